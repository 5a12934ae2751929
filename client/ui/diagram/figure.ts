// RFC 9293, figure 5, as it is drawn: where each state stands and how each transition runs, in units of which the figure is 236 wide. As there,
// CLOSED stands at the top and again at the end. `FIN-WAIT-1 → TIME-WAIT` is the one that the figure's note 2 adds.
import type { State } from '../../../shared/tcp/index.ts'

export const WIDTH = 236
export const HEIGHT = 196
/** Of a box. */
export const BOX = 17

/** `CLOSED end`: the second CLOSED. */
export type Place = State | 'CLOSED end'

/** The middle of the box, and half its width. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly half: number
}

export const PLACES: Readonly<Record<Place, Box>> = {
  CLOSED: { x: 118, y: 11, half: 27 },
  LISTEN: { x: 118, y: 40, half: 26 },
  'SYN-RECEIVED': { x: 45, y: 69, half: 44 },
  'SYN-SENT': { x: 204, y: 69, half: 31 },
  ESTABLISHED: { x: 118, y: 98, half: 41 },
  'FIN-WAIT-1': { x: 37, y: 127, half: 36 },
  'CLOSE-WAIT': { x: 197, y: 127, half: 38 },
  'FIN-WAIT-2': { x: 37, y: 156, half: 36 },
  CLOSING: { x: 121, y: 156, half: 28 },
  'LAST-ACK': { x: 203, y: 156, half: 32 },
  'TIME-WAIT': { x: 121, y: 185, half: 35 },
  'CLOSED end': { x: 203, y: 185, half: 27 },
}

export interface Edge {
  readonly from: Place
  readonly to: Place
  /** From border to border. */
  readonly start: readonly [x: number, y: number]
  readonly end: readonly [x: number, y: number]
}

const edge = (from: Place, to: Place, x1: number, y1: number, x2: number, y2: number): Edge => ({
  from,
  to,
  start: [x1, y1],
  end: [x2, y2],
})

const top = (place: Place): number => PLACES[place].y - BOX / 2
const foot = (place: Place): number => PLACES[place].y + BOX / 2

/** From the foot of one to the top of the other. */
const down = (from: Place, to: Place, x1: number, x2 = x1): Edge => edge(from, to, x1, foot(from), x2, top(to))
const up = (from: Place, to: Place, x1: number, x2 = x1): Edge => edge(from, to, x1, top(from), x2, foot(to))

export const EDGES: readonly Edge[] = [
  down('CLOSED', 'LISTEN', 112),
  up('LISTEN', 'CLOSED', 124),
  edge('CLOSED', 'SYN-SENT', 145, 8, 215, top('SYN-SENT')),
  edge('SYN-SENT', 'CLOSED', 203, top('SYN-SENT'), 145, 14),
  down('LISTEN', 'SYN-RECEIVED', 108, 70),
  edge('SYN-RECEIVED', 'LISTEN', 52, top('SYN-RECEIVED'), 92, 42),
  edge('LISTEN', 'SYN-SENT', 144, 44, 186, top('SYN-SENT')),
  edge('SYN-SENT', 'SYN-RECEIVED', 173, 69, 89, 69),
  down('SYN-RECEIVED', 'ESTABLISHED', 70, 98),
  down('SYN-SENT', 'ESTABLISHED', 194, 142),
  down('SYN-RECEIVED', 'FIN-WAIT-1', 20),
  down('ESTABLISHED', 'FIN-WAIT-1', 98, 56),
  down('ESTABLISHED', 'CLOSE-WAIT', 140, 180),
  down('FIN-WAIT-1', 'FIN-WAIT-2', 24),
  edge('FIN-WAIT-1', 'CLOSING', 73, 129, 108, top('CLOSING')),
  down('FIN-WAIT-1', 'TIME-WAIT', 64, 102),
  down('CLOSE-WAIT', 'LAST-ACK', 203),
  edge('FIN-WAIT-2', 'TIME-WAIT', 48, foot('FIN-WAIT-2'), 86, 185),
  down('CLOSING', 'TIME-WAIT', 124),
  down('LAST-ACK', 'CLOSED end', 203),
  edge('TIME-WAIT', 'CLOSED end', 156, 185, 176, 185),
]

/** The states that were passed, as places of the figure: whoever comes to CLOSED at the end of a connection's life is at the second one. */
export function walked(visited: readonly State[]): readonly Place[] {
  const path: readonly State[] = visited[0] === 'CLOSED' || visited.length === 0 ? visited : ['CLOSED', ...visited]
  return path.map((state, index) => {
    const before = path[index - 1]
    return state === 'CLOSED' && (before === 'TIME-WAIT' || before === 'LAST-ACK') ? 'CLOSED end' : state
  })
}
