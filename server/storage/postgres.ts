// Kysely over PostgreSQL, when DATABASE_URL names one.
import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Type 20 is int8: unix times in ms fit a number. */
pg.types.setTypeParser(20, Number)

export const postgresDialect = (url: string): Dialect =>
  new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 }) })
