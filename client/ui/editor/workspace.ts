// The draft that is worked on: kept in this browser at every change, with undo, and read by the scenario's schema.
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Problem, parseOwnScenario, type Scenario } from '../../../shared/game/index.ts'
import { type Path, pathText, withValue } from './json.ts'
import { firstDraft } from './templates.ts'

const KEY = 'ackward.editor'
/** The draft that was there before a link was opened. */
const ASIDE = 'ackward.editor.aside'
const MOST_STEPS = 200
/** ms within which changes of the same field are one step of undo. */
const TOGETHER = 1500

function read(key: string): unknown {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** false: this browser keeps nothing. */
function keep(key: string, draft: unknown): boolean {
  try {
    if (draft === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export interface Workspace {
  readonly draft: ReadonlySignal<unknown>
  readonly problems: ReadonlySignal<readonly Problem[]>
  /** null while there are problems. */
  readonly scenario: ReadonlySignal<Scenario | null>
  readonly canUndo: ReadonlySignal<boolean>
  readonly canRedo: ReadonlySignal<boolean>
  /** Whether there is a draft that a link put aside. */
  readonly aside: ReadonlySignal<boolean>
  /** false: the draft lasts only as long as the page. */
  readonly kept: ReadonlySignal<boolean>
  set(path: Path, value: unknown): void
  /** Any other change; a step of undo of its own. */
  replace(next: unknown): void
  undo(): void
  redo(): void
  /** What a link brought; the draft before is put aside, for after a reload as well. */
  open(scenario: Scenario): void
  /** Back to the draft that was put aside. */
  takeBack(): void
}

export function createWorkspace(): Workspace {
  const draft: Signal<unknown> = signal(read(KEY) ?? firstDraft())
  const past: Signal<readonly unknown[]> = signal([])
  const future: Signal<readonly unknown[]> = signal([])
  const aside = signal(read(ASIDE) !== undefined)
  const kept = signal(true)
  let lastField = ''
  let lastAt = 0

  const parsed = computed(() => parseOwnScenario(draft.value))
  const show = (next: unknown): void => {
    draft.value = next
    kept.value = keep(KEY, next)
  }
  const step = (next: unknown, field: string): void => {
    const now = performance.now()
    if (field === '' || field !== lastField || now - lastAt > TOGETHER) past.value = [...past.peek(), draft.peek()].slice(-MOST_STEPS)
    lastField = field
    lastAt = now
    future.value = []
    show(next)
  }
  const back = (from: Signal<readonly unknown[]>, to: Signal<readonly unknown[]>): void => {
    if (from.peek().length === 0) return
    const next = from.peek().at(-1)
    to.value = [...to.peek(), draft.peek()]
    from.value = from.peek().slice(0, -1)
    lastField = ''
    show(next)
  }

  return {
    draft,
    problems: computed(() => (parsed.value.ok ? [] : parsed.value.problems)),
    scenario: computed(() => (parsed.value.ok ? parsed.value.value : null)),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    aside,
    kept,
    set: (path, value) => step(withValue(draft.peek(), path, value), pathText(path)),
    replace: (next) => step(next, ''),
    undo: () => back(past, future),
    redo: () => back(future, past),
    open(scenario) {
      const before = draft.peek()
      if (JSON.stringify(before) === JSON.stringify(scenario)) return
      // The newcomer's first draft is nobody's work.
      if (JSON.stringify(before) !== JSON.stringify(firstDraft())) {
        keep(ASIDE, before)
        aside.value = true
      }
      step(scenario, '')
    },
    takeBack() {
      const before = read(ASIDE)
      keep(ASIDE, undefined)
      aside.value = false
      if (before !== undefined) step(before, '')
    },
  }
}
