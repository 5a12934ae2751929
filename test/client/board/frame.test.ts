import { describe, expect, test } from 'vitest'
import { berthed, NO_BERTHS } from '../../../client/board/berths.ts'
import { frameOf } from '../../../client/board/frame.ts'
import { lampPlace, listenPlace } from '../../../client/board/listen-sign.ts'
import { postureKey, postureOf, ringsOf } from '../../../client/board/posture.ts'
import { placesOf, targetAt, waveBox } from '../../../client/board/targets.ts'
import texts from '../../../client/i18n/en.json' with { type: 'json' }
import { type Match, play } from '../../../shared/game/index.ts'
import { STATES } from '../../../shared/tcp/index.ts'
import { inState, playedUntil, sceneOf } from './voyage.ts'

describe('postures', () => {
  test('no two states look alike, and a hidden one like none of them', () => {
    const looks = [...STATES, null].map((state) => JSON.stringify(postureOf(state)))
    expect(new Set(looks).size).toBe(STATES.length + 1)
  })

  test('each has its words', () => {
    for (const state of [...STATES, null]) expect(Object.keys(texts.board.posture)).toContain(postureKey(state).split('.').at(-1))
  })

  test('at the exam level the state is hidden until the debrief', () => {
    const exam = playedUntil('whole-life', inState('client', 'ESTABLISHED'), { level: 'exam' })
    const [client, server] = frameOf(sceneOf(exam, 'client')).hosts
    expect(client?.seen?.posture.sign).toBe('unknown')
    expect(server?.seen).toBeNull()
  })
})

const called = (match: Match): boolean => match.live.story.some((event) => event.on === 'move' && event.role === 'client')

describe('the pace', () => {
  test('nothing moves while nothing happens', () => {
    const listens = playedUntil('whole-life', inState('server', 'LISTEN'))
    expect(frameOf(sceneOf(listens, 'server', 5000)).pace).toBe('still')
  })

  test('a boat sails, then only the ring turns, and in a pause nothing', () => {
    const calls = playedUntil('whole-life', called)
    expect(frameOf(sceneOf(calls, 'client', 100)).pace).toBe('full')
    expect(frameOf(sceneOf(calls, 'client', 5000)).pace).toBe('slow')
    const paused = play(calls, { at: calls.at + 100, n: calls.n + 1, from: 'control', kind: 'pause' }).match
    expect(frameOf(sceneOf(paused, 'client')).pace).toBe('still')
  })
})

test('the ring fills from the timer’s start to its end', () => {
  const calls = playedUntil('whole-life', called)
  const { view, now } = sceneOf(calls, 'client')
  const host = view.hosts.client
  if (host === undefined) throw new Error('no host')
  expect(ringsOf(host, now)).toEqual([{ timer: 'retransmission', share: 0, seconds: view.level.rto / 1000 }])
  expect(ringsOf(host, now + view.level.rto / 4)).toMatchObject([{ share: 0.25 }])
  expect(ringsOf(host, now + 2 * view.level.rto)).toMatchObject([{ share: 1, seconds: 0 }])
})

describe('what can be pointed at', () => {
  const match = playedUntil('whole-life', (one) => one.phase === 'live' && one.live.hosts.client.inbox.length === 1)
  const scene = sceneOf(match, 'client', 3000)
  const berths = berthed(NO_BERTHS, scene.view, scene.view.hosts.client ?? null, scene.now)
  const { boats } = frameOf({ ...scene, berths })
  const [boat] = boats
  const { layout } = scene
  const { pier } = layout
  if (boat === undefined || pier === null || pier.crates === null) throw new Error('an empty harbour')
  const middle = (box: { x: number; y: number; width: number; height: number }) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

  test('a boat at the pier is read, its button waves it on', () => {
    const places = placesOf(layout, boats, [], [])
    expect(targetAt(places, { x: boat.at.x, y: boat.at.y - 10 })).toEqual({ is: 'boat', arrival: boat.docked })
    expect(targetAt(places, middle(waveBox(layout, boat)))).toEqual({ is: 'wave', arrival: boat.docked })
  })

  test('crates, plates and the rope', () => {
    const places = placesOf(layout, boats, ['ACK'], [])
    expect(targetAt(places, middle(pier.crates?.SYN ?? pier.handle))).toEqual({ is: 'crate', flag: 'SYN', loaded: false })
    expect(targetAt(places, { x: pier.hold.x + 5, y: pier.hold.y + 5 })).toEqual({ is: 'crate', flag: 'ACK', loaded: true })
    expect(targetAt(places, middle(pier.plates.ack))).toEqual({ is: 'plate', plate: 'ack' })
    expect(targetAt(places, middle(pier.handle))).toEqual({ is: 'rope' })
    expect(targetAt(places, { x: layout.width / 2, y: 3 })).toBeNull()
  })

  test('the own lamp and the sign before it, while the application asks to listen', () => {
    const lamp = lampPlace(layout)
    const sign = listenPlace(layout, { width: 150, height: 28 })
    if (lamp === null || sign === null) throw new Error('no lamp')
    const places = placesOf(layout, [], [], [lamp, sign])
    for (const box of [lamp, sign]) expect(targetAt(places, middle(box))).toEqual({ is: 'listen' })
    expect(targetAt(placesOf(layout, [], [], []), middle(lamp))).toBeNull()
  })
})
