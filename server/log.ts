// Structured logs, one JSON object per line. What lets somebody in or names them never goes in: no code, token, name or seed, nor the id of a
// match, whose replay tells who played. Rooms and classes are known by a number of this process.
import { type DestinationStream as LogDestination, type Logger, pino } from 'pino'
import { CLASS_CODE_LENGTH, CODE_LENGTH, CODE_LETTERS } from '../shared/protocol/index.ts'

export type { LogDestination, Logger }

/** Whatever a field of these names holds is not written. */
const SECRET = ['token', 'name', 'names', 'code', 'seed', 'authorization', 'cookie'].flatMap((key) => [key, `*.${key}`])
/** Codes as the framework's sentences and errors tell them, as ids of rooms. */
const CODES = new RegExp(`\\b([${CODE_LETTERS}]{${CODE_LENGTH}}|(class-)?\\d{${CLASS_CODE_LENGTH}})\\b`, 'g')
/** Of one such sentence: the rest may be what somebody sent. */
const MOST = 500

const masked = (text: string): string => text.replaceAll(CODES, '[code]')

/** Not the rest of an error: drivers put the values of rows there. */
const errorOf = (error: unknown): object | string =>
  error instanceof Error ? { type: error.name, message: masked(error.message), stack: masked(error.stack ?? '') } : masked(String(error))

/** `to`: the standard output unless it is told. */
export const createLog = (level: string, to?: LogDestination): Logger =>
  pino({ level, redact: { paths: SECRET, censor: '[not logged]' }, serializers: { err: errorOf } }, to)

const counts = { room: 0, class: 0 }

/** The log of one room or class: each line tells which. */
export function logOf(what: keyof typeof counts, log: Logger): Logger {
  counts[what] += 1
  return log.child({ [what]: counts[what] })
}

/**
 * What the framework says, told in our way: it passes several arguments, errors among them. Until the port `isOpen`, whoever opens it tells what
 * went wrong.
 */
export function frameworkLog(log: Logger, isOpen: () => boolean) {
  const pass =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...args: readonly unknown[]): void => {
      if (level === 'error' && !isOpen()) return
      const error = args.find((one) => one instanceof Error)
      const said = masked(args.filter((one) => typeof one === 'string').join(' ')).slice(0, MOST)
      if (error === undefined) log[level]({ from: 'colyseus' }, said)
      else log[level]({ from: 'colyseus', err: error }, said)
    }
  return { debug: pass('debug'), info: pass('info'), warn: pass('warn'), error: pass('error'), trace: pass('debug') }
}
