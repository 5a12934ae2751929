// The ladder on the page: one tab stop, arrow keys from row to row, Enter picks; the same as text below it.
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Role } from '../../../shared/game/index.ts'
import type { State } from '../../../shared/tcp/index.ts'
import { locale, t } from '../../i18n/i18n.ts'
import { arrowShapes, groundShapes, rowShapes } from './drawing.ts'
import { drawn } from './drawn.ts'
import { Legend } from './Legend.tsx'
import { layoutOf, type PlacedRow } from './layout.ts'
import { type LadderEvent, ladderModel } from './model.ts'
import { SCREEN } from './palette.ts'
import { shape } from './shape.ts'
import { ladderWords, type NumberText, type RequestOf } from './words.ts'
import './ladder.css'

export interface LadderProps {
  readonly story: readonly LadderEvent[]
  readonly number: NumberText
  readonly requestOf: RequestOf
  /** Play time at which the round went live, ms. */
  readonly since: number
  /** One way, ms. */
  readonly delay: number
  /** The hosts' states at the end. */
  readonly last?: Readonly<Partial<Record<Role, State | null>>>
  /** Who played which host. */
  readonly names?: Readonly<Record<Role, string>>
  /** Only what happened until then, ms since the round went live; null: all. */
  readonly at?: number | null
  /** Called with the index in the story of the row that was picked. */
  readonly onPick: (index: number) => void
  readonly picked?: number | null
}

const NARROWEST = 280
const WIDEST = 1160

/** The width of an element, px; it follows the element. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = (): void => setWidth(Math.round(Math.min(WIDEST, Math.max(NARROWEST, element.clientWidth))))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, width }
}

export function Ladder({ story, number, requestOf, since, delay, last, names, at = null, onPick, picked = null }: LadderProps) {
  const { ref, width } = useWidth()
  const [focused, setFocused] = useState(0)
  const language = locale.value
  const words = ladderWords(number, requestOf, names)
  const model = useMemo(() => ladderModel(story, { since, delay, ...(last === undefined ? {} : { last }) }), [story, since, delay, last])
  // The words are new functions at every drawing: what they say changes with the language and the way numbers are shown.
  const sample = number('client', 'seq', 0) + number('server', 'seq', 0)
  const layout = useMemo(() => (width === 0 ? null : layoutOf(model, words, width)), [model, width, language, sample, requestOf])
  const moment = { at }
  const past = (placed: PlacedRow): boolean => at === null || placed.row.at <= at

  const focusRow = (svg: Element, index: number): void => {
    const rows = svg.querySelectorAll<SVGGElement>('[data-row]')
    const next = Math.min(rows.length - 1, Math.max(0, index))
    setFocused(next)
    rows[next]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const svg = event.currentTarget
    if (!(svg instanceof Element)) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity }[event.key]
    if (step === undefined) return
    event.preventDefault()
    focusRow(svg, focused + step)
  }

  const row = (placed: PlacedRow, order: number) => {
    const { index } = placed.row
    const { x, y, width: wide, height } = placed.box
    const pick = (): void => onPick(index)
    return (
      <g
        key={index}
        data-row={index}
        class={`ladder-row${picked === index ? ' picked' : ''}`}
        role="button"
        tabIndex={order === Math.min(focused, layout === null ? 0 : layout.rows.length - 1) ? 0 : -1}
        aria-label={words.sentence(placed.row)}
        aria-pressed={picked === index}
        onClick={pick}
        onFocus={() => setFocused(order)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          pick()
        }}
      >
        {drawn(shape('rect', { class: 'ladder-hit', x: x - 3, y: y - 2, width: wide + 6, height: height + 4, rx: 5, fill: 'transparent' }))}
        {rowShapes(placed, layout ?? layoutOf(model, words, width), SCREEN).map(drawn)}
      </g>
    )
  }

  return (
    <figure class="ladder" aria-label={words.title}>
      <div ref={ref} class="ladder-width" />
      <div class="ladder-heads" aria-hidden="true">
        <span>{words.hosts.client}</span> <span>{words.hosts.server}</span>
      </div>
      {layout !== null && (
        <svg
          class="ladder-drawing"
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          aria-label={words.title}
          onKeyDown={onKeyDown}
        >
          {groundShapes(model, layout, moment, SCREEN).map(drawn)}
          {arrowShapes(layout, moment, SCREEN).map(drawn)}
          {layout.rows.map((placed, order) => (past(placed) ? row(placed, order) : null))}
        </svg>
      )}
      <Legend />
      <details class="ladder-text">
        <summary>{t('ladder.asText')}</summary>
        <ol>
          {model.rows
            .filter((one) => at === null || one.at <= at)
            .map((one) => (
              <li key={one.index}>{words.sentence(one)}</li>
            ))}
        </ol>
      </details>
    </figure>
  )
}
