// The state diagram against RFC 9293, figure 5 and its note 2: every transition is drawn, and no line runs behind a box.
import { describe, expect, test } from 'vitest'
import { BOX, EDGES, type Edge, HEIGHT, PLACES, WIDTH, walked } from '../../../client/ui/diagram/figure.ts'
import { STATES } from '../../../shared/tcp/index.ts'

const FIGURE_5 = [
  'CLOSED -> LISTEN',
  'LISTEN -> CLOSED',
  'CLOSED -> SYN-SENT',
  'SYN-SENT -> CLOSED',
  'LISTEN -> SYN-RECEIVED',
  'SYN-RECEIVED -> LISTEN',
  'LISTEN -> SYN-SENT',
  'SYN-SENT -> SYN-RECEIVED',
  'SYN-RECEIVED -> ESTABLISHED',
  'SYN-SENT -> ESTABLISHED',
  'SYN-RECEIVED -> FIN-WAIT-1',
  'ESTABLISHED -> FIN-WAIT-1',
  'ESTABLISHED -> CLOSE-WAIT',
  'FIN-WAIT-1 -> FIN-WAIT-2',
  'FIN-WAIT-1 -> CLOSING',
  'FIN-WAIT-1 -> TIME-WAIT',
  'CLOSE-WAIT -> LAST-ACK',
  'FIN-WAIT-2 -> TIME-WAIT',
  'CLOSING -> TIME-WAIT',
  'LAST-ACK -> CLOSED end',
  'TIME-WAIT -> CLOSED end',
]

const name = ({ from, to }: Edge): string => `${from} -> ${to}`

/** Points along the line, both ends among them. */
const pointsOf = ({ start, end }: Edge): readonly (readonly [number, number])[] =>
  Array.from({ length: 101 }, (_, step) => {
    const part = step / 100
    return [start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part] as const
  })

const inside = ([x, y]: readonly [number, number], { x: middle, y: height, half }: (typeof PLACES)['CLOSED'], by: number): boolean =>
  Math.abs(x - middle) < half - by && Math.abs(y - height) < BOX / 2 - by

describe('the state diagram', () => {
  test('has the transitions of figure 5, each once', () => expect(EDGES.map(name).sort()).toEqual([...FIGURE_5].sort()))

  test('shows all eleven states, in its frame', () => {
    expect(Object.keys(PLACES).filter((place) => place !== 'CLOSED end')).toEqual(expect.arrayContaining([...STATES]))
    for (const { x, y, half } of Object.values(PLACES)) {
      expect(x - half).toBeGreaterThan(0)
      expect(x + half).toBeLessThan(WIDTH)
      expect(y + BOX / 2).toBeLessThan(HEIGHT)
    }
  })

  test.each(EDGES.map((edge) => [name(edge), edge] as const))('%s runs from border to border and behind no box', (_, edge) => {
    for (const [place, box] of Object.entries(PLACES)) {
      const behind = pointsOf(edge).filter((point) => inside(point, box, place === edge.from || place === edge.to ? 1 : -1))
      expect(behind, place).toEqual([])
    }
    const [from, to] = [PLACES[edge.from], PLACES[edge.to]]
    expect(inside(edge.start, from, -1.5), 'begins at its box').toBe(true)
    expect(inside(edge.end, to, -1.5), 'ends at its box').toBe(true)
  })

  test('a life ends at the second CLOSED, a reset at the first', () => {
    expect(walked(['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED']).at(-1)).toBe('CLOSED end')
    expect(walked(['SYN-SENT', 'CLOSED'])).toEqual(['CLOSED', 'SYN-SENT', 'CLOSED'])
    expect(walked([])).toEqual([])
  })
})
