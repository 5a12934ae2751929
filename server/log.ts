// Structured logs, one JSON object per line. Codes, names and tokens never go in: rooms are known by a number of this process.
import { type Logger, pino } from 'pino'

export type { Logger }

/** Whatever a field of these names holds is not written. */
const SECRET = ['token', 'name', 'names', 'code', 'seed', 'authorization', 'cookie'].flatMap((key) => [key, `*.${key}`])

export const createLog = (level: string): Logger => pino({ level, redact: { paths: SECRET, censor: '[not logged]' } })

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
      const said = args.filter((one) => typeof one === 'string').join(' ')
      if (error === undefined) log[level]({ from: 'colyseus' }, said)
      else log[level]({ from: 'colyseus', err: error }, said)
    }
  return { debug: pass('debug'), info: pass('info'), warn: pass('warn'), error: pass('error'), trace: pass('debug') }
}
