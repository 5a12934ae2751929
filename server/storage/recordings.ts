// What is kept of matches that are over, to be shown when the rules are others: read without a look at their configs and inputs.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { type BySeat, type Recording, read } from '../../shared/game/index.ts'
import { namesSchema } from './records.ts'
import type { Tables } from './tables.ts'

/** As much of a match as every version of the rules can tell. */
export interface MatchHead {
  readonly core: number
  readonly finished: boolean
  readonly names: BySeat<string>
}

export interface Recordings {
  readHead(match: string): Promise<MatchHead | null>
  /** Of a match that is there; of one that was deleted nothing is kept. */
  saveRecording(match: string, recording: Recording): Promise<void>
  /** As it was saved: whoever shows it reads it by its schema. null: none was made. */
  readRecording(match: string): Promise<unknown>
  /** Ids of the matches of these rules that are over and were not recorded. */
  unrecorded(core: number): Promise<readonly string[]>
}

/** Text, so that it is the same in both databases: a fifth of the JSON as it is. */
const packed = (recording: Recording): string => deflateRawSync(JSON.stringify(recording)).toString('base64')
const unpacked = (text: string): unknown => JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString())

export function recordings(db: Kysely<Tables>): Recordings {
  return {
    async readHead(match) {
      const row = await db.selectFrom('matches').select(['core', 'finished', 'names']).where('id', '=', match).executeTakeFirst()
      if (row === undefined) return null
      const names = read(namesSchema, JSON.parse(row.names))
      if (!names.ok) throw new Error(`the names of match ${match} are damaged`)
      return { core: row.core, finished: row.finished === 1, names: names.value }
    },
    async saveRecording(match, recording) {
      const text = packed(recording)
      await db
        .insertInto('recordings')
        .columns(['match_id', 'text'])
        .expression(
          db
            .selectFrom('matches')
            .select(['id', sql.val(text).as('text')])
            .where('id', '=', match),
        )
        .onConflict((conflict) => conflict.column('match_id').doUpdateSet({ text }))
        .execute()
    },
    async readRecording(match) {
      const row = await db.selectFrom('recordings').select('text').where('match_id', '=', match).executeTakeFirst()
      return row === undefined ? null : unpacked(row.text)
    },
    async unrecorded(core) {
      const rows = await db
        .selectFrom('matches')
        .leftJoin('recordings', 'recordings.match_id', 'matches.id')
        .select('matches.id')
        .where('matches.finished', '=', 1)
        .where('matches.core', '=', core)
        .where('recordings.match_id', 'is', null)
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
