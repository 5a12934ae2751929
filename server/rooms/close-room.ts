// How a room of ours ends while people sit in it.
import type { Room } from '@colyseus/core'

/**
 * Sends everybody away and closes the room at once. The framework alone would wait for those who have a seat reserved and have not come yet, and
 * the room would answer as long beside the one that is opened in its place.
 */
export async function closeRoom(room: Room, code: number): Promise<void> {
  const closed = room.disconnect(code)
  // biome-ignore lint/complexity/useLiteralKeys: as the framework itself lets go of a room; it is no part of its types.
  room['_events'].emit('dispose')
  await closed
}
