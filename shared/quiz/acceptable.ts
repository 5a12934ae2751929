// "What becomes of this arrival?" A segment that fits the moment, or nearly: the engine says whether it is taken, held or dropped.

import type { Outcome } from '../tcp/index.ts'
import { receive, type Segment, type SkillId, seqAdd, type Tcb } from '../tcp/index.ts'
import { type AcceptableCard, EFFECTS, type Effect } from './card.ts'
import { pickOf, placesOf, shuffled } from './dice.ts'
import { type Moment, matchSeed, momentsIn, positionTextOf, scenariosFor, sceneOf } from './moments.ts'

const TRIES = 4

/** What an arrival did to this host. */
export function effectOf(before: Tcb, { tcb, disposition }: Outcome): Effect {
  if (disposition === 'reset') return 'reset'
  if (disposition === 'held') return 'held'
  if (disposition === 'accepted' || disposition === 'done') return 'taken'
  const answers = tcb.owed.filter((entry) => entry.id > before.arrivals)
  if (answers.some((entry) => entry.kind === 'rst')) return 'dropped-rst'
  return answers.length > 0 ? 'dropped-ack' : 'dropped'
}

type Variation = (tcb: Tcb, octets: number) => Segment

const plain = (tcb: Tcb): Segment => ({ flags: ['ACK'], seq: tcb.rcv.nxt, ack: tcb.snd.nxt, len: 0, wnd: 1000 })

/** Arrivals that the skill is about, from the numbers of this very TCB. `octets`: 1 … 9. */
const VARIATIONS: Readonly<Partial<Record<SkillId, readonly Variation[]>>> = {
  M13: [(tcb, octets) => ({ ...plain(tcb), len: octets })],
  M14: [(tcb) => ({ ...plain(tcb), flags: ['SYN', 'ACK'], seq: tcb.irs, ack: seqAdd(tcb.iss, 1) })],
  M19: [
    (tcb, octets) => ({ ...plain(tcb), seq: seqAdd(tcb.rcv.nxt, -octets), len: octets }),
    (tcb, octets) => ({ ...plain(tcb), seq: seqAdd(tcb.rcv.nxt, tcb.rcv.wnd + octets) }),
    (tcb) => ({ ...plain(tcb), flags: ['SYN'], ack: 0, seq: seqAdd(tcb.rcv.nxt, 5) }),
  ],
  M20: [
    (tcb) => ({ ...plain(tcb), flags: ['RST'], ack: 0 }),
    (tcb, octets) => ({ ...plain(tcb), flags: ['RST'], ack: 0, seq: seqAdd(tcb.rcv.nxt, octets) }),
    (tcb, octets) => ({ ...plain(tcb), flags: ['RST'], ack: 0, seq: seqAdd(tcb.rcv.nxt, -octets) }),
    (tcb) => ({ ...plain(tcb), flags: ['RST'], ack: 0, seq: seqAdd(tcb.rcv.nxt, tcb.rcv.wnd) }),
  ],
  M35: [(tcb) => ({ ...plain(tcb), ack: tcb.snd.una }), (tcb) => ({ ...plain(tcb), ack: tcb.snd.nxt })],
  M36: [
    (tcb, octets) => ({ ...plain(tcb), seq: seqAdd(tcb.rcv.nxt, octets), len: octets }),
    (tcb, octets) => ({ ...plain(tcb), len: octets }),
  ],
  M37: [(tcb, octets) => ({ ...plain(tcb), ack: seqAdd(tcb.snd.nxt, octets) }), (tcb) => ({ ...plain(tcb), ack: seqAdd(tcb.snd.nxt, 1) })],
  M38: [
    (tcb, octets) => ({ ...plain(tcb), len: octets }),
    (tcb, octets) => ({ ...plain(tcb), seq: seqAdd(tcb.rcv.nxt, octets), len: octets }),
    (tcb, octets) => ({ ...plain(tcb), seq: seqAdd(tcb.rcv.nxt, -octets), len: octets }),
  ],
  M43: [(tcb, octets) => ({ ...plain(tcb), flags: ['PSH'], ack: 0, len: octets }), (tcb) => ({ ...plain(tcb), flags: ['FIN'], ack: 0 })],
}

const SYNCHRONIZED = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT']

/** Where an earlier arrival waits for its ACK, that would be taken for an answer to this one. */
const isFit = (skill: SkillId, { tcb }: Moment): boolean =>
  skill === 'M13' ? tcb.state === 'SYN-RECEIVED' && tcb.snd.nxt !== tcb.iss : SYNCHRONIZED.includes(tcb.state) && tcb.owed.length === 0

/** null: nothing varies for this skill, or no round that was played has a fitting moment. */
export function acceptableCard(skill: SkillId, seed: number): AcceptableCard | null {
  const vary = pickOf(VARIATIONS[skill] ?? [], seed, 1)
  if (vary === undefined) return null
  for (const scenario of scenariosFor(skill, seed).slice(0, TRIES)) {
    const moment = shuffled(momentsIn(scenario, matchSeed(seed)), seed, 6).find((one) => isFit(skill, one))
    if (moment === undefined) continue
    const arrival = vary(moment.tcb, 1 + (seed % 9))
    const outcome = receive(moment.tcb, arrival)
    const effect = effectOf(moment.tcb, outcome)
    return {
      kind: 'acceptable',
      skill,
      seed,
      position: positionTextOf(moment),
      rule: outcome.rule,
      formulas: [],
      scene: sceneOf(moment),
      arrival,
      choices: EFFECTS,
      right: placesOf(EFFECTS, (one) => one === effect),
    }
  }
  return null
}

export const ACCEPTABLE_SKILLS: readonly string[] = Object.keys(VARIATIONS)
