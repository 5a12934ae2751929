// The scenarios of the curriculum by their ids.
import { good, type Result } from './result.ts'
import { NETWORK_ROUND, type RoundId, SCENARIO_IDS, type Scenario, type ScenarioId } from './scenario.ts'
import { parseScenario } from './scenario-schema.ts'
import handshake from './scenarios/01-handshake.json' with { type: 'json' }
import handshakeNumbers from './scenarios/02-handshake-numbers.json' with { type: 'json' }
import firstWords from './scenarios/03-first-words.json' with { type: 'json' }
import goodbye from './scenarios/04-goodbye.json' with { type: 'json' }
import wholeLife from './scenarios/05-whole-life.json' with { type: 'json' }
import lostSyn from './scenarios/06-lost-syn.json' with { type: 'json' }
import lostSynAck from './scenarios/07-lost-syn-ack.json' with { type: 'json' }
import lostLastAckOfThree from './scenarios/08-lost-last-ack-of-three.json' with { type: 'json' }
import lostData from './scenarios/09-lost-data.json' with { type: 'json' }
import lostAck from './scenarios/10-lost-ack.json' with { type: 'json' }
import duplicate from './scenarios/11-duplicate.json' with { type: 'json' }
import outOfOrder from './scenarios/12-out-of-order.json' with { type: 'json' }
import fastRetransmit from './scenarios/13-fast-retransmit.json' with { type: 'json' }
import halfClose from './scenarios/14-half-close.json' with { type: 'json' }
import threeWayClose from './scenarios/15-three-way-close.json' with { type: 'json' }
import lostFin from './scenarios/16-lost-fin.json' with { type: 'json' }
import lostFinalAck from './scenarios/17-lost-final-ack.json' with { type: 'json' }
import simultaneousClose from './scenarios/18-simultaneous-close.json' with { type: 'json' }
import simultaneousOpen from './scenarios/19-simultaneous-open.json' with { type: 'json' }
import refused from './scenarios/20-refused.json' with { type: 'json' }
import abort from './scenarios/21-abort.json' with { type: 'json' }
import oldDuplicateSyn from './scenarios/22-old-duplicate-syn.json' with { type: 'json' }
import halfOpen from './scenarios/23-half-open.json' with { type: 'json' }
import blindAttack from './scenarios/24-blind-attack.json' with { type: 'json' }
import zeroWindow from './scenarios/25-zero-window.json' with { type: 'json' }
import wrapAround from './scenarios/26-wrap-around.json' with { type: 'json' }
import storm from './scenarios/27-storm.json' with { type: 'json' }
import beTheNetwork from './scenarios/be-the-network.json' with { type: 'json' }

/** As the files have them, not yet checked. */
export const FILES: Readonly<Record<ScenarioId, unknown>> = {
  handshake,
  'handshake-numbers': handshakeNumbers,
  'first-words': firstWords,
  goodbye,
  'whole-life': wholeLife,
  'lost-syn': lostSyn,
  'lost-syn-ack': lostSynAck,
  'lost-last-ack-of-three': lostLastAckOfThree,
  'lost-data': lostData,
  'lost-ack': lostAck,
  duplicate,
  'out-of-order': outOfOrder,
  'fast-retransmit': fastRetransmit,
  'half-close': halfClose,
  'three-way-close': threeWayClose,
  'lost-fin': lostFin,
  'lost-final-ack': lostFinalAck,
  'simultaneous-close': simultaneousClose,
  'simultaneous-open': simultaneousOpen,
  refused,
  abort,
  'old-duplicate-syn': oldDuplicateSyn,
  'half-open': halfOpen,
  'blind-attack': blindAttack,
  'zero-window': zeroWindow,
  'wrap-around': wrapAround,
  storm,
}

export const isScenarioId = (text: unknown): text is ScenarioId => SCENARIO_IDS.some((id) => id === text)

/** The curriculum's scenarios and the round of the network. */
export const isRoundId = (text: unknown): text is RoundId => text === NETWORK_ROUND || isScenarioId(text)

const parsed = new Map<RoundId, Scenario>()

/** A bundled scenario; its file is read and checked once. */
export function scenarioOf(id: RoundId): Result<Scenario> {
  const known = parsed.get(id)
  if (known !== undefined) return good(known)
  const result = parseScenario(id === NETWORK_ROUND ? beTheNetwork : FILES[id])
  if (result.ok) parsed.set(id, result.value)
  return result
}
