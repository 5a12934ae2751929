// Schemas of what is kept as JSON text: what comes back is checked as anything else from outside.
import * as z from 'zod/mini'
import { LEVELS, SCENARIO_IDS, SEATS, scenarioSchema } from '../../shared/game/index.ts'
import { PLAYLIST_IDS } from '../../shared/protocol/index.ts'

const seat = z.nullable(z.object({ name: z.string(), tokenHash: z.string() }))

export const roomSchema = z.object({
  code: z.string(),
  options: z.object({
    level: z.enum(LEVELS),
    playlist: z.union([z.enum(PLAYLIST_IDS), z.array(z.union([z.enum(SCENARIO_IDS), scenarioSchema]))]),
    role: z.enum(['client', 'server', 'random']),
    bot: z.boolean(),
    xray: z.boolean(),
    quick: z.boolean(),
    inClass: z._default(
      z.nullable(
        z.object({
          code: z.string(),
          pair: z.int(),
          round: z.int(),
          seed: z.string(),
          scoring: z.enum(['speed', 'right']),
          factor: z.number(),
          pace: z._default(z.enum(['own', 'class']), 'class'),
        }),
      ),
      null,
    ),
  }),
  seats: z.object({ a: seat, b: seat }),
  firstClient: z.enum(SEATS),
  match: z.nullable(z.string()),
})

export const namesSchema = z.object({ a: z.string(), b: z.string() })

/** Options are read by their own reader. */
export const classSchema = z.object({
  code: z.string(),
  seed: z.string(),
  options: z.unknown(),
  created: z.number(),
  hostHash: z.string(),
  screenHash: z.string(),
})
