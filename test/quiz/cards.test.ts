// Every kind of card, on 1,000 seeds: its right answers are exactly those that the engine calls right.
import { describe, expect, test } from 'vitest'
import { createMatch, otherRole, parseConfig, play, SCENARIO_IDS } from '../../shared/game/index.ts'
import { effectOf } from '../../shared/quiz/acceptable.ts'
import { fits } from '../../shared/quiz/blank.ts'
import {
  CARD_KINDS,
  type Card,
  type CardAnswer,
  type CardKind,
  CONCEPTS,
  cardFor,
  cardName,
  cardOfName,
  dailyCards,
  isRight,
  makeCard,
  openPosition,
  SKILL_IDS,
} from '../../shared/quiz/index.ts'
import { momentOf } from '../../shared/quiz/moments.ts'
import { ROWS } from '../../shared/quiz/rows.ts'
import { hostIn, tableCardOf, turnOf } from '../../shared/quiz/table.ts'
import { differing, judge, receive, STATES, segEnd, seqAdd } from '../../shared/tcp/index.ts'

const SEEDS = 1000

/** Cards of one kind from 1,000 seeds, the skills taken in turn. */
function cardsOf<K extends CardKind>(kind: K): readonly Extract<Card, { kind: K }>[] {
  const isKind = (card: Card): card is Extract<Card, { kind: K }> => card.kind === kind
  const able = SKILL_IDS.filter((skill) => [1, 2, 3, 4, 5, 6].some((seed) => makeCard(kind, skill, seed * 7919) !== null))
  expect(able.length).toBeGreaterThan(0)
  const cards: Extract<Card, { kind: K }>[] = []
  for (let seed = 1; cards.length < SEEDS && seed < 4 * SEEDS; seed += 1) {
    const skill = able[seed % able.length]
    const card = skill === undefined ? null : makeCard(kind, skill, seed * 7919)
    if (card !== null && isKind(card)) cards.push(card)
  }
  expect(cards.length).toBe(SEEDS)
  return cards
}

const pick = (index: number): CardAnswer => ({ is: 'pick', pick: index })

/** The match of a card's position, live. */
function matchOf(text: string) {
  const opened = openPosition(text)
  if (!opened.ok) throw new Error(opened.problems[0].reason)
  const config = parseConfig({ seed: 'x', level: 'coach', rounds: [opened.value.scenario], briefing: 0, position: text })
  if (!config.ok) throw new Error(config.problems[0].reason)
  const match = createMatch(config.value)
  return match.phase === 'live' ? match : play(match, { at: 0, n: match.n + 1, from: 'clock' }).match
}

/** Choices are told apart, exactly one is right, and only it is taken. */
function expectOneRight(card: Extract<Card, { right: readonly number[] }>, choices: number): void {
  expect(card.right.length, cardName(card)).toBe(1)
  for (let index = 0; index < choices; index += 1) expect(isRight(card, pick(index))).toBe(card.right.includes(index))
  expect(isRight(card, pick(choices))).toBe(false)
}

describe('1,000 cards of each kind', { timeout: 120_000 }, () => {
  test('send: the judge calls exactly the right ones due, at the very position that the card links to', () => {
    for (const card of cardsOf('send')) {
      expectOneRight(card, card.choices.length)
      expect(card.choices.length).toBeGreaterThanOrEqual(2)
      const { tcb, duties } = momentOf(matchOf(card.position ?? ''), card.scene.role)
      for (const [index, choice] of card.choices.entries()) {
        const due = choice === null ? duties.every(({ duty }) => !duty.must) : judge(tcb, choice).kind === 'due'
        expect(due, cardName(card)).toBe(card.right.includes(index))
        const twins = card.choices.filter((one) => one !== null && choice !== null && differing(one, choice).length === 0)
        expect(twins.length).toBeLessThanOrEqual(1)
      }
    }
  })

  test('blank: the number fits, its neighbours do not unless the judge says so, and the misconception is refused', () => {
    for (const card of cardsOf('blank')) {
      const value = card.segment[card.field]
      expect(isRight(card, { is: 'number', value }), cardName(card)).toBe(true)
      for (const by of [-2, -1, 1, 2, 5]) {
        const other = seqAdd(value, by)
        const judged = judge(card.tcb, { ...card.segment, [card.field]: other }).kind === 'due'
        expect(isRight(card, { is: 'number', value: other })).toBe(judged)
      }
      expect([-1, 1].some((by) => !fits(card, seqAdd(value, by)))).toBe(true)
      // It is not printed under another name: only a first number may be it, by itself or in what is outstanding.
      const { tcb, hides, story, outbox } = card.scene
      const shown = (['sndUna', 'sndNxt', 'rcvNxt'] as const).filter((name) => tcb[name] === value && !hides.includes(name))
      expect(
        shown.filter((name) => (card.field === 'ack') === (name === 'rcvNxt')),
        cardName(card),
      ).toEqual([])
      // It follows from what is told.
      const heard = story.flatMap((one) => (one.told === 'arrived' || one.told === 'move' ? [one.segment] : []))
      const numbers = [tcb.iss, 0, ...outbox.map(({ seq }) => seq), ...heard.flatMap((one) => [one.ack, segEnd(one)])]
      expect(numbers, cardName(card)).toContain(value)
    }
  })

  test('state: the state of that very host, which its scene hides', () => {
    for (const card of cardsOf('state')) {
      expectOneRight(card, card.choices.length)
      expect(card.scene.state).toBeNull()
      expect(card.scene.story.some(({ told }) => told === 'state')).toBe(false)
      const { state } = matchOf(card.position ?? '').live.hosts[card.scene.role].tcb
      expect(card.choices[card.right[0] ?? -1], cardName(card)).toBe(state)
    }
  })

  test('acceptable: what the machine does with that arrival', () => {
    for (const card of cardsOf('acceptable')) {
      expectOneRight(card, card.choices.length)
      const { tcb } = momentOf(matchOf(card.position ?? ''), card.scene.role)
      expect(card.choices[card.right[0] ?? -1], cardName(card)).toBe(effectOf(tcb, receive(tcb, card.arrival)))
      // "It gets no answer" is not said where another arrival still waits for one.
      if (card.right.some((index) => card.choices[index] === 'dropped')) expect(tcb.owed, cardName(card)).toEqual([])
    }
  })

  test('lost: something was lost before the last rung, and the last rung is sent again', () => {
    for (const card of cardsOf('lost')) {
      expectOneRight(card, card.rungs.length)
      const last = card.rungs.at(-1)
      expect(card.right[0]).toBeLessThan(card.rungs.length - 1)
      expect(card.rungs.slice(0, -1).some(({ from, segment }) => from === last?.from && segment.seq === last.segment.seq)).toBe(true)
      // What its explanation says was lost is what was lost.
      const lost = card.rungs[card.right[0] ?? -1]?.segment
      const bare = lost !== undefined && lost.len === 0 && lost.flags.join() === 'ACK'
      expect(bare, cardName(card)).toBe(card.skill !== 'M34')
      if (card.skill === 'M14') expect(last?.segment.flags).toEqual(['SYN', 'ACK'])
    }
  })

  test('a bare ACK counts nothing: asked only where the last segment sent was one', () => {
    for (const kind of ['send', 'blank'] as const) {
      for (let seed = 1; seed <= 100; seed += 1) {
        const card = makeCard(kind, 'M05', seed * 7919)
        if (card?.kind !== 'send' && card?.kind !== 'blank') throw new Error(`no ${kind} card of seed ${seed}`)
        const last = card.scene.story.findLast((one) => one.told === 'move')
        expect(last?.told === 'move' ? [last.segment.flags, last.segment.len] : [], cardName(card)).toEqual([['ACK'], 0])
      }
    }
  })

  test('order: the shown order is wrong, the played one is among the right ones', () => {
    for (const card of cardsOf('order')) {
      expect(card.orders.length).toBeGreaterThan(0)
      const shown = card.rungs.map((_, index) => index)
      expect(isRight(card, { is: 'order', order: shown })).toBe(card.orders.some((order) => order.every((place, index) => place === index)))
      for (const order of card.orders) {
        expect(isRight(card, { is: 'order', order })).toBe(true)
        expect(isRight(card, { is: 'order', order: order.slice(1) })).toBe(false)
        // Nobody acknowledges what was not yet sent.
        for (const [step, place] of order.entries()) {
          const rung = card.rungs[place]
          if (rung === undefined || !rung.segment.flags.includes('ACK')) continue
          const before = order.slice(0, step).flatMap((one) => card.rungs[one] ?? [])
          const covered = before
            .filter(({ from }) => from === otherRole(rung.from))
            .some(({ segment }) => {
              const length = segment.len + Number(segment.flags.includes('SYN')) + Number(segment.flags.includes('FIN'))
              return seqAdd(segment.seq, length) === rung.segment.ack
            })
          const opens = card.rungs.some(({ segment }) => segment.flags.includes('SYN'))
          expect(covered || !opens || rung.segment.ack === seqAdd(card.iss[otherRole(rung.from)], 1), cardName(card)).toBe(true)
        }
      }
    }
  })

  test('illegal: the marked rung differs from what was played, the others do not', () => {
    for (const card of cardsOf('illegal')) {
      expectOneRight(card, card.rungs.length)
      const wrong = card.rungs[card.right[0] ?? -1]
      expect(wrong === undefined ? [] : differing(wrong.segment, card.mended)).not.toEqual([])
    }
  })

  test('table: what the reference host does in that state', () => {
    for (const card of cardsOf('table')) expectOneRight(card, card.choices.length)
    for (const row of ROWS) {
      for (const state of row.states) {
        for (let seed = 1; seed <= 20; seed += 1) {
          const card = tableCardOf(row, state, seed)
          const right = card.choices[card.right[0] ?? -1]
          expect(right, `${row.id} ${state}`).toEqual(turnOf(hostIn(state, row.host, seed), card.event))
          expect(new Set(card.choices.map((one) => `${one.state} ${one.reply}`)).size).toBe(card.choices.length)
          expect(card.choices.length).toBeGreaterThanOrEqual(3)
        }
      }
    }
  })

  test('concept: one right among four', () => {
    for (const card of cardsOf('concept')) expectOneRight(card, 4)
  })
})

describe('what is covered', () => {
  test('every skill has cards, and at least 30 have more than a question in words', () => {
    const able = SKILL_IDS.filter((skill) =>
      Array.from({ length: 12 }, (_, index) => cardFor(skill, index + 1, ['concept'])).some((card) => card !== null),
    )
    expect(SKILL_IDS.every((skill) => cardFor(skill, 1) !== null)).toBe(true)
    expect(SKILL_IDS.filter((skill) => CONCEPTS.some((one) => one.skill === skill))).toEqual(SKILL_IDS)
    expect(able.length).toBeGreaterThanOrEqual(30)
  })

  test('every state and every event of the state table', () => {
    expect(STATES.filter((state) => !ROWS.some((row) => row.states.includes(state)))).toEqual([])
    const steps = ['open1', 'open2', 'open3', 'close1', 'close2', 'close3', 'close4', 'close5', 'close6']
    const ids = CONCEPTS.map(({ id }) => id)
    expect(steps.filter((step) => !ids.includes(step))).toEqual([])
    for (const id of ['seq-client', 'seq-server', 'ready', 'why-time-wait', 'why-two-msl']) expect(ids).toContain(id)
  })

  test('a card is made anew from its name, and a broken name makes none', () => {
    for (const kind of CARD_KINDS) {
      const card = SKILL_IDS.map((skill) => makeCard(kind, skill, 7919)).find((one) => one !== null)
      expect(card === null || card === undefined ? null : cardOfName(cardName(card))).toEqual(card)
    }
    for (const name of [
      '',
      'c1',
      'c1.send',
      'c1.send.M99.1',
      'c1.send.M03.x',
      'c1.send.M03.99999999999',
      'c2.send.M03.1',
      'c1.order.M45.1',
    ])
      expect(cardOfName(name), name).toBeNull()
  })

  test('the daily segment is the same for everybody on a date, and another one on the next', { timeout: 60_000 }, () => {
    const dates = Array.from({ length: 28 }, (_, day) => `2026-02-${String(day + 1).padStart(2, '0')}`)
    const days = dates.map(dailyCards)
    for (const cards of days) expect(cards).toHaveLength(5)
    expect(new Set(days.map((cards) => cards.map(cardName).join(' '))).size).toBe(dates.length)
    // The cards of a date are what its name says, whoever asks and in whatever order.
    for (const [index, date] of [...dates.entries()].reverse().slice(0, 5)) expect(dailyCards(date)).toEqual(days[index])
  })

  test('no position of a broken link, and a reason why', () => {
    const [card] = [makeCard('send', 'M03', 7919)]
    const text = card?.position ?? ''
    expect(openPosition(text).ok).toBe(true)
    for (const broken of [
      '',
      'p1.',
      'p2.x',
      text.slice(0, 80),
      `${text}.1`,
      text.replace('handshake', 'nowhere'),
      text.replace('.', ' '),
    ]) {
      const opened = openPosition(broken)
      if (broken !== text) expect(opened.ok, broken.slice(0, 60)).toBe(false)
      if (!opened.ok) expect(opened.problems[0].reason).not.toBe('')
    }
    expect(SCENARIO_IDS.length).toBe(27)
  })
})
