// A style sheet stays once its screen was shown: a class name that two of them define is styled by both, on whatever page it stands.
import { describe, expect, test } from 'vitest'
import { definedBy, definitions } from './styles.ts'

describe('class names', () => {
  test.each([
    ['.row', 'row'],
    ['.row.start', 'row'],
    ['p.row:hover', 'row'],
    ['.row input:not(.wide)', 'row'],
    [':root[data-theme="day"] .row > p', 'row'],
    ['.page:has(.row)', 'page'],
    ['.top-bar .row', null],
    ['.top-bar .row input', null],
    ['input', null],
  ])('%s defines %s', (selector, name) => expect(definedBy(selector)).toBe(name))

  const all = definitions()
  test('are found', () => expect(all.get('composer')).toEqual(['ui/match/composer.css']))
  test('are defined by one style sheet each', () => {
    const twice = [...all].filter(([, sheets]) => sheets.length > 1)
    expect(twice.map(([name, sheets]) => `.${name}: ${sheets.join(', ')}`)).toEqual([])
  })
})
