// Position text: every reachable position goes through it unharmed, a broken one is refused by name and place, and a match can start from one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatch, formatPosition, parseConfig, parsePosition, play, positionOf, SCENARIO_IDS, view } from '../../shared/game/index.ts'
import { anyPlay, configOf, playDoings } from './plays.ts'
import { answerAll, dutiful, playTable } from './tables.ts'

describe('position text', () => {
  it('gives back every reachable position', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (_before, _input, after) => {
          const position = positionOf(after)
          const text = formatPosition(position)
          expect(text).toMatch(/^[A-Za-z0-9._~-]+$/)
          expect(parsePosition(text)).toEqual({ ok: true, value: position })
        })
      }),
      { numRuns: 60 },
    )
  })

  it('stays short enough for a link', () => {
    for (const id of SCENARIO_IDS) {
      answerAll(configOf(id, 'exam', '7'), (match) => {
        expect(formatPosition(positionOf(match)).length).toBeLessThan(2000)
        return match.phase === 'debrief'
      })
    }
  })

  const text = formatPosition(positionOf(answerAll(configOf('goodbye', 'match', '1'), (match) => match.live.wire.flights.length > 0)))
  const tokens = text.split('.')
  const broken = (index: number, token: string) => parsePosition(tokens.with(index, token).join('.'))

  it.each([
    ['another form', parsePosition('x9.1.2'), '', /begins with 'p2\.', not 'x9\.1\.2'/],
    ['nothing', parsePosition(''), '', /begins with/],
    ['an end too early', parsePosition(tokens.slice(0, 20).join('.')), 'client.tcb', /the text ends where/],
    ['more than there is', parsePosition(`${text}.1`), '', /more text than a position has/],
    ['a bad scenario id', broken(1, 'A%'), 'scenario', /an id expected, not 'A%' at character 1$/],
    ['a bad clock', broken(2, '?'), 'clock', /not negative expected, not '\?' at character 9/],
    ['a state that does not exist', broken(4, 'z'), 'client.tcb.state', /one of 11 expected, not 'z'/],
    ['a sequence number of 33 bits', broken(6, '1z141z4'), 'client.tcb.iss', /a sequence number expected/],
  ])('refuses %s', (_name, result, path, reason) => {
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(result.problems[0].path).toMatch(path)
    expect(result.problems[0].reason).toMatch(reason)
  })

  it('is read or refused, whatever a text is', () => {
    fc.assert(
      fc.property(fc.nat(tokens.length - 1), fc.string({ maxLength: 12 }), (index, junk) => {
        const result = broken(index, junk)
        if (result.ok) expect(parsePosition(formatPosition(result.value))).toEqual(result)
        else expect(result.problems[0].reason).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })
})

/** The server owes a SYN-ACK, as a link of the form before said it: without an inbox. */
const OLD =
  'p1.handshake.2bc.1v4o.2..lh.7g..lh.li...lh...rs...ew...-.1.lh..1.....-..-..ffk.9.ffk.2.6fhc.1.rs.ffk.ffk.8.-..-....2.-.....1.2..6.1......6.......3.1.b0.cr.lh.b0.b0.rs.lh.b0.rs.li.rs.lh..ew...-...1.1..b0.li.1.listen-takes-syn.1.-..-..ffk.8.6fhc.1.rs.ffk.ffk.8.-..-....1.1.lh...rs.....2.1.3..6.......6.1.......2.listen.1...3....connect..1..2.1....'

describe('a match from a position', () => {
  it('has in its inbox what is still to be answered, and not what was answered', () => {
    const owes = answerAll(configOf('handshake', 'coach', '1'), (match) => match.live.hosts.server.duties.length > 0)
    const [syn] = owes.live.hosts.server.inbox
    const config = configOf('handshake', 'coach', '1', { position: formatPosition(positionOf(owes)), briefing: 0 })
    const begun = createMatch(config)
    expect(view(begun, 'server').hosts.server?.inbox).toMatchObject([{ arrival: 1, segment: syn?.segment }])
    // It stays as long as it is owed, and leaves after its answer as any arrival does.
    const later = play(begun, { at: 17_000, n: 1, from: 'clock' }).match
    expect(view(later, 'server').hosts.server?.inbox).toHaveLength(1)
    const answer = dutiful(later, 'server')
    if (answer === null) throw new Error('the server owes its SYN-ACK')
    const answered = play(later, { ...answer, at: later.at, n: 2, from: 'server', round: 0 }).match
    expect(view(answered, 'server').hosts.server?.inbox).toEqual([])
    expect(positionOf(answered).server.inbox).toEqual([])
  })

  it('lets an arrival that owes nothing fade, as it would have without the jump', () => {
    const acked = answerAll(
      configOf('handshake', 'match', '1', { pace: 'class' }),
      (match) => match.live.hosts.server.tcb.state === 'ESTABLISHED',
    )
    const somewhat = play(acked, { at: acked.at + 2000, n: acked.n + 1, from: 'clock' }).match
    const config = configOf('handshake', 'match', '1', { position: formatPosition(positionOf(somewhat)), briefing: 0, pace: 'class' })
    const inboxAt = (at: number) => view(play(createMatch(config), { at, n: 1, from: 'clock' }).match, 'server').hosts.server?.inbox
    expect(inboxAt(3999)).toHaveLength(1)
    expect(inboxAt(4000)).toEqual([])
  })

  it('opens from a link of the form before, with an empty inbox', () => {
    const read = parsePosition(OLD)
    expect(read).toMatchObject({ ok: true, value: { scenario: 'handshake', server: { inbox: [], tcb: { owed: [{ kind: 'syn-ack' }] } } } })
    const config = configOf('handshake', 'coach', '1', { position: OLD, briefing: 0 })
    expect(dutiful(createMatch(config), 'server')).toMatchObject({ kind: 'segment', flags: ['SYN', 'ACK'] })
  })

  it.each(SCENARIO_IDS)('reaches the goal of %s from its middle', (id) => {
    let steps = 0
    const middle = answerAll(configOf(id, 'match', '5'), (match) => {
      steps += match.phase === 'live' ? 1 : 0
      return steps > 8 || match.live.goalAt !== null
    })
    const config = configOf(id, 'match', '5', { position: formatPosition(positionOf(middle)), briefing: 1000 })
    const begun = createMatch(config)
    const { hosts } = begun.live
    expect(hosts.client.tcb).toEqual(middle.live.hosts.client.tcb)
    expect(hosts.server.tcb).toEqual(middle.live.hosts.server.tcb)
    expect(begun.live.endsAt - begun.live.startedAt).toBe(middle.live.endsAt - middle.at)
    const over = playTable(config, { think: 1000, player: dutiful }, (match) => match.phase === 'debrief')
    expect(over.results[0]?.goal).toBe(true)
  })

  it('is refused where its text is broken', () => {
    expect(parseConfig({ seed: '1', rounds: ['handshake'], position: 'p1.handshake.?' })).toMatchObject({
      ok: false,
      problems: [{ path: 'position.clock' }],
    })
  })
})
