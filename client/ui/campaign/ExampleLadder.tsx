// The harbour and the ladder beside a worked example: the boat leaves, and the ladder grows while it is under way.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ExampleStop, WorkedExample } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import { reducedMotion } from '../../settings.ts'
import { Ladder } from '../ladder/Ladder.tsx'
import { Harbour } from '../parts/Harbour.tsx'
import { flagText } from '../words/flag-text.ts'
import { lookOf } from '../words/segment-look.ts'

/** ms that the ladder grows from one stop to the next, however long the round took in between. */
const GROWS = 1600

const plain = (_role: string, _which: string, value: number): string => String(value)

interface LadderProps {
  readonly example: WorkedExample
  /** null: the round is over. */
  readonly stop: ExampleStop | null
  /** The ghost's boat has left. */
  readonly under: boolean
  /** ms since live: what is shown at first, and what it grows to. */
  readonly from: number
  readonly until: number
  readonly onThere: () => void
}

/** Lamps by what the ghost's host knows: its own, and the other one once it has heard of it. */
function ExampleHarbour({ example, stop, under }: Pick<LadderProps, 'example' | 'stop' | 'under'>) {
  const mine = example.role === 'client' ? 'left' : 'right'
  const heard = stop === null || stop.scene.tcb.irs !== null
  const boat =
    stop === null || !under ? null : ({ text: flagText(stop.segment), kind: lookOf(stop.segment), shore: mine, way: 'out' } as const)
  return (
    <div class="example-harbour">
      <Harbour left={mine === 'left' || heard} right={mine === 'right' || heard} joined={stop?.scene.state === 'ESTABLISHED'} boat={boat} />
    </div>
  )
}

export function ExampleLadder({ example, stop, under, from, until, onThere }: LadderProps) {
  const section = useRef<HTMLElement>(null)
  const [at, setAt] = useState(from)
  const [picked, setPicked] = useState<number | null>(null)
  useEffect(() => {
    if (until <= from || reducedMotion.peek()) {
      setAt(until)
      if (until > from) onThere()
      return
    }
    const began = performance.now()
    let frame = requestAnimationFrame(function grow(): void {
      const share = Math.min(1, (performance.now() - began) / GROWS)
      setAt(from + (until - from) * share)
      if (share < 1) frame = requestAnimationFrame(grow)
      else onThere()
    })
    return () => cancelAnimationFrame(frame)
  }, [from, until])
  // On a phone it stands below what was read.
  useEffect(() => {
    if (under) section.current?.scrollIntoView({ block: 'nearest' })
  }, [under])
  const { story, since, delay, last, requests } = example
  return (
    <section ref={section} class="example-ladder" aria-labelledby="example-ladder-title">
      <ExampleHarbour example={example} stop={stop} under={under} />
      <h2 id="example-ladder-title" class="eyebrow">
        {t('campaign.example.ladder')}
      </h2>
      <Ladder
        story={story}
        number={plain}
        requestOf={(id) => requests.find((one) => one.id === id) ?? null}
        since={since}
        delay={delay}
        last={last}
        // The move that is asked about is made at that very moment.
        at={at >= example.length ? null : at - 1}
        picked={picked}
        onPick={setPicked}
      />
    </section>
  )
}
