// What the player is putting together: shown and changed by the HTML composer and by the boat at the pier alike.
import { signal } from '@preact/signals'
import { FLAGS, type Flag, formatSegment, type Segment } from '../../shared/tcp/index.ts'

export const FIELDS = ['seq', 'ack', 'len', 'wnd'] as const
export type DraftField = (typeof FIELDS)[number]

/** Numbers are kept as typed: an empty field is not yet a number. */
export interface DraftValue {
  readonly flags: readonly Flag[]
  readonly seq: string
  readonly ack: string
  readonly len: string
  /** Used only where the scenario asks for the window. */
  readonly wnd: string
}

export const EMPTY: DraftValue = { flags: [], seq: '', ack: '', len: '', wnd: '' }

const MOST_DIGITS = 10

export type Filled =
  | { readonly ok: true; readonly segment: Segment }
  /** The first field that is missing or too large. */
  | { readonly ok: false; readonly field: 'flags' | DraftField }

export function createDraft() {
  const value = signal<DraftValue>(EMPTY)
  /** The field that the keypad types into. */
  const field = signal<DraftField | null>(null)
  const set = (change: Partial<DraftValue>): void => {
    value.value = { ...value.value, ...change }
  }
  return {
    value,
    field,
    set,
    toggle(flag: Flag): void {
      const { flags } = value.value
      set({ flags: FLAGS.filter((one) => (one === flag ? !flags.includes(one) : flags.includes(one))) })
    },
    write(which: DraftField, text: string): void {
      set({ [which]: text.replace(/\D/g, '').slice(0, MOST_DIGITS) })
    },
    /** Puts a whole segment in. */
    load({ flags, seq, ack, len }: Omit<Segment, 'wnd'>): void {
      set({ flags, seq: String(seq), ack: flags.includes('ACK') ? String(ack) : '', len: len === 0 ? '' : String(len) })
    },
    clear(): void {
      value.value = EMPTY
    },
    isEmpty(): boolean {
      const { flags, seq, ack, len, wnd } = value.value
      return flags.length === 0 && seq === '' && ack === '' && len === '' && wnd === ''
    },
    /** The draft as one line of typed notation, up to the first number that is missing; '' while it is empty. */
    notation(): string {
      const { flags, seq, ack, len } = value.value
      const [letters = '-'] = formatSegment({ flags, seq: 0, ack: 0, len: 0 }).split(' ')
      const words = flags.includes('ACK') ? [letters, seq, ack, len] : [letters, seq, len]
      const missing = words.indexOf('')
      const line = (missing < 0 ? words : words.slice(0, missing)).join(' ')
      return line === '-' ? '' : line
    },
    /** What a line of notation says so far: an unfinished one fills as many fields as it has words. Numbers are not checked here. */
    loadLine(line: string): void {
      const [letters = '', ...numbers] = line.trim().toUpperCase().split(/\s+/)
      const flags = FLAGS.filter((flag) => letters.includes(flag.slice(0, 1)))
      const [seq = '', second = '', third = ''] = numbers.map((word) => word.replace(/\D/g, '').slice(0, MOST_DIGITS))
      set({ flags, seq, ...(flags.includes('ACK') ? { ack: second, len: third } : { ack: '', len: second }) })
    },
  }
}

export type Draft = ReturnType<typeof createDraft>

const LIMITS: Readonly<Record<DraftField, number>> = { seq: 2 ** 32 - 1, ack: 2 ** 32 - 1, len: 0xffff, wnd: 0xffff }

/** The segment that the draft says, if it says one. An empty length is 0; `wnd` 0 where it is not asked. */
export function filled(draft: DraftValue, asksWindow: boolean): Filled {
  const number = (field: DraftField): number | null => {
    const text = draft[field]
    if (text === '') return field === 'len' ? 0 : null
    return Number(text) <= LIMITS[field] ? Number(text) : null
  }
  if (draft.flags.length === 0) return { ok: false, field: 'flags' }
  const seq = number('seq')
  if (seq === null) return { ok: false, field: 'seq' }
  const ack = draft.flags.includes('ACK') ? number('ack') : 0
  if (ack === null) return { ok: false, field: 'ack' }
  const len = number('len')
  if (len === null) return { ok: false, field: 'len' }
  const wnd = asksWindow ? number('wnd') : 0
  if (wnd === null) return { ok: false, field: 'wnd' }
  return { ok: true, segment: { flags: draft.flags, seq, ack, len, wnd } }
}
