// This round so far, as a ladder with one rung a line: what left into the fog, what came out of it, what happened here.
import type { ComponentChildren } from 'preact'
import type { HostView, Role, View } from '../../../shared/game/index.ts'
import type { Fate } from '../../../shared/net/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { lookOf } from '../words/segment-look.ts'
import { SegmentWords } from './Panels.tsx'
import { type Rung, rungsOf } from './rungs.ts'
import { missedWords, timerWords } from './told-words.ts'
import { ICON } from './Verdict.tsx'
import './round-log.css'

/** Lines that are kept; fewer are seen where there is less room. */
const LINES = 24

/** On a field of 72 × 20, the own host at 0 and the other one at 72. */
function strokesOf(rung: Rung): ComponentChildren {
  switch (rung.is) {
    case 'sent': {
      const look = lookOf(rung.told.segment)
      if (rung.way === 'stays') return <path class="taken" d="M4 10 H14 M16 6 l8 8 m0 -8 l-8 8" />
      if (rung.way === 'drowns') return <Drowned look={look} from={0} />
      return (
        <g class={look}>
          <path d="M0 4 L30 10" />
          <path class="fog" d="M34 10.8 L54 14.8" />
        </g>
      )
    }
    case 'arrived':
      return (
        <g class={lookOf(rung.segment)}>
          <path class="fog" d="M54 5.2 L34 9.2" />
          <path d="M30 10 L2 15.6 M8 10.6 L2 15.6 L9.6 18.2" />
        </g>
      )
    case 'missing':
      return <Drowned look={lookOf(rung.segment)} from={72} />
    case 'told':
      return rung.told.told === 'state' ? (
        <rect class="state-mark" x="-4" y="6" width="8" height="8" />
      ) : (
        <circle class="mark-dot" cx="0" cy="10" r="4" />
      )
  }
}

const Drowned = ({ look, from }: { look: string; from: 0 | 72 }) => (
  <>
    <path class={look} d={`M${from} 4 L36 10`} />
    <path class="taken" d="M32 6 l8 8 m0 -8 l-8 8" />
  </>
)

function Fates({ fates }: { fates: readonly Fate[] }) {
  return (
    <>
      {fates.flatMap((fate) => [
        <span key={fate} class="fate">
          {t(`ladder.fate.${fate}`)}
        </span>,
        ' ',
      ])}
    </>
  )
}

function RungWords({ rung, game, host }: { rung: Rung; game: Game; host: HostView }) {
  switch (rung.is) {
    case 'sent': {
      const { segment, verdict } = rung.told
      return (
        <>
          <SegmentWords segment={segment} game={game} from="me" />{' '}
          <span class={`log-mark ${verdict.kind}`}>
            {ICON[verdict.kind]} {t(`verdict.${verdict.kind}.name`)}
          </span>{' '}
          <Fates fates={rung.fates} />
        </>
      )
    }
    case 'arrived':
      return <SegmentWords segment={rung.segment} game={game} from="peer" />
    case 'missing':
      return (
        <>
          <SegmentWords segment={rung.segment} game={game} from="peer" /> <Fates fates={rung.fates} />
        </>
      )
    case 'told':
      return <ToldWords told={rung.told} host={host} />
  }
}

function ToldWords({ told, host }: { told: Extract<Rung, { is: 'told' }>['told']; host: HostView }) {
  switch (told.told) {
    case 'timer':
      return <span class="warn timer-fired">◔ {timerWords(told, host.story)}</span>
    case 'state':
      return <strong class="mono">{told.after}</strong>
    case 'signal':
      return <span class="warn">{t(`signal.${told.signal}`)}</span>
    case 'missed':
      return <span class="problem">{missedWords(told)}</span>
  }
}

const SIDE: Readonly<Record<Role, string>> = { client: 'own-left', server: 'own-right' }

export function RoundLog({ game, host, view }: { game: Game; host: HostView; view: View }) {
  const rungs = rungsOf(host, view.harmed)
  const first = Math.max(0, rungs.length - LINES)
  return (
    <section class={`panel log ${SIDE[host.role]}`} aria-label={t('match.log')}>
      <h2 class="eyebrow">{t('match.log')}</h2>
      <ol>
        {rungs.slice(first).map((rung, index) => (
          <li key={first + index}>
            <span class="mono dim">{((rung.at - view.phaseStarted) / 1000).toFixed(1)}</span>{' '}
            <span class="log-rung">
              <svg viewBox="0 0 72 20" aria-hidden="true" focusable="false">
                {strokesOf(rung)}
              </svg>
            </span>{' '}
            <span class="rung-words">
              <RungWords rung={rung} game={game} host={host} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
