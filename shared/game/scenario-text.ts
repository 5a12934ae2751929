// Scenarios as short URL-safe text: JSON without what is usual, its common words as one octet each, in base64url. What cannot be read says why.
import { bad, type Result } from './result.ts'
import type { Scenario } from './scenario.ts'
import { EMPTY_SCENARIO, HOST_DEFAULTS, INCIDENT_DEFAULTS, PICK_DEFAULTS, RATES_DEFAULTS, REQUEST_DEFAULTS } from './scenario-defaults.ts'
import { parseScenario } from './scenario-schema.ts'

/** The version of everything below: texts that are out there keep their meaning. */
const VERSION = 's1.'

/** Longer than any scenario's text. */
const MOST_CHARACTERS = 40_000

/** Word n stands as the octet 128 + n; a scenario's JSON is plain ASCII. Never reordered: only a new version may. */
const WORDS: readonly string[] = [
  ',"when":[{"is":"state","host":"client","states":["ESTABLISHED"]}]',
  ',"when":[{"is":"state","host":"server","states":["LISTEN"]}]',
  ',"when":[{"is":"closing","host":"server"}]',
  ',"when":[{"is":"delivered","host":"',
  ',"when":[{"is":"',
  '{"is":"state","host":"client","states":["',
  '{"is":"state","host":"server","states":["',
  '{"is":"reached","host":"client","state":"',
  '{"is":"reached","host":"server","state":"',
  '{"is":"delivered","host":"',
  '{"is":"acknowledged","host":"',
  '{"is":"',
  '{"id":"listen","host":"server","call":"listen"',
  '{"id":"connect","host":"client","call":"connect"',
  ',"host":"client","call":"send","len":',
  ',"host":"server","call":"send","len":',
  ',"host":"client","call":"',
  ',"host":"server","call":"',
  '","host":"client"',
  '","host":"server"',
  '{"pick":{"from":"client"',
  '{"pick":{"from":"server"',
  '},"harm":{"do":"',
  ',"kinds":["',
  ',"answers":"',
  ',"covers":',
  ',"nth":',
  ',"copies":',
  ',"prone":',
  ',"rtos":',
  ',"octets":',
  ',"times":',
  ',"delay":',
  ',"number":',
  ',"difficulty":',
  ',"clock":"handshake"',
  ',"timer":"off-at-coach"',
  ',"boss":true',
  ',"optional":true',
  ',"asksWindow":true',
  ',"encore":true',
  ',"isn":"',
  ',"skills":["',
  ',"hosts":{"client":{',
  '},"server":{',
  '"rcvWnd":',
  '"mss":',
  '"reads":"by-request"',
  ',"start":{"open":"',
  ',"start":{"open":"established","flight":',
  'null}',
  '{"from":"',
  ',"lens":[',
  ',"requests":[',
  ',"faults":[',
  ',"rates":{"',
  ',"cross":"',
  ',"incidents":[',
  ',"goal":[',
  ',"do":"inject","to":"',
  ',"segment":{"flags":["',
  ',"do":"crash"',
  '"seq":{"host":"',
  '"ack":{"host":"',
  ',"ack":null',
  '","plus":',
  ',"len":',
  ',"wnd":',
  '"states":["',
  '"kind":"',
  '"signal":"',
  '"request":"',
  '"incident":"',
  'ESTABLISHED',
  'CLOSE-WAIT',
  'TIME-WAIT',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'LAST-ACK',
  'SYN-SENT',
  'SYN-RECEIVED',
  'CLOSED',
  'LISTEN',
  'client',
  'server',
  'connect',
  'listen',
  'receive',
  'close',
  'syn-ack',
  'rcv.nxt',
  'snd.nxt',
  'duplicate',
  'corrupt',
  '"}]',
  '"]}',
  '","',
  '"},',
  '"],',
  '},{',
]
const FIRST_WORD = 128
/** The longest first, so that the shortest text comes of it. */
const LONGEST_FIRST = WORDS.map((word, index) => ({ word, octet: String.fromCharCode(FIRST_WORD + index) })).toSorted(
  (a, b) => b.word.length - a.word.length,
)

const shorten = (json: string): string => LONGEST_FIRST.reduce((text, { word, octet }) => text.replaceAll(word, octet), json)
const lengthen = (text: string): string => [...text].map((one) => WORDS[one.charCodeAt(0) - FIRST_WORD] ?? one).join('')

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** RFC 4648 §5 without padding, of characters below 256. */
function toBase64(octets: string): string {
  let out = ''
  for (let index = 0; index < octets.length; index += 3) {
    const [a, b, c] = [0, 1, 2].map((offset) => octets.charCodeAt(index + offset) || 0)
    const bits = ((a ?? 0) << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((bits >> shift) & 63)).join('')
    out += digits.slice(0, Math.min(4, octets.length - index + 1))
  }
  return out
}

/** Every character is one of DIGITS. */
function fromBase64(text: string): string {
  let out = ''
  for (let index = 0; index < text.length; index += 4) {
    const digits = [0, 1, 2, 3].map((offset) => Math.max(0, DIGITS.indexOf(text.charAt(index + offset) || 'A')))
    const bits = digits.reduce((sum, digit) => (sum << 6) | digit, 0)
    const octets = [16, 8, 0].map((shift) => String.fromCharCode((bits >> shift) & 255)).join('')
    out += octets.slice(0, Math.min(3, text.length - index - 1))
  }
  return out
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What is as usual goes without saying. */
const without = (value: object, usual: object): Fields => {
  const known = new Map<string, unknown>(Object.entries(usual))
  return Object.fromEntries(Object.entries(value).filter(([key, one]) => !known.has(key) || !same(one, known.get(key))))
}

function brief(scenario: Scenario): Fields {
  const { hosts, requests, faults, rates, incidents } = scenario
  const { id, ...usual } = { ...EMPTY_SCENARIO, hosts: { client: {}, server: {} } }
  return without(
    {
      ...scenario,
      hosts: { client: without(hosts.client, HOST_DEFAULTS), server: without(hosts.server, HOST_DEFAULTS) },
      requests: requests.map((one) => without(one, REQUEST_DEFAULTS)),
      faults: faults.map(({ pick, harm }) => ({ pick: without(pick, PICK_DEFAULTS), harm })),
      rates: rates === null ? null : without(rates, RATES_DEFAULTS),
      incidents: incidents.map((one) => without(one, INCIDENT_DEFAULTS)),
    },
    usual,
  )
}

const withUsual = (value: unknown, usual: object): unknown => (isFields(value) ? { ...usual, ...value } : value)
const each = (value: unknown, whole: (one: unknown) => unknown): unknown => (Array.isArray(value) ? value.map(whole) : value)

/** The scenario with all that went without saying; what has another form stays, for the schema to complain of. */
function whole(value: Fields): Fields {
  const all: Fields = { ...EMPTY_SCENARIO, ...value }
  const { hosts, requests, faults, rates, incidents } = all
  return {
    ...all,
    hosts: isFields(hosts)
      ? { ...hosts, client: withUsual(hosts.client, HOST_DEFAULTS), server: withUsual(hosts.server, HOST_DEFAULTS) }
      : hosts,
    requests: each(requests, (one) => withUsual(one, REQUEST_DEFAULTS)),
    faults: each(faults, (one) => (isFields(one) ? { ...one, pick: withUsual(one.pick, PICK_DEFAULTS) } : one)),
    rates: withUsual(rates, RATES_DEFAULTS),
    incidents: each(incidents, (one) => withUsual(one, INCIDENT_DEFAULTS)),
  }
}

/** The scenario as text of letters, digits, `-`, `_` and one `.`. */
export const formatScenario = (scenario: Scenario): string => VERSION + toBase64(shorten(JSON.stringify(brief(scenario))))

function fieldsOf(json: string): Fields | null {
  try {
    const value: unknown = JSON.parse(json)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

/** Reads what `formatScenario` wrote, or says what is wrong with it. */
export function parseScenarioText(text: string): Result<Scenario> {
  const version = /^s(\d+)\./.exec(text)
  if (version === null) return bad('', `is not a scenario's text: one begins with ${VERSION}`)
  if (version[0] !== VERSION) return bad('', `is of version ${version[1]}: this page reads version 1 and may need a reload`)
  if (text.length > MOST_CHARACTERS) return bad('', `is longer than ${MOST_CHARACTERS} characters`)
  const body = text.slice(VERSION.length)
  const stray = [...body].findIndex((one) => !DIGITS.includes(one))
  if (stray >= 0) return bad('', `has a character that does not belong there, at character ${VERSION.length + stray + 1}`)
  const fields = fieldsOf(lengthen(fromBase64(body)))
  return fields === null ? bad('', 'is cut off or damaged') : parseScenario(whole(fields))
}
