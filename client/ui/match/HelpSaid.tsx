// Help that comes by itself, for whoever does not look at it: what each step adds, said once.
import type { HelpView, Role } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { segmentText } from '../ladder/words.ts'
import { formulaText } from '../words/formula-text.ts'
import { useHelp } from './use-help.ts'

function added({ number }: Game, role: Role, { kind, step, rule, formulas, value }: HelpView): string {
  const listens = kind === 'listen'
  switch (step) {
    case 1:
      return `${listens ? t('request.listen.title') : t(`duty.${kind}`)}. ${t(`rule.${rule}`)}`
    case 2:
      return (formulas ?? []).map(formulaText).join('. ')
    case 3:
      return listens ? t('help.listen') : value === null ? '' : segmentText(value, role, number)
    case 4:
      return t(listens ? 'help.listenGhost' : 'help.ghost')
  }
}

export function HelpSaid({ game }: { game: Game }) {
  const help = useHelp(game)
  const me = game.me.value
  return (
    <p class="visually-hidden help-said" role="status">
      {help !== null && me !== null && `${t('help.title')}: ${added(game, me, help)}`}
    </p>
  )
}
