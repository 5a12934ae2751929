// RFC 9293, figure 5: the eleven states, where one is and where one has been.
import type { State } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import './diagram.css'

const AT: Readonly<Record<State, readonly [number, number]>> = {
  CLOSED: [150, 20],
  LISTEN: [240, 70],
  'SYN-SENT': [60, 104],
  'SYN-RECEIVED': [240, 130],
  ESTABLISHED: [150, 182],
  'FIN-WAIT-1': [60, 234],
  'CLOSE-WAIT': [240, 234],
  'FIN-WAIT-2': [48, 288],
  CLOSING: [150, 288],
  'LAST-ACK': [252, 288],
  'TIME-WAIT': [150, 340],
}

const EDGES: readonly (readonly [State, State])[] = [
  ['CLOSED', 'LISTEN'],
  ['CLOSED', 'SYN-SENT'],
  ['LISTEN', 'SYN-RECEIVED'],
  ['LISTEN', 'SYN-SENT'],
  ['SYN-SENT', 'SYN-RECEIVED'],
  ['SYN-SENT', 'ESTABLISHED'],
  ['SYN-RECEIVED', 'ESTABLISHED'],
  ['SYN-RECEIVED', 'FIN-WAIT-1'],
  ['ESTABLISHED', 'FIN-WAIT-1'],
  ['ESTABLISHED', 'CLOSE-WAIT'],
  ['FIN-WAIT-1', 'FIN-WAIT-2'],
  ['FIN-WAIT-1', 'CLOSING'],
  ['FIN-WAIT-1', 'TIME-WAIT'],
  ['FIN-WAIT-2', 'TIME-WAIT'],
  ['CLOSING', 'TIME-WAIT'],
  ['CLOSE-WAIT', 'LAST-ACK'],
]

const WIDTH = 98
const HEIGHT = 28

/** From the border of one box to the border of the other. */
function edge(from: State, to: State): string {
  const [x1, y1] = AT[from]
  const [x2, y2] = AT[to]
  const length = Math.hypot(x2 - x1, y2 - y1)
  const cut = (x: number, y: number): number => Math.min(WIDTH / 2 / Math.abs(x || 0.01), HEIGHT / 2 / Math.abs(y || 0.01))
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length]
  const start = cut(dx, dy)
  const end = cut(dx, dy) + 3
  return `M${x1 + dx * start} ${y1 + dy * start} L${x2 - dx * end} ${y2 - dy * end}`
}

/** `here` null: hidden. `visited`: states in the order in which they were entered. */
export function StateDiagram({ here, visited }: { here: State | null; visited: readonly State[] }) {
  const path: readonly State[] = visited.length === 0 || visited[0] === 'CLOSED' ? visited : ['CLOSED', ...visited]
  const taken = new Set(path.slice(1).map((state, index) => `${path[index]} ${state}`))
  const label = here === null ? t('diagram.hidden') : t('diagram.says', { here, visited: path.join(', ') || here })
  return (
    <svg class="state-diagram" viewBox="0 0 300 360" role="img" aria-label={label}>
      <defs>
        {(['', '-taken'] as const).map((kind) => (
          <marker
            key={kind}
            id={`diagram-arrow${kind}`}
            class={kind === '' ? '' : 'taken'}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="11"
            markerHeight="11"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 L8 4 L0 8 z" />
          </marker>
        ))}
      </defs>
      {EDGES.map(([from, to]) => (
        <path
          key={`${from} ${to}`}
          class={`edge ${taken.has(`${from} ${to}`) ? 'taken' : ''}`}
          d={edge(from, to)}
          marker-end={`url(#diagram-arrow${taken.has(`${from} ${to}`) ? '-taken' : ''})`}
        />
      ))}
      {Object.entries(AT).map(([state, [x, y]]) => {
        const is = state === here ? 'here' : path.some((one) => one === state) ? 'visited' : ''
        return (
          <g key={state} class={`node ${is}`}>
            <rect x={x - WIDTH / 2} y={y - HEIGHT / 2} width={WIDTH} height={HEIGHT} rx={is === 'here' ? 4 : 14} />
            <text x={x} y={y + 4} text-anchor="middle">
              {state}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
