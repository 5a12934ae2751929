// What one host knows at the moment of the question.
import type { TcbView, Told } from '../../../shared/game/index.ts'
import type { Scene } from '../../../shared/quiz/index.ts'
import type { Segment, Span, State } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { SegmentText } from '../words/SegmentText.tsx'

const ROWS: readonly (readonly [string, keyof TcbView])[] = [
  ['ISS', 'iss'],
  ['SND.UNA', 'sndUna'],
  ['SND.NXT', 'sndNxt'],
  ['SND.WND', 'sndWnd'],
  ['IRS', 'irs'],
  ['RCV.NXT', 'rcvNxt'],
  ['RCV.WND', 'rcvWnd'],
]

/** The latest lines of the story; older ones are not needed to answer. */
const LINES = 8

/** In CLOSED there is no TCB (§3.3.2): all that a host has is the number it would begin with. */
export function TcbNumbers({ tcb, state, hides = [] }: { tcb: TcbView; state: State | null; hides?: Scene['hides'] }) {
  if (state === 'CLOSED') return <p class="dim">{t('tcb.next', { iss: tcb.iss })}</p>
  return (
    <dl class="tcb-numbers">
      {ROWS.map(([name, key]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="mono">{hides.includes(key) ? '?' : (tcb[key] ?? '–')}</dd>
        </div>
      ))}
    </dl>
  )
}

const spanWords = ({ syn, fin, len, seq }: Span): string =>
  `${[syn ? 'SYN' : '', len > 0 ? t('match.octets', { count: len }) : '', fin ? 'FIN' : ''].filter((one) => one !== '').join(' + ')} · seq ${seq}`

export function Outbox({ spans }: { spans: readonly Span[] }) {
  if (spans.length === 0) return null
  return (
    <p>
      <span class="eyebrow">{t('match.outbox')}</span>{' '}
      {spans.flatMap((span) => [
        <span key={span.seq} class="mono span">
          {spanWords(span)}
        </span>,
        ' ',
      ])}
    </p>
  )
}

export function StateName({ state }: { state: State | null }) {
  return (
    <p class="scene-state">
      <strong class="mono">{state ?? '?'}</strong> {state !== null && <span class="dim">{t(`state.${state}.means`)}</span>}
    </p>
  )
}

function Arrived({ segment }: { segment: Segment }) {
  return (
    <>
      <span class="scene-way in">
        <span aria-hidden="true">↘</span> <span class="visually-hidden">{t('quiz.scene.arrived')}</span>
      </span>{' '}
      <SegmentText segment={segment} />
    </>
  )
}

function Line({ told, scene }: { told: Told; scene: Scene }) {
  switch (told.told) {
    case 'move':
      return (
        <>
          <span class="scene-way out">
            <span aria-hidden="true">↗</span> <span class="visually-hidden">{t('quiz.scene.sent')}</span>
          </span>{' '}
          <SegmentText segment={told.segment} />
        </>
      )
    case 'arrived':
      return <Arrived segment={told.segment} />
    case 'timer':
      return <span class="warn">◔ {t(`timerFired.${told.timer}`)}</span>
    case 'signal':
      return <span class="warn">! {t(`signal.${told.signal}`)}</span>
    case 'crashed':
      return <span class="warn">! {t('live.crashed')}</span>
    case 'request': {
      const request = scene.requests.find(({ id }) => id === told.request)
      return request === undefined ? null : (
        <>
          <span class="scene-way app" aria-hidden="true">
            ◆
          </span>{' '}
          {t('quiz.scene.asks')} <span class="mono">{t(`request.${request.call}.title`, { len: request.len })}</span>
        </>
      )
    }
    default:
      return null
  }
}

/** An application's request is told once, when it is dealt. */
const isShown = (told: Told, scene: Scene): boolean =>
  told.told !== 'request' || (told.now === 'dealt' && scene.requests.some(({ id }) => id === told.request))

export function SceneView({ scene }: { scene: Scene }) {
  const story = scene.story.filter((told) => isShown(told, scene))
  const open = scene.requests.filter(({ status }) => status === 'open')
  return (
    <section class="scene card" aria-label={t('quiz.scene.title')}>
      <p class="eyebrow">{t(`match.youAre.${scene.role}`)}</p>
      <StateName state={scene.state} />
      <TcbNumbers tcb={scene.tcb} state={scene.state} hides={scene.hides} />
      <Outbox spans={scene.outbox} />
      {scene.state !== null && open.length > 0 && (
        <p>
          <span class="eyebrow">{t('match.application')}</span>{' '}
          {open.flatMap(({ id, call, len }) => [
            <span key={id} class="mono span">
              {t(`request.${call}.title`, { len })}
            </span>,
            ' ',
          ])}
        </p>
      )}
      <ol class="scene-story">
        {story.length > LINES && <li class="dim">…</li>}
        {story.slice(-LINES).map((told, index) => (
          <li key={index}>
            <Line told={told} scene={scene} />
          </li>
        ))}
        {scene.last !== null && !story.some(({ told }) => told === 'arrived') && (
          <li>
            <Arrived segment={scene.last} />
          </li>
        )}
        {story.length === 0 && scene.last === null && <li class="dim">{t('quiz.scene.nothing')}</li>}
      </ol>
    </section>
  )
}
