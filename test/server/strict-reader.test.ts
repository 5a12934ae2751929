// Moves are read by tests made of their schema: what these let by, and as what, must be what the schema itself makes of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { strictReader } from '../../server/strict-reader.ts'
import { CONSEQUENCES, read } from '../../shared/game/index.ts'
import { moveSchema } from '../../shared/protocol/index.ts'

const readMove = strictReader(moveSchema)

const valid = [
  { kind: 'segment', flags: ['SYN', 'ACK'], seq: 1, ack: 0xffff_ffff, len: 0, wnd: null },
  { kind: 'segment', flags: [], seq: 0, ack: 0, len: 0xffff, wnd: 1 },
  { kind: 'discard', arrival: 3 },
  { kind: 'state', state: 'SYN-SENT', question: 2 },
  { kind: 'state', state: 'CLOSED', question: undefined },
  { kind: 'state', state: 'CLOSED' },
  { kind: 'predict', flags: ['ACK'], seq: null, ack: 7, len: null },
  ...['listen', 'hint', 'accept-ghost', 'ready', 'not-ready'].map((kind) => ({ kind })),
  { kind: 'fault', doing: 'drop', flight: 1 },
  { kind: 'expect', consequence: CONSEQUENCES[0] },
].map((move) => ({ round: 0, n: 1, ...move }))

/** Values that are nearly right somewhere. */
const ODD: readonly unknown[] = [
  -1, -0, 0.5, 0xffff, 0x1_0000, 0xffff_ffff, 0x1_0000_0000, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, 1n,
  '', '1', 'ACK', 'ready', 'segment', 'SYN-SENT', null, undefined, true, {}, [], ['ACK'], ['ack'], [null], Array(9).fill('ACK'),
] // biome-ignore format: a list

/** A valid move, some of its fields changed, added or left out. */
const nearMoves = fc
  .record({
    move: fc.constantFrom<Readonly<Record<string, unknown>>>(...valid),
    changes: fc.array(
      fc.record({
        field: fc.constantFrom(
          'kind',
          'round',
          'n',
          'flags',
          'seq',
          'ack',
          'len',
          'wnd',
          'arrival',
          'state',
          'question',
          'flight',
          'other',
        ),
        value: fc.constantFrom(...ODD),
        gone: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ move, changes }) =>
    changes.reduce<Readonly<Record<string, unknown>>>((made, { field, value, gone }) => {
      const { [field]: _old, ...others } = made
      return gone ? others : { ...others, [field]: value }
    }, move),
  )

test('every kind of move is read', () => {
  for (const move of valid) expect(readMove(move)).toEqual({ ok: true, value: move })
})

test('what is no move at all is told as the schema tells it', () => {
  for (const value of ODD) expect(readMove(value)).toEqual(read(moveSchema, value))
})

test('whatever comes is read as the schema reads it', () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: nearMoves }, { weight: 1, arbitrary: fc.object() }), (value) => {
      expect(readMove(value)).toEqual(read(moveSchema, value))
    }),
    { numRuns: 5000 },
  )
})

test('what no parser makes is left to the schema', () => {
  const holes = { kind: 'predict', flags: Array(3), seq: null, ack: null, len: null, round: 0, n: 1 }
  expect(readMove(holes)).toMatchObject({ ok: false })
  const inherited: unknown = Object.create({ kind: 'ready', round: 0, n: 1 })
  const read = readMove(inherited)
  expect(read).toEqual({ ok: true, value: { kind: 'ready', round: 0, n: 1 } })
  expect(read.ok && Object.hasOwn(read.value, 'kind')).toBe(true)
})

test('a schema that changes what it reads, or one of another kind, has no reader', () => {
  expect(() => strictReader(z.object({ a: z.number() }))).toThrow(/unknown fields/)
  for (const kind of [z.int32(), z.float32(), z.exactOptional(z.number()), z.bigint()])
    expect(() => strictReader(z.strictObject({ a: kind }))).toThrow(/no test/)
  expect(() => strictReader(z.strictObject({ a: z._default(z.number(), 1) }))).toThrow(/no test/)
  expect(() => strictReader(z.strictObject({ a: z.number().check(z.multipleOf(2)) }))).toThrow(/no test/)
})
