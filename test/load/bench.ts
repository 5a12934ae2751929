// `npm run bench`: what the core costs, beside the same handshake and close in XState 5. Medians with their spread; no test depends on it.
import { Bench } from 'tinybench'
import { getInitialSnapshot, transition } from 'xstate'
import { type Bot, createMatch, type Input, parseConfig, play, view } from '../../shared/game/index.ts'
import { call, duties, emit, judge, newTcb, react, receive, type Segment, type Tcb, type TcpEvent } from '../../shared/tcp/index.ts'
import { simulate } from '../play/simulate.ts'
import { configOf, explore } from '../tcp/model.ts'
import { LIFE, yardstick } from './yardstick.ts'

/** How many units of work one run of the task holds, so that every line is per unit. */
interface Task {
  readonly name: string
  readonly units: number
  readonly run: () => unknown
}

/** A client's life, with the host of it before each of its segments. */
function movesOfALife(): readonly { readonly tcb: Tcb; readonly segment: Segment }[] {
  const moves: { tcb: Tcb; segment: Segment }[] = []
  let tcb = newTcb({ iss: 100 })
  const sendAll = (): void => {
    for (let duty = duties(tcb)[0]; duty !== undefined; duty = duties(tcb)[0]) {
      moves.push({ tcb, segment: duty.segment })
      tcb = emit(tcb, duty.segment).tcb
    }
  }
  const arrives = (flags: Segment['flags'], seq: number, ack: number, len: number): void => {
    tcb = receive(tcb, { flags, seq, ack, len, wnd: 1000 }).tcb
    sendAll()
  }
  const asks = (op: 'connect' | 'close'): void => {
    tcb = call(tcb, { op }).tcb
    sendAll()
  }
  asks('connect')
  arrives(['SYN', 'ACK'], 300, 101, 0)
  tcb = call(tcb, { op: 'send', len: 5 }).tcb
  sendAll()
  arrives(['ACK'], 301, 106, 10)
  asks('close')
  arrives(['ACK'], 311, 107, 0)
  arrives(['FIN', 'ACK'], 311, 107, 0)
  return moves
}

const moves = movesOfALife()
const established = newTcb({
  iss: 100,
  irs: 300,
  state: 'ESTABLISHED',
  snd: { una: 101, nxt: 101, wnd: 1000, wl1: 300, wl2: 101, max: 1000 },
  rcv: { nxt: 301, wnd: 1000, acked: 301, unread: 0 },
})
const data: TcpEvent = { on: 'segment', segment: { flags: ['ACK'], seq: 301, ack: 101, len: 10, wnd: 1000 } }
const wrong: Segment = { flags: ['ACK'], seq: 101, ack: 300, len: 0, wnd: 1000 }

const bot: Bot = { think: 1500, errors: 0.1, seed: 1 }
const config = parseConfig({ seed: '1', level: 'match', rounds: ['whole-life'], bots: { a: true, b: true }, briefing: 0, debrief: 0 })
if (!config.ok) throw new Error(config.problems.map((problem) => problem.reason).join('; '))
const game = simulate(config.value, { client: bot, server: bot })
/** The match before each of its inputs. */
const frames = game.inputs.reduce<{
  match: ReturnType<typeof createMatch>
  list: { match: ReturnType<typeof createMatch>; input: Input }[]
}>(({ match, list }, input) => ({ match: play(match, input).match, list: [...list, { match, input }] }), {
  match: createMatch(config.value),
  list: [],
}).list
const live = frames.filter(({ match, input }) => match.phase === 'live' && input.from !== 'clock')

const tasks: readonly Task[] = [
  {
    name: 'judge + emit',
    units: moves.length,
    run: () => {
      for (const { tcb, segment } of moves) {
        judge(tcb, segment)
        emit(tcb, segment)
      }
    },
  },
  { name: 'judge of a violation, with diagnosis', units: 1, run: () => judge(established, wrong) },
  { name: 'react to data', units: 1, run: () => react(established, data) },
  {
    name: 'XState 5: one transition of the same life',
    units: LIFE.length,
    run: () => LIFE.reduce((snapshot, event) => transition(yardstick, snapshot, event)[0], getInitialSnapshot(yardstick)),
  },
  {
    name: 'play one move',
    units: live.length,
    run: () => {
      for (const { match, input } of live) play(match, input)
    },
  },
  {
    name: 'view for one player',
    units: live.length,
    run: () => {
      for (const { match } of live) view(match, 'client')
    },
  },
  { name: 'createMatch, with its par', units: 1, run: () => createMatch(config.value) },
]

const bench = new Bench({ time: 1000, warmupTime: 300, retainSamples: true })
for (const task of tasks) bench.add(task.name, () => void task.run())
await bench.run()

const micros = (ms: number, units: number): string => ((ms * 1000) / units).toFixed(2).padStart(9)
console.log(`${'µs a unit'.padEnd(44)}   median       p25       p75       p99   thousand a second`)
for (const task of tasks) {
  const result = bench.getTask(task.name)?.result
  if (result === undefined || !('latency' in result)) throw new Error(`${task.name} did not run`)
  const { p50, p75, p99, samples } = result.latency
  const sorted = [...(samples ?? [])].sort((a, b) => a - b)
  const p25 = sorted[Math.floor(sorted.length / 4)] ?? p50
  const rate = (task.units / p50).toFixed(0).padStart(12)
  console.log(
    `${task.name.padEnd(44)}${micros(p50, task.units)} ${micros(p25, task.units)} ${micros(p75, task.units)} ${micros(p99, task.units)} ${rate}`,
  )
}

const rates = Array.from({ length: 5 }, () => {
  const start = performance.now()
  const { states } = explore(configOf('one octet'), () => [])
  return states / (performance.now() - start)
}).sort((a, b) => a - b)
console.log(`model check: ${rates.map((rate) => rate.toFixed(1)).join(', ')} thousand states a second (five runs of 'one octet')`)
