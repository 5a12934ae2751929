// Who gives a seat away.
import { matchMaker } from '@colyseus/core'

/**
 * Throws when this process does not have the room any more. Whoever slept finds old requests waiting, and must not write beside the process that
 * has answered them since: inputs are fenced by their numbers, seats are not.
 */
export async function expectListed(id: string): Promise<void> {
  const room = await matchMaker.getRoomById(id)
  if (room?.processId !== matchMaker.processId) throw new Error('the room is open elsewhere')
}
