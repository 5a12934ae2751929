// What is wrong with a class that cannot be opened: where, and why, in the teacher's language.
import type { Problem } from '../../../../shared/game/index.ts'
import { hasMessage, t } from '../../../i18n/i18n.ts'
import { reasonText, problemText as scenarioProblem } from '../../editor/words.ts'

/** `Round 3: Request 2, length: must be at least 1`, `Briefing: must be at most 120000` in seconds. */
export function classProblemText({ path, reason }: Problem): string {
  const [field = '', place, ...rest] = path.split('.')
  if (field === 'playlist' && place !== undefined)
    return t('editor.problem', {
      where: t('classroom.teach.round', { number: Number(place) + 1 }),
      reason: scenarioProblem({ path: rest.join('.'), reason }),
    })
  const key = `classroom.teach.field.${field}`
  const why = `classroom.teach.wrong.${field}`
  return t('editor.problem', { where: hasMessage(key) ? t(key) : path, reason: hasMessage(why) ? t(why) : reasonText(reason) })
}
