import { afterAll, beforeAll, expect, test } from 'vitest'
import { playRound } from './handshaker.ts'
import { bothReady, pair } from './player.ts'
import { type Started, startServer } from './start.ts'

let server: Started
beforeAll(async () => {
  server = await startServer({ AWAY_SECONDS: '1', MOVES_PER_SECOND: '50' })
})
afterAll(() => server.close())

test('two players bring lost-syn-ack to its goal and its debrief', async () => {
  const players = await pair(server.url, { level: 'match' })
  await bothReady(players)
  await playRound(players, 60_000)
  for (const { view } of players) {
    expect(view?.phase).toBe('debrief')
    expect(view?.results[0]?.goal).toBe(true)
  }
}, 90_000)
