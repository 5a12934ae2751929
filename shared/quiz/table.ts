// One cell of the state table: a host in a state, an event, and what the engine makes of it.
import { tcbView } from '../game/index.ts'
import { newTcb, react, type Segment, type SkillId, type State, seqAdd, type Tcb } from '../tcp/index.ts'
import type { Reply, TableCard, Turn } from './card.ts'
import { pickOf, placesOf, roll, shuffled } from './dice.ts'
import { type HostKind, ROWS, type TableRow } from './rows.ts'

const FIN_OUT: readonly State[] = ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK']
const FIN_DONE: readonly State[] = ['FIN-WAIT-2', 'TIME-WAIT']
const PEER_DONE: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']
const WRONG = 3
const OCTETS = 5

/** A host in this state, its numbers drawn from the seed; everything is acknowledged but what `out` or the state says is not. */
export function hostIn(state: State, { out, passive }: HostKind, seed: number): Tcb {
  const iss = 100 + roll(800, seed, 21)
  const irs = (iss + 111 + roll(600, seed, 22)) % 900
  const nextIss = 100 + roll(800, seed, 23)
  if (state === 'CLOSED' || state === 'LISTEN') return newTcb({ iss, nextIss, state, rcvWnd: 1000 })
  const opening = state === 'SYN-SENT' || state === 'SYN-RECEIVED'
  const una = seqAdd(iss, opening ? 0 : FIN_DONE.includes(state) ? 2 : 1)
  const text = out === 'both' || (out === 'some' && (state === 'ESTABLISHED' || state === 'CLOSE-WAIT')) ? OCTETS : 0
  const nxt = seqAdd(una, text + (opening || FIN_OUT.includes(state) ? 1 : 0))
  const expected = state === 'SYN-SENT' ? 0 : seqAdd(irs, PEER_DONE.includes(state) ? 2 : 1)
  return newTcb({
    iss,
    nextIss,
    irs: state === 'SYN-SENT' ? 0 : irs,
    state,
    passive: state === 'SYN-RECEIVED' && passive,
    snd: { una, nxt, wnd: opening ? 0 : 1000, wl1: irs, wl2: una, max: 1000 },
    rcv: { nxt: expected, wnd: 1000, acked: expected, unread: 0 },
  })
}

function replyOf(sent: readonly Segment[]): Reply {
  const [first] = sent
  if (first === undefined) return 'nothing'
  const has = (flag: Segment['flags'][number]): boolean => first.flags.includes(flag)
  if (has('RST')) return 'rst'
  if (has('SYN')) return has('ACK') ? 'syn-ack' : 'syn'
  if (has('FIN')) return 'fin'
  return first.len > 0 ? 'data' : 'ack'
}

/** What the reference host does. */
export function turnOf(tcb: Tcb, event: TableCard['event']): Turn {
  const { tcb: after, sent, outcome } = react(tcb, event)
  return { state: after.state, reply: outcome.disposition === 'refused-call' ? 'error' : replyOf(sent) }
}

const sameTurn = (a: Turn, b: Turn): boolean => a.state === b.state && a.reply === b.reply

/** Where beginners expect each state to lead. */
const NEXT: Readonly<Record<State, readonly State[]>> = {
  CLOSED: ['LISTEN', 'SYN-SENT'],
  LISTEN: ['SYN-RECEIVED', 'CLOSED'],
  'SYN-SENT': ['ESTABLISHED', 'SYN-RECEIVED', 'CLOSED'],
  'SYN-RECEIVED': ['ESTABLISHED', 'LISTEN', 'CLOSED'],
  ESTABLISHED: ['CLOSE-WAIT', 'FIN-WAIT-1', 'CLOSED'],
  'FIN-WAIT-1': ['FIN-WAIT-2', 'CLOSING', 'TIME-WAIT'],
  'FIN-WAIT-2': ['TIME-WAIT', 'CLOSED'],
  'CLOSE-WAIT': ['LAST-ACK', 'CLOSED'],
  CLOSING: ['TIME-WAIT', 'CLOSED'],
  'LAST-ACK': ['CLOSED', 'TIME-WAIT'],
  'TIME-WAIT': ['CLOSED', 'ESTABLISHED'],
}

function wrongTurns(state: State, right: Turn, event: TableCard['event']): readonly Turn[] {
  const replies: readonly Reply[] =
    event.on === 'segment'
      ? ['nothing', 'ack', 'rst']
      : event.on === 'timer'
        ? ['nothing', right.reply, 'rst']
        : ['nothing', 'fin', 'rst', 'error']
  const states = [state, ...NEXT[state]]
  const all = states.flatMap((one) => replies.map((reply) => ({ state: one, reply })))
  return all.filter(
    (one, index) =>
      !sameTurn(one, right) && all.findIndex((other) => sameTurn(other, one)) === index && (one.reply !== 'error' || one.state === state),
  )
}

/** The card of a row in one of its states. */
export function tableCardOf(row: TableRow, state: State, seed: number): TableCard {
  const tcb = hostIn(state, row.host, seed)
  const event = row.event(tcb)
  const right = turnOf(tcb, event)
  const choices = shuffled([right, ...shuffled(wrongTurns(state, right, event), seed, 2).slice(0, WRONG)], seed, 4)
  return {
    kind: 'table',
    skill: row.skill,
    seed,
    position: null,
    rule: react(tcb, event).outcome.rule,
    formulas: [],
    row: row.id,
    state,
    passive: tcb.passive,
    tcb: tcbView(tcb),
    outbox: tcb.sent,
    event,
    choices,
    right: placesOf(choices, (one) => sameTurn(one, right)),
  }
}

/** null: no row of the table is about this skill. */
export function tableCard(skill: SkillId, seed: number): TableCard | null {
  const row = pickOf(
    ROWS.filter((one) => one.skill === skill),
    seed,
    1,
  )
  const state = row === undefined ? undefined : pickOf(row.states, seed, 5)
  return row === undefined || state === undefined ? null : tableCardOf(row, state, seed)
}

export const TABLE_SKILLS: readonly SkillId[] = [...new Set(ROWS.map(({ skill }) => skill))]
