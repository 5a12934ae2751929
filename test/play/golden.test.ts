import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseReplayText, playReplay, SCENARIO_IDS } from '../../shared/game/index.ts'
import { goldenPlay, replayOf, transcript } from './golden.ts'

const fileOf = (name: string): URL => new URL(`../fixtures/golden/${name}`, import.meta.url)

/** After a wanted change of rules, scenarios or bots: `npx vitest run --config test/vitest.config.ts -u test/play/golden`. */
describe('golden replays', () => {
  test.each(SCENARIO_IDS)('%s: the bots play what they played', async (id) => {
    await expect(`${JSON.stringify(replayOf(goldenPlay(id)), null, 1)}\n`).toMatchFileSnapshot(fileOf(`${id}.json`).pathname)
  })

  test.each(SCENARIO_IDS)('%s: the recorded inputs make the same match', async (id) => {
    const replay = parseReplayText(readFileSync(fileOf(`${id}.json`), 'utf8'))
    if (!replay.ok) throw new Error(JSON.stringify(replay.problems))
    const played = playReplay({ ...replay.value, events: null })
    if (!played.ok) throw new Error(JSON.stringify(played.problems))
    if (played.value.match === null) throw new Error('the recording is of another core')
    expect(played.value.events).toEqual(replay.value.events)
    await expect(transcript({ match: played.value.match })).toMatchFileSnapshot(fileOf(`${id}.txt`).pathname)
  })
})
