// What one connection may do before it is closed.
import { EventEmitter } from 'node:events'
import { type Client, ClientState } from '@colyseus/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Abuse, SeatGuard } from '../../server/rooms/seat-guard.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function guarded() {
  const client: Pick<Client, 'ref' | 'state'> = { ref: new EventEmitter(), state: ClientState.JOINING }
  const abuses: Abuse[] = []
  const guard = new SeatGuard({ movesPerSecond: 6 }, client, (of) => void abuses.push(of))
  return { client, guard, abuses }
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
  gone.client.ref.emit('close')
  vi.advanceTimersByTime(60_000)
  expect([...joined.abuses, ...gone.abuses]).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('too many frames are told once, though what is under way still comes', () => {
  const { client, abuses } = guarded()
  for (let count = 0; count < 240; count += 1) client.ref.emit('message')
  expect(abuses).toEqual([])
  for (let count = 0; count < 100; count += 1) client.ref.emit('message')
  expect(abuses).toEqual(['frames'])
})

test('two hundred malformed messages are answered, and no more', () => {
  const { guard, abuses } = guarded()
  for (let count = 0; count < 200; count += 1) guard.bad()
  expect(abuses).toEqual([])
  for (let count = 0; count < 3; count += 1) guard.bad()
  expect(abuses).toEqual(['malformed'])
})
