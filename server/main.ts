// `node server/main.ts`: reads the configuration, opens the storage and the port, and goes down in order when told to.
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { networkAddresses, whereItIs } from './addresses.ts'
import { startApp } from './app.ts'
import { type Config, configProblems, helpText, parseEnvironment } from './config.ts'
import { createLog, type Logger } from './log.ts'
import { NO_PEERS, type Peers } from './peers/peers.ts'
import { openStorage } from './storage/sql.ts'
import type { Storage } from './storage/storage.ts'

/** How long closing may take before the process ends anyway, ms. */
const PATIENCE = 10_000
/** Tries to open a file that others open too, and ms between them. */
const LOOKS = 10
const LOOK = 300

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Several processes that start at one moment on an empty folder are in each other's way: then all but one look again. */
async function openFile(dataDir: string, looks: number): Promise<Storage> {
  const { sqliteDatabase } = await import('./storage/sqlite.ts')
  for (let look = 1; look < looks; look += 1) {
    try {
      return await openStorage(sqliteDatabase(dataDir))
    } catch {
      await sleep(LOOK)
    }
  }
  return openStorage(sqliteDatabase(dataDir))
}

async function storageOf({ databaseUrl, dataDir, redisUrl }: Config): Promise<Storage> {
  try {
    if (databaseUrl === null) return await openFile(dataDir, redisUrl === null ? 1 : LOOKS)
    return await openStorage((await import('./storage/postgres.ts')).postgresDatabase(databaseUrl))
  } catch (error) {
    return stop(
      databaseUrl === null
        ? `Cannot open the database in DATA_DIR '${dataDir}': ${said(error)}. Make the folder writable or set DATA_DIR to another one.`
        : `Cannot open the database of DATABASE_URL: ${said(error)}. Check that it runs and that the address and the password are right.`,
    )
  }
}

async function peersOf({ redisUrl }: Config, log: Logger): Promise<Peers> {
  if (redisUrl === null) return NO_PEERS
  try {
    return await (await import('./peers/redis.ts')).redisPeers(redisUrl, log)
  } catch (error) {
    return stop(
      `Cannot reach the Redis of REDIS_URL: ${said(error).replace(/\.$/, '')}. Check that it runs and that the address and the password are right.`,
    )
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    console.log(helpText())
    return
  }
  const parsed = parseEnvironment(process.env)
  if (!parsed.ok) stop(configProblems(parsed))
  const config = parsed.value
  const log: Logger = createLog(config.logLevel)
  const peers = await peersOf(config, log)
  const storage = await storageOf(config)
  const client = fileURLToPath(new URL('../dist/client', import.meta.url))
  const app = await startApp(config, log, storage, client, peers).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return stop(`Port ${config.port} is taken. Stop what listens there, or set PORT to another one.`)
    return stop(`Cannot listen on ${config.host}:${config.port}: ${said(error)}`)
  })
  console.log(whereItIs(config, app.port, networkAddresses()))

  const leave = (why: string, code: number): void => {
    log.info({ why }, 'closing')
    setTimeout(() => process.exit(code), PATIENCE).unref()
    app.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'closing failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', () => leave('SIGTERM', 0))
  process.once('SIGINT', () => leave('SIGINT', 0))
  // Whatever was not foreseen: what is stored is sound, so an orderly end and a restart beat going on in an unknown state.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught')
    leave('error', 1)
  })
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'unhandled rejection')
    leave('error', 1)
  })
}

await main()
