// The network's screens in words: segments, hosts, consequences and why they came.
import { type Consequence, type Fault, otherRole, type Role } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { segmentText } from '../ladder/words.ts'

export const hostName = (role: Role): string => t(`match.role.${role}`)

const plainNumber = (_role: unknown, _which: unknown, value: number): string => String(value)

export const flightText = ({ segment, from }: Pick<Fault, 'segment' | 'from'>): string => segmentText(segment, from, plainNumber)

const hosts = ({ from }: Pick<Fault, 'from'>) => ({ sender: hostName(from), receiver: hostName(otherRole(from)) })

export const didText = (fault: Fault): string => t(`network.did.${fault.doing}`, { segment: flightText(fault), host: hostName(fault.from) })

/** Who notices, and how. */
export const consequenceText = (fault: Pick<Fault, 'from'>, what: Consequence): string => t(`network.is.${what}`, hosts(fault))

export const whyText = (fault: Fault, what: Consequence): string => t(`network.why.${fault.doing}.${what}`, hosts(fault))

export type Outcome = 'right' | 'wrong' | 'silent' | 'open'

/** What became of the prediction; `open`: it was not known in time. */
export function outcomeOf({ guess, known }: Fault): Outcome {
  if (known === null) return 'open'
  if (guess === null) return 'silent'
  return guess === known.what ? 'right' : 'wrong'
}
