import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Duty,
  duties,
  FLAGS,
  judge,
  judgeNothing,
  mistakesFor,
  type Outcome,
  type Segment,
  seqAdd,
  type Tcb,
} from '../../shared/tcp/index.ts'
import * as at from './positions.ts'
import { playAll, plays } from './random-play.ts'

const ALL = 250
/** Fewer where every mutant has to play them. */
const PLAYS = Number(process.env.GOLDEN_PLAYS ?? ALL)

/** FNV-1a over text: short, the same everywhere, and no secret. */
function digest(text: string): string {
  let hash = 0x811c_9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

const tally = (names: readonly string[]): string =>
  [...new Set(names)]
    .sort()
    .map((name) => `${name} ${names.filter((one) => one === name).length}`)
    .join(', ')

/** Segments that somebody might try here: what is owed, each of its fields a little off, and flags at random. */
function attempts(tcb: Tcb, salt: number): readonly Segment[] {
  const flags = FLAGS.filter((_flag, index) => (salt >> index) & 1)
  const blind: Segment = {
    flags,
    seq: seqAdd(tcb.snd.nxt, (salt % 5) - 2),
    ack: flags.includes('ACK') ? seqAdd(tcb.rcv.nxt, (salt % 7) - 3) : 0,
    len: salt % 3,
    wnd: 1000,
  }
  const owed = duties(tcb).map((duty: Duty) => duty.segment)
  const off = owed.flatMap((one) => [
    { ...one, seq: seqAdd(one.seq, 1) },
    { ...one, ack: seqAdd(one.ack, -1) },
    { ...one, ack: seqAdd(one.ack, 1) },
    { ...one, len: one.len + 1 },
    { ...one, flags: one.flags.filter((flag) => flag !== 'ACK') },
  ])
  return [blind, ...owed, ...off]
}

/** Everything that the machine and the judge said in a play, in one line: counts to read, and a digest of every last field. */
function line(name: string, index: number, steps: readonly { readonly tcb: Tcb; readonly outcome: Outcome }[]): string {
  const said = steps.map(({ tcb, outcome }, number) => {
    const verdicts = attempts(tcb, number * 31 + index).map((segment) => judge(tcb, segment))
    const wrong = duties(tcb).flatMap((duty) => mistakesFor(tcb, duty))
    return JSON.stringify([outcome, duties(tcb), verdicts, wrong, judgeNothing(tcb, tcb.arrivals)])
  })
  return `${name} ${digest(said.join('\n'))} ${steps.length} steps; ${tally(steps.map(({ outcome }) => outcome.rule))}`
}

/** A change of the rules shows here, whatever else misses it: look at the difference, then record it with `-u`. */
test('the machine and the judge say what they said', async () => {
  const sampled = fc.sample(plays, { seed: 9293, numRuns: Math.min(PLAYS, ALL) })
  const lines = sampled.map((play, index) => {
    const steps: { readonly tcb: Tcb; readonly outcome: Outcome }[] = []
    playAll(play, (_before, outcome) => steps.push({ tcb: outcome.tcb, outcome }))
    return line(`play ${index + 1}`, index, steps)
  })
  const positions = Object.entries(at).flatMap(([name, tcb]) => (typeof tcb === 'object' && 'state' in tcb ? [[name, tcb] as const] : []))
  const judged = positions.map(([name, tcb], index) =>
    line(name, index, [{ tcb, outcome: { tcb, disposition: 'done', rule: 'open-passive', delivered: 0, settled: [] } }]),
  )
  if (PLAYS < ALL) {
    const recorded = readFileSync(new URL('../fixtures/golden/tcp.txt', import.meta.url), 'utf8').split('\n')
    expect([...lines, ...judged]).toEqual([...recorded.slice(0, PLAYS), ...recorded.slice(ALL, -1)])
  } else await expect([...lines, ...judged, ''].join('\n')).toMatchFileSnapshot('../fixtures/golden/tcp.txt')
})
