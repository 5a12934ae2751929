// Kysely over PostgreSQL, when DATABASE_URL names one.
import { PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './sql.ts'

/** Type 20 is int8: unix times in ms fit a number. */
pg.types.setTypeParser(20, Number)

export const postgresDatabase = (url: string): Database => ({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 }) }),
})
