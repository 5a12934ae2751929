import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLAGS, flagNames, formatSegment, parseSegment } from '../../shared/tcp/index.ts'

describe('typed notation', () => {
  test.each([
    ['S 100', { flags: ['SYN'], seq: 100, ack: 0, len: 0 }],
    ['SA 300 101', { flags: ['SYN', 'ACK'], seq: 300, ack: 101, len: 0 }],
    ['a 101 301 5', { flags: ['ACK'], seq: 101, ack: 301, len: 5 }],
    ['  FA  106 301 ', { flags: ['ACK', 'FIN'], seq: 106, ack: 301, len: 0 }],
    ['R 101', { flags: ['RST'], seq: 101, ack: 0, len: 0 }],
    ['.', null],
  ])('%s', (text, segment) => expect(parseSegment(text)).toEqual({ ok: true, segment }))

  test.each([
    ['', 'empty', ''],
    ['X 100', 'flags', 'X'],
    ['SS 100', 'flags', 'SS'],
    ['S', 'no-seq', ''],
    ['FA', 'no-seq', ''],
    ['S -1', 'seq', '-1'],
    ['S 4294967296', 'seq', '4294967296'],
    ['A 101', 'no-ack', ''],
    ['SA 300', 'no-ack', ''],
    ['A 101 3o1', 'ack', '3O1'],
    ['A 101 301 70000', 'len', '70000'],
    ['S 100 0 7', 'too-many', '7'],
    ['. 7', 'too-many', '7'],
  ])('%j is refused: %s at %j', (text, why, at) => expect(parseSegment(text)).toEqual({ ok: false, why, at }))

  test('names of flags leave none out', () => {
    expect(flagNames({ flags: ['SYN', 'ACK'] })).toBe('SYN-ACK')
    expect(flagNames({ flags: ['ACK', 'PSH'] })).toBe('PSH-ACK')
    expect(flagNames({ flags: ['URG', 'PSH'] })).toBe('PSH-URG')
    expect(flagNames({ flags: [] })).toBe('')
  })

  test('what is formatted reads back', () => {
    const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 })
    fc.assert(
      fc.property(fc.subarray([...FLAGS]), uint32, uint32, fc.nat(65_535), (flags, seq, ack, len) => {
        const segment = { flags, seq, ack: flags.includes('ACK') ? ack : 0, len }
        expect(parseSegment(formatSegment(segment))).toEqual({ ok: true, segment })
      }),
    )
  })
})
