// What the page plays alone for a class, the server takes: the same bots, moved by the same clock, on both sides of the check.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startLocal } from '../../client/net/local.ts'
import { playAlone, roundSeedOf } from '../../server/classroom/alone.ts'
import { newClass, parseClassOptions } from '../../shared/classroom/index.ts'
import {
  botFor,
  isNetworkRound,
  type LevelId,
  type Move,
  type NetworkMove,
  parseConfig,
  seatOf,
  type View,
} from '../../shared/game/index.ts'
import { nextMove } from '../server/handshaker.ts'

/** ms between two looks of the player, and of the whole round at most. */
const LOOK = 130
const MOST = 400_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const isOver = ({ phase }: View): boolean => phase === 'debrief' || phase === 'over'

const hostMove = (view: View): Move | null => (view.phase === 'briefing' ? { kind: 'ready' } : nextMove(view))

function networkMove({ phase, network }: View): NetworkMove | null {
  if (phase === 'briefing') return { kind: 'ready' }
  const [flight] = network?.exposed ?? []
  if (phase !== 'live' || network === null) return null
  if (network.waits) return network.faults.at(-1)?.guess === null ? { kind: 'expect', consequence: 'sender-timer' } : null
  return flight === undefined || network.left.drop === 0 ? null : { kind: 'fault', doing: 'drop', flight }
}

test.each<[scenario: string, level: LevelId, round: number]>([
  ['lost-syn-ack', 'coach', 0],
  ['lost-syn-ack', 'match', 1],
  ['handshake', 'match', 0],
  ['be-the-network', 'coach', 0],
  ['be-the-network', 'match', 1],
  ['be-the-network', 'exam', 0],
])('%s at %s in round %i', async (scenario, level, round) => {
  const options = parseClassOptions({ playlist: Array.from({ length: round + 1 }, () => scenario), level, quiz: false })
  if (!options.ok) throw new Error(options.problems[0].reason)
  const state = newClass({ code: '123456', seed: 'a class', options: options.value, created: 0 })
  const played = options.value.playlist[round]
  if (played === undefined) throw new Error('no round')
  const isNetwork = isNetworkRound(played)
  const config = parseConfig({
    seed: roundSeedOf(state, round),
    level,
    rounds: [played],
    firstClient: seatOf('client', round, 'a'),
    bots: { a: isNetwork, b: true },
    endless: true,
  })
  if (!config.ok) throw new Error(config.problems[0].reason)
  const page = startLocal({ config: config.value, seat: 'a', bot: botFor(level, isNetwork), again: (same) => same })
  const seen = (): View => {
    const view = page.view.value
    if (view === null) throw new Error('nothing is seen')
    return view
  }
  for (let at = 0; at < MOST && !isOver(seen()); at += LOOK) {
    await vi.advanceTimersByTimeAsync(LOOK)
    const move = isNetwork ? networkMove(seen()) : hostMove(seen())
    if (move !== null) await page.send(move)
  }
  page.leave()
  expect(isOver(seen())).toBe(true)
  const replay = page.replay()
  for (const from of ['client', 'server', 'clock', ...(isNetwork ? ['network'] : [])])
    expect(replay.inputs.filter((input) => input.from === from)).not.toEqual([])
  expect(playAlone(state, round, JSON.parse(JSON.stringify(replay)))).toMatchObject({ ok: true })
})
