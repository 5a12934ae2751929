// The debrief shows the round once more, in a few seconds: the ladder's events on a clock of their own.
import type { GameEvent, Role, View } from '../../shared/game/index.ts'
import type { Segment, State } from '../../shared/tcp/index.ts'

/** The whole round is shown in so long at most, ms. */
const LONGEST = 14_000
/** And not slower than it was played, nor much faster than an eye follows. */
const FASTEST = 8

export interface Replay {
  /** The round's time that is shown, ms of play time. */
  readonly at: number
  readonly over: boolean
}

/** Where the replay stands; null: nothing to replay. */
export function replayAt(view: View, now: number): Replay | null {
  const { ladder, level } = view
  if (ladder === null || view.phase === 'live' || view.phase === 'briefing') return null
  const began = ladder.find((event) => event.on === 'phase' && event.phase === 'live')?.at ?? ladder[0]?.at
  const last = ladder.findLast(({ on }) => on === 'arrived' || on === 'move' || on === 'state')?.at
  if (began === undefined || last === undefined) return null
  const ends = last + level.delay
  const speed = Math.min(FASTEST, Math.max(1, (ends - began) / LONGEST))
  const at = began + (now - view.phaseStarted) * speed
  return at >= ends || view.phase === 'over' ? { at: ends, over: true } : { at, over: false }
}

export interface Crossing {
  readonly from: Role
  readonly segment: Segment
  readonly sent: number
  /** When it arrived; null: the sea took it. */
  readonly arrived: number | null
  readonly forged: boolean
}

/** Everything that was under way in the round, oldest first. */
export function crossingsOf(ladder: readonly GameEvent[], delay: number): readonly Crossing[] {
  const landed = new Map<number, number>()
  for (const event of ladder) if (event.on === 'arrived') landed.set(event.flight, event.at)
  const seen = new Set<number>()
  const crossings: Crossing[] = []
  for (const event of ladder) {
    if (event.on === 'move' && event.flight !== null) {
      seen.add(event.flight)
      crossings.push({ from: event.role, segment: event.segment, sent: event.at, arrived: landed.get(event.flight) ?? null, forged: false })
    } else if (event.on === 'launched') {
      seen.add(event.flight)
      crossings.push({
        from: event.from,
        segment: event.segment,
        sent: event.at,
        arrived: landed.get(event.flight) ?? null,
        forged: event.forged,
      })
    } else if (event.on === 'arrived' && !seen.has(event.flight)) {
      // A copy that the network made: nobody sent it.
      const from = event.role === 'client' ? 'server' : 'client'
      crossings.push({ from, segment: event.segment, sent: event.at - delay, arrived: event.at, forged: false })
    }
  }
  return crossings
}

/** The state that a host was in at that time of the round. */
export function stateAt(ladder: readonly GameEvent[], role: Role, at: number, last: State | null): State | null {
  let before: State | null = null
  for (const event of ladder) {
    if (event.on !== 'state' || event.role !== role) continue
    if (event.at > at) return before ?? event.before
    before = event.after
  }
  return before ?? last
}
