// The scenarios of the curriculum by their ids.
import { good, type Result } from './result.ts'
import { SCENARIO_IDS, type Scenario, type ScenarioId } from './scenario.ts'
import { parseScenario } from './scenario-schema.ts'
import { FILES } from './scenarios/index.ts'

export const isScenarioId = (text: unknown): text is ScenarioId => SCENARIO_IDS.some((id) => id === text)

const parsed = new Map<ScenarioId, Scenario>()

/** A bundled scenario; its file is read and checked once. */
export function scenarioOf(id: ScenarioId): Result<Scenario> {
  const known = parsed.get(id)
  if (known !== undefined) return good(known)
  const result = parseScenario(FILES[id])
  if (result.ok) parsed.set(id, result.value)
  return result
}
