// The public face of shared/classroom: a class as a value, the reducer that moves it, and what each pair of eyes sees of it.
export {
  type ClassAct,
  type ClassEvent,
  type HostCommand,
  type Mistake,
  type Pair,
  type PairResult,
  QUIZZES,
  type QuizTime,
  type SeatResult,
} from './event.ts'
export { mistakesOf, type PairLive, pairLive, resultOfPair } from './live.ts'
export {
  type ClassOptions,
  KEEP_DAYS,
  MOST_CLASS_ROUNDS,
  ODDS,
  type Odd,
  PAIRINGS,
  type Pairing,
  PRESET_IDS,
  PRESETS,
  type PresetId,
  parseClassOptions,
} from './options.ts'
export { type Couple, couplesFor } from './pairing.ts'
export { gradeQuiz, quizCards, quizNames } from './quiz.ts'
export { classStep, QUIZ_LENGTH } from './reduce.ts'
export {
  CLASS_PHASES,
  type ClassPhase,
  type ClassState,
  deletedAt,
  isLate,
  isPresent,
  nameKey,
  newClass,
  type Student,
  type StudentRound,
  scenarioOfRound,
  standings,
} from './state.ts'
export { CLASS_REFUSALS, type ClassRefusal } from './step.ts'
export { type Duo, duoOf, waiting } from './together.ts'
export {
  type Boat,
  type ClassClock,
  classClock,
  type HostView,
  hostView,
  type LiveNow,
  type RosterNews,
  type RosterRow,
  type ScreenView,
  type StudentClassView,
  screenView,
  studentViews,
} from './views.ts'
export type { VoteView } from './vote.ts'
export { type Foresight, type Wreck, type WreckReport, wreckReport } from './wreck.ts'
