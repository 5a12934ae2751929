// No button is `disabled`: one that is put out of use while it has the focus would drop the focus to the page. It is `aria-disabled`, and what it
// does refuses by itself.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../client', import.meta.url))

/** Where a button of this module is `disabled`, as its text from there. */
function disabledButtons(path: string, text: string): readonly string[] {
  const found: string[] = []
  new Visitor({
    JSXOpeningElement({ name, attributes, start, end }) {
      if (name.type !== 'JSXIdentifier' || name.name !== 'button') return
      if (attributes.some((one) => one.type === 'JSXAttribute' && one.name.name === 'disabled'))
        found.push(`${path}: ${text.slice(start, end)}`)
    },
  }).visit(parseSync(path, text).program)
  return found
}

describe('buttons', () => {
  it('are found where they are disabled', () => {
    const module = (button: string): string => `export const One = () => <p>${button}<input disabled /></p>`
    expect(disabledButtons('one.tsx', module('<button disabled={true}>x</button>'))).toHaveLength(1)
    expect(disabledButtons('one.tsx', module('<button aria-disabled={true}>x</button>'))).toEqual([])
  })

  it('are never disabled', () => {
    const modules = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
    expect(modules.length).toBeGreaterThan(50)
    expect(modules.flatMap((name) => disabledButtons(name, readFileSync(join(root, name), 'utf8')))).toEqual([])
  })
})
