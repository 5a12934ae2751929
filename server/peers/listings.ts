// The list of open rooms that all processes share, in Redis. A process that was taken for dead may wake up again: it must not unlist a room
// that another one has opened since.
import { type IRoomCache, type MatchMakerDriver, matchMaker } from '@colyseus/core'
import { RedisDriver } from '@colyseus/redis-driver'
import type { Redis } from 'ioredis'

/** The framework's own key. */
const KEY = 'roomcaches'

/** Writes (or, without a text, removes) the listing of a room, if it is listed as this process's. */
const IF_OWN = `
local listed = redis.call('hget', KEYS[1], ARGV[1])
if not listed or cjson.decode(listed).processId ~= ARGV[2] then return 0 end
if ARGV[3] then redis.call('hset', KEYS[1], ARGV[1], ARGV[3]) else redis.call('hdel', KEYS[1], ARGV[1]) end
return 1`

export class Listings extends RedisDriver implements MatchMakerDriver {
  readonly #redis: Redis

  constructor(redis: Redis) {
    super(redis)
    this.#redis = redis
  }

  override remove(roomId: string): Promise<boolean> {
    return this.#ifOwn(roomId)
  }

  /** `create`: whoever opens a room has made sure that nobody else does, and takes the listing over. */
  override async persist(room: IRoomCache, create = false): Promise<boolean> {
    return create ? super.persist(room, create) : this.#ifOwn(room.roomId, JSON.stringify(room))
  }

  /** What changes is told in the room's own listing first, as the framework expects. */
  override update(room: IRoomCache, { $set, $inc }: Parameters<RedisDriver['update']>[1]): Promise<boolean> {
    Object.assign(room, $set)
    room.clients += $inc?.clients ?? 0
    return this.#ifOwn(room.roomId, JSON.stringify(room))
  }

  async #ifOwn(roomId: string, ...listing: readonly string[]): Promise<boolean> {
    return (await this.#redis.eval(IF_OWN, 1, KEY, roomId, matchMaker.processId, ...listing)) === 1
  }
}
