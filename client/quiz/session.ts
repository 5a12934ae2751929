// A run of cards: what is asked next, what was answered, and when it ends. The next card is made while the present one is read.
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import {
  anySkills,
  type Card,
  type CardAnswer,
  type CardKind,
  cardFor,
  dailyCards,
  isRight,
  type Review,
  skillsToAsk,
} from '../../shared/quiz/index.ts'
import type { SkillId } from '../../shared/tcp/index.ts'
import { progress, record, spacing } from '../progress/progress.ts'
import type { QuizMode } from '../route.ts'

export interface Answered {
  readonly answer: CardAnswer
  readonly right: boolean
}

/** Times in ms. */
export const TODAY = 5 * 60_000
export const STORM = 3 * 60_000
export const STORM_ERROR = 10_000
export const STORM_COMBO = { every: 5, gives: 10_000 }

/** Kinds that take long to read are no matter for a race. */
const SLOW: readonly CardKind[] = ['lost', 'order', 'illegal']
const LATELY = 3

const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1

/** `2026-11-25`, as UTC has it. */
export const utcDate = (): string => new Date().toISOString().slice(0, 10)

/** Long before the next card is wanted, but never in the way of the present one being drawn, ms. */
const IDLE_BY = 1500

/** Does it once the page has nothing else to do; returns what calls it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 200)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: IDLE_BY })
  return () => cancelIdleCallback(handle)
}

export interface SessionOptions {
  readonly mode: QuizMode
  /** Cards of this skill alone. */
  readonly skill: SkillId | null
}

export function createSession({ mode, skill }: SessionOptions) {
  const date = utcDate()
  const daily = mode === 'daily' ? dailyCards(date) : []
  const card = signal<Card | null>(null)
  const answered = signal<Answered | null>(null)
  const count = signal(0)
  const right = signal(0)
  const combo = signal(0)
  const over = signal(false)
  /** ms that were spent on cards, and since when the present one is looked at; null: the clock stands. */
  const spent = signal(0)
  let since: number | null = null
  const wrongSkills = signal<readonly SkillId[]>([])
  let lately: readonly SkillId[] = []
  let prepared: Card | null = null
  let unprepare = (): void => undefined
  /** Time that errors took and combos gave. */
  const changed = signal(0)

  function nextSkills(): readonly SkillId[] {
    if (skill !== null) return [skill]
    if (mode === 'today') return skillsToAsk(spacing.peek(), Date.now(), progress.peek().reviews, lately)
    return anySkills(newSeed()).filter((one) => !lately.includes(one))
  }

  function make(): Card | null {
    if (mode === 'daily') return daily[count.peek()] ?? null
    const without = mode === 'storm' ? SLOW : []
    for (const one of nextSkills()) {
      const made = cardFor(one, newSeed(), without)
      if (made !== null) return made
    }
    return null
  }

  /** The clock of this session now, ms. */
  const elapsed = (): number => spent.peek() + (since === null ? 0 : performance.now() - since)
  const stop = (): void => {
    spent.value = elapsed()
    since = null
  }

  function show(next: Card | null): void {
    prepared = null
    answered.value = null
    if (next === null) {
      end()
      return
    }
    lately = [next.skill, ...lately].slice(0, LATELY)
    card.value = next
    since = performance.now()
    unprepare()
    if (mode !== 'daily')
      unprepare = whenIdle(() => {
        prepared = make()
      })
  }

  function end(): void {
    if (over.peek()) return
    stop()
    over.value = true
    unprepare()
    const at = Date.now()
    if (mode === 'streak' || mode === 'storm') record({ scores: [{ at, mode, score: right.peek() }] })
    const isFirst = progress.peek().dailies.every((one) => one.date !== date)
    if (mode === 'daily' && isFirst && count.peek() === daily.length)
      record({ dailies: [{ at, date, right: right.peek(), of: daily.length }] })
  }

  /** Whether the session ends with the card that was just answered. */
  const isLast = (): boolean => {
    if (mode === 'streak') return answered.peek()?.right === false
    if (mode === 'daily') return count.peek() >= daily.length
    if (mode === 'today') return elapsed() >= TODAY
    return mode === 'storm' && left() <= 0
  }

  /** ms that are left of a storm. */
  const left = (): number => Math.max(0, STORM + changed.peek() - elapsed())

  function answer(given: CardAnswer): void {
    const asked = card.peek()
    if (asked === null || answered.peek() !== null || over.peek()) return
    const good = isRight(asked, given)
    stop()
    answered.value = { answer: given, right: good }
    count.value += 1
    if (good) right.value += 1
    else wrongSkills.value = [...new Set([...wrongSkills.peek(), asked.skill])]
    combo.value = good ? combo.peek() + 1 : 0
    if (mode === 'storm') {
      if (!good) changed.value -= STORM_ERROR
      else if (combo.peek() % STORM_COMBO.every === 0) changed.value += STORM_COMBO.gives
    }
    const review: Review = { at: Date.now(), skill: asked.skill, kind: asked.kind, right: good }
    record({ reviews: [review] })
    // In a storm nobody waits to be told that they were right.
    if (mode === 'storm' && good) next()
  }

  const next = (): void => {
    if (isLast()) end()
    else show(prepared ?? make())
  }
  show(make())

  return {
    mode,
    skill,
    date,
    card: card satisfies ReadonlySignal<Card | null>,
    answered: answered satisfies ReadonlySignal<Answered | null>,
    count,
    right,
    combo,
    over,
    spent,
    wrongSkills,
    /** How many cards the session has; null: as many as one likes. */
    length: mode === 'daily' ? daily.length : null,
    accuracy: computed(() => (count.value === 0 ? null : right.value / count.value)),
    elapsed,
    left,
    answer,
    next,
    end,
    /** Nothing of it goes on. */
    close(): void {
      unprepare()
      stop()
    },
  }
}

export type Session = ReturnType<typeof createSession>
