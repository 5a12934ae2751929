// "What do you owe now?" The right segment among what misconceptions make of it, or nothing at all.
import { formulas, type Role } from '../game/index.ts'
import { differing, judge, mistakesFor, type Segment, type SkillId } from '../tcp/index.ts'
import type { SendCard } from './card.ts'
import { pickOf, placesOf, shuffled } from './dice.ts'
import { type Moment, matchSeed, momentOf, momentsIn, playRound, positionTextOf, scenariosFor, sceneOf } from './moments.ts'

/** Wrong ones beside the right one. */
const WRONG = 3
/** Rounds that are played at most to find a moment. */
const TRIES = 4

const isNew = (list: readonly (Segment | null)[], segment: Segment): boolean =>
  list.every((one) => one === null || differing(one, segment).length > 0)

/** Which of the choices the engine calls due: sending nothing is right only where no duty is a must. */
function rightOnes({ tcb, duties }: Moment, choices: readonly (Segment | null)[]): readonly number[] {
  const nothing = duties.every(({ duty }) => !duty.must)
  return placesOf(choices, (one) => (one === null ? nothing : judge(tcb, one).kind === 'due'))
}

/** The card of a moment at which this host owes something; null: no wrong idea fits it. */
export function sendCardOf(moment: Moment, skill: SkillId | null, seed: number): SendCard | null {
  const open = moment.duties.find(({ duty }) => duty.must) ?? moment.duties[0]
  if (open === undefined) return null
  const { tcb } = moment
  const wrong = mistakesFor(tcb, open.duty)
  const asked = skill === null ? wrong : wrong.filter((one) => one.skill === skill)
  const first = pickOf(asked, seed, 1)
  if (skill !== null && first === undefined) return null
  const choices: (Segment | null)[] = [open.duty.segment]
  for (const one of [...(first === undefined ? [] : [first]), ...shuffled(wrong, seed, 2)]) {
    if (choices.length <= WRONG && isNew(choices, one.segment)) choices.push(one.segment)
  }
  if (choices.length <= WRONG && open.duty.must) choices.push(null)
  if (choices.length < 2) return null
  const mixed = shuffled(choices, seed, 4)
  return {
    kind: 'send',
    skill: skill ?? first?.skill ?? 'M45',
    seed,
    position: positionTextOf(moment),
    rule: open.duty.rule,
    formulas: formulas(tcb, open.duty),
    scene: sceneOf(moment),
    choices: mixed,
    right: rightOnes(moment, mixed),
  }
}

/** Whether something arrived that owes nothing, and nothing else is to be done. */
const isQuiet = ({ match, role, duties, tcb }: Moment): boolean =>
  duties.length === 0 &&
  tcb.state === 'ESTABLISHED' &&
  match.live.hosts[role].inbox.some(({ owes }) => !owes) &&
  match.live.requests.every(({ request, status }) => request.host !== role || status !== 'open')

/** The card of a moment at which nothing is owed: to answer would be needless or wrong. */
export function nothingCardOf(moment: Moment, seed: number): SendCard | null {
  const { tcb, role, match } = moment
  const last = match.live.hosts[role].inbox.at(-1)
  if (last === undefined || moment.duties.length > 0) return null
  const ack: Segment = { flags: ['ACK'], seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len: 0, wnd: tcb.rcv.wnd }
  const answers: readonly Segment[] = [ack, { ...ack, ack: (last.segment.seq + 1) >>> 0 }, { ...ack, flags: ['FIN', 'ACK'] }]
  const distinct = answers.filter((one, index) => answers.findIndex((other) => differing(other, one).length === 0) === index)
  const choices = shuffled<Segment | null>([null, ...distinct], seed, 4)
  return {
    kind: 'send',
    skill: 'M45',
    seed,
    position: positionTextOf(moment),
    rule: 'nothing-owed',
    formulas: [],
    scene: sceneOf(moment),
    choices,
    right: rightOnes(moment, choices),
  }
}

function quietMoment(skill: SkillId, seed: number): Moment | null {
  for (const scenario of scenariosFor(skill, seed).slice(0, TRIES)) {
    const quiet: Moment[] = []
    playRound(scenario, matchSeed(seed), (match) => {
      if (match.phase !== 'live') return match.phase !== 'briefing'
      for (const role of ['client', 'server'] satisfies readonly Role[]) {
        const moment = momentOf(match, role)
        if (isQuiet(moment)) quiet.push(moment)
      }
      return quiet.length >= 12
    })
    const found = pickOf(quiet, seed, 5)
    if (found !== undefined) return found
  }
  return null
}

/** null: no moment of the rounds that were played shows this skill. */
export function sendCard(skill: SkillId, seed: number): SendCard | null {
  if (skill === 'M45') {
    const moment = quietMoment(skill, seed)
    return moment === null ? null : nothingCardOf(moment, seed)
  }
  for (const scenario of scenariosFor(skill, seed).slice(0, TRIES)) {
    for (const moment of shuffled(momentsIn(scenario, matchSeed(seed)), seed, 6)) {
      const card = sendCardOf(moment, skill, seed)
      if (card !== null) return card
    }
  }
  return null
}
