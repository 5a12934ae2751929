// Two example bots, written from PROTOCOL.md, play whole matches over real sockets; the replay is held against the core.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseReplay, playReplay } from '../../shared/game/index.ts'
import { TestServer } from '../e2e/server.ts'
import { post } from './connection.ts'
import { playMatch } from './player.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
}, 30_000)
afterAll(() => server.close())

test.for(['whole-life', 'lost-syn-ack'])(
  '%s: to the goal, without a violation',
  { timeout: 90_000, concurrent: true },
  async (scenario, { expect: its }) => {
    const { url } = server
    const first = await post(url, '/matches', { name: 'One', level: 'match', playlist: [scenario], role: 'client' })
    const second = await post(url, `/matches/${first.code}/join`, { name: 'Two' })
    const say = () => undefined
    const [one, two] = await Promise.all([
      playMatch({ url, entry: first, think: 200, say }),
      playMatch({ url, entry: second, think: 300, say }),
    ])
    its(one.replay).toBe(two.replay)
    its(one.results).toMatchObject([{ scenario, goal: true }])
    const { names, ...file } = await (await fetch(`${url}/api/replays/${one.replay}`)).json()
    its(names).toEqual({ a: 'One', b: 'Two' })
    const replay = parseReplay(file)
    if (!replay.ok) throw new Error(replay.problems[0].reason)
    const played = playReplay(replay.value)
    if (!played.ok) throw new Error(played.problems[0].reason)
    const wrong = played.value.events.filter((event) => event.on === 'move' && event.judged.kind === 'violation')
    its(wrong).toEqual([])
    its(played.value.match?.results).toMatchObject([{ goal: true }])
  },
)

test('a wrong code is told in words', async () => {
  await expect(post(server.url, '/matches/QQQQQQ/join', { name: 'X' })).rejects.toThrow(/no-such-match/)
})
