// What went wrong in a round: segments that broke a rule, answers that were thought needless, states that were misnamed, and what was not sent in time.
import { crossedArrival, ROLES, type Role } from '../../../shared/game/index.ts'
import type { LadderEvent } from '../ladder/model.ts'

export type WrongMove = Extract<LadderEvent, { on: 'move' }>
export type WrongSilence = Extract<LadderEvent, { on: 'discard' }>
export type WrongAnswer = Extract<LadderEvent, { on: 'state-answer' }>
export type Missed = Extract<LadderEvent, { on: 'missed' }>

/** `index` in the story. */
export interface Wrong {
  readonly index: number
  readonly event: WrongMove | WrongSilence | WrongAnswer | Missed
  /** It crossed an arrival, without which it would have been right. */
  readonly crossed: boolean
}

export const mistakesIn = (story: readonly LadderEvent[]): readonly Wrong[] =>
  story.flatMap((event, index): readonly Wrong[] => {
    switch (event.on) {
      case 'move':
        return event.judged.kind === 'violation' ? [{ index, event, crossed: crossedArrival(story, index) }] : []
      case 'discard':
        return event.judged.kind === 'violation' ? [{ index, event, crossed: false }] : []
      case 'state-answer':
        return event.right ? [] : [{ index, event, crossed: false }]
      case 'missed':
        return [{ index, event, crossed: false }]
      default:
        return []
    }
  })

/** Who sent nothing at all, and did not even try. */
export const silentIn = (story: readonly LadderEvent[]): readonly Role[] =>
  ROLES.filter((role) => !story.some((event) => event.on === 'move' && event.role === role))
