// The rows of RFC 9293's state table: every event, made from the numbers of a host in that state (§3.10).
import { type Call, type Segment, type SkillId, STATES, type State, seqAdd, type Tcb, type Timer } from '../tcp/index.ts'
import type { TableEvent } from './card.ts'

/** What a state alone does not say of a host. */
export interface HostKind {
  /** `some`: 5 octets, or its SYN or FIN, are out there unacknowledged; `both`: 5 octets and its FIN. */
  readonly out: 'none' | 'some' | 'both'
  /** Where a SYN-RECEIVED came from: LISTEN, or SYN-SENT. */
  readonly passive: boolean
}

export interface TableRow {
  /** Names the event in the message files. */
  readonly id: string
  readonly skill: SkillId
  readonly states: readonly State[]
  readonly host: HostKind
  readonly event: (tcb: Tcb) => TableEvent
}

const SYNCHRONIZED = STATES.filter((state) => state !== 'CLOSED' && state !== 'LISTEN' && state !== 'SYN-SENT')
const FIN_OUT: readonly State[] = ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK']
const PEER_DONE: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']
const RECEIVING: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2']
const BEFORE: readonly State[] = ['CLOSED', 'LISTEN', 'SYN-SENT']

const arrives = (segment: Segment): TableEvent => ({ on: 'segment', segment })
const plain = (tcb: Tcb): Segment => ({ flags: ['ACK'], seq: tcb.rcv.nxt, ack: tcb.snd.nxt, len: 0, wnd: 1000 })
const with_ = (make: (tcb: Tcb) => Partial<Segment>) => (tcb: Tcb) => arrives({ ...plain(tcb), ...make(tcb) })
const calls = (call: Call) => (): TableEvent => ({ on: 'call', call })
const fires = (timer: Timer) => (): TableEvent => ({ on: 'timer', timer })

const IDLE: HostKind = { out: 'none', passive: true }
const WAITING: HostKind = { out: 'some', passive: true }
const LADEN: HostKind = { out: 'both', passive: true }
/** It called itself: a simultaneous open. */
const CALLER: HostKind = { out: 'some', passive: false }

const row = (id: string, skill: SkillId, states: readonly State[], event: TableRow['event'], host = IDLE): TableRow => ({
  id,
  skill,
  states,
  event,
  host,
})

/** Their numbers are drawn anew for each card: an unheard-of ISS stands where a host knows none. */
const THEIR_ISS = 700

export const ROWS: readonly TableRow[] = [
  row(
    'new-ack',
    'M12',
    ['SYN-RECEIVED'],
    with_(() => ({})),
    WAITING,
  ),
  row(
    'new-ack',
    'M35',
    ['ESTABLISHED', 'CLOSE-WAIT'],
    with_(() => ({})),
    WAITING,
  ),
  row(
    'fin-acked',
    'M24',
    FIN_OUT,
    with_(() => ({})),
    WAITING,
  ),
  row(
    'part-acked',
    'M35',
    FIN_OUT,
    with_((tcb) => ({ ack: seqAdd(tcb.snd.una, 5) })),
    LADEN,
  ),
  row(
    'repeated-ack',
    'M35',
    ['ESTABLISHED', 'FIN-WAIT-2', 'CLOSE-WAIT', 'TIME-WAIT'],
    with_((tcb) => ({ ack: tcb.snd.una })),
  ),
  row(
    'repeated-ack',
    'M35',
    FIN_OUT,
    with_((tcb) => ({ ack: tcb.snd.una })),
    WAITING,
  ),
  row(
    'repeated-ack',
    'M18',
    ['SYN-RECEIVED'],
    with_((tcb) => ({ ack: tcb.snd.una })),
    WAITING,
  ),
  row(
    'ack-of-unsent',
    'M37',
    SYNCHRONIZED,
    with_((tcb) => ({ ack: seqAdd(tcb.snd.nxt, 7) })),
  ),
  row(
    'data',
    'M01',
    ['SYN-RECEIVED', ...RECEIVING],
    with_((tcb) => ({ len: 5, ack: tcb.state === 'FIN-WAIT-1' ? tcb.snd.una : tcb.snd.nxt })),
  ),
  row(
    'data-late',
    'M26',
    PEER_DONE,
    with_((tcb) => ({ ack: tcb.snd.una, len: 5 })),
  ),
  row(
    'fin',
    'M26',
    ['SYN-RECEIVED', 'ESTABLISHED'],
    with_(() => ({ flags: ['FIN', 'ACK'] })),
  ),
  row(
    'fin-crossing',
    'M32',
    ['FIN-WAIT-1'],
    with_((tcb) => ({ flags: ['FIN', 'ACK'], ack: tcb.snd.una })),
    WAITING,
  ),
  row(
    'fin-with-ack',
    'M28',
    ['FIN-WAIT-1'],
    with_(() => ({ flags: ['FIN', 'ACK'] })),
    WAITING,
  ),
  row(
    'fin',
    'M25',
    ['FIN-WAIT-2'],
    with_(() => ({ flags: ['FIN', 'ACK'] })),
  ),
  row(
    'fin-again',
    'M31',
    PEER_DONE,
    with_((tcb) => ({ flags: ['FIN', 'ACK'], seq: seqAdd(tcb.rcv.nxt, -1), ack: tcb.snd.una })),
  ),
  row(
    'old-data',
    'M19',
    SYNCHRONIZED,
    with_((tcb) => ({ seq: seqAdd(tcb.rcv.nxt, -5), len: 5, ack: tcb.snd.una })),
  ),
  row(
    'right-of-window',
    'M19',
    SYNCHRONIZED,
    with_((tcb) => ({ seq: seqAdd(tcb.rcv.nxt, tcb.rcv.wnd + 3), ack: tcb.snd.una })),
  ),
  row(
    'no-ack-bit',
    'M43',
    SYNCHRONIZED,
    with_(() => ({ flags: ['PSH'], ack: 0, len: 5 })),
  ),
  row(
    'rst-exact',
    'M20',
    SYNCHRONIZED.filter((state) => state !== 'SYN-RECEIVED'),
    with_(() => ({ flags: ['RST'], ack: 0 })),
  ),
  row(
    'rst-exact',
    'M21',
    ['SYN-RECEIVED'],
    with_(() => ({ flags: ['RST'], ack: 0 })),
  ),
  row(
    'rst-exact',
    'M21',
    ['SYN-RECEIVED'],
    with_(() => ({ flags: ['RST'], ack: 0 })),
    CALLER,
  ),
  row(
    'rst-in-window',
    'M20',
    SYNCHRONIZED,
    with_((tcb) => ({ flags: ['RST'], ack: 0, seq: seqAdd(tcb.rcv.nxt, 3) })),
  ),
  row(
    'rst-outside',
    'M45',
    SYNCHRONIZED,
    with_((tcb) => ({ flags: ['RST'], ack: 0, seq: seqAdd(tcb.rcv.nxt, -3) })),
  ),
  row(
    'syn-in-window',
    'M19',
    SYNCHRONIZED,
    with_((tcb) => ({ flags: ['SYN'], ack: 0, seq: seqAdd(tcb.rcv.nxt, 3) })),
  ),
  row(
    'syn-in-window',
    'M19',
    ['SYN-RECEIVED'],
    with_((tcb) => ({ flags: ['SYN'], ack: 0, seq: seqAdd(tcb.rcv.nxt, 3) })),
    CALLER,
  ),
  row(
    'syn-outside',
    'M14',
    SYNCHRONIZED,
    with_((tcb) => ({ flags: ['SYN', 'ACK'], seq: tcb.irs, ack: seqAdd(tcb.iss, 1) })),
  ),
  row('timeout', 'M34', ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', ...FIN_OUT], fires('retransmission'), WAITING),
  row('two-msl', 'M30', ['TIME-WAIT'], fires('time-wait')),
  row('user-timeout', 'M40', ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', ...FIN_OUT], fires('user'), WAITING),
  row('close', 'M24', STATES, calls({ op: 'close' })),
  row('send', 'M41', STATES, calls({ op: 'send', len: 5 })),
  row('receive', 'M25', STATES, calls({ op: 'receive', len: 5 })),
  row('abort', 'M33', STATES, calls({ op: 'abort' })),
  row('listen', 'M39', STATES, calls({ op: 'listen' })),
  row('connect', 'M39', STATES, calls({ op: 'connect' })),
  // §3.10.7.1–3.10.7.3
  row(
    'first-rst',
    'M07',
    ['CLOSED', 'LISTEN', 'SYN-SENT'],
    with_(() => ({ flags: ['RST'], ack: 0, seq: THEIR_ISS })),
  ),
  row(
    'first-syn',
    'M16',
    ['CLOSED'],
    with_(() => ({ flags: ['SYN'], ack: 0, seq: THEIR_ISS })),
  ),
  row(
    'first-syn',
    'M10',
    ['LISTEN'],
    with_(() => ({ flags: ['SYN'], ack: 0, seq: THEIR_ISS })),
  ),
  row(
    'first-syn',
    'M22',
    ['SYN-SENT'],
    with_(() => ({ flags: ['SYN'], ack: 0, seq: THEIR_ISS })),
  ),
  row(
    'first-ack',
    'M17',
    ['CLOSED', 'LISTEN'],
    with_((tcb) => ({ seq: THEIR_ISS, ack: seqAdd(tcb.iss, 1) })),
  ),
  row(
    'bad-ack',
    'M18',
    ['SYN-SENT'],
    with_((tcb) => ({ flags: ['SYN', 'ACK'], seq: THEIR_ISS, ack: seqAdd(tcb.iss, 9) })),
    WAITING,
  ),
  row(
    'syn-ack',
    'M06',
    ['SYN-SENT'],
    with_((tcb) => ({ flags: ['SYN', 'ACK'], seq: THEIR_ISS, ack: seqAdd(tcb.iss, 1) })),
    WAITING,
  ),
  row(
    'rst-with-ack',
    'M16',
    ['SYN-SENT'],
    with_((tcb) => ({ flags: ['RST', 'ACK'], seq: 0, ack: seqAdd(tcb.iss, 1) })),
    WAITING,
  ),
  row(
    'rst-with-ack',
    'M07',
    ['CLOSED', 'LISTEN'],
    with_((tcb) => ({ flags: ['RST', 'ACK'], seq: THEIR_ISS, ack: seqAdd(tcb.iss, 1) })),
  ),
  row(
    'rst-with-bad-ack',
    'M20',
    ['SYN-SENT'],
    with_((tcb) => ({ flags: ['RST', 'ACK'], seq: THEIR_ISS, ack: seqAdd(tcb.iss, 9) })),
    WAITING,
  ),
  row(
    'lone-ack',
    'M12',
    ['SYN-SENT'],
    with_((tcb) => ({ seq: THEIR_ISS, ack: seqAdd(tcb.iss, 1) })),
    WAITING,
  ),
  row(
    'neither',
    'M12',
    BEFORE,
    with_(() => ({ flags: ['FIN'], ack: 0, seq: THEIR_ISS })),
  ),
]
