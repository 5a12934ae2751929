// What a scenario is called and what it says. One that somebody composed has no texts: it is called by its id, and the rest is general.
import { hasMessage, t } from '../../i18n/i18n.ts'

export type ScenarioField = 'title' | 'brief' | 'client' | 'server' | 'lesson'

/** Whether it is one of the curriculum. */
export const isBundled = (id: string): boolean => hasMessage(`scenario.${id}.title`)

export function scenarioText(id: string, field: ScenarioField): string {
  return isBundled(id) ? t(`scenario.${id}.${field}`) : t(`briefing.own.${field}`, { id })
}
