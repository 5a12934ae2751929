// While nothing waits for an answer: what arrives next? Right is a spark and an accuracy of its own, no points; numbers only for who likes.
import { useState } from 'preact/hooks'
import type { HostView } from '../../../shared/game/index.ts'
import { type Flag, flagNames } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { unanswered } from '../../store/suggest.ts'
import './chips.css'
import './predict.css'
import './questions.css'

const GUESSES: readonly (readonly Flag[])[] = [['SYN'], ['SYN', 'ACK'], ['ACK'], ['FIN', 'ACK'], ['RST']]
const NUMBERS = ['seq', 'ack', 'len'] as const
type Typed = Readonly<Record<(typeof NUMBERS)[number], string>>

const MOST_DIGITS = 10
const MOST_OCTETS = 0xffff
const NOTHING: Typed = { seq: '', ack: '', len: '' }

/** The numbers of a guess; one that is left empty may be anything. The peer's SEQ is on the scale of the player's ACK. */
function Numbers({ game, flags }: { game: Game; flags: readonly Flag[] }) {
  const [typed, setTyped] = useState(NOTHING)
  const fields = NUMBERS.filter((field) => field !== 'ack' || flags.includes('ACK'))
  const value = (field: keyof Typed): number | null => (typed[field] === '' || !fields.includes(field) ? null : Number(typed[field]))
  const octets = (): number | null => {
    const len = value('len')
    return len === null ? null : Math.min(len, MOST_OCTETS)
  }
  const onScale = (field: 'seq' | 'ack'): number | null => {
    const number = value(field)
    return number === null ? null : game.absolute(field === 'seq' ? 'ack' : 'seq', number)
  }
  return (
    <form
      class="predict-numbers"
      onSubmit={(event) => {
        event.preventDefault()
        void game.predict({ flags, seq: onScale('seq'), ack: onScale('ack'), len: octets() })
      }}
    >
      {fields.map((field) => (
        <label key={field}>
          <span class="mono">{field}</span>
          <input
            class="mono"
            inputMode="numeric"
            autocomplete="off"
            value={typed[field]}
            onInput={(event) => {
              const text = event.currentTarget.value.replace(/\D/g, '').slice(0, MOST_DIGITS)
              event.currentTarget.value = text
              setTyped({ ...typed, [field]: text })
            }}
          />
        </label>
      ))}
      <button type="submit" class="small" aria-disabled={!game.playable.value}>
        {t('predict.say')}
      </button>
    </form>
  )
}

/** `SYN-ACK seq 300`, as the player typed it. */
function guessWords(game: Game, { role, prediction }: HostView): string {
  if (prediction === null) return ''
  const { flags, seq, ack, len } = prediction
  const number = (field: 'seq' | 'ack', value: number | null): readonly string[] =>
    value === null ? [] : [`${field} ${game.number(role, field === 'seq' ? 'ack' : 'seq', value)}`]
  return [flagNames({ flags }), ...number('seq', seq), ...number('ack', ack), ...(len === null ? [] : [`len ${len}`])].join(' ')
}

export function Predict({ game, host }: { game: Game; host: HostView }) {
  const { prediction } = host
  if (host.stateAsked || host.choices !== null) return null
  const waits = unanswered(host).length === 0 && host.outbox.length > 0
  if (!waits && prediction === null) return null
  const chosen = prediction === null ? '' : flagNames(prediction)
  const { right, wrong } = host.tally.predicted
  return (
    <section class="predict" aria-label={t('predict.title')}>
      <h2 class="eyebrow">{t('predict.title')}</h2>
      {prediction === null && <p class="dim">{t('predict.free')}</p>}
      <div class="chips">
        {GUESSES.map((flags) => {
          const name = flagNames({ flags })
          return (
            <button
              key={name}
              type="button"
              class="chip mono"
              aria-pressed={chosen === name}
              aria-disabled={!game.playable.value}
              onClick={() => void game.predict({ flags, seq: null, ack: null, len: null })}
            >
              {name}
            </button>
          )
        })}
      </div>
      {prediction !== null && (
        <>
          <Numbers key={chosen} game={game} flags={prediction.flags} />
          <p class="dim guess" role="status">
            {t('predict.said', { guess: guessWords(game, host) })}
          </p>
        </>
      )}
      {prediction === null && right + wrong > 0 && <p class="dim">{t('predict.score', { right, all: right + wrong })}</p>}
    </section>
  )
}
