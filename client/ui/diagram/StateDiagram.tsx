// RFC 9293, figure 5: the eleven states, where one is and where one has been.
import type { State } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { BOX, EDGES, HEIGHT, PLACES, type Place, WIDTH, walked } from './figure.ts'
import './diagram.css'

const nameOf = (place: string): string => place.replace(' end', '')

/** `here` null: hidden. `visited`: states in the order in which they were entered. */
export function StateDiagram({ here, visited }: { here: State | null; visited: readonly State[] }) {
  const path = walked(visited)
  const last: Place | null = path.at(-1) === 'CLOSED end' && here === 'CLOSED' ? 'CLOSED end' : here
  const taken = new Set(path.slice(1).map((place, index) => `${nameOf(path[index] ?? '')} ${place}`))
  const label = here === null ? t('diagram.hidden') : t('diagram.says', { here, visited: path.map(nameOf).join(', ') || here })
  return (
    <svg class="state-diagram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <defs>
        {(['', '-taken'] as const).map((kind) => (
          <marker
            key={kind}
            id={`diagram-arrow${kind}`}
            class={kind === '' ? '' : 'taken'}
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="6.5"
            markerHeight="6.5"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0.5 L8 4 L0 7.5 z" />
          </marker>
        ))}
      </defs>
      {EDGES.map(({ from, to, start, end }) => {
        const is = taken.has(`${nameOf(from)} ${to}`) ? 'taken' : ''
        return (
          <path
            key={`${from} ${to}`}
            class={`edge ${is}`}
            d={`M${start.join(' ')} L${end.join(' ')}`}
            marker-end={`url(#diagram-arrow${is === '' ? '' : '-taken'})`}
          />
        )
      })}
      {Object.entries(PLACES).map(([place, { x, y, half }]) => {
        const is = place === last ? 'here' : path.some((one) => one === place) ? 'visited' : ''
        return (
          <g key={place} class={`node ${is}`}>
            <rect x={x - half} y={y - BOX / 2} width={2 * half} height={BOX} rx={is === 'here' ? 3 : BOX / 2} />
            <text x={x} y={y + 3.7} text-anchor="middle">
              {nameOf(place)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
