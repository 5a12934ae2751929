// The server's match time as the page knows it, through a rematch.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MatchClock } from '../../../client/net/match-clock.ts'

let passed = 0
beforeEach(() => {
  passed = 50_000
  vi.spyOn(performance, 'now').mockImplementation(() => passed)
})
afterEach(() => vi.restoreAllMocks())

test('goes on from what it heard, and never back behind it', () => {
  const clock = new MatchClock()
  expect(clock.now()).toBe(0)
  clock.heard(7000)
  passed += 500
  expect(clock.now()).toBe(7500)
  clock.heard(7300)
  expect(clock.now()).toBe(7500)
  clock.heard(7900)
  expect(clock.now()).toBe(7900)
})

test('an answer is as old as half its way', () => {
  const clock = new MatchClock()
  clock.answered(1000, passed - 200)
  expect(clock.now()).toBe(1100)
})

test('a new match begins at 0, whatever was asked of the old one', () => {
  const clock = new MatchClock()
  clock.heard(200_000)
  const asked = passed
  passed += 100
  clock.reset()
  clock.heard(3)
  clock.answered(200_090, asked)
  clock.heard(200_090, asked)
  expect(clock.now()).toBe(3)
  passed += 1000
  clock.answered(1050, passed - 100)
  expect(clock.now()).toBe(1100)
})
