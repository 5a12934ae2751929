// No name that the game itself proposes may be refused, in any language.
import { expect, test } from 'vitest'
import en from '../../client/i18n/en.json' with { type: 'json' }
import ko from '../../client/i18n/ko.json' with { type: 'json' }
import { cleanName } from '../../server/names.ts'

test.each([
  ['en', en],
  ['ko', ko],
])('every generated name of %s passes', (_language, { names }) => {
  for (const adjective of Object.values(names.adjective))
    for (const noun of Object.values(names.noun))
      for (let number = 10; number < 100; number += 1) {
        const name = `${adjective} ${noun} ${number}`
        expect(cleanName(name), name).toBe(name)
      }
})
