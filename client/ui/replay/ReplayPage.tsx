// `/r/<id>`: a match played again, round by round, with a scrubber over its ladder.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { createMatch, parseReplay, play, type Replay, ROLES, type Role, type View, view } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { StateDiagram } from '../diagram/StateDiagram.tsx'
import { Ladder } from '../ladder/Ladder.tsx'
import { ladderModel, stateAt } from '../ladder/model.ts'
import { downloadLadder, ladderSvg } from '../ladder/svg-file.ts'
import { ladderWords } from '../ladder/words.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import './replay.css'

type Names = Readonly<{ a: string; b: string }>
type Loaded =
  | { readonly is: 'loading' | 'missing' | 'offline' }
  | { readonly is: 'broken'; readonly why: string }
  | { readonly is: 'there'; readonly rounds: readonly View[]; readonly names: Names }

/** What everybody may see of each round once it is over. */
function roundsOf(replay: Replay): readonly View[] {
  let match = createMatch(replay.config)
  const rounds: View[] = []
  for (const input of replay.inputs) {
    const next = play(match, input).match
    if ((next.phase === 'debrief' || next.phase === 'over') && match.phase === 'live')
      rounds.push(view({ ...next, phase: 'debrief' }, 'all'))
    match = next
  }
  return rounds
}

async function load(id: string): Promise<Loaded> {
  try {
    const response = await fetch(`/api/replays/${encodeURIComponent(id)}`)
    if (response.status === 404) return { is: 'missing' }
    if (!response.ok) return { is: 'offline' }
    const { names, ...file }: { names: Names } = await response.json()
    const replay = parseReplay(file)
    if (!replay.ok) return { is: 'broken', why: `${replay.problems[0].path} ${replay.problems[0].reason}` }
    return { is: 'there', rounds: roundsOf(replay.value), names }
  } catch {
    return { is: 'offline' }
  }
}

const SPEEDS = [0.5, 1, 2, 4]
const TICK = 50
/** ms from one place of the scrubber to the next. */
const GRAIN = 50

function Round({ round, names }: { round: View; names: Names }) {
  const story = round.ladder ?? []
  const since = round.phaseStarted === 0 ? 0 : (story[0]?.at ?? 0)
  const start = story.find((event) => event.on === 'phase' && event.phase === 'live')?.at ?? since
  const length = Math.max(0, ...story.map((event) => event.at - start))
  const [at, setAt] = useState(length)
  const [speed, setSpeed] = useState(1)
  const [playing, setPlaying] = useState(false)
  const number = (_role: unknown, _which: unknown, value: number): string => String(value)
  const requestOf = (id: string) => ROLES.flatMap((role) => round.hosts[role]?.requests ?? []).find((one) => one.id === id) ?? null
  const last = useMemo(() => ({ client: round.hosts.client?.state ?? null, server: round.hosts.server?.state ?? null }), [round])
  // Of the network's round both hosts are bots, whoever sat at the table.
  const nameOf = (role: Role): string => (round.network === null ? names[round.seats[role]] : '') || t('briefing.bot')
  const byRole = { client: nameOf('client'), server: nameOf('server') }
  const model = useMemo(() => ladderModel(story, { since: start, delay: round.level.delay, last }), [round])
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setAt((now) => Math.min(length, now + TICK * speed)), TICK)
    return () => clearInterval(timer)
  }, [playing, speed, length])
  useEffect(() => {
    if (at >= length) setPlaying(false)
  }, [at, length])
  const times = [...new Set(story.map((event) => event.at - start))].sort((a, b) => a - b)
  const step = (way: 1 | -1): void =>
    setAt((now) => (way === 1 ? times.find((time) => time > now) : times.findLast((time) => time < now)) ?? now)
  const title = scenarioText(round.scenario.id, 'title')
  return (
    <>
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
            onClick={() => downloadLadder(ladderSvg(model, ladderWords(number, requestOf, byRole), title), `ackward-${round.scenario.id}`)}
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
                <strong>{byRole[role]}</strong> · {t(`match.role.${role}`)} · <span class="mono">{here ?? '–'}</span>
              </figcaption>
              <StateDiagram here={here} visited={visited} />
            </figure>
          )
        })}
        <div class="replay-ladder">
          <Ladder
            story={story}
            number={number}
            requestOf={requestOf}
            since={start}
            delay={round.level.delay}
            last={last}
            names={byRole}
            at={at >= length ? null : at}
            onPick={(index) => setAt(Math.max(0, (story[index]?.at ?? start) - start))}
          />
        </div>
      </div>
    </>
  )
}

export function ReplayPage({ id }: { id: string }) {
  const [loaded, setLoaded] = useState<Loaded>({ is: 'loading' })
  const [tries, setTries] = useState(0)
  const [chosen, setChosen] = useState(0)
  useEffect(() => {
    setLoaded({ is: 'loading' })
    void load(id).then(setLoaded)
  }, [id, tries])
  if (loaded.is !== 'there')
    return (
      <main class="page">
        <h1>{t('replay.title')}</h1>
        <p role="status">{loaded.is === 'broken' ? t('replay.broken', { why: loaded.why }) : t(`replay.${loaded.is}`)}</p>
        {loaded.is === 'offline' && (
          <button type="button" class="primary" onClick={() => setTries(tries + 1)}>
            {t('app.again')}
          </button>
        )}
      </main>
    )
  const { rounds, names } = loaded
  const round = rounds[chosen]
  return (
    <main class="page replay">
      <h1>{t('replay.of', { a: names.a || t('briefing.bot'), b: names.b || t('briefing.bot') })}</h1>
      <div class="row start" role="group" aria-label={t('replay.rounds')}>
        {rounds.map((one, index) => {
          const result = one.results.at(-1)
          return (
            <button key={one.round} type="button" aria-pressed={index === chosen} onClick={() => setChosen(index)}>
              {index + 1}. {scenarioText(one.scenario.id, 'title')} {result?.goal === true ? '✓' : ''}
            </button>
          )
        })}
      </div>
      {round === undefined ? <p>{t('replay.noRounds')}</p> : <Round key={chosen} round={round} names={names} />}
    </main>
  )
}
