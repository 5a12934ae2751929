// Processes that find each other through Redis. It only says who has what: what happens in a room is in the storage alone.
import { randomUUID } from 'node:crypto'
import { matchMaker } from '@colyseus/core'
import { RedisPresence } from '@colyseus/redis-presence'
import { Redis } from 'ioredis'
import type { Logger } from '../log.ts'
import { Listings } from './listings.ts'
import { lookAgain, type Peers } from './peers.ts'

/** ms that the first connection may take. */
const PATIENCE = 5000
/** ms after which a lock is given up on, whatever its holder does: the storage then lets one of two go on. */
const HELD_AT_MOST = 30_000

/** The framework's own channel of a process. */
const channelOf = (processId: string): string => `p:${processId}`

/** Gives a lock back, if it is still the holder's own. */
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`

/** Throws when there is no Redis to talk to. */
async function probe(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: PATIENCE, maxRetriesPerRequest: 0, retryStrategy: () => null })
  let why: unknown = null
  redis.on('error', (error) => {
    why = error
  })
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    throw why ?? error
  } finally {
    redis.disconnect()
  }
}

/** Throws when Redis cannot be reached. Later on it may come and go: what is asked of it waits. */
export async function redisPeers(url: string, log: Logger): Promise<Peers> {
  await probe(url)
  const connect = (): Redis => {
    const redis = new Redis(url, { maxRetriesPerRequest: null })
    redis.on('error', (error) => log.warn({ err: error }, 'no word from Redis'))
    return redis
  }
  const redis = connect()
  // A Redis that was started anew knows no rooms.
  redis.on('ready', () => {
    matchMaker.restoreMissingRoomCaches().catch((error: unknown) => log.error({ err: error }, 'open rooms could not be listed'))
  })

  /** Which of these channels somebody hears. Redis notices at once when a process is gone. */
  async function heard(...channels: readonly string[]): Promise<readonly boolean[]> {
    const told = await redis.pubsub('NUMSUB', ...channels)
    return channels.map((_, index) => Number(told[2 * index + 1]) > 0)
  }

  const release = (lock: string, holder: string): Promise<unknown> => redis.eval(RELEASE, 1, lock, holder)

  return {
    matchmaking: { driver: new Listings(redis), presence: new RedisPresence(connect()) },
    async standing({ processId, roomId, locked }) {
      const [runs, answers] = await heard(channelOf(processId), `$${roomId}`)
      if (runs !== true) return 'gone'
      return answers === true && locked !== true ? 'open' : 'moving'
    },
    async exclusively(key, work) {
      const lock = `lock:${key}`
      const own = `${matchMaker.processId} ${randomUUID()}`
      while ((await redis.set(lock, own, 'PX', HELD_AT_MOST, 'NX')) === null) {
        const holder = await redis.get(lock)
        const [runs] = holder === null ? [] : await heard(channelOf(holder.split(' ')[0] ?? ''))
        if (holder !== null && runs !== true) await release(lock, holder)
        else await lookAgain()
      }
      try {
        return await work()
      } finally {
        await release(lock, own)
      }
    },
  }
}
