// Configuration: environment variables, read once at the start.
import * as z from 'zod/mini'
import { type Problem, problemText, type Result, read } from '../shared/game/index.ts'

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  readonly processName: string | null
  readonly publicUrl: string | null
  readonly allowedOrigins: readonly string[]
  readonly trustProxy: number
  readonly logLevel: string
  readonly maxRooms: number
  readonly addressShare: number
  readonly matchesPerMinute: number
  readonly movesPerSecond: number
  readonly awaySeconds: number
  readonly keepDays: number
}

interface Variable {
  readonly name: string
  readonly usual: string
  readonly about: string
}

/** The table of `--help` and of the README. */
export const VARIABLES: readonly Variable[] = [
  { name: 'PORT', usual: '2567', about: 'the one port that serves everything' },
  { name: 'HOST', usual: '0.0.0.0', about: 'the address to listen on; 127.0.0.1 behind a proxy on the same machine' },
  { name: 'DATA_DIR', usual: 'data', about: 'folder of the embedded database' },
  { name: 'DATABASE_URL', usual: '', about: 'postgres://… to keep everything in PostgreSQL instead' },
  { name: 'REDIS_URL', usual: '', about: 'redis://… to be one of several processes that serve one game' },
  { name: 'PROCESS_NAME', usual: '', about: 'with REDIS_URL: a name of its own for each process; its sockets are below /name/' },
  { name: 'PUBLIC_URL', usual: '', about: 'the address that players open, if a proxy stands before the server' },
  { name: 'ALLOWED_ORIGINS', usual: '', about: 'further origins whose pages may connect, separated by commas' },
  { name: 'TRUST_PROXY', usual: '0', about: 'how many proxies stand before the server and name the client’s address' },
  { name: 'LOG_LEVEL', usual: 'info', about: 'trace, debug, info, warn, error, fatal or silent' },
  { name: 'MAX_ROOMS', usual: '5000', about: 'rooms open at once; beyond that new ones are refused' },
  { name: 'ADDRESS_SHARE', usual: '25', about: 'per cent of MAX_ROOMS that one address may hold; rooms of a class do not count' },
  { name: 'MATCHES_PER_MINUTE', usual: '300', about: 'matches that one address may open; bursts of twice as many pass' },
  { name: 'MOVES_PER_SECOND', usual: '6', about: 'moves of one seat; bursts of four times as many pass' },
  { name: 'AWAY_SECONDS', usual: '20', about: 'how long a match waits for a player who dropped before a bot sits in' },
  { name: 'KEEP_DAYS', usual: '30', about: 'matches and replays are deleted after so many days' },
]

const text = (usual: string) => z._default(z.string(), usual)
const number = (usual: number, least: number, most: number) =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^\d+$/, 'must be a whole number')),
      z.pipe(
        z.transform((digits: string) => Number(digits)),
        z.number().check(z.minimum(least, `must be at least ${least}`), z.maximum(most, `must be at most ${most}`)),
      ),
    ),
    usual,
  )
const isOrigin = (value: string): boolean => {
  const url = URL.parse(value)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:')
}

const schema = z.object({
  PORT: number(2567, 0, 65_535),
  HOST: text('0.0.0.0'),
  DATA_DIR: text('data').check(z.minLength(1, 'must not be empty')),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\/.+/, 'must begin with postgres://'))),
  REDIS_URL: z.optional(z.string().check(z.regex(/^rediss?:\/\/.+/, 'must begin with redis:// or rediss://'))),
  PROCESS_NAME: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/, 'must be up to 32 letters, digits, - and _'))),
  PUBLIC_URL: z.optional(z.string().check(z.refine(isOrigin, 'must be an address like https://example.org'))),
  ALLOWED_ORIGINS: z._default(
    z.pipe(
      z.string(),
      z.pipe(
        z.transform((list: string) => list.split(',').map((one) => one.trim())),
        z.array(z.string().check(z.refine(isOrigin, 'must be an address like https://example.org'))),
      ),
    ),
    [],
  ),
  TRUST_PROXY: number(0, 0, 10),
  LOG_LEVEL: z._default(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'info'),
  MAX_ROOMS: number(5000, 1, 100_000),
  ADDRESS_SHARE: number(25, 1, 100),
  MATCHES_PER_MINUTE: number(300, 1, 1_000_000),
  MOVES_PER_SECOND: number(6, 1, 100_000),
  AWAY_SECONDS: number(20, 1, 3600),
  KEEP_DAYS: number(30, 1, 3650),
})

/** What several processes cannot do without; null: nothing is missing. */
function missingOf({ REDIS_URL, PROCESS_NAME, DATABASE_URL, DATA_DIR }: z.output<typeof schema>): Problem | null {
  if (REDIS_URL === undefined) return null
  if (PROCESS_NAME === undefined) return { path: 'PROCESS_NAME', reason: 'must be set with REDIS_URL, to another name for each process' }
  if (DATABASE_URL === undefined && DATA_DIR === ':memory:')
    return { path: 'DATA_DIR', reason: 'must be a folder that all processes share, with REDIS_URL and without DATABASE_URL' }
  return null
}

/** Reads the environment; a variable that is set to nothing counts as not set. */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>): Result<Config> {
  const set = Object.fromEntries(VARIABLES.flatMap(({ name }) => (environment[name] ? [[name, environment[name]]] : [])))
  const parsed = read(schema, set)
  if (!parsed.ok) return parsed
  const { value } = parsed
  const missing = missingOf(value)
  if (missing !== null) return { ok: false, problems: [missing] }
  return {
    ok: true,
    value: {
      port: value.PORT,
      host: value.HOST,
      dataDir: value.DATA_DIR,
      databaseUrl: value.DATABASE_URL ?? null,
      redisUrl: value.REDIS_URL ?? null,
      processName: value.PROCESS_NAME ?? null,
      publicUrl: value.PUBLIC_URL ?? null,
      allowedOrigins: value.ALLOWED_ORIGINS,
      trustProxy: value.TRUST_PROXY,
      logLevel: value.LOG_LEVEL,
      maxRooms: value.MAX_ROOMS,
      addressShare: value.ADDRESS_SHARE,
      matchesPerMinute: value.MATCHES_PER_MINUTE,
      movesPerSecond: value.MOVES_PER_SECOND,
      awaySeconds: value.AWAY_SECONDS,
      keepDays: value.KEEP_DAYS,
    },
  }
}

/** `Variable X must be …`, one line per problem. */
export const configProblems = (parsed: Extract<Result<Config>, { ok: false }>): string =>
  parsed.problems.map((problem) => `Wrong configuration: ${problemText(problem)}`).join('\n')

export function helpText(): string {
  const width = Math.max(...VARIABLES.map(({ name }) => name.length))
  const lines = VARIABLES.map(({ name, usual, about }) => `  ${name.padEnd(width)}  ${about}${usual === '' ? '' : ` (${usual})`}`)
  return ['Usage: npm start', '', 'Serves the whole game on one port. Environment variables:', ...lines].join('\n')
}
