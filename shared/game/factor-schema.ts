import * as z from 'zod/mini'

/** Extra time at most: three times as long. */
const MOST_FACTOR = 3

export const factorSchema = z
  .number('must be a number')
  .check(z.minimum(1, `must be 1 … ${MOST_FACTOR}`), z.maximum(MOST_FACTOR, `must be 1 … ${MOST_FACTOR}`))
