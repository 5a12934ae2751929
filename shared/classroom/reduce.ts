// The class as a reducer: what an event makes of it, or why it is refused. Pure: who may send which event is the room's business.
import type { ClassAct, ClassEvent, Pair, PairResult } from './event.ts'
import { quizTimes } from './quiz-time.ts'
import { type ClassState, isLate, isPresent, NO_VOTE, nameKey, type Student } from './state.ts'
import { type ClassStep, no, yes } from './step.ts'
import { invite, meet, part, roundsOf, together, without } from './together.ts'
import { reveal, show, vote } from './vote.ts'

/** Questions of the class's quiz. */
export const QUIZ_LENGTH = 5

const isRunning = ({ phase }: ClassState): boolean => phase === 'briefing' || phase === 'live'

function withStudent(state: ClassState, id: string, change: (student: Student) => Student): ClassStep {
  const place = state.students.findIndex((one) => one.id === id && isPresent(one))
  const student = state.students[place]
  return student === undefined ? no('no-such-student') : yes({ ...state, students: state.students.with(place, change(student)) })
}

function join(state: ClassState, act: Extract<ClassAct, { do: 'join' }>): ClassStep {
  const key = nameKey(act.name)
  if (state.banned.includes(key)) return no('banned')
  if (state.locked || (!state.lateJoin && state.round >= 0)) return no('locked')
  if (state.students.some((one) => isPresent(one) && nameKey(one.name) === key)) return no('name-taken')
  const blank = Array.from({ length: QUIZ_LENGTH }, () => null)
  const { id, name, extra, tokenHash } = act
  const student: Student = {
    id,
    name,
    extra,
    tokenHash,
    since: state.round + 1,
    factor: 1,
    gone: false,
    answers: { before: blank, after: blank },
  }
  return yes({ ...state, students: [...state.students, student] })
}

/** A student goes: their match goes on with a bot, their results stay with the class but not in its lists. */
const leave = (state: ClassState, id: string): ClassStep =>
  withStudent({ ...state, duos: without(state.duos, id) }, id, (student) => ({ ...student, gone: true }))

function ban(state: ClassState, id: string): ClassStep {
  const student = state.students.find((one) => one.id === id)
  const left = leave(state, id)
  return left.ok && student !== undefined ? yes({ ...left.state, banned: [...state.banned, nameKey(student.name)] }) : left
}

function round(state: ClassState, pairs: readonly Pair[], at: number): ClassStep {
  if (isRunning(state) || state.phase === 'over' || state.phase === 'podium') return no('wrong-phase')
  if (state.round + 1 >= state.options.playlist.length) return no('wrong-phase')
  if (pairs.length === 0) return no('nobody')
  return yes({
    ...state,
    phase: 'briefing',
    round: state.round + 1,
    phaseStarted: at,
    pausedAt: null,
    pairs,
    wished: [],
    results: [],
    ...NO_VOTE,
  })
}

function pause(state: ClassState, at: number): ClassStep {
  return isRunning(state) && state.pausedAt === null ? yes({ ...state, pausedAt: at }) : no('wrong-phase')
}

/** The pause's length is no part of the phase. */
function resume(state: ClassState, at: number): ClassStep {
  if (state.pausedAt === null) return no('wrong-phase')
  return yes({ ...state, pausedAt: null, phaseStarted: state.phaseStarted + Math.max(0, at - state.pausedAt) })
}

function end(state: ClassState, at: number): ClassStep {
  if (state.phase === 'briefing') return yes({ ...state, phase: 'live', phaseStarted: at, pausedAt: null })
  if (state.phase === 'live') return yes({ ...state, phase: 'debrief', phaseStarted: at, pausedAt: null })
  return no('wrong-phase')
}

/** The first result of a pair's round counts: nothing is earned twice. */
function result(state: ClassState, one: PairResult, at: number): ClassStep {
  const pair = state.pairs.find(({ id }) => id === one.pair)
  if (pair === undefined || state.phase === 'lobby') return no('wrong-phase')
  if (state.results.some((other) => other.pair === one.pair)) return no('stale')
  return yes({ ...state, results: [...state.results, one], rounds: [...state.rounds, ...roundsOf(state, one, pair, state.round, at)] })
}

function alone(state: ClassState, act: Extract<ClassEvent, { do: 'alone' }>): ClassStep {
  const { id, round: played, seat, goal, goalAfter, over, at } = act
  if (isLate(state, at)) return no('late')
  if (!state.students.some((one) => one.id === id && isPresent(one))) return no('no-such-student')
  if (played < 0 || played >= state.options.playlist.length) return no('bad-value')
  if (state.rounds.some((one) => one.id === id && one.round === played)) return no('stale')
  return yes({
    ...state,
    rounds: [...state.rounds, { ...seat, id, round: played, goal, goalAfter, pairPoints: 2 * seat.points, partner: null, at, over }],
  })
}

function answer(state: ClassState, act: Extract<ClassEvent, { do: 'answer' }>): ClassStep {
  const { quiz, index, right, id, at } = act
  if (quizTimes(state, at)(id) !== quiz) return no('wrong-phase')
  if (index < 0 || index >= QUIZ_LENGTH) return no('bad-value')
  if (state.students.some((one) => one.id === id && one.answers[quiz][index] !== null)) return no('stale')
  return withStudent(state, id, (student) => ({
    ...student,
    answers: { ...student.answers, [quiz]: student.answers[quiz].with(index, right) },
  }))
}

/** Of an assignment only: a class in step has none. What came too late stays so. */
function moveDeadline(state: ClassState, until: number, at: number): ClassStep {
  if (state.deadline === null) return no('wrong-phase')
  return until > at ? yes({ ...state, deadline: until }) : no('bad-value')
}

function wish(state: ClassState, { a, b }: Extract<ClassAct, { do: 'pair' }>): ClassStep {
  const known = (id: string): boolean => state.students.some((one) => one.id === id && isPresent(one))
  if (!known(a) || (b !== null && (!known(b) || a === b))) return no('no-such-student')
  const others = state.wished.filter((one) => ![a, b].includes(one.a) && (one.b === null || ![a, b].includes(one.b)))
  return yes({ ...state, wished: [...others, { a, b }] })
}

/** What the event makes of the class; refused events change nothing and are not stored. */
export function classStep(state: ClassState, event: ClassEvent): ClassStep {
  if (event.n !== state.n + 1) return no('stale')
  const step = act(state, event)
  return step.ok ? yes({ ...step.state, n: event.n }) : step
}

function act(state: ClassState, event: ClassEvent): ClassStep {
  if (state.phase === 'over' && !['answer', 'keep', 'alone', 'result', 'together', 'part'].includes(event.do)) return no('class-over')
  switch (event.do) {
    case 'join':
      return join(state, event)
    case 'kick':
      return leave(state, event.id)
    case 'ban':
      return ban(state, event.id)
    case 'lock':
      return yes({ ...state, locked: event.locked })
    case 'late-join':
      return yes({ ...state, lateJoin: event.allowed })
    case 'factor':
      return event.factor >= 1 && event.factor <= 3
        ? withStudent(state, event.id, (student) => ({ ...student, factor: event.factor }))
        : no('bad-value')
    case 'pair':
      return wish(state, event)
    case 'round':
      return round(state, event.pairs, event.at)
    case 'seated':
      return isRunning(state)
        ? yes({ ...state, pairs: [...state.pairs.filter(({ id }) => id !== event.pair.id), event.pair] })
        : no('wrong-phase')
    case 'live':
      return state.phase === 'briefing' ? end(state, event.at) : no('wrong-phase')
    case 'end':
      return end(state, event.at)
    case 'pause':
      return pause(state, event.at)
    case 'resume':
      return resume(state, event.at)
    case 'result':
      return result(state, event.result, event.at)
    case 'together':
      return together(state, event.result, event.at)
    case 'invite':
      return invite(state, event.id, event.round, event.number, event.at)
    case 'meet':
      return meet(state, event.id, event.number, event.code, event.at)
    case 'part':
      return part(state, event.id)
    case 'alone':
      return alone(state, event)
    case 'show':
      return show(state, event.mistake)
    case 'reveal':
      return reveal(state)
    case 'vote':
      return vote(state, event.id, event.field)
    case 'answer':
      return answer(state, event)
    case 'podium':
      return isRunning(state) || state.round < 0
        ? no('wrong-phase')
        : yes({ ...state, phase: 'podium', phaseStarted: event.at, ...NO_VOTE })
    case 'deadline':
      return moveDeadline(state, event.until, event.at)
    case 'finish':
      return isRunning(state) ? no('wrong-phase') : yes({ ...state, phase: 'over', phaseStarted: event.at, ...NO_VOTE })
    case 'keep':
      return event.days >= 0 && event.days <= 365 ? yes({ ...state, keepDays: event.days }) : no('bad-value')
  }
}
