// The moves of a round that were wrong: segments that broke a rule, and states that were misnamed.
import { crossedArrival } from '../../../shared/game/index.ts'
import type { LadderEvent } from '../ladder/model.ts'

export type WrongMove = Extract<LadderEvent, { on: 'move' }>
export type WrongAnswer = Extract<LadderEvent, { on: 'state-answer' }>

/** `index` in the story. */
export interface Wrong {
  readonly index: number
  readonly event: WrongMove | WrongAnswer
  /** It crossed an arrival, without which it would have been right. */
  readonly crossed: boolean
}

export const mistakesIn = (story: readonly LadderEvent[]): readonly Wrong[] =>
  story.flatMap((event, index) => {
    const isWrong = event.on === 'move' ? event.judged.kind === 'violation' : event.on === 'state-answer' && !event.right
    return isWrong && (event.on === 'move' || event.on === 'state-answer') ? [{ index, event, crossed: crossedArrival(story, index) }] : []
  })
