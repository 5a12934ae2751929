import { describe, expect, test } from 'vitest'
import { berthed, NO_BERTHS } from '../../../client/board/berths.ts'
import { boatsOf, DOCKING } from '../../../client/board/boats.ts'
import { frameOf, type Scene } from '../../../client/board/frame.ts'
import { crossingsOf, replayAt } from '../../../client/board/replay.ts'
import { type Match, play, type Role, SCENARIO_IDS, view } from '../../../shared/game/index.ts'
import { inState, playedUntil, sceneOf } from './voyage.ts'

const at = (scene: Scene, later: number) => boatsOf({ ...scene, now: scene.now + later, replay: null })
const sentBy =
  (role: 'client' | 'server') =>
  (match: Match): boolean =>
    match.phase === 'live' && match.live.story.some((event) => event.on === 'move' && event.role === role)

describe('a segment of the player', () => {
  const match = playedUntil('whole-life', sentBy('client'))
  const scene = sceneOf(match, 'client')
  const { delay } = scene.view.level

  test('leaves the pier and sails on until the fog has it', () => {
    const [first] = at(scene, 0)
    expect(first?.segment.flags).toEqual(['SYN'])
    const places = [0, 0.1, 0.3, 0.5].map((share) => at(scene, share * delay)[0]?.at.x ?? Number.NaN)
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(new Set(places).size).toBe(places.length)
    expect(at(scene, 0.2 * delay)[0]?.alpha).toBe(1)
    expect(at(scene, 0.6 * delay)[0]?.alpha).toBeLessThan(0.5)
    expect(at(scene, 0.7 * delay)).toEqual([])
  })

  test('looks the same whether it is lost or not', () => {
    const lost = playedUntil('lost-syn', sentBy('client'))
    expect(lost.live.story.findLast((event) => event.on === 'move')).toMatchObject({ fates: ['lost'] })
    const other = sceneOf(lost, 'client')
    for (let later = 0; later <= 2 * delay; later += 100) {
      const shape = (one: Scene) => at(one, later).map(({ at: place, alpha, sunk, heading }) => ({ place, alpha, sunk, heading }))
      expect(shape(other)).toEqual(shape(scene))
    }
  })

  test('goes down before their eyes with X-ray', () => {
    const lost = sceneOf(playedUntil('lost-syn', sentBy('client'), { xray: true }), 'client')
    expect(at(lost, 0.2 * delay)[0]?.sunk).toBe(0)
    expect(at(lost, 0.95 * delay)[0]?.sunk).toBeGreaterThan(0.9)
    const safe = sceneOf(playedUntil('whole-life', sentBy('client'), { xray: true }), 'client')
    const [boat] = at(safe, 0.95 * delay)
    expect(boat?.sunk).toBe(0)
    expect(boat?.at.x).toBeGreaterThan(safe.layout.width * 0.7)
  })

  test("the partner's goes down too with X-ray, once, and only then", () => {
    const until = sentBy('server')
    const seen = sceneOf(playedUntil('lost-syn-ack', until, { xray: true }), 'client')
    const theirs = (scene: Scene, later: number) => at(scene, later).filter(({ from }) => from === 'server')
    expect(theirs(seen, 0.2 * delay)).toMatchObject([{ sunk: 0, segment: { flags: ['SYN', 'ACK'] }, heading: -1 }])
    expect(theirs(seen, 0.95 * delay)[0]?.sunk).toBeGreaterThan(0.9)
    expect(theirs(seen, 0.95 * delay)).toHaveLength(1)
    expect(theirs(seen, 1.1 * delay)).toEqual([])
    const blind = sceneOf(playedUntil('lost-syn-ack', until), 'client')
    for (let later = 0; later <= 2 * delay; later += 100) expect(theirs(blind, later)).toEqual([])
  })

  test('a violation does not leave the pier', () => {
    const before = playedUntil('whole-life', inState('client', 'ESTABLISHED'))
    const wrong = { kind: 'segment', flags: ['ACK'], seq: 1, ack: 2, len: 0, wnd: null } as const
    const later = before.at + 3000
    const clock = play(before, { at: later, n: before.n + 1, from: 'clock' }).match
    const after = play(clock, { at: later, n: clock.n + 1, from: 'client', round: 0, ...wrong }).match
    const bumped = sceneOf(after, 'client', 100)
    const shown = (one: Scene) => frameOf(one).boats.filter(({ from }) => from === 'client')
    expect(shown(bumped)).toEqual(shown(sceneOf(clock, 'client', 100)))
    expect(frameOf(bumped).effects.map(({ kind }) => kind)).toContain('bump')
    expect(frameOf(sceneOf(after, 'client', 5000)).effects).toEqual([])
  })
})

describe('an arrival', () => {
  const match = playedUntil('whole-life', (one) => one.phase === 'live' && one.live.hosts.client.inbox.length === 1)
  const scene = sceneOf(match, 'client')
  const berths = berthed(NO_BERTHS, scene.view, scene.view.hosts.client ?? null, scene.now)
  const ashore = { ...scene, berths }

  test('comes out of the fog and docks at the first berth', () => {
    const [comes] = at(ashore, 200)
    const [lies] = at(ashore, DOCKING + 1)
    expect(comes?.segment.flags).toEqual(['SYN', 'ACK'])
    expect(comes?.moves).toBe(true)
    expect(lies).toMatchObject({ at: scene.layout.berths[0], moves: false, docked: berths.boats[0]?.arrival, heading: -1 })
    expect(comes?.at.x).toBeGreaterThan(lies?.at.x ?? 0)
  })

  test('lies where it lay when the board is built again', () => {
    const again = berthed(NO_BERTHS, scene.view, scene.view.hosts.client ?? null, scene.now + 5000)
    expect(at({ ...scene, berths: again }, 5000)).toEqual(at(ashore, 5000))
  })

  test('keeps its berth when an earlier one leaves, and fades away itself', () => {
    const host = scene.view.hosts.client
    const [first] = host?.inbox ?? []
    if (host === undefined || first === undefined) throw new Error('nothing arrived')
    const second = { ...first, arrival: first.arrival + 1 }
    const two = berthed(NO_BERTHS, scene.view, { ...host, inbox: [first, second] }, scene.now)
    const one = berthed(two, scene.view, { ...host, inbox: [second] }, scene.now + 2000)
    const stays = at({ ...scene, berths: one }, 2000).filter(({ docked }) => docked !== null)
    expect(stays.map(({ docked, at: place }) => [docked, place])).toEqual([[second.arrival, scene.layout.berths[1]]])
    expect(at({ ...scene, berths: one }, 2300)).toHaveLength(2)
    expect(at({ ...scene, berths: one }, 4000)).toHaveLength(1)
    const third = berthed(one, scene.view, { ...host, inbox: [second, { ...first, arrival: 9 }] }, scene.now + 4000)
    expect(third.boats.map(({ arrival, slot }) => [arrival, slot])).toEqual([
      [second.arrival, 1],
      [9, 0],
    ])
  })

  test('another round begins with an empty harbour', () => {
    const empty = berthed(berths, { ...scene.view, attempt: 1 }, null, scene.now)
    expect(empty.boats).toEqual([])
  })
})

describe('the debrief', () => {
  const match = playedUntil('lost-syn', (one) => one.phase === 'debrief')
  const scene = sceneOf(match, 'client')
  const story = match.live.story
  const left = story.filter((event) => (event.on === 'move' && event.flight !== null) || event.on === 'launched')
  const drowned = left.filter((event) => (event.on === 'move' || event.on === 'launched') && event.fates.includes('lost'))

  test('shows every boat of the round, and what became of it', () => {
    const crossings = crossingsOf(story, scene.view.level.delay)
    expect(crossings.length).toBeGreaterThanOrEqual(left.length)
    expect(drowned.length).toBeGreaterThan(0)
    expect(crossings.filter(({ arrived }) => arrived === null).length).toBeGreaterThanOrEqual(drowned.length)
    for (const { sent, arrived } of crossings) expect(arrived ?? sent + 1).toBeGreaterThan(sent)
  })

  test('lifts the fog, plays the round in some seconds and then rests', () => {
    expect(frameOf(scene).fog).toBe(1)
    expect(frameOf({ ...scene, now: scene.now + 3000 })).toMatchObject({ fog: 0, pace: 'full' })
    const rests = frameOf({ ...scene, now: scene.now + 60_000 })
    expect(rests.pace).toBe('still')
    expect(rests.boats.every(({ sunk }) => sunk === 1)).toBe(true)
    expect(rests.boats.length).toBeGreaterThanOrEqual(drowned.length)
    expect(rests.hosts.map(({ seen }) => seen?.state)).toEqual([match.live.hosts.client.tcb.state, match.live.hosts.server.tcb.state])
  })

  test('begins with the states in which the round began', () => {
    const [client, server] = frameOf(scene).hosts
    const began = (role: Role) => story.flatMap((event) => (event.on === 'state' && event.role === role ? [event.before] : []))[0]
    expect([client?.seen?.state, server?.seen?.state]).toEqual([began('client'), began('server')])
    expect(client?.seen?.state).not.toBe(match.live.hosts.client.tcb.state)
    expect(replayAt(scene.view, scene.now)?.over).toBe(false)
  })
})

test.each(SCENARIO_IDS)('%s can be drawn at any time, with any eyes', (scenario) => {
  const seen: Match[] = []
  playedUntil(
    scenario,
    (match) => {
      if (match.n % 3 === 0) seen.push(match)
      return match.phase === 'debrief'
    },
    { xray: scenario.length % 2 === 0 },
    true,
  )
  for (const match of seen)
    for (const eyes of ['client', 'server', 'all'] as const) {
      const scene = sceneOf(match, eyes, 350, [360, 220])
      const host = eyes === 'all' ? null : (view(match, eyes).hosts[eyes] ?? null)
      const frame = frameOf({ ...scene, berths: berthed(NO_BERTHS, scene.view, host, scene.now) })
      for (const boat of frame.boats) {
        expect(Number.isFinite(boat.at.x + boat.at.y + boat.alpha + boat.sunk)).toBe(true)
        expect(boat.alpha).toBeGreaterThanOrEqual(0)
        expect(boat.at.x).toBeGreaterThan(-scene.layout.vessel.width)
        expect(boat.at.x).toBeLessThan(scene.layout.width + scene.layout.vessel.width)
      }
    }
})
