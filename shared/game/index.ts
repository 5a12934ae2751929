// The public face of shared/game: a match as a value, the reducer that moves it, and the views of it.

export { DOINGS, type Doing } from '../net/index.ts'
export { acting } from './acting.ts'
export { type Bot, type BotMove, botMove } from './bot.ts'
export { BOT_OF_LEVEL, botFor } from './bot-levels.ts'
export { FILES, isRoundId, isScenarioId, scenarioOf } from './catalogue.ts'
export type { Condition } from './conditions.ts'
export { type MatchConfig, rematch } from './config.ts'
export { parseConfig } from './config-schema.ts'
export { crossedArrival } from './crossing.ts'
export type { GameEvent, Judged } from './event.ts'
export { budgetLeft, isNetworkRound, openFault } from './faults.ts'
export { type Formula, formulas, type Variable } from './hints.ts'
export {
  type ClockInput,
  type Control,
  type ControlInput,
  type Input,
  inputOf,
  type Move,
  type MoveKind,
  type NetworkInput,
  type NetworkMove,
  type PlayerInput,
  REJECTIONS,
  type Rejection,
} from './input.ts'
export { parseInput } from './input-schema.ts'
export { FADES, type Fade, LEVEL, LEVELS, type Level, type LevelId, roundClock, scaled } from './levels.ts'
export { helpNow } from './listen-help.ts'
export type { Arrival, Host, Live, Match, OpenDuty, RequestState, RoundResult, Step, Tally } from './match.ts'
export { positionBefore } from './moment.ts'
export { CONSEQUENCES, type Consequence, type Fault, type NetworkPlay, type NetworkScore } from './network-play.ts'
export { asNetworkRound } from './network-round.ts'
export { networkScore } from './network-score.ts'
export { botsOf, nextInput } from './next-input.ts'
export { parseOwnScenario } from './own-scenario.ts'
export { PHASES, type Phase } from './phase.ts'
export { createMatch, nextDue, play, playParsed } from './play.ts'
export { type Position, positionOf } from './position.ts'
export { formatPosition, parsePosition } from './position-text.ts'
export { recordMatch } from './recording.ts'
export { parseRecording, type RecordedEvent, type RecordedFault, type RecordedRound, type Recording } from './recording-schema.ts'
export { CORE, coreOf, parseReplay, parseReplayText, playReplay, type Replay, type Replayed, recordOf } from './replay.ts'
export { bad, type Problem, problemText, type Result } from './result.ts'
export { type ByRole, type BySeat, otherRole, type Player, ROLES, type Role, roleOf, SEATS, type Seat, seatOf } from './roles.ts'
export {
  type Budget,
  type Incident,
  NETWORK_ROUND,
  type NetworkRules,
  type Request,
  type RequestCall,
  type RoundId,
  SCENARIO_IDS,
  type Scenario,
  type ScenarioId,
} from './scenario.ts'
export {
  EMPTY_SCENARIO,
  HOST_DEFAULTS,
  INCIDENT_DEFAULTS,
  PICK_DEFAULTS,
  RATES_DEFAULTS,
  REQUEST_DEFAULTS,
} from './scenario-defaults.ts'
export { parseScenario, scenarioSchema } from './scenario-schema.ts'
export { formatScenario, parseScenarioText } from './scenario-text.ts'
export { read } from './schema-result.ts'
export { accuracyOf } from './score.ts'
export { type Simulation, simulate } from './simulate.ts'
export { ALL_PACES, FEW_PACES, type Pace, type Play, playAt, playsOf, type TryOut, tryOut, type Why } from './tryout.ts'
export type { Par, RoleScore, Unit } from './units.ts'
export { mayShow, type Seen, tcbView, view } from './view.ts'
export type { Eyes, Harmed, HelpView, HostView, NetworkView, RequestCard, TcbView, Told, ToldVerdict, View } from './view-types.ts'
