// The ladder as a file of its own: the same drawing on white paper, with nothing that it would have to load.
import { arrowShapes, groundShapes, rowShapes } from './drawing.ts'
import { layoutOf } from './layout.ts'
import type { LadderModel } from './model.ts'
import { PAPER } from './palette.ts'
import { escaped, shape, shapeText } from './shape.ts'
import type { Words } from './words.ts'

const WIDTH = 960
const HEAD = 64

/** SVG text of the whole ladder; `title` stands above it. */
export function ladderSvg(model: LadderModel, words: Words, title: string): string {
  const layout = layoutOf(model, words, WIDTH)
  const all = { at: null }
  const height = layout.height + HEAD
  const text = (x: number, y: number, size: number, anchor: string, say: string): string =>
    shapeText(shape('text', { x, y, 'text-anchor': anchor, 'font-size': size, 'font-weight': 700, fill: PAPER.tone.plain }, say))
  const drawing = [
    ...groundShapes(model, layout, all, PAPER),
    ...arrowShapes(layout, all, PAPER),
    ...layout.rows.flatMap((row) => rowShapes(row, layout, PAPER)),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${escaped(PAPER.font)}" role="img">`,
    `<title>${escaped(title)}</title>`,
    shapeText(shape('rect', { width: WIDTH, height, fill: PAPER.paper })),
    text(WIDTH / 2, 28, 18, 'middle', title),
    text(layout.x.client, HEAD - 4, 14, 'middle', words.hosts.client),
    text(layout.x.server, HEAD - 4, 14, 'middle', words.hosts.server),
    shapeText(shape('g', { transform: `translate(0 ${HEAD - 16})` }, ...drawing)),
    '</svg>',
    '',
  ].join('\n')
}

/** Hands the file to the browser's downloads. */
export function downloadLadder(svg: string, name: string): void {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.svg`
  link.click()
  // The download has begun by then; the memory need not be kept.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
