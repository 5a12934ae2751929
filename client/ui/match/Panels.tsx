// What the player's own host knows: state, TCB, requests, inbox, outbox.
import { useState } from 'preact/hooks'
import type { HostView, TcbView } from '../../../shared/game/index.ts'
import type { Segment, Span, State } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { unanswered } from '../../store/suggest.ts'
import { StateDiagram } from '../diagram/StateDiagram.tsx'
import { lookOf } from '../words/segment-look.ts'
import '../words/segment.css'
import { TimerRing } from './Clock.tsx'
import { Glossary } from './Glossary.tsx'
import './glossary.css'
import './inbox.css'
import './panels.css'
import './state.css'
import { flagText } from '../words/flag-text.ts'

/** `SYN-ACK seq 300 ack 101`, with its numbers as the player wants them. */
export function SegmentWords({ segment, game, from }: { segment: Segment; game: Game; from: 'me' | 'peer' }) {
  const { me } = game
  // The peer counts from its own ISN: what is its SEQ is on the scale of our ACK.
  const number = (which: 'seq' | 'ack', value: number): string =>
    me.value === null ? String(value) : game.number(me.value, from === 'me' ? which : which === 'seq' ? 'ack' : 'seq', value)
  return (
    <span class="segment">
      <span class={`flags ${lookOf(segment)}`}>{flagText(segment)}</span> <span class="mono">seq {number('seq', segment.seq)}</span>
      {segment.flags.includes('ACK') && <span class="mono"> ack {number('ack', segment.ack)}</span>}
      {segment.len > 0 && <span class="mono"> len {segment.len}</span>}
    </span>
  )
}

export function StatePanel({ game, host }: { game: Game; host: HostView }) {
  const visited = host.story.flatMap((one): State[] => (one.told === 'state' ? [one.after] : []))
  return (
    <section class="panel state-panel" aria-label={t('match.state')}>
      <h2 class="eyebrow">{t('match.state')}</h2>
      <p class="state mono">{host.state ?? '?'}</p>
      <p class="means">{host.state === null ? t('match.stateHidden') : t(`state.${host.state}.means`)}</p>
      {game.view.value?.level.asksState !== true && <StateDiagram here={host.state} visited={visited} />}
    </section>
  )
}

const ROWS: readonly (readonly [string, keyof TcbView, 'seq' | 'ack' | null])[] = [
  ['ISS', 'iss', 'seq'],
  ['SND.UNA', 'sndUna', 'seq'],
  ['SND.NXT', 'sndNxt', 'seq'],
  ['SND.WND', 'sndWnd', null],
  ['IRS', 'irs', 'ack'],
  ['RCV.NXT', 'rcvNxt', 'ack'],
  ['RCV.WND', 'rcvWnd', null],
]

/** From so many digits on, a number takes a line of its own. */
const LONG = 7

/** In CLOSED there is no TCB (§3.3.2): all that a host has is the number it would begin with. */
export function TcbPanel({ game, host }: { game: Game; host: HostView }) {
  const [asked, setAsked] = useState(false)
  const long = [game.number(host.role, 'seq', host.tcb.iss), game.number(host.role, 'ack', host.tcb.irs ?? 0)].some(
    (text) => text.length >= LONG,
  )
  return (
    <>
      <section class={`panel tcb ${long ? 'long' : ''}`} aria-label={t('match.tcb')}>
        <div class="tcb-head">
          <h2 class="eyebrow">{t('match.tcb')}</h2>
          <button type="button" class="small" aria-haspopup="dialog" onClick={() => setAsked(true)}>
            {t('tcb.what')}
          </button>
        </div>
        {host.state === 'CLOSED' && <p class="dim no-tcb">{t('tcb.none')}</p>}
        <dl>
          {(host.state === 'CLOSED' ? ROWS.slice(0, 1) : ROWS).map(([name, key, scale]) => {
            const value = host.tcb[key]
            return (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="mono">{value === null ? '–' : scale === null ? value : game.number(host.role, scale, value)}</dd>
              </div>
            )
          })}
        </dl>
      </section>
      {/* Beside the panel: what is styled within it is not meant for a dialog. */}
      {asked && <Glossary onClose={() => setAsked(false)} />}
    </>
  )
}

export function RequestsPanel({ host }: { host: HostView }) {
  const shown = host.requests.filter(({ status }) => status === 'open')
  const last = host.requests.at(-1)
  return (
    <section class="panel requests" aria-label={t('match.application')}>
      <h2 class="eyebrow">{t('match.application')}</h2>
      {shown.length === 0 && (
        <p class="dim">{last === undefined ? t('match.noRequest') : t('match.requestsDone', { count: host.requests.length })}</p>
      )}
      <ul>
        {shown.map(({ id, call, len }) => (
          <li key={id} class="request" data-call={len > 0 ? `${call} ${len}` : call}>
            <strong class="mono">{t(`request.${call}.title`, { len })}</strong> <span>{t(`request.${call}.says`, { len })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function InboxPanel({ game, host }: { game: Game; host: HostView }) {
  const open = unanswered(host)
  return (
    <section class="panel inbox" aria-label={t('inbox.title')}>
      <h2 class="eyebrow">{t('inbox.title')}</h2>
      {host.inbox.length === 0 && <p class="dim">{t('inbox.empty')}</p>}
      <ul>
        {host.inbox.map(({ arrival, segment }) => (
          <li key={arrival} data-arrival={arrival} class={open.some((one) => one.arrival === arrival) ? '' : 'answered'}>
            <button
              type="button"
              class="arrival"
              aria-pressed={game.picked.value === arrival}
              onClick={() => {
                game.picked.value = game.picked.value === arrival ? null : arrival
              }}
            >
              <SegmentWords segment={segment} game={game} from="peer" />{' '}
              {open.every((one) => one.arrival !== arrival) && <span class="answered-mark">✓ {t('inbox.answered')}</span>}
            </button>
            <button type="button" class="small" aria-disabled={!game.playable.value} onClick={() => void game.discard(arrival)}>
              {t('inbox.discard')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const spanWords = ({ syn, fin, len }: Span): string =>
  [syn ? 'SYN' : '', len > 0 ? t('match.octets', { count: len }) : '', fin ? 'FIN' : ''].filter((one) => one !== '').join(' + ')

/** Timers that run, as the lighthouse shows them with its rings. */
export function TimersPanel({ game, host }: { game: Game; host: HostView }) {
  if (host.timers.length === 0) return null
  return (
    <section class="panel timers" aria-label={t('match.timers')}>
      <ul>
        {host.timers.map(({ timer, started, ends }) => (
          <li key={timer}>
            <span>{t(`timer.${timer}`)}</span> <TimerRing game={game} started={started} ends={ends} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The span as it would be typed to send it again, its acknowledgment number left open: whoever has heard a SYN repeats their own with an ACK. */
const notationOf = ({ syn, fin, len }: Span, seq: string, heard: boolean): string =>
  `${syn ? (heard ? 'SA' : 'S') : fin ? 'FA' : 'A'} ${seq}${syn && !heard ? '' : ' ACK'}${len > 0 ? ` ${len}` : ''}`

export function OutboxPanel({ game, host }: { game: Game; host: HostView }) {
  if (host.outbox.length === 0) return null
  return (
    <section class="panel outbox" aria-label={t('match.outbox')}>
      <h2 class="eyebrow">{t('match.outbox')}</h2>
      <ul>
        {host.outbox.map((span) => (
          <li key={span.seq} data-notation={notationOf(span, game.number(host.role, 'seq', span.seq), host.tcb.irs !== null)}>
            <span class={`flags ${span.syn ? 'syn' : span.fin ? 'fin' : 'data'}`}>{spanWords(span)}</span>{' '}
            <span class="mono">seq {game.number(host.role, 'seq', span.seq)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
