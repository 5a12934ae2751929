// Levels and times. RTO = 2 × delay + deadline, so an answer in time never causes a needless resend; 2MSL = 2 × RTO.

import type { Scenario } from './scenario.ts'

export const LEVELS = ['coach', 'match', 'exam'] as const
export type LevelId = (typeof LEVELS)[number]

/** All times in ms. */
export interface Level {
  /** One way. */
  readonly delay: number
  /** Full speed share up to here, from when a duty arose. */
  readonly grace: number
  /** No speed share from here on; a `must` duty still open then is missed. */
  readonly deadline: number
  readonly rto: number
  /** A round with a handshake only, and one with a whole life. */
  readonly clock: Readonly<{ handshake: number; life: number }>
  readonly briefing: number
  readonly debrief: number
  /** Digits of an initial sequence number; null: all 32 bits. */
  readonly isnDigits: number | null
  /** `reason`: rule, skill and the right segment at once; `line`: the rule at once; `verdict`: nothing else before the debrief. */
  readonly tells: 'reason' | 'line' | 'verdict'
  readonly hints: boolean
  /** Candidates to tap, as long as the player is not yet sure. */
  readonly chips: boolean
  /** Stuck for so long: the rule glows, the value shows, a ghost offers to send it. null: no help by itself. */
  readonly help: readonly [rule: number, value: number, ghost: number] | null
  /** An arrival that owes nothing leaves the inbox by itself after so long. */
  readonly fade: number | null
  /** The state is hidden and asked for. */
  readonly asksState: boolean
}

export const LEVEL = {
  coach: {
    delay: 1000,
    grace: 6000,
    deadline: 18_000,
    rto: 20_000,
    clock: { handshake: 90_000, life: 150_000 },
    briefing: 20_000,
    debrief: 90_000,
    isnDigits: 3,
    tells: 'reason',
    hints: true,
    chips: true,
    help: [12_000, 20_000, 30_000],
    fade: 6000,
    asksState: false,
  },
  match: {
    delay: 1000,
    grace: 2500,
    deadline: 8000,
    rto: 10_000,
    clock: { handshake: 60_000, life: 90_000 },
    briefing: 10_000,
    debrief: 60_000,
    isnDigits: 4,
    tells: 'line',
    hints: true,
    chips: false,
    help: null,
    fade: 6000,
    asksState: false,
  },
  exam: {
    delay: 800,
    grace: 2000,
    deadline: 6400,
    rto: 8000,
    clock: { handshake: 45_000, life: 75_000 },
    briefing: 10_000,
    debrief: 60_000,
    isnDigits: null,
    tells: 'verdict',
    hints: false,
    chips: false,
    help: null,
    fade: null,
    asksState: true,
  },
} as const satisfies Readonly<Record<LevelId, Level>>

export const FADES = [0, 1, 2, 3] as const
/** How much help has faded: 0 and 1 leave all that the level gives; 2 takes the candidates; 3 also the help that comes by itself. */
export type Fade = (typeof FADES)[number]

/** The level with so much of its help faded; hints on request stay. */
export const faded = (level: Level, fade: Fade): Level => ({
  ...level,
  chips: level.chips && fade < 2,
  help: fade < 3 ? level.help : null,
})

/** Extra time scales what the player has to keep up with; the wire's delay stays. */
export function scaled(level: Level, factor: number): Level {
  const times = (ms: number): number => Math.round(ms * factor)
  return {
    ...level,
    grace: times(level.grace),
    deadline: times(level.deadline),
    rto: times(level.rto),
    clock: { handshake: times(level.clock.handshake), life: times(level.clock.life) },
  }
}

/** ms that a round of this scenario lasts. */
export const roundClock = ({ clock, network }: Pick<Scenario, 'clock' | 'network'>, level: LevelId, factor: number): number =>
  Math.round((network?.clock ?? LEVEL[level].clock[clock]) * factor)

/** A segment is long enough under way to be caught, and the bots never need their deadline. RTO = 2 × delay + deadline here too. */
const CATCHABLE = { delay: 2500, deadline: 4000, rto: 9000 }

/** The level's pace for a round in which somebody is the network: extra time slows down what they have to catch. */
export const catchable = (level: Level, factor: number): Level => ({
  ...level,
  delay: Math.round(CATCHABLE.delay * factor),
  deadline: Math.round(CATCHABLE.deadline * factor),
  rto: Math.round(CATCHABLE.rto * factor),
})
