// A quiz card as data: what is shown, what may be answered, and which answers the engine calls right. No text: the screens have the words.
import type { ByRole, Formula, RequestCard, Role, TcbView, Told } from '../game/index.ts'
import type { Call, Field, RuleId, Segment, SkillId, Span, State, Tcb, Timer } from '../tcp/index.ts'

export const CARD_KINDS = ['send', 'blank', 'state', 'acceptable', 'lost', 'order', 'illegal', 'table', 'concept'] as const
export type CardKind = (typeof CARD_KINDS)[number]

/** What one host knows at the moment of the question. */
export interface Scene {
  readonly role: Role
  /** null: it is what is asked. */
  readonly state: State | null
  readonly tcb: TcbView
  /** Numbers of the TCB that would give the answer away: shown as unknown. */
  readonly hides: readonly (keyof TcbView)[]
  /** All that its application asked so far. */
  readonly requests: readonly RequestCard[]
  readonly outbox: readonly Span[]
  /** What happened to this host so far, oldest first, without what would give the answer away. */
  readonly story: readonly Told[]
  /** The last arrival, which a story that begins later does not tell of; null: nothing came yet. */
  readonly last: Segment | null
}

/** One segment of a ladder, and who sent it. */
export interface Rung {
  readonly from: Role
  readonly segment: Segment
}

interface Common {
  readonly skill: SkillId
  readonly seed: number
  /** Position text of the moment; null: the card is not a moment of a match. */
  readonly position: string | null
  /** What the explanation says: the rule, and how each field comes about. */
  readonly rule: RuleId | null
  readonly formulas: readonly Formula[]
}

/** `right`: places in the list that is chosen from. */
interface Choosing {
  readonly right: readonly number[]
}

/** "What do you owe now?" null among the choices: nothing at all. */
export interface SendCard extends Common, Choosing {
  readonly kind: 'send'
  readonly scene: Scene
  readonly choices: readonly (Segment | null)[]
}

/** "Fill in the number." Every number that the judge calls due is right; `segment` is the plainest of them. */
export interface BlankCard extends Common {
  readonly kind: 'blank'
  readonly scene: Scene
  readonly field: Extract<Field, 'seq' | 'ack'>
  readonly segment: Segment
  readonly tcb: Tcb
}

export interface StateCard extends Common, Choosing {
  readonly kind: 'state'
  readonly scene: Scene
  readonly choices: readonly State[]
}

/** What becomes of an arrival; the last three are dropped. */
export const EFFECTS = ['taken', 'held', 'reset', 'dropped', 'dropped-ack', 'dropped-rst'] as const
export type Effect = (typeof EFFECTS)[number]

export interface AcceptableCard extends Common, Choosing {
  readonly kind: 'acceptable'
  readonly scene: Scene
  readonly arrival: Segment
  readonly choices: readonly Effect[]
}

/** All that both hosts sent, up to the first segment that was sent again; one of them was lost. */
export interface LostCard extends Common, Choosing {
  readonly kind: 'lost'
  readonly rungs: readonly Rung[]
}

/** Rungs out of their order. `orders`: every order that both hosts may send them in. */
export interface OrderCard extends Common {
  readonly kind: 'order'
  readonly iss: ByRole<number>
  readonly rungs: readonly Rung[]
  readonly orders: readonly (readonly number[])[]
}

/** One of the rungs is not what its host may send there; `mended` is what it should have been. */
export interface IllegalCard extends Common, Choosing {
  readonly kind: 'illegal'
  readonly iss: ByRole<number>
  readonly rungs: readonly Rung[]
  readonly mended: Segment
}

export type TableEvent =
  | { readonly on: 'segment'; readonly segment: Segment }
  | { readonly on: 'call'; readonly call: Call }
  | { readonly on: 'timer'; readonly timer: Timer }

/** What a host says to an event; `error`: the call is refused. */
export const REPLIES = ['nothing', 'syn', 'syn-ack', 'ack', 'data', 'fin', 'rst', 'error'] as const
export type Reply = (typeof REPLIES)[number]

export interface Turn {
  readonly state: State
  readonly reply: Reply
}

/** One cell of RFC 9293's state table. */
export interface TableCard extends Common, Choosing {
  readonly kind: 'table'
  /** Which row: names the event in words. */
  readonly row: string
  readonly state: State
  readonly passive: boolean
  readonly tcb: TcbView
  readonly outbox: readonly Span[]
  readonly event: TableEvent
  readonly choices: readonly Turn[]
}

export const OPTIONS = ['right', 'wrong1', 'wrong2', 'wrong3'] as const

/** A question in words: `id` names its texts, `choices` their order. */
export interface ConceptCard extends Common, Choosing {
  readonly kind: 'concept'
  readonly id: string
  readonly choices: readonly (typeof OPTIONS)[number][]
}

export type Card = SendCard | BlankCard | StateCard | AcceptableCard | LostCard | OrderCard | IllegalCard | TableCard | ConceptCard
export type ChoiceCard = Extract<Card, Choosing>

/** `pick`: a place among the choices or rungs; `order`: all places in the order that was made of them. */
export type CardAnswer =
  | { readonly is: 'pick'; readonly pick: number }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'order'; readonly order: readonly number[] }
