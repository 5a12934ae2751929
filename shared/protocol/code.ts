// Codes of rooms: six letters that can be read aloud, without look-alikes (I, L, O) and without U, so that no code spells a rude word.
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 6

/** A code as people type it, with spaces, hyphens or small letters; null: it cannot be one. */
export function readCode(text: string): string | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase()
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : null
}
