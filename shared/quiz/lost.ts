// "Which segment was lost?" All that both hosts sent is shown: what they sent afterwards tells which one never arrived.
import type { ScenarioId } from '../game/index.ts'
import { type FaultRule, kindOf } from '../net/index.ts'
import { differing, formatSegment, type SkillId } from '../tcp/index.ts'
import type { LostCard, Rung } from './card.ts'
import { pickOf } from './dice.ts'
import { matchSeed } from './moments.ts'
import { calm, plainRung, rungsOf, type SentRung } from './rungs.ts'

type Pick = FaultRule['pick']

interface Loss {
  readonly scenario: ScenarioId
  readonly pick: Pick
}

const first = (from: Pick['from'], kind: NonNullable<Pick['kinds']>[number], answers: Pick['answers'] = null): Pick => ({
  from,
  kinds: [kind],
  answers,
  covers: null,
  nth: 1,
  copies: 1,
})

/** What the network takes, by the skill that whoever finds it shows. */
const LOSSES: Readonly<Partial<Record<SkillId, readonly Loss[]>>> = {
  M34: [
    { scenario: 'whole-life', pick: first('client', 'syn') },
    { scenario: 'handshake', pick: first('server', 'syn-ack') },
    { scenario: 'whole-life', pick: first('client', 'data') },
    { scenario: 'whole-life', pick: first('server', 'data') },
    { scenario: 'goodbye', pick: first('client', 'fin') },
    { scenario: 'goodbye', pick: first('server', 'fin') },
  ],
  M13: [
    { scenario: 'whole-life', pick: first('client', 'ack', 'syn') },
    { scenario: 'handshake', pick: first('client', 'ack', 'syn') },
  ],
  // The SYN-ACK comes again because the ACK of it is gone.
  M14: [{ scenario: 'handshake', pick: first('client', 'ack', 'syn') }],
  M35: [
    { scenario: 'whole-life', pick: first('server', 'ack', 'data') },
    { scenario: 'whole-life', pick: first('client', 'ack', 'data') },
    { scenario: 'first-words', pick: first('server', 'ack', 'data') },
  ],
  M31: [{ scenario: 'goodbye', pick: first('client', 'ack', 'fin') }],
}

const MOST = 12

const same = (a: Rung, b: Rung): boolean =>
  a.from === b.from && kindOf(a.segment) === kindOf(b.segment) && differing(a.segment, b.segment).length === 0

/** Up to the first segment that is sent again; null: nothing is, or it is too long to be read. */
function untilRepeat(rungs: readonly SentRung[]): readonly SentRung[] | null {
  const repeat = rungs.findIndex((rung, index) =>
    rungs.slice(0, index).some((one) => one.from === rung.from && one.segment.seq === rung.segment.seq && isAgain(one, rung)),
  )
  return repeat < 0 || repeat >= MOST ? null : rungs.slice(0, repeat + 1)
}

/** Text, SYN or FIN with the same number: a resend; an ACK with the same numbers: a repeated answer. */
const isAgain = (before: Rung, now: Rung): boolean =>
  kindOf(before.segment) === kindOf(now.segment) && (kindOf(now.segment) !== 'ack' || before.segment.ack === now.segment.ack)

/** The rule that loses this rung, the first time it is sent. */
function lossOf(rungs: readonly Rung[], index: number): FaultRule | null {
  const rung = rungs[index]
  if (rung === undefined) return null
  const kind = kindOf(rung.segment)
  const names = new Set(
    rungs
      .slice(0, index + 1)
      .flatMap((one) => (one.from === rung.from && kindOf(one.segment) === kind ? [formatSegment(one.segment)] : [])),
  )
  return { pick: { ...first(rung.from, kind), nth: names.size }, harm: { do: 'drop' } }
}

/** null: nothing of this skill gets lost, or what the hosts did would fit another loss as well. */
export function lostCard(skill: SkillId, seed: number): LostCard | null {
  const loss = pickOf(LOSSES[skill] ?? [], seed, 1)
  const scenario = loss === undefined ? null : calm(loss.scenario, [{ pick: loss.pick, harm: { do: 'drop' } }])
  if (loss === undefined || scenario === null) return null
  const rungs = untilRepeat(rungsOf(scenario, matchSeed(seed)))
  if (rungs === null) return null
  const right = rungs.findIndex(({ lost }) => lost)
  if (right < 0) return null
  const looksTheSame = (index: number): boolean => {
    const other = lossOf(rungs, index)
    const played = other === null ? null : calm(loss.scenario, [other])
    const theirs = played === null ? [] : rungsOf(played, matchSeed(seed)).slice(0, rungs.length)
    return theirs.length === rungs.length && rungs.every((rung, place) => theirs[place] !== undefined && same(rung, theirs[place]))
  }
  if (rungs.slice(0, -1).some((_, index) => index !== right && looksTheSame(index))) return null
  return {
    kind: 'lost',
    skill,
    seed,
    position: null,
    rule: 'retransmission-timeout',
    formulas: [],
    rungs: rungs.map(plainRung),
    right: [right],
  }
}

export const LOST_SKILLS: readonly string[] = Object.keys(LOSSES)
