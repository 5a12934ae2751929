// What stands on the ladder of a living round: the player's own story and, with X-ray, what the network took.
import type { Harmed, HostView, Told, View } from '../../../shared/game/index.ts'
import type { Fate } from '../../../shared/net/index.ts'
import type { Segment } from '../../../shared/tcp/index.ts'

/** `fades`: into the fog; `drowns`: in sight of X-ray; `stays`: it broke a rule and never left. */
export type Way = 'fades' | 'drowns' | 'stays'

export type Rung = { readonly at: number } & (
  | { readonly is: 'sent'; readonly told: Extract<Told, { told: 'move' }>; readonly way: Way; readonly fates: readonly Fate[] }
  | { readonly is: 'arrived'; readonly segment: Segment }
  /** The peer's, which never came. */
  | { readonly is: 'missing'; readonly segment: Segment; readonly fates: readonly Fate[] }
  | { readonly is: 'told'; readonly told: Extract<Told, { told: 'timer' | 'state' | 'signal' | 'missed' }> }
)

const NEVER_COMES: readonly Fate[] = ['lost', 'merged', 'corrupt']
const isTaken = ({ fates }: Harmed): boolean => fates.some((fate) => NEVER_COMES.includes(fate))

function rungOf(told: Told, own: readonly Harmed[]): Rung | null {
  const { at } = told
  switch (told.told) {
    case 'move': {
      const harm = told.left ? own.find(({ sent }) => sent === at) : undefined
      const way = !told.left ? 'stays' : harm !== undefined && isTaken(harm) ? 'drowns' : 'fades'
      return { at, is: 'sent', told, way, fates: harm?.fates ?? [] }
    }
    case 'arrived':
      return { at, is: 'arrived', segment: told.segment }
    case 'timer':
    case 'state':
    case 'signal':
    case 'missed':
      return { at, is: 'told', told }
    default:
      return null
  }
}

/** Oldest first. */
export function rungsOf({ role, story }: HostView, harmed: View['harmed']): readonly Rung[] {
  const own = (harmed ?? []).filter(({ from, forged }) => from === role && !forged)
  const missing = (harmed ?? [])
    .filter((one) => one.from !== role && isTaken(one))
    .map(({ sent, segment, fates }): Rung => ({ at: sent, is: 'missing', segment, fates }))
  return [...story.flatMap((told) => rungOf(told, own) ?? []), ...missing].sort((one, other) => one.at - other.at)
}
