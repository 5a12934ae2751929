// The draft and its line of typed notation say the same, also while one of them is unfinished.
import { describe, expect, it } from 'vitest'
import { fieldForDigit } from '../../../client/commands/digits.ts'
import { createDraft, EMPTY } from '../../../client/store/draft.ts'
import { formatSegment, parseSegment } from '../../../shared/tcp/index.ts'

describe('the line of a draft', () => {
  it('ends where a number is missing, and invents none', () => {
    const draft = createDraft()
    expect(draft.notation()).toBe('')
    draft.toggle('SYN')
    expect(draft.notation()).toBe('S')
    draft.write('seq', '100')
    expect(draft.notation()).toBe('S 100')
    draft.toggle('ACK')
    draft.write('len', '5')
    expect(draft.notation()).toBe('SA 100')
    draft.write('ack', '7')
    expect(draft.notation()).toBe('SA 100 7 5')
  })

  it.each(['S 100', 'SA 300 101', 'A 101 301', 'A 101 301 5', 'FA 106 301', 'R 101', 'FPA 1 2 3', 'S 9 4'])(
    'reads %s and writes it again',
    (line) => {
      const draft = createDraft()
      draft.loadLine(line.toLowerCase())
      const reading = parseSegment(line)
      if (!reading.ok || reading.segment === null) throw new Error(line)
      expect(draft.notation()).toBe(formatSegment(reading.segment))
      const loaded = createDraft()
      loaded.load(reading.segment)
      expect(loaded.value.value).toEqual(draft.value.value)
    },
  )

  it('follows an unfinished line word by word, and empties with it', () => {
    const draft = createDraft()
    draft.loadLine('a')
    expect(draft.value.value).toEqual({ ...EMPTY, flags: ['ACK'] })
    draft.loadLine('a 12')
    expect(draft.value.value).toEqual({ ...EMPTY, flags: ['ACK'], seq: '12' })
    draft.loadLine('a 12 x')
    expect(draft.value.value.ack).toBe('')
    draft.loadLine('')
    expect(draft.isEmpty()).toBe(true)
  })
})

describe('a digit that is typed outside of the fields', () => {
  it('goes into the first number that is missing, or where the keypad is', () => {
    const draft = createDraft()
    expect(fieldForDigit(draft)).toBe('seq')
    draft.write('seq', '1')
    expect(fieldForDigit(draft)).toBe('len')
    draft.toggle('ACK')
    expect(fieldForDigit(draft)).toBe('ack')
    draft.field.value = 'seq'
    expect(fieldForDigit(draft)).toBe('seq')
  })
})
