// The editor's words: names of fields, reasons and conditions in the player's language.
import type { Condition, Problem } from '../../../shared/game/index.ts'
import { hasMessage, t } from '../../i18n/i18n.ts'
import { reasonOf } from './reasons.ts'

/** The name of the field at the end of this path. */
export function fieldName(path: string): string {
  const name = path.split('.').findLast((key) => !/^\d+$/.test(key)) ?? ''
  const key = path.startsWith('rates.') && hasMessage(`editor.chance.${name}`) ? `editor.chance.${name}` : `editor.field.${name}`
  return hasMessage(key) ? t(key) : name
}

export function reasonText(reason: string): string {
  const { key, values } = reasonOf(reason)
  return key === null ? t('editor.reason.other', { reason }) : t(`editor.reason.${key}`, values)
}

/** The problem with the place it is at: `Request 2, length: must be at least 1`. */
export function problemText({ path, reason }: Problem): string {
  if (path === '') return reasonText(reason)
  const place = path
    .split('.')
    .flatMap((key, index, keys) => {
      const next = keys[index + 1] ?? ''
      if (key === 'hosts' && hasMessage(`match.role.${next}`)) return [t(`match.role.${next}`)]
      if (!/^\d+$/.test(next)) return []
      const item = `editor.item.${key}`
      return hasMessage(item) ? [t(item, { number: Number(next) + 1 })] : []
    })
    .join(', ')
  const field = /\.\d+$/.test(path) || place === '' ? '' : fieldName(path)
  const where = place === '' ? fieldName(path) : field === '' ? place : `${place}, ${field}`
  return t('editor.problem', { where, reason: reasonText(reason) })
}

export const callText = (call: string): string => (hasMessage(`ladder.call.${call}`) ? `${call}()` : call)

/** The condition as a clause: `the client’s state is ESTABLISHED`. */
export function conditionText(condition: Condition): string {
  const key = `editor.condition.${condition.is}`
  switch (condition.is) {
    case 'state':
      return t(key, { host: t(`match.role.${condition.host}`), states: condition.states.join(', ') })
    case 'reached':
      return t(key, { host: t(`match.role.${condition.host}`), state: condition.state })
    case 'delivered':
    case 'acknowledged':
      return t(key, { host: t(`match.role.${condition.host}`), octets: condition.octets })
    case 'full':
    case 'closing':
      return t(key, { host: t(`match.role.${condition.host}`) })
    case 'sent':
    case 'arrived':
      return t(key, { host: t(`match.role.${condition.host}`), kind: t(`editor.choice.kind.${condition.kind}`), times: condition.times })
    case 'signal':
      return t(key, { host: t(`match.role.${condition.host}`), signal: t(`editor.choice.signal.${condition.signal}`) })
    case 'dealt':
    case 'done':
    case 'failed':
      return t(key, { request: condition.request })
    case 'happened':
      return t(key, { incident: condition.incident })
    case 'elapsed':
      return t(key, { rtos: condition.rtos })
  }
}
