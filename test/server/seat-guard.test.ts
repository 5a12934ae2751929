// What one connection may do before it is closed.
import { EventEmitter } from 'node:events'
import { type Client, ClientState } from '@colyseus/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Abuse, SeatGuard } from '../../server/rooms/seat-guard.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function guarded() {
  const client: Pick<Client, 'state'> = { state: ClientState.JOINING }
  const line = Object.assign(new EventEmitter(), { admits: () => true })
  const abuses: Abuse[] = []
  const guard = new SeatGuard({ movesPerSecond: 6 }, client, line, (of) => void abuses.push(of))
  return { client, line, guard, abuses }
}

test('who has not joined after a quarter of a minute is closed', () => {
  const { abuses } = guarded()
  vi.advanceTimersByTime(14_000)
  expect(abuses).toEqual([])
  vi.advanceTimersByTime(2000)
  expect(abuses).toEqual(['never-joined'])
})

test('who joined is left alone, and who has gone is not called', () => {
  const joined = guarded()
  joined.client.state = ClientState.JOINED
  const gone = guarded()
  gone.line.emit('close')
  vi.advanceTimersByTime(60_000)
  expect([...joined.abuses, ...gone.abuses]).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('too many frames are told once, and none of those that still come is heard', () => {
  const { line, abuses } = guarded()
  for (let count = 0; count < 240; count += 1) expect(line.admits()).toBe(true)
  expect(abuses).toEqual([])
  const heard = Array.from({ length: 100 }, () => line.admits()).filter(Boolean).length
  expect(heard).toBeLessThan(12)
  expect(line.admits()).toBe(false)
  expect(abuses).toEqual(['frames'])
})

test('frames that come no faster than a game needs are heard for ever', () => {
  const { client, line, abuses } = guarded()
  client.state = ClientState.JOINED
  for (let count = 0; count < 6000; count += 1) {
    vi.advanceTimersByTime(17)
    expect(line.admits()).toBe(true)
  }
  expect(abuses).toEqual([])
})

test('nothing is heard of whoever is dismissed, for whatever reason', () => {
  const { line, guard, abuses } = guarded()
  expect(line.admits()).toBe(true)
  guard.shut()
  expect(line.admits()).toBe(false)
  vi.advanceTimersByTime(60_000)
  expect(abuses).toEqual([])
})

test('two hundred malformed messages are answered, and no more', () => {
  const { guard, abuses } = guarded()
  for (let count = 0; count < 200; count += 1) guard.bad()
  expect(abuses).toEqual([])
  for (let count = 0; count < 3; count += 1) guard.bad()
  expect(abuses).toEqual(['malformed'])
})
