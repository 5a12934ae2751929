// Codes of rooms and classes. A room's: six letters that can be read aloud, without look-alikes (I, L, O) and without U, so that no code spells a rude word.
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 6

/** A code as people type it, with spaces, hyphens or small letters; null: it cannot be one. */
export function readCode(text: string): string | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase()
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : null
}

/** Digits of a class's code. */
export const CLASS_CODE_LENGTH = 6

/** The six digits that somebody typed, spaces and dashes aside; null: it is no class code. */
export function readClassCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
