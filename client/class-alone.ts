// A class's rounds as one student plays them alone: against the bot in this page, each sent to the server as its replay. What could not be
// sent yet is kept in the browser until it is.
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Plan } from '../server/classroom/alone.ts'
import { botFor } from '../shared/game/bot-levels.ts'
import { isNetworkRound, parseConfig, seatOf } from '../shared/game/index.ts'
import type { ApiErrorCode } from '../shared/protocol/index.ts'
import { classPlan, sendAlone } from './net/class-api.ts'
import type { ClassPlace } from './net/class-place.ts'
import { type LocalConnection, startLocal } from './net/local.ts'
import { leaveMatch, playHere } from './session.ts'

/** ms between two looks for the plan: while it cannot be had, or while a further round may begin. */
const LOOK_EVERY = 4000

/** What became of a round's result. */
export type Result =
  | { readonly is: 'sending' | 'sent' }
  /** It is kept, and can be sent again. */
  | { readonly is: 'unsent' }
  | { readonly is: 'refused'; readonly why: ApiErrorCode }

interface Kept {
  readonly sent: readonly number[]
  readonly unsent: readonly Readonly<{ round: number; replay: object }>[]
}

export interface AloneClass {
  /** null: not known yet. */
  readonly plan: ReadonlySignal<Plan | null>
  /** Why the plan cannot be had; null: it can, or it is on its way. */
  readonly problem: ReadonlySignal<ApiErrorCode | 'offline' | null>
  /** By round, where one was played. */
  readonly results: ReadonlySignal<ReadonlyMap<number, Result>>
  /** The round that is on; null: none. */
  readonly playing: ReadonlySignal<number | null>
  /** Asks for the plan until it is there. */
  ask(): void
  /** Goes on asking: the teacher may begin another round. What this returns ends that. */
  follow(): () => void
  play(round: number): Promise<void>
  /** Back to the list; a round that is not over is lost. */
  stop(): void
  sendAgain(): void
  close(): void
}

/** Faults of the way, not of the result. */
const PASSING: readonly (ApiErrorCode | 'offline')[] = ['offline', 'shutting-down', 'internal', 'too-many-tries', 'server-full']

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'sent' in value &&
  Array.isArray(value.sent) &&
  value.sent.every((round) => typeof round === 'number') &&
  'unsent' in value &&
  Array.isArray(value.unsent) &&
  value.unsent.every(
    (one) =>
      typeof one === 'object' && one !== null && typeof one.round === 'number' && typeof one.replay === 'object' && one.replay !== null,
  )

function store(id: string): { read(): Kept; write(kept: Kept): void } {
  const key = `ackward.class-alone.${id}`
  let inMemory: Kept = { sent: [], unsent: [] }
  return {
    read() {
      try {
        const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
        return isKept(stored) ? stored : inMemory
      } catch {
        return inMemory
      }
    },
    write(kept) {
      inMemory = kept
      try {
        localStorage.setItem(key, JSON.stringify(kept))
      } catch {
        // Forbidden or full: it is known as long as the page lives.
      }
    },
  }
}

/** The match of one round, as the server will play it again. Throws when the plan makes none. */
function connect({ level, scoring, rounds, seeds }: Plan, round: number): LocalConnection {
  const isNetwork = rounds[round] !== undefined && isNetworkRound(rounds[round])
  const config = parseConfig({
    seed: seeds[round],
    level,
    scoring,
    rounds: [rounds[round]],
    firstClient: seatOf('client', round, 'a'),
    bots: { a: isNetwork, b: true },
    endless: true,
  })
  if (!config.ok) throw new Error(config.problems[0].reason)
  return startLocal({ config: config.value, seat: 'a', bot: botFor(config.value.level, isNetwork), again: (same) => same })
}

export function createAlone({ code, token, id }: ClassPlace): AloneClass {
  const kept = store(id)
  const plan = signal<Plan | null>(null)
  const problem = signal<ApiErrorCode | 'offline' | null>(null)
  const results = signal<ReadonlyMap<number, Result>>(
    new Map<number, Result>([
      ...kept.read().sent.map((round) => [round, { is: 'sent' }] as const),
      ...kept.read().unsent.map(({ round }) => [round, { is: 'unsent' }] as const),
    ]),
  )
  const playing = signal<number | null>(null)
  let closed = false
  let asking = false
  let following = false
  /** The deadline after which the server refused what is still kept. */
  let lateFor: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let unwatch = (): void => undefined

  const tell = (round: number, result: Result): void => {
    results.value = new Map([...results.peek(), [round, result]])
  }

  async function send(round: number, replay: object): Promise<void> {
    tell(round, { is: 'sending' })
    const answer = await sendAlone(code, token, round, replay)
    const { sent, unsent } = kept.read()
    const others = unsent.filter((one) => one.round !== round)
    // `taken: false`: the server has a result of this round already.
    if (answer.ok) {
      kept.write({ sent: [...new Set([...sent, round])], unsent: others })
      tell(round, { is: 'sent' })
    } else if (answer.error === 'offline' || PASSING.includes(answer.error)) tell(round, { is: 'unsent' })
    else {
      // The teacher may move the deadline: then it is sent again.
      if (answer.error === 'late') lateFor = plan.peek()?.deadline ?? null
      else kept.write({ sent, unsent: others })
      tell(round, { is: 'refused', why: answer.error })
    }
  }

  function sendAgain(): void {
    if (lateFor !== null && lateFor === plan.peek()?.deadline) return
    lateFor = null
    for (const { round, replay } of kept.read().unsent) if (results.peek().get(round)?.is !== 'sending') void send(round, replay)
  }

  async function look(): Promise<void> {
    clearTimeout(timer)
    if (asking) return
    asking = true
    const answer = await classPlan(code, token)
    asking = false
    if (closed) return
    if (answer.ok) {
      if (JSON.stringify(answer.value) !== JSON.stringify(plan.peek())) plan.value = answer.value
      problem.value = null
      sendAgain()
    } else problem.value = answer.error
    if (following || plan.peek() === null) timer = setTimeout(() => void look(), LOOK_EVERY)
  }

  return {
    plan,
    problem,
    results,
    playing,
    ask: () => plan.peek() === null && void look(),
    follow() {
      following = true
      void look()
      return () => {
        following = false
      }
    },
    async play(round) {
      const now = plan.peek()
      if (now === null || now.seeds[round] === undefined) return
      const connection = connect(now, round)
      // What was refused is played anew.
      results.value = new Map([...results.peek()].filter(([one]) => one !== round))
      unwatch()
      unwatch = effect(() => {
        const phase = connection.view.value?.phase
        if ((phase !== 'debrief' && phase !== 'over') || results.peek().has(round)) return
        const replay = connection.replay()
        const { sent, unsent } = kept.read()
        kept.write({ sent, unsent: [...unsent.filter((one) => one.round !== round), { round, replay }] })
        void send(round, replay)
      })
      await playHere(connection)
      if (closed) leaveMatch()
      else playing.value = round
    },
    stop() {
      unwatch()
      leaveMatch()
      playing.value = null
    },
    sendAgain,
    close() {
      closed = true
      clearTimeout(timer)
      unwatch()
      if (playing.peek() !== null) leaveMatch()
    },
  }
}
