// Live regions: what came out of the fog, politely; what was judged, at once. Each piece of news is said once.
import { useSignalEffect } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import type { Told } from '../../../shared/game/index.ts'
import { flagNames, type Segment } from '../../../shared/tcp/index.ts'
import { sound } from '../../audio/sounds.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'

const words = (segment: Segment): string =>
  [
    flagNames(segment),
    `seq ${segment.seq}`,
    ...(segment.flags.includes('ACK') ? [`ack ${segment.ack}`] : []),
    ...(segment.len > 0 ? [`len ${segment.len}`] : []),
  ].join(' ')

/** null: not said. */
function say(told: Told): { readonly text: string; readonly urgent: boolean } | null {
  switch (told.told) {
    case 'arrived':
      return { text: t('live.arrived', { segment: words(told.segment) }), urgent: false }
    case 'move':
    case 'discard': {
      const reason = told.verdict.rule === null ? '' : ` ${t(`rule.${told.verdict.rule}`)}`
      return { text: `${t(`verdict.${told.verdict.kind}.name`)}.${told.verdict.kind === 'due' ? '' : reason}`, urgent: true }
    }
    case 'timer':
      return { text: t(`timerFired.${told.timer}`), urgent: false }
    case 'state':
      return { text: t('live.state', { state: told.after }), urgent: false }
    case 'signal':
      return { text: t(`signal.${told.signal}`), urgent: true }
    case 'missed':
      return { text: t('match.missed'), urgent: true }
    default:
      return null
  }
}

export function Announcer({ game }: { game: Game }) {
  const known = useRef<{ key: string; count: number }>({ key: '', count: 0 })
  const [polite, setPolite] = useState('')
  const [urgent, setUrgent] = useState('')
  useSignalEffect(() => {
    const view = game.view.value
    const story = game.host.value?.story ?? []
    if (view === null) return
    const key = `${view.round} ${view.attempt} ${view.eyes}`
    const { count } = known.current.key === key ? known.current : { count: known.current.key === '' ? story.length : 0 }
    known.current = { key, count: story.length }
    const fresh = view.phase === 'live' ? story.slice(count) : []
    for (const told of fresh) sound(told)
    const said = fresh.flatMap((told) => say(told) ?? [])
    const calm = said.filter((one) => !one.urgent).map((one) => one.text)
    const loud = said.filter((one) => one.urgent).map((one) => one.text)
    if (calm.length > 0) setPolite(calm.join(' '))
    if (loud.length > 0) setUrgent(loud.join(' '))
  })
  return (
    <>
      <p class="visually-hidden" role="status" aria-live="polite">
        {polite}
      </p>
      <p class="visually-hidden" role="alert" aria-live="assertive">
        {urgent}
      </p>
    </>
  )
}
