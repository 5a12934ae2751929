// One round on a clock of its own: play, speed, scrubber, steps; the hosts' states and the ladder as far as the clock has come.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type RecordedRound, ROLES, type Role } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { StateDiagram } from '../diagram/StateDiagram.tsx'
import { Ladder } from '../ladder/Ladder.tsx'
import { ladderModel, stateAt } from '../ladder/model.ts'
import { downloadLadder, ladderSvg } from '../ladder/svg-file.ts'
import { ladderWords } from '../ladder/words.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { Notes } from './Notes.tsx'
import { Outcome } from './Outcome.tsx'

const SPEEDS = [0.5, 1, 2, 4]
const TICK = 50
/** ms from one place of the scrubber to the next. */
const GRAIN = 50

const plainNumber = (_role: unknown, _which: unknown, value: number): string => String(value)

/** `names` of who was which host. */
export function Player({ round, names }: { round: RecordedRound; names: Readonly<Record<Role, string>> }) {
  const { story, delay, last, requests, result } = round
  const length = Math.max(0, ...story.map((event) => event.at))
  const [at, setAt] = useState(length)
  const [speed, setSpeed] = useState(1)
  const [playing, setPlaying] = useState(false)
  /** Index in the story of the row that was looked up. */
  const [picked, setPicked] = useState<number | null>(null)
  const ladder = useRef<HTMLDivElement>(null)
  const requestOf = useMemo(() => (id: string) => requests.find((one) => one.id === id) ?? null, [requests])
  const model = useMemo(() => ladderModel(story, { since: 0, delay, last }), [round])
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setAt((now) => Math.min(length, now + TICK * speed)), TICK)
    return () => clearInterval(timer)
  }, [playing, speed, length])
  useEffect(() => {
    if (at >= length) setPlaying(false)
  }, [at, length])
  const times = [...new Set(story.map((event) => event.at))].sort((a, b) => a - b)
  const step = (way: 1 | -1): void =>
    setAt((now) => (way === 1 ? times.find((time) => time > now) : times.findLast((time) => time < now)) ?? now)
  const pick = (index: number): void => {
    setPlaying(false)
    setAt(story[index]?.at ?? 0)
    setPicked(index)
  }
  /** From below the ladder: it has the row once it is drawn as far as the clock stands now. */
  const lookUp = (index: number): void => {
    pick(index)
    requestAnimationFrame(() => {
      const row = ladder.current?.querySelector<SVGGElement>(`[data-row="${index}"]`)
      row?.scrollIntoView({ block: 'center' })
      row?.focus({ preventScroll: true })
    })
  }
  const title = scenarioText(round.scenario, 'title')
  return (
    <>
      {result !== null && <Outcome result={result} names={names} />}
      <div class="replay-bar card">
        <div class="row start">
          <button
            type="button"
            class="primary"
            onClick={() => {
              if (at >= length) setAt(0)
              setPlaying(!playing)
            }}
          >
            {t(playing ? 'replay.pause' : 'replay.play')}
          </button>
          <button type="button" onClick={() => step(-1)}>
            {t('replay.back')}
          </button>
          <button type="button" onClick={() => step(1)}>
            {t('replay.forward')}
          </button>
          <label class="row">
            {t('replay.speed')}
            <select value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
              {SPEEDS.map((one) => (
                <option key={one} value={one}>
                  {one}×
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            onClick={() => downloadLadder(ladderSvg(model, ladderWords(plainNumber, requestOf, names), title), `ackward-${round.scenario}`)}
          >
            {t('debrief.download')}
          </button>
        </div>
        <label class="scrubber">
          <span class="visually-hidden">{t('replay.time')}</span>
          <input
            type="range"
            min={0}
            max={length}
            step={GRAIN}
            value={at}
            aria-valuetext={t('replay.seconds', { seconds: (at / 1000).toFixed(1) })}
            onInput={(event) => {
              setPlaying(false)
              // The last place of the scrubber lies before the end where the length is no multiple of its grain.
              const place = Number(event.currentTarget.value)
              setAt(place + GRAIN > length ? length : place)
            }}
          />
          <span class="mono">{t('replay.seconds', { seconds: (at / 1000).toFixed(1) })}</span>
        </label>
      </div>
      <div class="replay-columns">
        {ROLES.map((role) => {
          const { here, visited } = stateAt(model, role, at)
          return (
            <figure key={role} class={`replay-state ${role}`}>
              <figcaption>
                <strong>{names[role]}</strong> · {t(`match.role.${role}`)} · <span class="mono">{here ?? '–'}</span>
              </figcaption>
              <StateDiagram here={here} visited={visited} />
            </figure>
          )
        })}
        <div class="replay-ladder" ref={ladder}>
          <Ladder
            story={story}
            number={plainNumber}
            requestOf={requestOf}
            since={0}
            delay={delay}
            last={last}
            names={names}
            at={at >= length ? null : at}
            onPick={pick}
            picked={picked}
          />
        </div>
      </div>
      {result?.network == null && <Notes round={round} names={names} number={plainNumber} onMoment={lookUp} />}
    </>
  )
}
