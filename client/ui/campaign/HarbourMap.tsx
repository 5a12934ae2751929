// The campaign as a sea chart: chapters are stretches of coast, scenarios buoys on the route, the next one lit.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type ScenarioId, scenarioOf } from '../../../shared/game/index.ts'
import { countStars, nextScenario, type Progress, type Stars, starsOf } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import { type Bay, type Buoy, type Chart, chartOf, curve, sailed } from './chart.ts'
import { StarRow } from './StarRow.tsx'
import './map.css'

/** Bays side by side, by the width of the window. */
const WIDTHS = [
  { query: '(min-width: 1000px)', columns: 3 },
  { query: '(min-width: 640px)', columns: 2 },
] as const

const columnsNow = (): number => WIDTHS.find(({ query }) => matchMedia(query).matches)?.columns ?? 1

function useColumns(): number {
  const [columns, setColumns] = useState(columnsNow)
  useEffect(() => {
    const lists = WIDTHS.map(({ query }) => matchMedia(query))
    const change = (): void => setColumns(columnsNow())
    for (const list of lists) list.addEventListener('change', change)
    return () => {
      for (const list of lists) list.removeEventListener('change', change)
    }
  }, [])
  return columns
}

type Kind = 'plain' | 'optional' | 'boss'

function kindOf(id: ScenarioId): Kind {
  const scenario = scenarioOf(id)
  if (!scenario.ok) return 'plain'
  return scenario.value.boss ? 'boss' : scenario.value.optional ? 'optional' : 'plain'
}

const BUOY_SHAPES: Readonly<Record<Kind, string>> = {
  plain: 'M0 -17 A17 17 0 1 1 0 17 A17 17 0 1 1 0 -17 Z',
  optional: 'M0 -17 A17 17 0 1 1 0 17 A17 17 0 1 1 0 -17 Z',
  boss: 'M0 -21 L5.7 -13.7 L14.8 -14.8 L13.7 -5.7 L21 0 L13.7 5.7 L14.8 14.8 L5.7 13.7 L0 21 L-5.7 13.7 L-14.8 14.8 L-13.7 5.7 L-21 0 L-13.7 -5.7 L-14.8 -14.8 L-5.7 -13.7 Z',
}

function BuoySign({ kind, number, reached }: { kind: Kind; number: number | null; reached: boolean }) {
  return (
    <svg class="buoy-sign" viewBox="-24 -24 48 48" aria-hidden="true" focusable="false">
      <path class="halo" d="M0 -23 A23 23 0 1 1 0 23 A23 23 0 1 1 0 -23 Z" />
      <path class="float" d={BUOY_SHAPES[kind]} />
      {number !== null && (
        <text x="0" y="5" text-anchor="middle">
          {number}
        </text>
      )}
      {reached && (
        <g class="reached">
          <circle cx="14" cy="-13" r="8" />
          <path d="M10 -13 L13 -10 L18.4 -16" />
        </g>
      )}
    </svg>
  )
}

interface Place {
  readonly buoy: Buoy
  readonly stars: Stars
  readonly isNext: boolean
}

function BuoyButton({ place, chart, onPick }: { place: Place; chart: Chart; onPick: (id: ScenarioId) => void }) {
  const { buoy, stars, isNext } = place
  const kind = kindOf(buoy.id)
  return (
    <li
      class={`buoy ${kind} ${stars.goal ? 'goal' : ''} ${isNext ? 'is-next' : ''}`}
      style={{ left: `${(100 * buoy.x) / chart.width}%`, top: `${(100 * buoy.y) / chart.height}%` }}
    >
      <button type="button" aria-haspopup="dialog" aria-current={isNext ? 'step' : undefined} onClick={() => onPick(buoy.id)}>
        {isNext && <span class="pennant">{t('campaign.map.next')}</span>}
        <BuoySign kind={kind} number={buoy.number} reached={stars.goal} />
        <span class="visually-hidden">{buoy.number}. </span> <span class="buoy-title">{t(`scenario.${buoy.id}.title`)}</span>
        {kind !== 'plain' && <span class="visually-hidden">, {t(`campaign.map.${kind}`)}, </span>}
        <StarRow stars={stars} />
      </button>
    </li>
  )
}

/** A lighthouse on the chapter's shore: it burns once all goals are reached. */
function Lamp({ lit }: { lit: boolean }) {
  return (
    <svg class={`lamp ${lit ? 'lit' : ''}`} viewBox="0 0 16 24" aria-hidden="true" focusable="false">
      <path class="ray" d="M8 7 L-16 1 L-16 13 Z" />
      <path class="ray" d="M8 7 L32 1 L32 13 Z" />
      <path class="tower" d="M4 23 L5.5 10 L10.5 10 L12 23 Z" />
      <rect class="light" x="5" y="5" width="6" height="5" />
      <path class="tower" d="M3.5 5 L8 1 L12.5 5 Z" />
    </svg>
  )
}

function ChapterName({ bay, chart, places }: { bay: Bay; chart: Chart; places: readonly Place[] }) {
  const stars = places.reduce((sum, place) => sum + countStars(place.stars), 0)
  const complete = places.every((place) => place.stars.goal || kindOf(place.buoy.id) === 'optional')
  // The cape leaves room for the route: at that side the name begins further in.
  const capeLeft = bay.x === 0 && Math.round(bay.y / 300) % 2 === 0 && bay.y > 0
  return (
    <h3
      class="chapter-name"
      style={{ left: `${(100 * (bay.x + (capeLeft ? 78 : 14))) / chart.width}%`, top: `${(100 * (bay.y + 4)) / chart.height}%` }}
    >
      <Lamp lit={complete} />
      <span class="visually-hidden">{t('campaign.map.chapter', { number: bay.chapter })}: </span>{' '}
      <span>{t(`campaign.chapter.${bay.chapter}`)}</span>{' '}
      <span class="chapter-stars">
        <span aria-hidden="true">
          ★ {stars}/{3 * places.length}
        </span>
        <span class="visually-hidden">
          {t('campaign.map.chapterStars', { stars, all: 3 * places.length })}
          {complete ? `, ${t('campaign.map.complete')}` : ''}
        </span>
      </span>
    </h3>
  )
}

/** Soundings as charts have them: depths in fathoms, which here count octets. */
const SOUNDINGS = [
  [0.06, 0.62, '536'],
  [0.42, 0.84, '1000'],
  [0.57, 0.3, '20'],
  [0.8, 0.72, '65535'],
  [0.24, 0.4, '101'],
  [0.92, 0.42, '301'],
] as const

function Sea({ chart, target }: { chart: Chart; target: Buoy | undefined }) {
  const { width, height, land, route, compass, bays } = chart
  return (
    <svg class="sea-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <rect class="water" width={width} height={height} />
      <g class="meridians">
        {Array.from({ length: Math.floor(width / 80) - 1 }, (_, index) => (
          <path key={`x${index}`} d={`M${80 * (index + 1)} 0 V${height}`} />
        ))}
        {Array.from({ length: Math.floor(height / 80) }, (_, index) => (
          <path key={`y${index}`} d={`M0 ${80 * (index + 1)} H${width}`} />
        ))}
      </g>
      {['deep', 'middle', 'shallow'].map((depth) => (
        <g key={depth} class={`shoal ${depth}`}>
          {land.map((outline) => (
            <path key={outline} d={outline} />
          ))}
        </g>
      ))}
      <g class="land">
        {land.map((outline) => (
          <path key={outline} d={outline} />
        ))}
      </g>
      <g class="soundings">
        {bays.flatMap((bay) =>
          SOUNDINGS.map(([x, y, depth], index) =>
            (bay.chapter + index) % 2 === 0 ? (
              <text key={`${bay.chapter} ${depth}`} x={bay.x + x * bay.width} y={bay.y + 52 + y * 240}>
                {depth}
              </text>
            ) : null,
          ),
        )}
      </g>
      <g class="compass" transform={`translate(${compass.x} ${compass.y})`}>
        <circle r="30" />
        <circle r="24" />
        <path d="M0 -38 L6 -6 L38 0 L6 6 L0 38 L-6 6 L-38 0 L-6 -6 Z" />
        <path class="north" d="M0 -38 L6 -6 L0 0 L-6 -6 Z" />
        <text x="0" y="-42" text-anchor="middle">
          N
        </text>
      </g>
      <path class="route" d={curve(route)} />
      <path class="sailed" d={curve(sailed(chart, target))} />
      {target !== undefined && (
        <g class="ship" transform={`translate(${target.x - 36} ${target.y - 4})`}>
          <path d="M-15 4 L13 4 L8 12 L-10 12 Z" />
          <path d="M-2 3 L-2 -16 L11 1 Z" />
          <path d="M-4 2 L-4 -11 L-12 2 Z" />
        </g>
      )}
    </svg>
  )
}

function Legend() {
  return (
    <ul class="map-legend" aria-label={t('campaign.map.legend')}>
      <li class="buoy">
        <BuoySign kind="plain" number={null} reached={false} /> {t('campaign.map.open')}
      </li>
      <li class="buoy goal">
        <BuoySign kind="plain" number={null} reached /> {t('campaign.map.reached')}
      </li>
      <li class="buoy optional">
        <BuoySign kind="optional" number={null} reached={false} /> {t('campaign.map.optional')}
      </li>
      <li class="buoy boss">
        <BuoySign kind="boss" number={null} reached={false} /> {t('campaign.map.boss')}
      </li>
    </ul>
  )
}

export function HarbourMap({ progress, onPick }: { progress: Progress; onPick: (id: ScenarioId) => void }) {
  const columns = useColumns()
  const chart = useMemo(() => chartOf(columns), [columns])
  const next = nextScenario(progress)
  const placesOf = (bay: Bay): readonly Place[] =>
    bay.buoys.map((buoy) => ({ buoy, stars: starsOf(progress, buoy.id), isNext: buoy.id === next }))
  const target = chart.bays.flatMap(({ buoys }) => buoys).find(({ id }) => id === next)
  return (
    <section class="harbour-map" aria-labelledby="map-title">
      <h2 id="map-title" class="visually-hidden">
        {t('campaign.map.title')}
      </h2>
      <div class={`chart columns-${columns}`}>
        <Sea chart={chart} target={target} />
        <ol class="bays">
          {chart.bays.map((bay) => {
            const places = placesOf(bay)
            return (
              <li key={bay.chapter}>
                <ChapterName bay={bay} chart={chart} places={places} />
                <ol>
                  {places.map((place) => (
                    <BuoyButton key={place.buoy.id} place={place} chart={chart} onPick={onPick} />
                  ))}
                </ol>
              </li>
            )
          })}
        </ol>
      </div>
      <Legend />
    </section>
  )
}
