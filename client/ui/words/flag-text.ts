import { flagNames, type Segment } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'

/** `SYN-ACK`, or in words that there is no flag. */
export const flagText = (segment: Pick<Segment, 'flags'>): string => flagNames(segment) || t('ladder.noFlags')
