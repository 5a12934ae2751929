// Position text: a whole position as one short URL-safe string, as FEN is for chess.
import { KINDS } from '../net/index.ts'
import { FLAGS, type Owed, RULES, type RuleId, type Segment, type Span, STATES, type Tcb, TIMERS } from '../tcp/index.ts'
import type { ArrivalPosition, FlightPosition, HostPosition, Position, RequestPosition } from './position.ts'
import { bad, type Result } from './result.ts'
import { ROLES } from './roles.ts'
import {
  type Codec,
  listOf,
  name,
  natural,
  nullable,
  octets,
  oneOf,
  readText,
  record,
  sequence,
  someOf,
  whole,
  write,
  yesNo,
} from './text-codec.ts'

/** Stands before every text, so that a later form can be told apart. */
const FORM = 'p2'
/** The form before it, which had no inbox: its links still open. */
const OLD_FORM = 'p1'

const id = name((text: string): text is string => /^[a-z0-9][a-z0-9-]{0,63}$/.test(text), 'an id')
const rule = name((text: string): text is RuleId => Object.hasOwn(RULES, text), 'a rule id')
const role = oneOf(ROLES)

const segment: Codec<Segment> = record<Segment>({ flags: someOf(FLAGS), seq: sequence, ack: sequence, len: octets, wnd: octets })
const span: Codec<Span> = record<Span>({ seq: sequence, len: octets, syn: yesNo, fin: yesNo })

const owed: Codec<Owed> = record<Owed>({
  id: natural,
  kind: oneOf(['syn-ack', 'ack', 'rst']),
  seq: nullable(sequence),
  ack: sequence,
  must: yesNo,
  rule,
})

const timers: Codec<Tcb['timers']> = {
  write: (value, out) => {
    const running = TIMERS.filter((timer) => value[timer] !== undefined)
    someOf(TIMERS).write(running, out)
    for (const timer of running) {
      natural.write(value[timer]?.ms ?? 0, out)
      natural.write(value[timer]?.run ?? 0, out)
    }
  },
  read: (reader) => {
    const running = someOf(TIMERS).read(reader)
    let made: Tcb['timers'] = {}
    for (const timer of running ?? []) {
      const ms = natural.read(reader)
      const run = natural.read(reader)
      if (ms === undefined || run === undefined) return undefined
      made = { ...made, [timer]: { ms, run } }
    }
    return running === undefined ? undefined : made
  },
}

const tcb: Codec<Tcb> = record<Tcb>({
  state: oneOf(STATES),
  passive: yesNo,
  iss: sequence,
  nextIss: sequence,
  irs: sequence,
  snd: record<Tcb['snd']>({ una: sequence, nxt: sequence, wnd: octets, wl1: sequence, wl2: sequence, max: octets }),
  rcv: record<Tcb['rcv']>({ nxt: sequence, wnd: octets, acked: sequence, unread: octets }),
  mss: octets,
  queued: octets,
  closing: yesNo,
  fin: nullable(sequence),
  sent: listOf(span, 4096),
  held: listOf(span, 4096),
  owed: listOf(owed, 64),
  arrivals: natural,
  resend: nullable(oneOf(['timeout', 'duplicate-acks', 'partial-ack'])),
  dupAcks: natural,
  recover: nullable(sequence),
  tries: natural,
  rto: natural,
  timers,
  buffer: octets,
  initialRto: natural,
  msl: natural,
  maxTries: natural,
  srtt: nullable(natural),
  rttvar: natural,
  timing: nullable(record<{ readonly end: number; readonly at: number }>({ end: sequence, at: natural })),
  probe: yesNo,
  probes: natural,
  returned: yesNo,
  starts: natural,
  last: nullable(segment),
})

const kindCounts: Codec<readonly number[]> = listOf(natural, KINDS.length)

const why = oneOf(['sent', 'resent', 'network'])

const inbox: Codec<HostPosition['inbox']> = listOf(record<ArrivalPosition>({ arrival: natural, segment, owes: yesNo, why, ago: whole }), 64)
const noInbox: Codec<HostPosition['inbox']> = { write: () => undefined, read: () => [] }

const hostWith = (arrivals: Codec<HostPosition['inbox']>): Codec<HostPosition> =>
  record<HostPosition>({
    tcb,
    expires: listOf(record<HostPosition['expires'][number]>({ timer: oneOf(TIMERS), in: whole }), TIMERS.length),
    delivered: natural,
    acknowledged: natural,
    closing: yesNo,
    reached: listOf(oneOf(STATES), STATES.length),
    signals: listOf(oneOf(['reset', 'refused', 'closing', 'timeout', 'error']), 1000),
    inbox: arrivals,
    sent: kindCounts,
    arrived: kindCounts,
  })

const flight: Codec<FlightPosition> = record<FlightPosition>({
  from: role,
  segment,
  sent: whole,
  due: whole,
  forged: yesNo,
  corrupt: yesNo,
  why,
  held: nullable(oneOf(['cross', 'swap'])),
})

const request: Codec<RequestPosition> = record<RequestPosition>({
  id,
  host: role,
  call: oneOf(['listen', 'connect', 'send', 'receive', 'close', 'abort']),
  len: octets,
  status: oneOf(['waiting', 'delayed', 'open', 'done', 'failed']),
  rank: natural,
  unsent: octets,
  acked: octets,
})

const positionWith = (host: Codec<HostPosition>): Codec<Position> =>
  record<Position>({
    scenario: id,
    clock: natural,
    left: natural,
    client: host,
    server: host,
    wire: listOf(flight, 4096),
    requests: listOf(request, 100),
    incidents: listOf(oneOf(['waiting', 'delayed', 'happened']), 16),
    goal: yesNo,
  })

const POSITION = { [FORM]: positionWith(hostWith(inbox)), [OLD_FORM]: positionWith(hostWith(noInbox)) } as const

/** `parsePosition(formatPosition(p))` equals `p` for every position of a match. */
export const formatPosition = (value: Position): string => `${FORM}.${write(POSITION[FORM], value)}`

/** Reads a position text, or says which part of it at which character is wrong. */
export function parsePosition(text: string): Result<Position> {
  const form = ([FORM, OLD_FORM] as const).find((one) => text.startsWith(`${one}.`))
  if (form === undefined) return bad('', `a position text begins with '${FORM}.', not '${text.slice(0, 8)}'`)
  if (text.length > 100_000) return bad('', 'a position text is not that long')
  return readText(POSITION[form], text.slice(form.length + 1))
}
