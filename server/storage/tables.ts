// The tables, and how they came to be: each migration runs once, in order.
import { type Kysely, sql } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'

/** JSON is kept as text: the same on both databases. Times are unix time in ms. */
export interface Tables {
  readonly rooms: { code: string; options: string; seats: string; first_client: string; match_id: string | null; touched: number }
  readonly matches: { id: string; code: string; core: number; config: string; names: string; finished: number; created: number }
  readonly inputs: { match_id: string; n: number; input: string }
  readonly snapshots: { match_id: string; n: number; text: string }
  /** Of matches that are over; see recordings.ts. */
  readonly recordings: { match_id: string; text: string }
  /** Its events stand among the inputs, under `class:<code>`. */
  readonly classes: { code: string; record: string; delete_at: number }
}

const migrations: MigrationProvider = {
  getMigrations: () =>
    Promise.resolve({
      '001-rooms-and-matches': {
        async up(db: Kysely<unknown>) {
          await db.schema
            .createTable('rooms')
            .addColumn('code', 'varchar(16)', (column) => column.primaryKey())
            .addColumn('options', 'text', (column) => column.notNull())
            .addColumn('seats', 'text', (column) => column.notNull())
            .addColumn('first_client', 'varchar(1)', (column) => column.notNull())
            .addColumn('match_id', 'varchar(32)')
            .addColumn('touched', 'bigint', (column) => column.notNull())
            .execute()
          await db.schema
            .createTable('matches')
            .addColumn('id', 'varchar(32)', (column) => column.primaryKey())
            .addColumn('code', 'varchar(16)', (column) => column.notNull())
            .addColumn('core', 'integer', (column) => column.notNull())
            .addColumn('config', 'text', (column) => column.notNull())
            .addColumn('names', 'text', (column) => column.notNull())
            .addColumn('finished', 'integer', (column) => column.notNull())
            .addColumn('created', 'bigint', (column) => column.notNull())
            .execute()
          await db.schema
            .createTable('inputs')
            .addColumn('match_id', 'varchar(32)', (column) => column.notNull())
            .addColumn('n', 'integer', (column) => column.notNull())
            .addColumn('input', 'text', (column) => column.notNull())
            .addPrimaryKeyConstraint('inputs_key', ['match_id', 'n'])
            .execute()
          await db.schema
            .createTable('snapshots')
            .addColumn('match_id', 'varchar(32)', (column) => column.primaryKey())
            .addColumn('n', 'integer', (column) => column.notNull())
            .addColumn('text', 'text', (column) => column.notNull())
            .execute()
          await sql`create index matches_created on matches (created)`.execute(db)
          await sql`create index rooms_touched on rooms (touched)`.execute(db)
        },
      },
      '002-classes': {
        async up(db: Kysely<unknown>) {
          await db.schema
            .createTable('classes')
            .addColumn('code', 'varchar(16)', (column) => column.primaryKey())
            .addColumn('record', 'text', (column) => column.notNull())
            .addColumn('delete_at', 'bigint', (column) => column.notNull())
            .execute()
        },
      },
      '003-recordings': {
        async up(db: Kysely<unknown>) {
          await db.schema
            .createTable('recordings')
            .addColumn('match_id', 'varchar(32)', (column) => column.primaryKey())
            .addColumn('text', 'text', (column) => column.notNull())
            .execute()
        },
      },
    }),
}

/** Brings the tables to this version. Throws when a migration fails. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest()
  if (error !== undefined) throw error
}
