// What must hold in every world that two hosts can come to, and in every step: I1–I12, each by its name.
import { type State, seqAdd, seqLe, type Tcb } from '../../shared/tcp/index.ts'
import { broken } from './invariants.ts'
import { type ConfigName, type Move, OLD_SYN, type World } from './model.ts'

const SYNCHRONIZED: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']
const PEER_FINISHED: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']

/** The edges of the RFC's diagram, the composite ones of a segment that does two things, and a reset or a timeout from anywhere. */
const EDGES: Readonly<Record<State, readonly State[]>> = {
  CLOSED: ['LISTEN', 'SYN-SENT'],
  LISTEN: ['SYN-RECEIVED', 'SYN-SENT', 'CLOSED'],
  'SYN-SENT': ['SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'CLOSED'],
  'SYN-RECEIVED': ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSING', 'LISTEN', 'CLOSED'],
  ESTABLISHED: ['FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSED'],
  'FIN-WAIT-1': ['FIN-WAIT-2', 'CLOSING', 'TIME-WAIT', 'CLOSED'],
  'FIN-WAIT-2': ['TIME-WAIT', 'CLOSED'],
  'CLOSE-WAIT': ['LAST-ACK', 'CLOSED'],
  CLOSING: ['TIME-WAIT', 'CLOSED'],
  'LAST-ACK': ['CLOSED'],
  'TIME-WAIT': ['CLOSED'],
}

const knowsPeer = ({ state }: Tcb): boolean => SYNCHRONIZED.includes(state) || state === 'SYN-RECEIVED'
const linked = (one: Tcb, other: Tcb): boolean => knowsPeer(one) && knowsPeer(other) && one.irs === other.iss && other.irs === one.iss

/** Configurations in which a reset, or an end without a peer, is what they are about. */
const RESETS: readonly ConfigName[] = ['aborts', 'old duplicate SYN', 'old duplicate SYN, then close', 'half-open']

export function checks(name: ConfigName): (world: World, move: Move | null) => readonly string[] {
  return (world, move) => [...inWorld(name, world), ...(move === null ? [] : inMove(name, world, move))]
}

function inWorld(name: ConfigName, { hosts }: World): readonly string[] {
  const wrong: string[] = hosts.flatMap((tcb) => broken(tcb).map((what) => `I1 ${what}`))
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what)
  }
  for (const [one, other] of [hosts, [hosts[1], hosts[0]]] as const) {
    if (linked(one, other)) {
      must(seqLe(one.rcv.nxt, other.snd.nxt), 'I3 nothing was received that was not sent')
      must(seqLe(one.snd.una, other.rcv.nxt), 'I3 nothing is acknowledged that was not received')
      const finTaken = PEER_FINISHED.includes(one.state) && other.fin !== null
      must(!finTaken || one.rcv.nxt === seqAdd(other.fin ?? 0, 1), 'I9 the FIN is taken behind everything else')
    }
    must(one.state !== 'ESTABLISHED' || other.state !== 'ESTABLISHED' || linked(one, other), 'I4 two in ESTABLISHED know each other')
    const verified = SYNCHRONIZED.includes(one.state) && one.snd.una !== one.iss
    must(!verified || one.irs !== OLD_SYN, 'I5 no connection comes of an old duplicate SYN')
    must(one.state !== 'TIME-WAIT' || one.closing, 'I7 TIME-WAIT only after the own CLOSE')
    const lonely = one.state === 'ESTABLISHED' && (other.state === 'CLOSED' || other.state === 'LISTEN' || other.state === 'SYN-SENT')
    must(!lonely || RESETS.includes(name), 'I11 nobody is ESTABLISHED alone')
  }
  return wrong
}

function inMove(name: ConfigName, { hosts }: World, { host, before, outcome, sent }: Move): readonly string[] {
  const after = outcome.tcb
  const wrong: string[] = []
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what)
  }
  must(before.state === after.state || EDGES[before.state].includes(after.state), `I6 no edge from ${before.state} to ${after.state}`)
  const same = knowsPeer(before) && knowsPeer(after) && before.iss === after.iss && before.irs === after.irs
  if (same) {
    must(
      seqLe(before.snd.una, after.snd.una) && seqLe(before.snd.nxt, after.snd.nxt) && seqLe(before.rcv.nxt, after.rcv.nxt),
      'I2 no number goes back',
    )
    must(seqLe(seqAdd(before.rcv.nxt, before.rcv.wnd), seqAdd(after.rcv.nxt, after.rcv.wnd)), 'I2 the right edge does not go back')
  }
  const peer = hosts[host === 0 ? 1 : 0]
  // I8: both in TIME-WAIT is a simultaneous close; that nobody saw CLOSE-WAIT follows from I6.
  if (before.state === 'LAST-ACK' && after.state === 'CLOSED' && outcome.disposition !== 'reset' && outcome.rule !== 'abort-silent') {
    must(
      peer.state === 'CLOSED' || peer.state === 'LISTEN' || peer.rcv.nxt === seqAdd(before.fin ?? 0, 1),
      'I10 LAST-ACK ends when the peer has our FIN',
    )
  }
  const resets = sent.some(({ flags }) => flags.includes('RST'))
  must(!resets || RESETS.includes(name) || !linked(before, peer), 'I12 no reset between two ends of one connection')
  return wrong
}
