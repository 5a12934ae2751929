// A formula with its operands filled in.
import type { Formula } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'

export const formulaText = ({ key, operands }: Pick<Formula, 'key' | 'operands'>): string =>
  t(key, Object.fromEntries(operands.map(({ name, value }) => [name.toLowerCase().replaceAll('.', '_'), value])))
