// The storage in SQL that SQLite and PostgreSQL understand alike.
import { type Dialect, Kysely, sql } from 'kysely'
import { type ClassEvent, parseClassOptions } from '../../shared/classroom/index.ts'
import { parseConfig, parseInput, type Result, read } from '../../shared/game/index.ts'
import { Batches } from './batches.ts'
import { type InputRow, readInputs } from './inputs.ts'
import { recordings } from './recordings.ts'
import { classSchema, namesSchema, roomSchema } from './records.ts'
import { Fenced, type RoomRecord, type Storage, type StoredMatch } from './storage.ts'
import { migrate, type Tables } from './tables.ts'

/** What was written by us and cannot be read is damage, not bad input. */
function sound<T>(what: string, result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${what} is damaged: ${result.problems[0].path} ${result.problems[0].reason}`)
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && (/UNIQUE constraint|PRIMARY KEY/i.test(error.message) || ('code' in error && error.code === '23505'))

function roomRow({ code, options, seats, firstClient, match }: RoomRecord, touched: number): Tables['rooms'] {
  return { code, options: JSON.stringify(options), seats: JSON.stringify(seats), first_client: firstClient, match_id: match, touched }
}

/** Names in one statement. */
const MOST_NAMED = 500

const eventsOf = (code: string): string => `class:${code}`

/** A database, and its own way of storing inputs if it has a better one than a row each. */
export interface Database {
  readonly dialect: Dialect
  /** All are stored, or it throws and none is. */
  append?(rows: readonly InputRow[]): Promise<void>
}

export async function openStorage({ dialect, append }: Database, now: () => number = Date.now): Promise<Storage> {
  const db = new Kysely<Tables>({ dialect })
  await migrate(db)
  /** Compiled once: every match comes by here again and again. */
  const snapshot = db
    .insertInto('snapshots')
    .values({ match_id: '', n: 0, text: '' })
    .onConflict((conflict) =>
      conflict.column('match_id').doUpdateSet({ n: (eb) => eb.ref('excluded.n'), text: (eb) => eb.ref('excluded.text') }),
    )
    .compile()
  const batches = new Batches(append ?? ((rows) => db.insertInto('inputs').values(rows).execute()), ({ match_id }, error) =>
    isTaken(error) ? new Fenced(match_id) : error,
  )

  /** Throws Fenced. */
  const appendTo = (owner: string, n: number, input: object): Promise<void> =>
    batches.append({ match_id: owner, n, input: JSON.stringify(input) })

  /** Events are written by the class's hub and by nobody else. */
  const readEvents = (code: string): Promise<readonly ClassEvent[]> => readInputs(db, eventsOf(code), -1)

  async function readMatch(id: string, which: 'after-snapshot' | 'all'): Promise<StoredMatch | null> {
    const row = await db.selectFrom('matches').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) return null
    const snapshot = await db.selectFrom('snapshots').select(['n', 'text']).where('match_id', '=', id).executeTakeFirst()
    return {
      id,
      code: row.code,
      core: row.core,
      config: sound('a config', parseConfig(JSON.parse(row.config))),
      names: sound('the names of a match', read(namesSchema, JSON.parse(row.names))),
      finished: row.finished === 1,
      snapshot: snapshot ?? null,
      inputs: (await readInputs(db, id, which === 'all' ? -1 : (snapshot?.n ?? -1))).map((one) => sound('an input', parseInput(one))),
    }
  }

  return {
    ...recordings(db),
    async createRoom(room) {
      try {
        await db.insertInto('rooms').values(roomRow(room, now())).execute()
        return true
      } catch (error) {
        if (isTaken(error)) return false
        throw error
      }
    },
    async readRoom(code) {
      const row = await db.selectFrom('rooms').selectAll().where('code', '=', code).executeTakeFirst()
      if (row === undefined) return null
      const { options, seats, first_client, match_id } = row
      const room = { code, options: JSON.parse(options), seats: JSON.parse(seats), firstClient: first_client, match: match_id }
      return sound('a room', read(roomSchema, room))
    },
    async saveRoom(room) {
      const { code, ...rest } = roomRow(room, now())
      await db.updateTable('rooms').set(rest).where('code', '=', code).execute()
    },
    async createMatch({ id, code, core, config, names }) {
      await db
        .insertInto('matches')
        .values({ id, code, core, config: JSON.stringify(config), names: JSON.stringify(names), finished: 0, created: now() })
        .execute()
    },
    readMatch,
    append: (match, input) => appendTo(match, input.n, input),
    async saveSnapshot(match, n, text) {
      await db.executeQuery({ ...snapshot, parameters: [match, n, text] })
    },
    async finishMatch(id) {
      await db.updateTable('matches').set({ finished: 1 }).where('id', '=', id).execute()
      await db.deleteFrom('snapshots').where('match_id', '=', id).execute()
    },
    async createClass(record, deleteAt) {
      try {
        await db
          .insertInto('classes')
          .values({ code: record.code, record: JSON.stringify(record), delete_at: deleteAt })
          .execute()
        return true
      } catch (error) {
        if (isTaken(error)) return false
        throw error
      }
    },
    async readClass(code) {
      const row = await db.selectFrom('classes').select('record').where('code', '=', code).executeTakeFirst()
      if (row === undefined) return null
      const record = sound('a class', read(classSchema, JSON.parse(row.record)))
      return { ...record, options: sound('the options of a class', parseClassOptions(record.options)) }
    },
    appendEvent: (code, event) => appendTo(eventsOf(code), event.n, event),
    readEvents,
    async setClassDeletion(code, deleteAt) {
      await db.updateTable('classes').set({ delete_at: deleteAt }).where('code', '=', code).execute()
    },
    async deleteClass(code) {
      await batches.settled()
      const rooms = (await readEvents(code)).flatMap((event) =>
        event.do === 'round' ? event.pairs.map((pair) => pair.code) : event.do === 'seated' ? [event.pair.code] : [],
      )
      for (let from = 0; from < rooms.length; from += MOST_NAMED) {
        const some = rooms.slice(from, from + MOST_NAMED)
        const matches = db.selectFrom('matches').select('id').where('code', 'in', some)
        await db.deleteFrom('inputs').where('match_id', 'in', matches).execute()
        await db.deleteFrom('snapshots').where('match_id', 'in', matches).execute()
        await db.deleteFrom('recordings').where('match_id', 'in', matches).execute()
        await db.deleteFrom('matches').where('code', 'in', some).execute()
        await db.deleteFrom('rooms').where('code', 'in', some).execute()
      }
      await db.deleteFrom('inputs').where('match_id', '=', eventsOf(code)).execute()
      await db.deleteFrom('classes').where('code', '=', code).execute()
    },
    async overdueClasses(at) {
      const rows = await db.selectFrom('classes').select('code').where('delete_at', '<=', at).execute()
      return rows.map((row) => row.code)
    },
    async forget(before) {
      const old = db.selectFrom('matches').select('id').where('created', '<', before)
      await db.deleteFrom('inputs').where('match_id', 'in', old).execute()
      await db.deleteFrom('snapshots').where('match_id', 'in', old).execute()
      await db.deleteFrom('recordings').where('match_id', 'in', old).execute()
      await db.deleteFrom('matches').where('created', '<', before).execute()
      const gone = await db.deleteFrom('rooms').where('touched', '<', before).executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
    async check() {
      await sql`select 1`.execute(db)
    },
    async close() {
      await batches.settled()
      await db.destroy()
    },
  }
}
