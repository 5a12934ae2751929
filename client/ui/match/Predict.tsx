// While nothing waits for an answer: what arrives next? Right is a spark and an accuracy of its own, no points.
import type { HostView } from '../../../shared/game/index.ts'
import { type Flag, flagNames } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { unanswered } from '../../store/suggest.ts'
import './chips.css'
import './questions.css'

const GUESSES: readonly (readonly Flag[])[] = [['SYN'], ['SYN', 'ACK'], ['ACK'], ['FIN', 'ACK'], ['RST']]

export function Predict({ game, host }: { game: Game; host: HostView }) {
  if (host.stateAsked || host.choices !== null) return null
  const waits = unanswered(host).length === 0 && host.outbox.length > 0
  if (!waits && host.prediction === null) return null
  const chosen = host.prediction === null ? '' : flagNames({ flags: host.prediction.flags, seq: 0, ack: 0, len: 0, wnd: 0 })
  const { right, wrong } = host.tally.predicted
  return (
    <section class="predict" aria-label={t('predict.title')}>
      <h2 class="eyebrow">{t('predict.title')}</h2>
      <div class="chips">
        {GUESSES.map((flags) => {
          const name = flagNames({ flags, seq: 0, ack: 0, len: 0, wnd: 0 })
          return (
            <button
              key={name}
              type="button"
              class="chip mono"
              aria-pressed={chosen === name}
              disabled={!game.playable.value}
              onClick={() => void game.predict({ flags, seq: null, ack: null, len: null })}
            >
              {name}
            </button>
          )
        })}
      </div>
      {right + wrong > 0 && <p class="dim">{t('predict.score', { right, all: right + wrong })}</p>}
    </section>
  )
}
