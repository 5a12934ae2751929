// Widths of text without a browser: generous, so that what is laid out by them never overlaps.

/** Font size of the labels, px. */
export const SIZE = 12
/** From one line of labels to the next, px. */
export const LINE = 17

/** Of an em, in the wider of the fonts that a system may have. */
function em(char: string): number {
  const code = char.codePointAt(0) ?? 0
  if (code >= 0x1100) return 1
  if (char >= '0' && char <= '9') return 0.62
  if (char >= 'A' && char <= 'Z') return 0.74
  if ("iljt.,:;'|!()[] ".includes(char)) return 0.36
  return 'mw'.includes(char) ? 0.92 : 0.6
}

/** px of a text at this font size. */
export function textWidth(text: string, size = SIZE, strong = false): number {
  let width = 0
  for (const char of text) width += em(char)
  return Math.ceil(width * size * (strong ? 1.06 : 1))
}
