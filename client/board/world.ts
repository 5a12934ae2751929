// What the board knows of the world, and the commands it may give: the store implements it.
import type { ReadonlySignal } from '@preact/signals'
import type { Role, View } from '../../shared/game/index.ts'
import type { Flag } from '../../shared/tcp/index.ts'

/** The number plates of a segment that can be filled in. */
export type Plate = 'seq' | 'ack' | 'len'

/** What the composer holds, as typed. */
export interface BoardDraft {
  readonly flags: readonly Flag[]
  readonly seq: string
  readonly ack: string
  readonly len: string
}

export interface BoardWorld {
  /** The player's own host only while the round lives; times are ms of play time. */
  readonly view: ReadonlySignal<View | null>
  /** Play time now, ms; stands while the match is paused. */
  now(): number
  readonly draft: ReadonlySignal<BoardDraft>
  readonly canSend: ReadonlySignal<boolean>
  /** The application asks to listen, and it can be done now. */
  readonly canListen: ReadonlySignal<boolean>
  readonly theme: ReadonlySignal<'night' | 'day'>
  readonly reducedMotion: ReadonlySignal<boolean>
  /** Texts change with it. */
  readonly locale: ReadonlySignal<string>
  t(key: string, values?: Readonly<Record<string, string | number>>): string
  /** A number as the player wants to see it: absolute, or relative to the initial one. */
  number(role: Role, which: 'seq' | 'ack', value: number): string
  toggle(flag: Flag): void
  /** Opens the HTML keypad on that field. */
  edit(field: Plate): void
  send(): void
  listen(): void
  discard(arrival: number): void
  /** Selects that arrival in the HTML inbox. */
  read(arrival: number): void
}
