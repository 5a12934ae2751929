// The ladder of whatever round is laid out at every width, and in the time that it takes.
import { describe, expect, test } from 'vitest'
import { layoutOf } from '../../../client/ui/ladder/layout.ts'
import { ladderModel } from '../../../client/ui/ladder/model.ts'
import type { Words } from '../../../client/ui/ladder/words.ts'
import type { ScenarioId } from '../../../shared/game/index.ts'
import { formatSegment } from '../../../shared/tcp/index.ts'
import { playScenario } from '../../play/curriculum.ts'

const said = (text: string) => [[{ text, tone: 'plain', strong: false } as const]]

const WORDS: Words = {
  labels: ({ event }) => ('segment' in event ? said(formatSegment(event.segment)) : said(event.on)),
  ending: () => 'lost',
  sentence: ({ event }) => event.on,
  seconds: (ms) => (ms / 1000).toFixed(1),
  title: 'ladder',
  hosts: { client: 'Ann', server: '민준' },
}

const SCENARIOS: readonly ScenarioId[] = ['handshake', 'whole-life', 'lost-syn-ack', 'fast-retransmit', 'storm']

describe('a ladder', () => {
  // Heights are fractions of a px: "below this label" may be, once rounded, still on it, and for many moments and widths one is.
  test.each(SCENARIOS)('%s is laid out, whatever the moments and the width', (scenario) => {
    for (let round = 0; round < 12; round += 1) {
      const { match } = playScenario(scenario, String(round), 'coach', 1500 + 97 * round, 0.2)
      const model = ladderModel(match.live.story, {
        since: match.live.startedAt,
        delay: match.live.level.delay,
        last: { client: null, server: null },
      })
      for (let width = 300; width <= 1100; width += 37) {
        const { rows, height } = layoutOf(model, WORDS, width)
        expect(rows).toHaveLength(model.rows.length)
        expect(height).toBeGreaterThan(0)
      }
    }
  })
})
