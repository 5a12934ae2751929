// "Spot the illegal segment": a round as it was played, with one segment written as a misconception would.
import type { ScenarioId } from '../game/index.ts'
import { mistakesFor, type SkillId } from '../tcp/index.ts'
import type { IllegalCard } from './card.ts'
import { pickOf } from './dice.ts'
import { hostsBefore, matchSeed } from './moments.ts'
import { calm, plainRung, rungsOf } from './rungs.ts'

const ROUNDS: readonly ScenarioId[] = ['handshake', 'first-words', 'goodbye', 'whole-life', 'half-close', 'three-way-close']

/** Rungs that are shown at most, and how many of them at most stand behind the wrong one. */
const MOST = 8
const BEHIND = 2

/** null: no segment of the round that was played can be got wrong in this way. */
export function illegalCard(skill: SkillId, seed: number): IllegalCard | null {
  const id = pickOf(ROUNDS, seed, 1)
  const scenario = id === undefined ? null : calm(id)
  if (scenario === null) return null
  const rungs = rungsOf(scenario, matchSeed(seed))
  const before = hostsBefore(scenario, matchSeed(seed))
  const places = rungs.slice(0, MOST).flatMap(({ tcb, duty }, index) => {
    const wrong = duty === null ? undefined : mistakesFor(tcb, duty).find((one) => one.skill === skill)
    return wrong === undefined ? [] : [{ index, wrong: wrong.segment }]
  })
  const place = pickOf(places, seed, 6)
  const mended = place === undefined ? undefined : rungs[place.index]
  if (place === undefined || mended === undefined || before === null) return null
  const shown = rungs.slice(0, Math.min(MOST, place.index + 1 + BEHIND)).map(plainRung)
  return {
    kind: 'illegal',
    skill,
    seed,
    position: null,
    rule: mended.duty?.rule ?? null,
    formulas: [],
    iss: { client: before.client.iss, server: before.server.iss },
    rungs: shown.map((rung, index) => (index === place.index ? { ...rung, segment: place.wrong } : rung)),
    mended: mended.segment,
    right: [place.index],
  }
}
