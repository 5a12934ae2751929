// Every text that the core can name exists in both languages, and the two files agree.
import i18next, { type i18n } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { josa } from '../../client/i18n/josa.ts'
import { acting, formulas, LEVELS, NETWORK_ROUND, REJECTIONS, type RequestCall, ROLES, SCENARIO_IDS } from '../../shared/game/index.ts'
import type { Fate } from '../../shared/net/index.ts'
import {
  type Disposition,
  type Duty,
  parseSegment,
  type Reading,
  RULES,
  type Signal,
  SKILLS,
  STATES,
  TIMERS,
  type Verdict,
} from '../../shared/tcp/index.ts'
import { configOf } from '../play/curriculum.ts'
import { simulate } from '../play/simulate.ts'
import { FILES, MESSAGES, valuesIn, withoutPlural } from './message-files.ts'

type Why = Extract<Reading, { ok: false }>['why']

// Unions have no list at run time; the compiler keeps these complete.
const KINDS = {
  verdict: { due: 1, allowed: 1, needless: 1, violation: 1 } satisfies Record<Verdict['kind'], 1>,
  disposition: {
    done: 1,
    sent: 1,
    accepted: 1,
    held: 1,
    duplicate: 1,
    'out-of-window': 1,
    challenged: 1,
    'unacceptable-ack': 1,
    reset: 1,
    ignored: 1,
    'refused-call': 1,
    'refused-segment': 1,
  } satisfies Record<Disposition, 1>,
  signal: { reset: 1, refused: 1, closing: 1, timeout: 1, error: 1 } satisfies Record<Signal, 1>,
  fate: { lost: 1, corrupt: 1, duplicated: 1, late: 1, crossed: 1, swapped: 1, merged: 1 } satisfies Record<Fate, 1>,
  duty: { syn: 1, 'syn-ack': 1, ack: 1, update: 1, data: 1, fin: 1, rst: 1, retransmit: 1, probe: 1 } satisfies Record<Duty['kind'], 1>,
  request: { listen: 1, connect: 1, send: 1, receive: 1, close: 1, abort: 1 } satisfies Record<RequestCall, 1>,
  notation: { empty: 1, flags: 1, 'no-seq': 1, seq: 1, 'no-ack': 1, ack: 1, len: 1, 'too-many': 1 } satisfies Record<Why, 1>,
}

const each = (prefix: string, ids: readonly string[], fields: readonly string[] = []): readonly string[] =>
  ids.flatMap((id) => (fields.length === 0 ? [`${prefix}.${id}`] : fields.map((field) => `${prefix}.${id}.${field}`)))

/** What the core names, section by section; each section holds nothing else. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  rule: each('rule', Object.keys(RULES)),
  skill: each('skill', Object.keys(SKILLS), ['title', 'why']),
  scenario: [
    ...each('scenario', SCENARIO_IDS, ['title', 'brief', 'client', 'server', 'lesson']),
    // Nobody plays a host of it.
    ...each('scenario', [NETWORK_ROUND], ['title', 'brief', 'lesson']),
  ],
  request: each('request', Object.keys(KINDS.request), ['title', 'says']),
  state: each('state', STATES, ['means']),
  verdict: each('verdict', Object.keys(KINDS.verdict), ['name']),
  disposition: each('disposition', Object.keys(KINDS.disposition)),
  signal: each('signal', Object.keys(KINDS.signal)),
  timer: each('timer', TIMERS),
  timerFired: each('timerFired', TIMERS),
  rejection: each('rejection', REJECTIONS),
  notation: each('notation', Object.keys(KINDS.notation)),
  fate: each('fate', Object.keys(KINDS.fate)),
  level: each('level', LEVELS, ['name', 'about']),
  duty: each('duty', Object.keys(KINDS.duty)),
}

const LANGUAGES = ['en', 'ko'] as const
const inSection = (language: 'en' | 'ko', section: string): readonly string[] =>
  [...MESSAGES[language].keys()].filter((key) => key.startsWith(`${section}.`))

/** The texts, as `key: text`, of which something is true. */
const textsWhere = (language: 'en' | 'ko', holds: (text: string, key: string) => boolean): readonly string[] =>
  [...MESSAGES[language]].filter(([key, text]) => holds(text, key)).map(([key, text]) => `${key}: ${text}`)

describe('what the core names', () => {
  it.each(Object.keys(SECTIONS))('%s has a text for each, and no others', (section) => {
    for (const language of LANGUAGES) expect(inSection(language, section).toSorted()).toEqual(SECTIONS[section]?.toSorted())
  })

  it.each(LANGUAGES)('%s: a sentence for every formula that playing makes, with the values that the formula has', (language) => {
    const made = formulasMade()
    expect([...made.keys()].toSorted()).toEqual(inSection(language, 'formula').toSorted())
    for (const [key, operands] of made) expect([...valuesIn(MESSAGES[language].get(key) ?? '')].toSorted(), key).toEqual(operands)
  })
})

const BOT = { think: 1500, seed: 1 }

/** Every formula of every duty in every position of the whole curriculum, played well and badly; with its operands as texts call them. */
function formulasMade(): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, readonly string[]>()
  for (const id of SCENARIO_IDS) {
    for (const errors of [0, 0.3]) {
      const bot = { ...BOT, errors }
      simulate(configOf(id, '1', 'coach'), { client: bot, server: bot }, ({ live }) => {
        for (const role of ROLES) {
          for (const { duty } of live.hosts[role].duties) {
            for (const { key, operands } of formulas(acting(live, role), duty))
              made.set(key, operands.map(({ name }) => name.toLowerCase().replaceAll('.', '_')).toSorted())
          }
        }
        return false
      })
    }
  }
  return made
}

describe('the notation', () => {
  it.each([
    ['', 'empty'],
    ['SX 100', 'flags'],
    ['S', 'no-seq'],
    ['S x', 'seq'],
    ['A 101', 'no-ack'],
    ['A 101 x', 'ack'],
    ['A 101 301 99999', 'len'],
    ['S 100 0 7', 'too-many'],
  ])('%j is refused by %s, and the text names the word, if there is one', (typed, why) => {
    const reading = parseSegment(typed)
    expect(reading).toMatchObject({ ok: false, why })
    for (const language of LANGUAGES)
      expect(valuesIn(MESSAGES[language].get(`notation.${why}`) ?? '')).toEqual(reading.ok || reading.at === '' ? [] : ['at'])
  })
})

describe('both languages', () => {
  it('have the same keys', () => {
    const keys = (language: 'en' | 'ko') => [...new Set([...MESSAGES[language].keys()].map(withoutPlural))].toSorted()
    expect(keys('ko')).toEqual(keys('en'))
  })

  it('take in the same values', () => {
    const values = (language: 'en' | 'ko') => {
      const byKey = new Map<string, Set<string>>()
      for (const [key, text] of MESSAGES[language]) {
        const names = byKey.get(withoutPlural(key)) ?? new Set<string>()
        for (const name of valuesIn(text)) names.add(name)
        byKey.set(withoutPlural(key), names)
      }
      return Object.fromEntries([...byKey].map(([key, names]) => [key, [...names].toSorted()]))
    }
    expect(values('ko')).toEqual(values('en'))
  })

  it.each(LANGUAGES)('%s is plain text, short and without loose spaces', (language) => {
    expect(textsWhere(language, (text) => /<[a-z/!]|&[a-z]+;|&#/i.test(text))).toEqual([])
    expect(textsWhere(language, (text) => text.trim() !== text || text === '' || / {2}/.test(text))).toEqual([])
    expect(textsWhere(language, (text) => text.length >= 280)).toEqual([])
  })

  describe.each(LANGUAGES)('%s is rendered', (language) => {
    let messages: i18n
    beforeAll(async () => {
      messages = i18next.createInstance()
      await messages.init({
        resources: { [language]: { translation: FILES[language] } },
        lng: language,
        fallbackLng: false,
        interpolation: { escapeValue: false },
      })
      const pairs = [...MESSAGES.ko.values()].flatMap((text) =>
        [...text.matchAll(/\{\{[^,}]+,\s*([^}\s]+)\s*\}\}/g)].map((match) => match[1]),
      )
      for (const pair of pairs)
        if (pair !== undefined) messages.services.formatter?.add(pair, (value: unknown) => josa(String(value), pair))
    })

    it('with every value put in', () => {
      for (const [key, text] of MESSAGES[language]) {
        const values = Object.fromEntries(valuesIn(text).map((name) => [name, 8]))
        const shown = messages.t(key, values)
        expect(shown, key).not.toMatch(/\{\{|\}\}|undefined/)
        expect(shown, key).not.toBe(key)
      }
    })
  })
})

describe('Korean', () => {
  it('has neither doubled particles nor packets', () => {
    expect(
      textsWhere('ko', (text) => /을\(를\)|를\(을\)|이\(가\)|가\(이\)|은\(는\)|는\(은\)|와\(과\)|과\(와\)|\(으\)로|패킷/.test(text)),
    ).toEqual([])
  })

  it('is Korean, unless a text is a mere term', () => {
    const twoWords = /[a-z]{2,} [a-z]{2,}/i
    const bare = (text: string) => text.replace(/\{\{[^}]*\}\}/g, '')
    expect(textsWhere('ko', (text) => !/[가-힣]/.test(text) && twoWords.test(bare(text)))).toEqual([])
  })

  it('leaves the particle behind a value to the helper', () => {
    expect(textsWhere('ko', (text) => /\}\}(을|를|은|는|이|가|과|와|으로|로|이에요|예요)(?![가-힣])/.test(text))).toEqual([])
  })

  it('has the particle that a Latin word or a number asks for', () => {
    const PAIRS = ['을/를', '은/는', '이/가', '와/과', '으로/로', '이에요/예요']
    const wrong = textsWhere('ko', (text) => {
      const found = text.matchAll(/([A-Za-z0-9][A-Za-z0-9.^-]*(?:\(\))?)(을|를|은|는|이|가|과|와|으로|로|이에요|예요)(?![가-힣])/g)
      return [...found].some(([, word = '', particle = '']) => {
        const pair = PAIRS.find((one) => one.split('/').includes(particle))
        return pair !== undefined && josa(word, pair) !== word + particle
      })
    })
    expect(wrong).toEqual([])
  })
})
