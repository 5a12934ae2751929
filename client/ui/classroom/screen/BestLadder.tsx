// The best pair's round as it was, both hosts and every loss, played in fifteen seconds; then as a whole.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { WreckReport } from '../../../../shared/classroom/index.ts'
import { isRoundId, scenarioOf } from '../../../../shared/game/index.ts'
import { reducedMotion } from '../../../settings.ts'
import { Ladder } from '../../ladder/Ladder.tsx'
import type { RequestOf } from '../../ladder/words.ts'
import './best-ladder.css'

/** ms */
export const PLAYED_IN = 15_000
const TICK = 60

type Best = NonNullable<WreckReport['best']>

const plainNumber = (_role: unknown, _which: unknown, value: number): string => String(value)
const nothing = (): void => undefined

function requestsOf(scenario: string | null): RequestOf {
  const found = scenario !== null && isRoundId(scenario) ? scenarioOf(scenario) : null
  const requests = found?.ok === true ? found.value.requests : []
  return (id) => requests.find((one) => one.id === id) ?? null
}

/** The way to the goal; what was played on after it is no matter here. */
function wayToGoal(story: Best['story']): Best['story'] {
  const goal = story.find((event) => event.on === 'goal')
  return goal === undefined ? story : story.filter((event) => event.at <= goal.at)
}

/** Shrunk further than this a ladder cannot be read from the last row. */
const SMALLEST = 0.7

/** Shows all of the ladder if it can be read then, else the first loss in it. Whether all of it is shown. */
function showsAll(box: HTMLElement, story: Best['story']): boolean {
  const drawing = box.querySelector('.ladder-drawing')
  const loss = story.findIndex((event) => event.on === 'move' && event.fates.includes('lost'))
  const row = box.querySelector(`[data-row="${loss}"]`)
  if (drawing !== null && box.clientHeight >= SMALLEST * drawing.clientHeight) return true
  const { top } = box.getBoundingClientRect()
  box.scrollTop = row === null ? 0 : box.scrollTop + row.getBoundingClientRect().top - top - box.clientHeight * 0.4
  return false
}

export function BestLadder({ best, scenario }: { best: Best; scenario: string | null }) {
  const { since, delay } = best
  const story = useMemo(() => wayToGoal(best.story), [best.story])
  const calm = reducedMotion.value
  const length = useMemo(() => Math.max(1, ...story.map((event) => event.at - since)), [story, since])
  const requestOf = useMemo(() => requestsOf(scenario), [scenario])
  const [begun] = useState(() => performance.now())
  const [passed, setPassed] = useState(calm ? PLAYED_IN : 0)
  const [whole, setWhole] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (calm) return setPassed(PLAYED_IN)
    const timer = setInterval(() => {
      const now = performance.now() - begun
      setPassed(now)
      if (now > PLAYED_IN) clearInterval(timer)
    }, TICK)
    return () => clearInterval(timer)
  }, [begun, calm])
  const over = passed >= PLAYED_IN
  const at = over ? null : (passed / PLAYED_IN) * length
  useEffect(() => {
    // What happens now is kept in sight.
    const { current } = box
    const row = [...(current?.querySelectorAll('[data-row]') ?? [])].at(-1)
    if (current === null || row === undefined || over) return
    const below = row.getBoundingClientRect().bottom - current.getBoundingClientRect().bottom + current.clientHeight * 0.12
    if (below > 0) current.scrollTop += Math.max(1, below * 0.2)
  }, [passed, over])
  useEffect(() => {
    if (over && box.current !== null) setWhole(showsAll(box.current, story))
  }, [over, story])
  return (
    <div ref={box} class={`best-ladder${whole ? ' whole' : ''}`} inert>
      <Ladder story={story} number={plainNumber} requestOf={requestOf} since={since} delay={delay} at={at} onPick={nothing} />
    </div>
  )
}
