import { describe, expect, test } from 'vitest'
import { type Box, CRATES, type Layout, layoutOf, PLATES } from '../../../client/board/layout.ts'
import { listenPlace } from '../../../client/board/listen-sign.ts'
import { holdBox } from '../../../client/board/targets.ts'

const SIZES = [
  [320, 180],
  [360, 136],
  [360, 150],
  [360, 168],
  [360, 220],
  [420, 260],
  [600, 300],
  [720, 510],
  [900, 240],
  [1200, 510],
  [1920, 700],
] as const

const boxesOf = ({ pier }: Layout): readonly Box[] => {
  if (pier === null) throw new Error('no pier')
  const crates = pier.crates === null ? [] : CRATES.map((flag) => pier.crates?.[flag] ?? pier.handle)
  const hold = CRATES.map((_, index) => holdBox(pier, index))
  return [...crates, ...PLATES.map((plate) => pier.plates[plate]), pier.handle, ...hold]
}

const apart = (one: Box, other: Box): boolean =>
  one.x + one.width <= other.x + 0.5 ||
  other.x + other.width <= one.x + 0.5 ||
  one.y + one.height <= other.y + 0.5 ||
  other.y + other.height <= one.y + 0.5

describe.each(SIZES)('a board of %i × %i', (width, height) => {
  test.each(['client', 'server'] as const)('the %s can reach everything, with a finger too', (role) => {
    const layout = layoutOf(width, height, role)
    const sign = listenPlace(layout, { width: 165, height: 28 })
    const boxes = [...boxesOf(layout), ...(sign === null ? [] : [sign])]
    for (const box of boxes) {
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24)
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1)) expect(apart(box, other), `${JSON.stringify(box)} ${JSON.stringify(other)}`).toBe(true)
  })

  test.each(['client', 'server'] as const)('two boats can lie before the %s, one beside the other', (role) => {
    const { berths, vessel } = layoutOf(width, height, role)
    expect(berths.length).toBeGreaterThanOrEqual(2)
    const [first, second] = berths
    if (first === undefined || second === undefined) throw new Error('no berths')
    expect(Math.abs(first.x - second.x)).toBeGreaterThanOrEqual(vessel.width)
    for (const { x, y } of [first, second]) {
      expect(x - vessel.width / 2).toBeGreaterThanOrEqual(0)
      expect(x + vessel.width / 2).toBeLessThanOrEqual(width)
      expect(y - vessel.height).toBeGreaterThanOrEqual(0)
    }
  })

  test('the own host stands on its own side, the other one across', () => {
    for (const role of ['client', 'server'] as const) {
      const { hosts, pier } = layoutOf(width, height, role)
      expect(hosts.client.lamp.x).toBeLessThan(width / 2)
      expect(hosts.server.lamp.x).toBeGreaterThan(width / 2)
      const deck = pier?.deck.x ?? Number.NaN
      expect(deck < width / 2).toBe(role === 'client')
      expect(hosts[role].lamp.y).toBeGreaterThan(0)
    }
  })
})

test('crates stand on deck where they would not fit ashore', () => {
  expect(layoutOf(360, 220, 'client').pier?.crates).toBeNull()
  expect(layoutOf(480, 300, 'client').pier?.crates).not.toBeNull()
})
