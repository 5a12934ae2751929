// What a ladder is drawn from, as a View of the round has it.
import { ROLES, type View } from '../../../shared/game/index.ts'
import type { LadderProps } from './Ladder.tsx'

type Drawn = Pick<LadderProps, 'story' | 'requestOf' | 'since' | 'delay'> & { readonly last: NonNullable<LadderProps['last']> }

export function ladderOf(view: View): Drawn {
  const story = view.ladder ?? []
  const began = story.find((event) => event.on === 'phase' && event.phase === 'live')?.at ?? story[0]?.at ?? 0
  const requests = ROLES.flatMap((role) => view.hosts[role]?.requests ?? [])
  return {
    story,
    since: view.phase === 'live' ? view.phaseStarted : began,
    delay: view.level.delay,
    last: { client: view.hosts.client?.state ?? null, server: view.hosts.server?.state ?? null },
    requestOf: (id) => requests.find((one) => one.id === id) ?? null,
  }
}
