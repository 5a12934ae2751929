import { describe, expect, test } from 'vitest'
import { has, newTcb, receive, type Segment, segEnd, segLen, seqLe, seqLt, type Tcb } from '../../shared/tcp/index.ts'
import { CONFIGS, type Config, type ConfigName, configOf, type Exploration, explore, MACHINE, type Machine } from './model.ts'
import { checks } from './model-checks.ts'

const MINUTES = 10 * 60_000

/** Fewer states than this means that the explorer does not look everywhere any more. */
const AT_LEAST: Record<ConfigName, number> = {
  'open only': 40,
  'open and close': 10_000,
  'one octet': 10_000,
  'open, one octet, close': 50_000,
  'an octet each way': 10_000,
  'simultaneous open': 20_000,
  aborts: 2000,
  'old duplicate SYN': 500,
  'old duplicate SYN, then close': 2000,
  'half-open': 40,
  'simultaneous close': 1000,
  'slow hands, open and close': 100_000,
  'slow hands, simultaneous close': 100_000,
}

const names = Object.keys(CONFIGS).filter((name): name is ConfigName => Object.hasOwn(CONFIGS, name))
const seen = { states: 0, transitions: 0 }

describe('everything that can happen between two hosts', () => {
  test.each(names)('%s', { timeout: MINUTES }, (name) => {
    const found = explore(configOf(name), checks(name))
    seen.states += found.states
    seen.transitions += found.transitions
    console.log(
      `${name}, K=${CONFIGS[name].k}: ${found.states} states, ${found.transitions} transitions (all so far: ${seen.states}, ${seen.transitions})`,
    )
    expect(found).toMatchObject({ violated: [], stuck: 0, ackWar: false })
    expect(found.states).toBeGreaterThan(AT_LEAST[name])
  })
})

type Receive = Machine['receive']
const plain: Receive = (tcb, segment) => receive(tcb, segment)

/** One wrong comparison or one forgotten step each, and where it shows. */
const FAULTS: readonly (readonly [fault: string, config: ConfigName, receive: Receive, shows: (found: Exploration) => boolean])[] = [
  [
    'LAST-ACK ends on any ACK',
    'one octet',
    (tcb, segment) => {
      const outcome = plain(tcb, segment)
      const any = tcb.state === 'LAST-ACK' && segment.flags.length === 1 && has(segment, 'ACK')
      return any ? { ...outcome, tcb: newTcb({ iss: tcb.nextIss }) } : outcome
    },
    ({ violated }) => violated.some((what) => what.startsWith('I10')),
  ],
  [
    'a FIN is taken across a gap',
    'one octet',
    (tcb, segment) =>
      plain(tcb, has(segment, 'FIN') && seqLt(tcb.rcv.nxt, segment.seq) ? { ...segment, seq: tcb.rcv.nxt, len: 0 } : segment),
    ({ violated }) => violated.some((what) => what.startsWith('I9') || what.startsWith('I3')),
  ],
  [
    'SYN-SENT takes any SYN-ACK',
    'old duplicate SYN',
    (tcb, segment) =>
      plain(tcb, tcb.state === 'SYN-SENT' && has(segment, 'SYN') && has(segment, 'ACK') ? { ...segment, ack: tcb.snd.nxt } : segment),
    ({ violated }) => violated.some((what) => what.startsWith('I4') || what.startsWith('I5') || what.startsWith('I11')),
  ],
  [
    'what is not acceptable is not answered (=< for <)',
    'one octet',
    (tcb, segment) => {
      const old = segLen(segment) > 0 && seqLe(segEnd(segment), tcb.rcv.nxt) && !has(segment, 'SYN') && tcb.irs !== 0
      const outcome = plain(tcb, segment)
      return old ? { ...outcome, tcb: { ...outcome.tcb, owed: [] } } : outcome
    },
    ({ stuck }) => stuck > 0,
  ],
  [
    'TIME-WAIT answers every ACK',
    'simultaneous close',
    (tcb, segment) => {
      const outcome = plain(tcb, segment)
      if (tcb.state !== 'TIME-WAIT' || outcome.rule !== 'time-wait-silent') return outcome
      return { ...outcome, tcb: owing(outcome.tcb, outcome.tcb.arrivals) }
    },
    ({ ackWar }) => ackWar,
  ],
  [
    'a RST in SYN-RECEIVED always closes',
    'old duplicate SYN',
    (tcb, segment) => {
      const outcome = plain(tcb, segment)
      return outcome.rule === 'reset-returns-to-listen' ? { ...outcome, tcb: newTcb({ iss: tcb.nextIss, rcvWnd: 1000 }) } : outcome
    },
    ({ stuck }) => stuck > 0,
  ],
]

const owing = (tcb: Tcb, id: number): Tcb => ({
  ...tcb,
  owed: [{ id, kind: 'ack', seq: null, ack: tcb.rcv.nxt, must: false, rule: 'time-wait-answers' }],
})

describe('a planted fault is found', () => {
  test.each(FAULTS)('%s (%s)', { timeout: MINUTES }, (_fault, name, faulty, shows) => {
    const config: Config = { ...configOf(name), machine: { ...MACHINE, receive: (tcb: Tcb, segment: Segment) => faulty(tcb, segment) } }
    const found = explore(config, checks(name), 60_000)
    expect(shows(found), JSON.stringify(found)).toBe(true)
  })
})
