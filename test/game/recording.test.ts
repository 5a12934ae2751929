// What is kept of a match for other rules: all that its ladder and its results show, and nothing that those rules would have to know.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LadderModel, ladderModel } from '../../client/ui/ladder/model.ts'
import {
  asNetworkRound,
  type Match,
  parseRecording,
  type RecordedRound,
  type Recording,
  ROLES,
  recordMatch,
  SCENARIO_IDS,
  scenarioOf,
  view,
} from '../../shared/game/index.ts'
import { goldenPlay } from '../play/golden.ts'
import { networkConfig, playNetwork } from '../play/network.ts'
import { anyPlay, configOf, playDoings } from './plays.ts'
import { answerAll } from './tables.ts'

const throughText = (recording: Recording): unknown => JSON.parse(JSON.stringify(recording))

/** What is drawn, without the story's own numbers: what no ladder shows is not recorded, so they count anew. */
const drawn = ({ rows, arrows, stays, length }: LadderModel) => ({
  rows: rows.map(({ at, event: { at: _at, ...event } }) => ({ at, event })),
  arrows: arrows.map(({ launch, arrival, ...arrow }) => ({
    ...arrow,
    launch: rows.findIndex(({ index }) => index === launch),
    arrival: rows.findIndex(({ index }) => index === arrival),
  })),
  stays,
  length,
})

/** The ladder that players see in the debrief of the round that they are in. */
function shownLive(match: Match): LadderModel {
  const shown = view({ ...match, phase: 'debrief' }, 'all')
  const last = { client: shown.hosts.client?.state ?? null, server: shown.hosts.server?.state ?? null }
  return ladderModel(shown.ladder ?? [], { since: match.live.startedAt, delay: shown.level.delay, last })
}

const shownRecorded = ({ story, delay, last }: RecordedRound): LadderModel => ladderModel(story, { since: 0, delay, last })

function onlyRound({ rounds }: Recording): RecordedRound {
  const [round, ...others] = rounds
  if (round === undefined || others.length > 0) throw new Error(`${rounds.length} rounds are recorded`)
  return round
}

describe('a recording', () => {
  it.each(SCENARIO_IDS)('%s: shows the ladder, the requests and the result that the players saw', (id) => {
    const { match, inputs } = goldenPlay(id)
    const recording = recordMatch(match.config, inputs)
    const read = parseRecording(throughText(recording))
    expect(read).toEqual({ ok: true, value: recording })
    const round = onlyRound(recording)
    expect(drawn(shownLive(match))).toMatchObject(drawn(shownRecorded(round)))
    const { hosts, results } = view({ ...match, phase: 'debrief' }, 'all')
    const { network, ...result } = round.result ?? { network: null, goal: null }
    expect(results[0]).toMatchObject(result)
    expect(network).toBeNull()
    expect(round.scenario).toBe(id)
    const requests = ROLES.flatMap((role) => hosts[role]?.requests ?? []).map(({ id: name, call, len }) => ({ id: name, call, len }))
    expect(round.requests).toEqual(requests)
  })

  it('of a round of the network has its copies in the ladder and what it foresaw', () => {
    const scenario = scenarioOf('whole-life')
    if (!scenario.ok) throw new Error(scenario.problems[0].reason)
    const config = networkConfig(asNetworkRound(scenario.value), '3', 'match')
    const { match, inputs } = playNetwork(config, 2000, ({ network, phase }) => {
      const [flight] = network?.exposed ?? []
      if (phase !== 'live' || network === null || network.waits || network.left.duplicate === 0 || flight === undefined) return null
      return { kind: 'fault', doing: 'duplicate', flight }
    })
    const round = onlyRound(recordMatch(config, inputs))
    expect(shownRecorded(round).arrows.some(({ copy, end }) => copy && end === 'arrives')).toBe(true)
    expect(drawn(shownLive(match))).toMatchObject(drawn(shownRecorded(round)))
    expect(match.results[0]?.network).toMatchObject(round.result?.network ?? { points: 'none' })
  })

  it('of whatever was played can be read, with one round for each that went live, as it was played last', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        const ended = new Map<number, Match>()
        const { inputs } = playDoings(config, doings, (before, _input, after) => {
          if (before.phase === 'live' && (after.phase === 'debrief' || after.phase === 'over')) ended.set(after.round, after)
        })
        const recording = recordMatch(config, inputs)
        expect(parseRecording(throughText(recording))).toEqual({ ok: true, value: recording })
        const expected = [...ended.values()].map((match) => ({
          goal: match.results.find(({ round }) => round === match.round)?.goal,
          states: ROLES.map((role) => match.live.hosts[role].tcb.state),
          story: drawn(shownLive(match)).rows.length,
        }))
        const found = recording.rounds.map((round) => ({
          goal: round.result?.goal,
          states: ROLES.map((role) => round.last[role]),
          story: drawn(shownRecorded(round)).rows.length,
        }))
        expect(found).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })
})

describe('reading one', () => {
  const { match, inputs } = goldenPlay('storm')
  const recording = recordMatch(match.config, inputs)

  it('takes names that these rules do not have', () => {
    const of = (text: string) => text.replaceAll(/"(rule|skill|disposition|duty|call|timer)":"[a-z0-9-]+"/g, '"$1":"of-other-rules"')
    const other = JSON.parse(of(JSON.stringify(recording)))
    expect(JSON.stringify(other)).toContain('"rule":"of-other-rules"')
    expect(parseRecording(other)).toEqual({ ok: true, value: other })
  })

  it('takes one of before it was kept what would have been sent in time', () => {
    const late = answerAll(configOf('handshake', 'match', '1'), ({ phase }) => phase === 'debrief', 9000)
    const [missed] = late.live.story.filter((event) => event.on === 'missed')
    const told = { at: missed?.at, on: 'missed', role: missed?.role, duty: missed?.duty, rule: missed?.rule }
    const withStory = (story: readonly object[]) => ({ ...recording, rounds: [{ ...recording.rounds[0], story }] })
    for (const event of [told, { ...told, right: missed?.right }])
      expect(parseRecording(withStory([event]))).toMatchObject({ ok: true, value: { rounds: [{ story: [event] }] } })
  })

  it('names what is wrong', () => {
    expect(parseRecording({ ...recording, version: 2 })).toMatchObject({ ok: false, problems: [{ path: 'version' }] })
    expect(parseRecording({ ...recording, rounds: [{ ...recording.rounds[0], delay: -1 }] })).toMatchObject({
      ok: false,
      problems: [{ path: 'rounds.0.delay' }],
    })
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseRecording(value).ok).toBe(false)
      }),
    )
  })

  it('never throws on one that was damaged anywhere', () => {
    const text = JSON.stringify(recording)
    let count = 0
    JSON.parse(text, (_key, value: unknown) => {
      count += 1
      return value
    })
    // The last one is the whole.
    fc.assert(
      fc.property(fc.nat(count - 2), fc.jsonValue(), (which, other) => {
        let seen = 0
        const damaged: unknown = JSON.parse(text, (_key, value: unknown) => {
          seen += 1
          return seen === which + 1 ? other : value
        })
        const read = parseRecording(damaged)
        if (!read.ok) expect(read.problems[0].path).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})
