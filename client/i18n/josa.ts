// Korean particles after any value: es-hangul chooses by the last Hangul syllable, this file says how Latin words and digits are read aloud.
import { josa as choose } from 'es-hangul'

/** Every pair of particles that a message may ask for. */
const PAIRS = {
  '을/를': '을/를',
  '은/는': '은/는',
  '이/가': '이/가',
  '와/과': '와/과',
  '과/와': '와/과',
  '으로/로': '으로/로',
  '이에요/예요': '이에요/예요',
} as const
type Pair = keyof typeof PAIRS

const isPair = (pair: string): pair is Pair => Object.hasOwn(PAIRS, pair)

/** 0 also ends 십, 백, 천 and 만: all of them close with a consonant that is not ㄹ, as 영 does. */
const DIGITS = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구']

/** Letters whose names end in a consonant; all others end in a vowel (에이, 비, 시 …). SYN, FIN, LEN and LISTEN end as their letters do, ACK as K does. */
const LETTERS: Readonly<Record<string, string>> = { L: '엘', M: '엠', N: '엔', R: '알' }

/** Words that end otherwise than their spelling tells. */
const WORDS: Readonly<Record<string, string>> = { CLOSING: '클로징', Tab: '탭' }

/** Words of small letters that end in a consonant when they are read; all others count as ending in a vowel, for spelling does not tell (Jack, Bob). */
const CLOSED_ENDINGS = [
  [/l$/i, '엘'],
  [/(m|n|ng)$/i, '엔'],
] as const

/** Any syllable without a final consonant. */
const OPEN = '이'

/** Behind the last sound, and silent. */
const SILENT = /[\s()[\]{}<>"'’”»」』.,:;!?…]+$/u

/** A syllable that ends as the value does when it is read aloud. */
function lastSyllable(value: string): string {
  const text = value.replace(SILENT, '')
  const last = text.at(-1) ?? OPEN
  if (/[가-힣]/.test(last)) return last
  if (/\d/.test(last)) return DIGITS[Number(last)] ?? OPEN
  const word = /[a-z]+$/i.exec(text)?.[0] ?? ''
  const known = WORDS[word]
  if (known !== undefined) return known
  if (word === word.toUpperCase()) return LETTERS[last] ?? OPEN
  return CLOSED_ENDINGS.find(([ending]) => ending.test(word))?.[1] ?? OPEN
}

/** The value with the particle that its last sound asks for: `SYN을`, `ACK를`, `301을`, `8로`. Throws a RangeError for a pair that is none. */
export function josa(value: string | number, pair: string): string {
  if (!isPair(pair)) throw new RangeError(`no pair of particles: ${pair}`)
  const text = String(value)
  return text + choose.pick(lastSyllable(text), PAIRS[pair])
}
