// Live regions: what came out of the fog, politely; what was judged, at once. Each piece of news is said once.
import { untracked, useSignalEffect } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import type { HostView, Phase, Role, Told } from '../../../shared/game/index.ts'
import type { Segment } from '../../../shared/tcp/index.ts'
import { goalSound, sound } from '../../audio/sounds.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { segmentText } from '../ladder/words.ts'
import { missedWords, timerWords } from './told-words.ts'

/** How many pieces of news stay to be read again. */
const KEPT = 4

interface News {
  readonly id: number
  readonly text: string
  readonly urgent: boolean
}

/** The peer's SEQ is on the scale of our ACK, as in the inbox. */
const words = ({ number }: Game, role: Role, segment: Segment): string =>
  segmentText(segment, role, (_, which, value) => number(role, which === 'seq' ? 'ack' : 'seq', value))

/** null: not said. */
function say(told: Told, game: Game, { role, story }: HostView): Omit<News, 'id'> | null {
  switch (told.told) {
    case 'arrived':
      return { text: t('live.arrived', { segment: words(game, role, told.segment) }), urgent: false }
    case 'move':
    case 'discard': {
      const { rule, crossed } = told.verdict
      const reason = `${rule === null ? '' : ` ${t(`rule.${rule}`)}`}${crossed ? ` ${t('match.crossed')}` : ''}`
      return { text: `${t(`verdict.${told.verdict.kind}.name`)}.${told.verdict.kind === 'due' ? '' : reason}`, urgent: true }
    }
    case 'timer':
      return { text: timerWords(told, story), urgent: false }
    case 'state':
      return { text: t('live.state', { state: told.after }), urgent: false }
    case 'signal':
      return { text: t(`signal.${told.signal}`), urgent: true }
    case 'missed':
      return { text: missedWords(told), urgent: true }
    case 'prediction':
      return { text: t(`live.prediction.${told.right ? 'right' : 'wrong'}`), urgent: false }
    case 'crashed':
      return { text: t('live.crashed'), urgent: true }
    default:
      return null
  }
}

function Region({ news, urgent }: { news: readonly News[]; urgent: boolean }) {
  return (
    <div class="visually-hidden" role={urgent ? 'alert' : 'status'} aria-live={urgent ? 'assertive' : 'polite'} aria-atomic="false">
      {news
        .filter((one) => one.urgent === urgent)
        .slice(-KEPT)
        .map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
    </div>
  )
}

export function Announcer({ game }: { game: Game }) {
  const known = useRef<{ key: string; phase: Phase | null; count: number }>({ key: '', phase: null, count: 0 })
  const said = useRef(0)
  const [news, setNews] = useState<readonly News[]>([])
  useSignalEffect(() => {
    const view = game.view.value
    const host = game.host.value
    if (view === null || host === null) return
    const { story } = host
    const key = `${view.round} ${view.attempt} ${view.eyes}`
    const before = known.current
    // What was there before this page looked is no news.
    const count = before.key === key ? before.count : before.key === '' ? story.length : 0
    known.current = { key, phase: view.phase, count: story.length }
    const fresh = view.phase === 'live' ? story.slice(count) : []
    const lines = untracked(() => fresh.flatMap((told) => say(told, game, host) ?? []))
    for (const told of fresh) sound(told)
    if (before.key === key && before.phase === 'live' && view.phase !== 'live') {
      const goal = view.results.at(-1)?.goal === true
      if (goal) goalSound()
      lines.push({ text: untracked(() => t(`live.roundOver.${goal ? 'goal' : 'none'}`)), urgent: false })
    }
    if (lines.length === 0) return
    const added = lines.map((one) => {
      said.current += 1
      return { ...one, id: said.current }
    })
    setNews((old) => [...old, ...added].slice(-2 * KEPT))
  })
  return (
    <>
      <Region news={news} urgent={false} />
      <Region news={news} urgent />
    </>
  )
}
