// What everybody in a match's room may know: no token, no seed, nothing that a View holds.
import { type SchemaType, schema, t } from '@colyseus/schema'

export const SeatSchema = schema(
  {
    name: t.string().default(''),
    bot: t.boolean().default(false),
    connected: t.boolean().default(false),
    rematch: t.boolean().default(false),
  },
  'Seat',
)
export type SeatSchema = SchemaType<typeof SeatSchema>

export const MatchState = schema(
  {
    code: t.string().default(''),
    stage: t.string<'waiting' | 'playing' | 'over'>().default('waiting'),
    level: t.string().default('coach'),
    quick: t.boolean().default(false),
    playlist: t.array('string'),
    a: t.ref(SeatSchema).default(() => new SeatSchema()),
    b: t.ref(SeatSchema).default(() => new SeatSchema()),
    /** The seat for whose return the match waits, '' if none; until when, unix time in ms. */
    away: t.string<'a' | 'b' | ''>().default(''),
    awayUntil: t.number().default(0),
    /** The id of the finished match's replay. */
    replay: t.string().default(''),
  },
  'MatchState',
)
export type MatchState = SchemaType<typeof MatchState>
