// What lights up for a moment: told by the story, placed and timed here. Pure.
import type { HostView, Told } from '../../shared/game/index.ts'

export interface Effect {
  readonly kind: 'sparks' | 'ripple' | 'bump' | 'nod' | 'birds' | 'alarm' | 'missed' | 'guessed' | 'named' | 'misnamed' | 'crash' | 'reset'
  /** 0 … 1 of its life. */
  readonly age: number
  /** Differs from effect to effect, the same each time it is drawn. */
  readonly seed: number
}

/** How long each is seen, ms. */
const LIFE: Readonly<Record<Effect['kind'], number>> = {
  sparks: 900,
  ripple: 1400,
  bump: 800,
  nod: 700,
  birds: 2200,
  alarm: 1600,
  missed: 1400,
  guessed: 1200,
  named: 900,
  misnamed: 1200,
  crash: 1800,
  reset: 1200,
}
const LONGEST = Math.max(...Object.values(LIFE))

function kindsOf(told: Told): readonly Effect['kind'][] {
  switch (told.told) {
    case 'move':
    case 'discard': {
      const { kind, birds } = told.verdict
      if (kind === 'due') return birds >= 2 ? ['sparks', 'birds'] : ['sparks']
      return kind === 'violation' ? ['bump'] : kind === 'needless' ? ['ripple'] : ['nod']
    }
    case 'timer':
      return told.timer === 'time-wait' ? [] : ['alarm']
    case 'missed':
      return ['missed']
    case 'prediction':
      return told.right ? ['guessed'] : []
    case 'state-answer':
      return told.right ? ['named'] : ['misnamed']
    case 'crashed':
      return ['crash']
    case 'signal':
      return told.signal === 'closing' ? [] : ['reset']
    default:
      return []
  }
}

/** The effects alive now, oldest first. */
export function effectsOf(host: HostView, now: number): readonly Effect[] {
  const effects: Effect[] = []
  for (let index = host.story.length - 1; index >= 0; index--) {
    const told = host.story[index]
    if (told === undefined || now - told.at >= LONGEST) break
    for (const kind of kindsOf(told)) {
      const age = (now - told.at) / LIFE[kind]
      if (age >= 0 && age < 1) effects.unshift({ kind, age, seed: Math.round(told.at) + index })
    }
  }
  return effects
}
