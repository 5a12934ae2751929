// The real server in this process, on a free port, with everything kept in memory or in a folder. matchMaker is one per process: one server per test file.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../server/app.ts'
import { type Config, parseEnvironment } from '../../server/config.ts'
import { createLog, type LogDestination } from '../../server/log.ts'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import type { Storage } from '../../server/storage/storage.ts'

export interface Started {
  readonly app: App
  readonly url: string
  readonly port: number
  readonly storage: Storage
  close(): Promise<void>
}

/** No client is built there. */
const NO_CLIENT = join(tmpdir(), 'ackward-no-client')

/** `environment`: variables as `npm start` reads them. `folder`: where the database is. `client`: folder of a built client. `logTo`: who hears the log. */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  folder = ':memory:',
  client = NO_CLIENT,
  logTo?: LogDestination,
): Promise<Started> {
  const config = parseEnvironment({ HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...environment })
  if (!config.ok) throw new Error(config.problems[0].reason)
  // PORT=0 lets the system choose.
  const value: Config = { ...config.value, port: Number(environment.PORT ?? 0) }
  const storage = await openStorage(sqliteDatabase(folder))
  const app = await startApp(value, createLog(value.logLevel, logTo), storage, client)
  return { app, url: `http://127.0.0.1:${app.port}`, port: app.port, storage, close: () => app.close() }
}
