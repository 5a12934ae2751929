import type { ClassAct, ClassState, Pair } from '../../shared/classroom/index.ts'

const members = (pair: Pair | undefined): readonly string[] => ['', pair?.a ?? '', pair?.b ?? '']

/** Students to whom an act shows at once, but for those whom it moves in the ranks; '': nobody but hosts and projectors. `state`: after it. */
export function concerned({ pairs, duos }: ClassState, act: ClassAct): readonly string[] {
  switch (act.do) {
    case 'answer':
    case 'vote':
    case 'factor':
    case 'alone':
    case 'invite':
    case 'part':
      return [act.id]
    case 'meet':
      return members(duos.find(({ code }) => code === act.code))
    case 'result':
      return members(pairs.find(({ id }) => id === act.result.pair))
    case 'together':
      return members(duos.find(({ id }) => id === act.result.pair))
    default:
      return ['']
  }
}
