// Three real processes on one storage and one real Redis, behind a load balancer that sends any call to any of them.
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresDatabase } from '../../server/storage/postgres.ts'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { newFolder, TestServer } from '../e2e/server.ts'
import { Balancer } from './balancer.ts'
import type { Member } from './class-member.ts'
import type { Player } from './player.ts'
import { hasRedis, TestRedis } from './redis.ts'

export const NAMES = ['a', 'b', 'c'] as const
export type Name = (typeof NAMES)[number]

/** Why these tests are not run, if they are not. */
export const SKIPPED = hasRedis() ? '' : ' (skipped: there is no redis-server in PATH)'

const portOf = ({ url }: TestServer): number => Number(new URL(url).port)

/** The other two. */
export function others(home: Name): readonly [Name, Name] {
  const [first, second] = NAMES.filter((name) => name !== home)
  if (first === undefined || second === undefined) throw new Error('there are three')
  return [first, second]
}

/** The process that has this socket. */
export function homeOf({ entry }: Player | Member<unknown>): Name {
  const found = NAMES.find((name) => name === entry.reservation.processId)
  if (found === undefined) throw new Error('a socket of no process')
  return found
}

/** As a client does it: again until it is in. */
export async function untilIn<T>(enter: () => Promise<T>): Promise<T> {
  for (let count = 0; ; count += 1) {
    try {
      return await enter()
    } catch (error) {
      if (count === 10) throw error
      await sleep(500)
    }
  }
}

/** The same seat once more. */
export const comeBack = (player: Player): Promise<Player> => untilIn(() => player.comeBack())

export class Processes {
  readonly folder: string
  readonly balancer: Balancer
  readonly all: Readonly<Record<Name, TestServer>>
  redis: TestRedis

  private constructor(folder: string, balancer: Balancer, all: Readonly<Record<Name, TestServer>>, redis: TestRedis) {
    this.folder = folder
    this.balancer = balancer
    this.all = all
    this.redis = redis
  }

  /** All at one moment, on an empty folder. */
  static async start(): Promise<Processes> {
    const folder = newFolder()
    const redis = await TestRedis.start()
    const usual = { REDIS_URL: redis.url, LOG_LEVEL: 'error', MOVES_PER_SECOND: '100', AWAY_SECONDS: '5', TRUST_PROXY: '1' }
    const begin = (name: Name): Promise<TestServer> => TestServer.start({ ...usual, PROCESS_NAME: name }, folder)
    const [a, b, c] = await Promise.all([begin('a'), begin('b'), begin('c')])
    const balancer = await Balancer.start({ a: portOf(a), b: portOf(b), c: portOf(c) })
    return new Processes(folder, balancer, { a, b, c }, redis)
  }

  /** What players open. */
  get url(): string {
    return this.balancer.url
  }

  /** What they share: a file, or PostgreSQL where these tests are started with DATABASE_URL. */
  storage(): Promise<Storage> {
    const { DATABASE_URL } = process.env
    return openStorage(DATABASE_URL === undefined ? sqliteDatabase(this.folder) : postgresDatabase(DATABASE_URL))
  }

  /** Does it while these alone get calls. */
  only<T>(names: Name | readonly Name[], work: () => Promise<T>): Promise<T> {
    return this.balancer.only(names, work)
  }

  async close(): Promise<void> {
    this.balancer.close()
    await Promise.all(Object.values(this.all).map((one) => one.close()))
    await this.redis.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
