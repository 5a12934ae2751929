// A drawing as data: what the page shows and what the downloaded file holds come from the same shapes.

export interface Shape {
  readonly tag: 'g' | 'line' | 'path' | 'circle' | 'rect' | 'text' | 'tspan'
  readonly attributes: Readonly<Record<string, string | number>>
  readonly children: readonly (Shape | string)[]
}

export const shape = (tag: Shape['tag'], attributes: Shape['attributes'], ...children: readonly (Shape | string)[]): Shape => ({
  tag,
  attributes,
  children,
})

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)

/** The shape as SVG text. */
export function shapeText({ tag, attributes, children }: Shape): string {
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : shapeText(child))).join('')
  const names = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
  return `<${tag}${names.join('')}${inside === '' ? '/>' : `>${inside}</${tag}>`}`
}
