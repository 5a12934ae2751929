// The player's progress in this browser: read once, kept with every change, merged with what another window has kept meanwhile.
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import {
  type Daily,
  type Example,
  mergeProgress,
  NO_PROGRESS,
  type Progress,
  parseProgress,
  parseProgressText,
  type Review,
  type Run,
  type Score,
  type Spacing,
  spacingOf,
} from '../../shared/quiz/index.ts'
import { changeRecord, readRecord } from './database.ts'

/** `forbidden`: nothing can be kept here; `full`: no more can; `damaged`: what was kept cannot be read and was left as it is. */
export type Keeping = 'loading' | 'kept' | 'forbidden' | 'full' | 'damaged'

const now = signal<Progress>(NO_PROGRESS)
const keeping = signal<Keeping>('loading')

export const progress: ReadonlySignal<Progress> = now
/** Whether what is done here will be there tomorrow. */
export const progressKeeping: ReadonlySignal<Keeping> = keeping
export const spacing: ReadonlySignal<Spacing> = computed(() => spacingOf(now.value.reviews))

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError'

/** What is kept: `stamp` names the write, so that whoever wrote last need not read it all again. */
interface Kept {
  readonly stamp: string
  readonly progress: unknown
}

const keptOf = (record: unknown): Kept => {
  if (typeof record !== 'object' || record === null || !('stamp' in record) || !('progress' in record))
    return { stamp: '', progress: NO_PROGRESS }
  return { stamp: String(record.stamp), progress: record.progress }
}

let lastStamp = ''

async function write(): Promise<void> {
  if (keeping.peek() === 'damaged') return
  const stamp = crypto.getRandomValues(new Uint32Array(2)).join('-')
  try {
    await changeRecord((record): Kept => {
      const before = keptOf(record)
      if (before.stamp !== lastStamp) {
        const other = parseProgress(before.progress)
        if (other.ok) now.value = mergeProgress(other.value, now.peek())
      }
      return { stamp, progress: now.peek() }
    })
    lastStamp = stamp
    keeping.value = 'kept'
  } catch (error) {
    keeping.value = isFull(error) ? 'full' : 'forbidden'
  }
}

/** Writes come one after the other, and not in the moment in which the next card is drawn, ms. */
const SOON = 300
let writing: Promise<void> = Promise.resolve()
let timer: ReturnType<typeof setTimeout> | undefined

function writeNow(): void {
  clearTimeout(timer)
  timer = undefined
  writing = writing.then(write)
}

addEventListener('pagehide', () => timer !== undefined && writeNow())
document.addEventListener('visibilitychange', () => timer !== undefined && document.hidden && writeNow())

async function load(): Promise<void> {
  try {
    const { stamp, progress: stored } = keptOf(await readRecord())
    const kept = parseProgress(stored)
    lastStamp = kept.ok ? stamp : ''
    keeping.value = kept.ok ? 'kept' : 'damaged'
    if (kept.ok) now.value = mergeProgress(kept.value, now.peek())
  } catch {
    keeping.value = 'forbidden'
  }
}

let loaded: Promise<void> | null = null

/** Reads what is kept, once; never rejects. */
export function loadProgress(): Promise<void> {
  loaded ??= load()
  return loaded
}

export interface News {
  readonly reviews?: readonly Review[]
  readonly runs?: readonly Run[]
  readonly scores?: readonly Score[]
  readonly dailies?: readonly Daily[]
  readonly examples?: readonly Example[]
}

/** Adds what was just done, and keeps it. */
export function record(news: News): void {
  now.value = mergeProgress(now.peek(), { ...NO_PROGRESS, ...news })
  void loadProgress().then(() => {
    clearTimeout(timer)
    timer = setTimeout(writeNow, SOON)
  })
}

/** All progress as the text of a file. */
export const exportText = (): string => `${JSON.stringify(now.peek())}\n`

/** Merges a file's progress into what is here; what is wrong with it, or null when it was taken. A refused file changes nothing. */
export function importText(text: string): string | null {
  const read = parseProgressText(text)
  if (!read.ok) return read.problems.map(({ path, reason }) => (path === '' ? reason : `${path}: ${reason}`))[0] ?? ''
  record(read.value)
  return null
}

/** Resolves when everything that was recorded is written, or could not be. */
export const progressWritten = async (): Promise<void> => {
  await loadProgress()
  if (timer !== undefined) writeNow()
  await writing
}
