// The public face of shared/quiz: cards from real play, what is right about them, and when to ask again.

export {
  ACCURATE,
  type Best,
  bestRuns,
  CHAPTERS,
  countStars,
  fadeFor,
  fadeOf,
  ghostOf,
  type NextStep,
  nextScenario,
  nextStep,
  type Stars,
  starsOf,
  starsOfRun,
  steadyTime,
  wantsExample,
} from './campaign.ts'
export {
  type AcceptableCard,
  type BlankCard,
  CARD_KINDS,
  type Card,
  type CardAnswer,
  type CardKind,
  type ChoiceCard,
  type ConceptCard,
  EFFECTS,
  type Effect,
  type IllegalCard,
  type LostCard,
  OPTIONS,
  type OrderCard,
  REPLIES,
  type Reply,
  type Rung,
  type Scene,
  type SendCard,
  type StateCard,
  type TableCard,
  type TableEvent,
  type Turn,
} from './card.ts'
export { CONCEPTS } from './concept.ts'
export { DAILY_CARDS, dailyCards } from './daily.ts'
export { cardFor, cardName, cardOfName, makeCard, SKILL_IDS } from './deck.ts'
export { type ExampleStop, type Reason, type WhyQuestion, type WorkedExample, workedExample } from './example.ts'
export { isRight } from './grade.ts'
export { type OpenedPosition, openPosition } from './position-card.ts'
export {
  bestOf,
  type Daily,
  dailyOf,
  type Example,
  mergeProgress,
  NO_PROGRESS,
  PROGRESS_FORM,
  type Progress,
  type Review,
  type Run,
  type Score,
} from './progress.ts'
export { parseProgress, parseProgressText } from './progress-schema.ts'
export { type Played, runOf } from './run.ts'
export { anySkills, CURRICULUM, reviewed, type Spaced, type Spacing, type Strength, skillsToAsk, spacingOf, strengthOf } from './spacing.ts'
