// The whole server as one value: storage, rooms, HTTP and sockets on one port.
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import { matchMaker, Server } from '@colyseus/core'
import { Encoder } from '@colyseus/schema'
import { CORE } from '../shared/game/index.ts'
import { MOST_MESSAGE } from '../shared/protocol/index.ts'
import { ClassEntries } from './classroom/class-entries.ts'
import { classRoom } from './classroom/class-room.ts'
import { Classes } from './classroom/classes.ts'
import type { Config } from './config.ts'
import { Entries } from './entry.ts'
import { api } from './http/api.ts'
import { allowed, originOf } from './http/origins.ts'
import { headers, site } from './http/site.ts'
import { RoomsHeld } from './limits/rooms-held.ts'
import { frameworkLog, type Logger } from './log.ts'
import { Recorder } from './match/recorder.ts'
import { OpenRooms } from './open-rooms.ts'
import { NO_PEERS, type Peers } from './peers/peers.ts'
import { matchRoom } from './rooms/match-room.ts'
import { Patches } from './rooms/patches.ts'
import type { Services } from './services.ts'
import { Sockets } from './sockets.ts'
import type { Storage } from './storage/storage.ts'

export interface App {
  /** The port it listens on. */
  readonly port: number
  readonly services: Services
  /** Lets rooms store what they have, tells the players to come back, closes everything. */
  close(): Promise<void>
}

/** Joins wait in the listen queue when a whole class comes at once. */
const BACKLOG = 4096
/** Of a page that may not connect, for the log. */
const MOST_ORIGIN = 200
/** ms between two looks whether other processes took this one for dead. */
const GIVE_WAY_EVERY = 3000
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Octets that a room's state takes at most at first; it grows if it must. */
Encoder.BUFFER_SIZE = 1024

export const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

/** Opens the port. `client`: folder of the built client. Throws when the port is taken or the storage cannot be opened. */
export async function startApp(config: Config, log: Logger, storage: Storage, client: string, peers: Peers = NO_PEERS): Promise<App> {
  const rooms = new OpenRooms(peers)
  const classes = new Classes(rooms, async (code) => (await storage.readClass(code)) !== null)
  const recorder = new Recorder(storage, log)
  const held = new RoomsHeld(Math.ceil((config.maxRooms * config.addressShare) / 100))
  const services: Services = { config, storage, log, recorder, patches: new Patches(), classes, held, draining: false }
  const entries = new Entries(services, rooms)
  const http: HttpServer = createHttpServer()
  let isOpen = false
  const transport = new Sockets({
    server: http,
    maxPayload: MOST_MESSAGE,
    beforeUpgrade: (request) => {
      const origin = request.headers.get('origin')
      if (allowed(origin, request.headers.get('host'), config)) return undefined
      log.info({ origin: originOf(origin ?? '').slice(0, MOST_ORIGIN) }, 'upgrade refused')
      return new Response(null, { status: 403 })
    },
  })
  // Seats are reserved by our own calls alone: the framework's open matchmaking routes stay shut, to every origin.
  matchMaker.controller.exposedMethods = []
  matchMaker.controller.getCorsHeaders = () => ({})
  Object.assign(matchMaker.controller, { DEFAULT_CORS_HEADERS: {} })
  const server = new Server({
    ...peers.matchmaking,
    transport,
    // A process opens what it is asked for: whoever stands before several shares the calls out. By its name they find its sockets.
    selectProcessIdToCreateRoom: () => Promise.resolve(matchMaker.processId),
    ...(config.processName === null ? {} : { publicAddress: config.processName }),
    greet: false,
    gracefullyShutdown: false,
    logger: frameworkLog(log, () => isOpen),
    express: (app) => {
      app.set('trust proxy', config.trustProxy)
      app.disable('x-powered-by')
      headers(app)
      app.use('/api', api(services, entries, new ClassEntries(services), VERSION))
      site(app, client)
    },
  })
  rooms.know(server.define('match', matchRoom(services)).filterBy(['quick', 'level']))
  rooms.know(server.define('class', classRoom(services, entries)))
  const failed = new Promise<never>((_resolve, reject) => http.once('error', reject))
  await Promise.race([server.listen(config.port, config.host, BACKLOG), failed])
  isOpen = true
  const address = http.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  log.info({ version: VERSION, core: CORE, port, storage: config.databaseUrl === null ? 'sqlite' : 'postgres' }, 'listening')

  const forget = (): void => {
    storage.forget(Date.now() - config.keepDays * DAY).then(
      (rooms) => rooms > 0 && log.info({ rooms }, 'old rooms deleted'),
      (error: unknown) => log.error({ err: error }, 'deleting old rooms failed'),
    )
  }
  const forgetClasses = async (): Promise<void> => {
    const overdue = await storage.overdueClasses(Date.now())
    for (const code of overdue) await storage.deleteClass(code)
    if (overdue.length > 0) log.info({ classes: overdue.length }, 'old classes deleted')
  }
  const clean = (): void => {
    forget()
    forgetClasses().catch((error: unknown) => log.error({ err: error }, 'deleting old classes failed'))
  }
  clean()
  recorder.start().catch((error: unknown) => log.error({ err: error }, 'looking for matches to record failed'))
  const cleaning = setInterval(clean, HOUR)
  cleaning.unref()

  const giveWay = (): void => {
    rooms.giveWay().catch((error: unknown) => log.error({ err: error }, 'rooms of others could not be closed here'))
  }
  const givingWay = peers === NO_PEERS ? undefined : setInterval(giveWay, GIVE_WAY_EVERY)
  givingWay?.unref()

  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    services.draining = true
    clearInterval(cleaning)
    clearInterval(givingWay)
    await server.gracefullyShutdown(false)
    services.patches.close()
    await recorder.stop()
    await storage.close()
  }
  return { port, services, close: () => (closing ??= close()) }
}
