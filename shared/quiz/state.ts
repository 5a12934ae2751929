// "What state are you in?" The host's own story is shown, its state is not.
import { type Match, ROLES } from '../game/index.ts'
import { type SkillId, STATES, type State } from '../tcp/index.ts'
import type { StateCard } from './card.ts'
import { pickOf, placesOf, shuffled } from './dice.ts'
import { type Moment, matchSeed, momentOf, playRound, positionTextOf, scenariosFor, sceneOf } from './moments.ts'

/** Which skill somebody shows who knows this state. */
const SKILL_OF: Readonly<Record<State, SkillId>> = {
  CLOSED: 'M39',
  LISTEN: 'M39',
  'SYN-SENT': 'M12',
  'SYN-RECEIVED': 'M12',
  ESTABLISHED: 'M12',
  'FIN-WAIT-1': 'M24',
  'FIN-WAIT-2': 'M24',
  'CLOSE-WAIT': 'M26',
  CLOSING: 'M32',
  'LAST-ACK': 'M29',
  'TIME-WAIT': 'M29',
}

/** Taken for one another: each state's likely wrong answers, nearest first. */
const NEAR: Readonly<Record<State, readonly State[]>> = {
  CLOSED: ['LISTEN', 'TIME-WAIT', 'LAST-ACK'],
  LISTEN: ['CLOSED', 'SYN-RECEIVED', 'ESTABLISHED'],
  'SYN-SENT': ['SYN-RECEIVED', 'ESTABLISHED', 'LISTEN'],
  'SYN-RECEIVED': ['ESTABLISHED', 'SYN-SENT', 'LISTEN'],
  ESTABLISHED: ['SYN-RECEIVED', 'SYN-SENT', 'CLOSE-WAIT'],
  'FIN-WAIT-1': ['FIN-WAIT-2', 'CLOSING', 'CLOSE-WAIT', 'LAST-ACK'],
  'FIN-WAIT-2': ['FIN-WAIT-1', 'TIME-WAIT', 'CLOSE-WAIT'],
  'CLOSE-WAIT': ['FIN-WAIT-1', 'LAST-ACK', 'ESTABLISHED'],
  CLOSING: ['TIME-WAIT', 'FIN-WAIT-2', 'LAST-ACK'],
  'LAST-ACK': ['CLOSE-WAIT', 'FIN-WAIT-1', 'TIME-WAIT', 'CLOSED'],
  'TIME-WAIT': ['FIN-WAIT-2', 'CLOSED', 'CLOSING'],
}

const WRONG = 3
const TRIES = 4

/** Moments just after this host came into a state that the skill is about. */
function momentsOf(skill: SkillId, scenario: string, seed: number): readonly Moment[] {
  const moments: Moment[] = []
  const before: Record<string, State> = {}
  const look = (match: Match): boolean => {
    if (match.phase !== 'live') return match.phase !== 'briefing'
    for (const role of ROLES) {
      const { state } = match.live.hosts[role].tcb
      const moved = before[role] !== state
      before[role] = state
      if (moved && SKILL_OF[state] === skill && match.live.story.length > 2) moments.push(momentOf(match, role))
    }
    return false
  }
  playRound(scenario, seed, look)
  return moments
}

/** null: no round that was played came into such a state. */
export function stateCard(skill: SkillId, seed: number): StateCard | null {
  for (const scenario of scenariosFor(skill, seed).slice(0, TRIES)) {
    const moment = pickOf(momentsOf(skill, scenario, matchSeed(seed)), seed, 6)
    if (moment === undefined) continue
    const { state } = moment.match.live.hosts[moment.role].tcb
    const choices = shuffled([state, ...NEAR[state].slice(0, WRONG)], seed, 4)
    return {
      kind: 'state',
      skill,
      seed,
      position: positionTextOf(moment),
      rule: null,
      formulas: [],
      scene: sceneOf(moment, true),
      choices: STATES.filter((one) => choices.includes(one)),
      right: placesOf(
        STATES.filter((one) => choices.includes(one)),
        (one) => one === state,
      ),
    }
  }
  return null
}

export const STATE_SKILLS: readonly SkillId[] = [...new Set(Object.values(SKILL_OF))]
