// Names that others will read: normalised, of a sane length, without the plainest insults in English and Korean.
import { disassemble } from 'es-hangul'
import { NAME_LENGTH } from '../shared/protocol/index.ts'

/** Controls, invisible and direction-changing characters, private use, lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu
/** NFKC would take ㅋㅋ apart into letters that are shown nowhere. */
const NOT_SINGLE_JAMO = /[^\u3130-\u318f]+/gu
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** More marks on one letter than any language writes. */
const STACKED = /\p{M}{4,}/u

const ENGLISH = [
  'fuck',
  'shit',
  'cunt',
  'nigger',
  'nigga',
  'faggot',
  'bitch',
  'whore',
  'rapist',
  'hitler',
  'nazi',
  'penis',
  'vagina',
  'asshole',
]
const KOREAN = ['시발', '씨발', '씨팔', '병신', '개새끼', '새끼', '지랄', '좆', '보지', '자지', '니미', '느금마', '한남충', '김치녀']
/** Words of single letters: only letters that stand alone count, or 나룻배 would hold one. */
const KOREAN_LETTERS = ['ㅅㅂ', 'ㅂㅅ', 'ㅈㄹ', 'ㄲㅈ']
const LOOKALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const jamo = (text: string): string => disassemble(text)
const KOREAN_JAMO = KOREAN.map(jamo)

function insults(name: string): boolean {
  const small = name.toLowerCase()
  const letters = [...small].map((one) => LOOKALIKE[one] ?? one).join('')
  const latin = letters.replace(/[^a-z]/g, '')
  if (ENGLISH.some((word) => latin.includes(word))) return true
  const hangul = jamo(small.replace(/[^\p{Script=Hangul}]/gu, ''))
  const single = small.replace(NOT_SINGLE_JAMO, '')
  return KOREAN_JAMO.some((word) => hangul.includes(word)) || KOREAN_LETTERS.some((word) => single.includes(word))
}

/** The name as it will be shown; null: nothing readable is left of it, it is too long, or it insults. */
export function cleanName(text: string): string | null {
  const name = text
    .replace(NOT_SINGLE_JAMO, (part) => part.normalize('NFKC'))
    .replace(UNSEEN, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const length = [...GRAPHEMES.segment(name)].length
  if (length === 0 || length > NAME_LENGTH || STACKED.test(name) || !/[\p{L}\p{N}]/u.test(name)) return null
  return insults(name) ? null : name
}
