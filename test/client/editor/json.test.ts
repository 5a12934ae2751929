import { describe, expect, test } from 'vitest'
import { valueAt, withItem, withMoved, withoutItem, withReferences, withValue } from '../../../client/ui/editor/json.ts'

const DRAFT = { id: 'a', goal: [{ is: 'done', request: 'x' }], requests: [{ id: 'x' }, { id: 'y' }] }

describe('a draft', () => {
  test('is read by paths; what is not there is undefined', () => {
    expect(valueAt(DRAFT, ['requests', 1, 'id'])).toBe('y')
    expect(valueAt(DRAFT, ['requests', 7, 'id'])).toBeUndefined()
    expect(valueAt(null, ['requests'])).toBeUndefined()
    expect(valueAt(DRAFT, ['constructor'])).toBeUndefined()
  })

  test('is changed without touching what was before', () => {
    const next = withValue(DRAFT, ['requests', 1, 'id'], 'z')
    expect(valueAt(next, ['requests', 1, 'id'])).toBe('z')
    expect(valueAt(DRAFT, ['requests', 1, 'id'])).toBe('y')
    expect(valueAt(next, ['requests', 0])).toBe(DRAFT.requests[0])
    expect(withValue(5, ['hosts', 'client', 'mss'], 1)).toEqual({ hosts: { client: { mss: 1 } } })
  })

  test('its lists grow, shrink and are put in another order', () => {
    expect(valueAt(withItem(DRAFT, ['requests'], { id: 'z' }), ['requests', 2, 'id'])).toBe('z')
    expect(valueAt(withoutItem(DRAFT, ['requests'], 0), ['requests'])).toEqual([{ id: 'y' }])
    expect(valueAt(withMoved(DRAFT, ['requests'], 1, -1), ['requests'])).toEqual([{ id: 'y' }, { id: 'x' }])
    expect(withMoved(DRAFT, ['requests'], 1, 1)).toBe(DRAFT)
  })

  test('a renamed request is still the one that is waited for', () => {
    const next = withReferences(withValue(DRAFT, ['requests', 0, 'id'], 'hello'), 'request', 'x', 'hello')
    expect(valueAt(next, ['goal', 0, 'request'])).toBe('hello')
    expect(valueAt(next, ['requests', 0, 'id'])).toBe('hello')
  })
})
