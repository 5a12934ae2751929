// The server is killed while two bots play, and once told to go: nobody loses an answered move, none is played twice, the match reaches its goal.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { parseReplay, playReplay } from '../../shared/game/index.ts'
import { post } from '../bot/connection.ts'
import { playMatch } from '../bot/player.ts'
import { TestServer } from '../e2e/server.ts'

test('kill -9 twice and SIGTERM once in the middle of a round', { timeout: 120_000 }, async () => {
  const server = await TestServer.start()
  const { url } = server
  const first = await post(url, '/matches', { name: 'One', level: 'match', playlist: ['whole-life'], role: 'client' })
  const second = await post(url, `/matches/${first.code}/join`, { name: 'Two' })
  const answered: string[] = []
  const lines: string[] = []
  const options = {
    url,
    say: (line: string) => void lines.push(line),
    heard: (payload: object, ok: boolean) => ok && answered.push(JSON.stringify(payload)),
  }
  const playing = Promise.all([playMatch({ ...options, entry: first, think: 120 }), playMatch({ ...options, entry: second, think: 170 })])
  for (const [wait, signal] of [
    [1900, 'SIGKILL'],
    [2300, 'SIGTERM'],
    [1700, 'SIGKILL'],
  ] as const) {
    await sleep(wait)
    await server.kill(signal)
    await sleep(200)
    await server.start()
  }
  const [one] = await playing
  expect(lines.filter((line) => line.includes('coming back')).length).toBeGreaterThanOrEqual(6)
  expect(one.results).toMatchObject([{ goal: true }])
  const { names: _names, ...file } = await (await fetch(`${url}/api/replays/${one.replay}`)).json()
  const replay = parseReplay(file)
  if (!replay.ok) throw new Error(replay.problems[0].reason)
  const { inputs } = replay.value
  expect(
    inputs.every((input, index) => index === 0 || (input.n > (inputs[index - 1]?.n ?? 0) && input.at >= (inputs[index - 1]?.at ?? 0))),
  ).toBe(true)
  const stored = inputs.flatMap((input) => {
    if (input.from !== 'client' && input.from !== 'server') return []
    const { at: _at, n: _n, from: _from, round: _round, ...move } = input
    return [JSON.stringify(move, Object.keys(move).sort())]
  })
  const sorted = (text: string): string => {
    const move: Record<string, unknown> = JSON.parse(text)
    return JSON.stringify(move, Object.keys(move).sort())
  }
  // Every answered move is stored; a stored one that was not answered fell into one of the three gaps.
  const left = [...stored]
  for (const text of answered.map(sorted)) {
    const at = left.indexOf(text)
    expect(at, `${text} was answered and is not stored`).toBeGreaterThanOrEqual(0)
    left.splice(at, 1)
  }
  expect(left.length).toBeLessThanOrEqual(6)
  const played = playReplay(replay.value)
  expect(played.ok && played.value.events.some((event) => event.on === 'move' && event.judged.kind === 'violation')).toBe(false)
  await server.close()
})
