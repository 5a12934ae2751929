// The table cards against RFC 9293 §3.10 as a table: every cell that a player can meet has a row, and its answer is the RFC's.
import { describe, expect, test } from 'vitest'
import { ROWS } from '../../shared/quiz/rows.ts'
import { hostIn, turnOf } from '../../shared/quiz/table.ts'
import type { State } from '../../shared/tcp/index.ts'

const STATE: Readonly<Record<string, State>> = {
  C: 'CLOSED',
  L: 'LISTEN',
  SS: 'SYN-SENT',
  SR: 'SYN-RECEIVED',
  E: 'ESTABLISHED',
  F1: 'FIN-WAIT-1',
  F2: 'FIN-WAIT-2',
  CW: 'CLOSE-WAIT',
  CG: 'CLOSING',
  LA: 'LAST-ACK',
  TW: 'TIME-WAIT',
}
const ALL = 'SR E F1 F2 CW CG LA TW'

/**
 * Event: the states it meets, `=` where the host stays or else where it goes, and what it sends. `SR!` is a SYN-RECEIVED that came from
 * SYN-SENT. Left out is what cannot happen: a FIN before which another came in order, a timer that does not run in that state (§3.8: the
 * retransmission and user timers need something outstanding).
 */
const CELLS: Readonly<Record<string, readonly string[]>> = {
  // §3.10.7.4
  'new-ack': ['SR E nothing', 'E CW = nothing'],
  'part-acked': ['F1 CG LA = nothing'],
  'fin-acked': ['F1 F2 nothing', 'CG TW nothing', 'LA C nothing'],
  'repeated-ack': ['SR = rst', 'E F1 F2 CW CG LA TW = nothing'],
  'ack-of-unsent': ['SR = rst', 'E F1 F2 CW CG LA TW = ack'],
  data: ['SR E ack', 'E F1 F2 = ack'],
  'data-late': ['CW CG LA = nothing', 'TW = ack'],
  fin: ['SR CW ack', 'E CW ack', 'F2 TW ack'],
  'fin-crossing': ['F1 CG ack'],
  'fin-with-ack': ['F1 TW ack'],
  'fin-again': ['CW CG LA TW = ack'],
  'old-data': [`${ALL} = ack`],
  'right-of-window': [`${ALL} = ack`],
  'no-ack-bit': [`${ALL} = nothing`],
  'rst-exact': ['SR L nothing', 'SR! C nothing', 'E F1 F2 CW CG LA TW C nothing'],
  'rst-in-window': [`${ALL} = ack`],
  'rst-outside': [`${ALL} = nothing`],
  'syn-in-window': ['SR L nothing', 'SR! = ack', 'E F1 F2 CW CG LA TW = ack'],
  'syn-outside': [`${ALL} = ack`],
  // §3.10.8
  timeout: ['SS = syn', 'SR = syn-ack', 'E CW = data', 'F1 CG LA = fin'],
  'two-msl': ['TW C nothing'],
  'user-timeout': ['SS SR E F1 CW CG LA C nothing'],
  // §3.10.1 to §3.10.5
  listen: ['C L nothing', `L SS ${ALL} = error`],
  connect: ['C L SS syn', `SS ${ALL} = error`],
  send: ['C L F1 F2 CG LA TW = error', 'SS SR = nothing', 'E CW = data'],
  receive: ['C CW CG LA TW = error', 'L SS SR E F1 F2 = nothing'],
  close: ['C F1 F2 CG LA TW = error', 'L SS C nothing', 'SR E F1 fin', 'CW LA fin'],
  abort: ['C = error', 'L SS CG LA TW C nothing', 'SR E F1 F2 CW C rst'],
  // §3.10.7.1 to §3.10.7.3
  'first-rst': ['C L SS = nothing'],
  'rst-with-ack': ['C L = nothing', 'SS C nothing'],
  'rst-with-bad-ack': ['SS = nothing'],
  'first-syn': ['C = rst', 'L SS SR syn-ack'],
  'first-ack': ['C L = rst'],
  'bad-ack': ['SS = rst'],
  'syn-ack': ['SS E ack'],
  'lone-ack': ['SS = nothing'],
  neither: ['C = rst', 'L SS = nothing'],
}

interface Cell {
  readonly cell: string
  readonly turn: string
}

const expected: readonly Cell[] = Object.entries(CELLS).flatMap(([event, lines]) =>
  lines.flatMap((line) => {
    const words = line.split(' ')
    const [goes = '', reply = ''] = words.slice(-2)
    return words.slice(0, -2).map((where) => {
      const state = STATE[where.replace('!', '')] ?? where
      return { cell: `${state}${where.endsWith('!') ? ' (active)' : ''}: ${event}`, turn: `${goes === '=' ? state : STATE[goes]} ${reply}` }
    })
  }),
)

describe('the state table', () => {
  const asked = ROWS.flatMap((row) =>
    row.states.map((state): Cell => {
      const tcb = hostIn(state, row.host, 7)
      const { state: goes, reply } = turnOf(tcb, row.event(tcb))
      const active = state === 'SYN-RECEIVED' && !tcb.passive
      return { cell: `${state}${active ? ' (active)' : ''}: ${row.id}`, turn: `${goes} ${reply}` }
    }),
  )

  test.each(expected.map((one) => [one.cell, one.turn] as const))('%s: %s', (cell, turn) => {
    expect(asked.filter((one) => one.cell === cell).map((one) => one.turn)).toEqual([turn])
  })

  test('has no other cell', () => {
    expect(asked.map((one) => one.cell).filter((cell) => expected.every((one) => one.cell !== cell))).toEqual([])
  })
})
