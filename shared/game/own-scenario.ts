// A scenario that somebody composed: it must not pass for one of the curriculum, and a round of it must stay playable.
import { isRoundId, scenarioOf } from './catalogue.ts'
import type { Problem, Result } from './result.ts'
import type { Scenario } from './scenario.ts'
import { parseScenario } from './scenario-schema.ts'

/** Data segments that a round may need: nobody sends more by hand before its clock ends, and playing it must stay cheap. */
const MOST_SEGMENTS = 60

/** Segments that the sends need at least, cut by MSS and window. */
function segmentsOf({ hosts, requests, start }: Scenario): number {
  const cut = { client: Math.min(hosts.client.mss, hosts.server.rcvWnd), server: Math.min(hosts.server.mss, hosts.client.rcvWnd) }
  const sends = requests.filter(({ call }) => call === 'send').map(({ host, len }) => Math.ceil(len / cut[host]))
  return [...sends, start.flight?.lens.length ?? 0].reduce((sum, one) => sum + one, 0)
}

const isBundled = (scenario: Scenario): boolean => {
  const bundled = isRoundId(scenario.id) ? scenarioOf(scenario.id) : null
  return bundled?.ok === true && JSON.stringify(bundled.value) === JSON.stringify(scenario)
}

/** Reads a scenario that somebody composed, or says at which path what is wrong. A bundled one is read only if nothing in it was changed. */
export function parseOwnScenario(value: unknown): Result<Scenario> {
  const parsed = parseScenario(value)
  if (!parsed.ok) return parsed
  const problems: Problem[] = []
  const { id } = parsed.value
  if (isRoundId(id) && !isBundled(parsed.value)) problems.push({ path: 'id', reason: `'${id}' is a scenario of the curriculum` })
  if (parsed.value.network !== undefined && !isBundled(parsed.value))
    problems.push({ path: 'network', reason: "is no matter of a scenario of one's own" })
  const segments = segmentsOf(parsed.value)
  if (segments > MOST_SEGMENTS)
    problems.push({ path: 'requests', reason: `need ${segments} data segments, at most ${MOST_SEGMENTS} can be played` })
  const [first, ...others] = problems
  return first === undefined ? parsed : { ok: false, problems: [first, ...others] }
}
