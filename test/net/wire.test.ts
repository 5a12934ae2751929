// The wire: what becomes of a segment follows from what it is, by exact rules and by the seed, never from what else was sent.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CALM,
  type End,
  type FaultRule,
  type Harm,
  hash,
  inject,
  interfere,
  type Kind,
  kindOf,
  LONGEST_CROSS,
  LONGEST_SWAP,
  land,
  launch,
  newWire,
  type Pick,
  type Rates,
  relativeNumber,
  sparedBy,
  type Weather,
  type Wire,
} from '../../shared/net/index.ts'
import { type Flag, type Segment, seqAdd } from '../../shared/tcp/index.ts'

const ISS = { client: 1000, server: 4_294_967_290 } as const
const DELAY = 1000
const RTO = 10_000

const wireWith = (weather: Partial<Weather>, seed = 1): Wire =>
  newWire({ seed, delay: DELAY, rto: RTO, weather: { ...CALM, ...weather }, iss: ISS })

/** A segment by numbers relative to the two ISS. */
function segment(from: End, flags: readonly Flag[], seq: number, ack = 0, len = 0): Segment {
  const peer = from === 'client' ? 'server' : 'client'
  return { flags, seq: seqAdd(ISS[from], seq), ack: flags.includes('ACK') ? seqAdd(ISS[peer], ack) : 0, len, wnd: 1000 }
}

const SYN = segment('client', ['SYN'], 0)
const SYN_ACK = segment('server', ['SYN', 'ACK'], 0, 1)
const data = (seq: number, len: number, ack = 1): Segment => segment('client', ['ACK'], seq, ack, len)
const ack = (number: number): Segment => segment('client', ['ACK'], 1, number)

const rule = (pick: Partial<Pick> & { from: End }, harm: Harm = { do: 'drop' }): FaultRule => ({
  pick: { kinds: null, answers: null, covers: null, nth: 1, copies: 1, ...pick },
  harm,
})

/** Sends all at their times; fates in order, and the wire afterwards. */
function sendAll(wire: Wire, sent: readonly (readonly [End, Segment, number?])[]) {
  let now = wire
  const fates = sent.map(([from, one, at = 0]) => {
    const left = launch(now, from, one, at)
    now = left.wire
    return left.fates.join(' ')
  })
  return { wire: now, fates }
}

const arrivals = (wire: Wire) => wire.flights.map(({ id, due, held }) => ({ id, due, held }))

describe('a calm wire', () => {
  it('carries each segment for its delay and knows no other order than time', () => {
    const { wire, fates } = sendAll(wireWith({}), [
      ['client', SYN, 0],
      ['server', SYN_ACK, 2500],
    ])
    expect(fates).toEqual(['', ''])
    expect(arrivals(wire)).toEqual([
      { id: 1, due: 1000, held: null },
      { id: 2, due: 3500, held: null },
    ])
    const landed = land(wire, 1)
    expect(landed?.flight).toMatchObject({ from: 'client', segment: SYN, sent: 0, due: 1000, corrupt: false, forged: false })
    expect(landed?.wire.flights.map((one) => one.id)).toEqual([2])
    expect(land(wire, 9)).toBeNull()
  })

  it('names what it carries', () => {
    const named: readonly (readonly [Kind, Segment])[] = [
      ['syn', SYN],
      ['syn-ack', SYN_ACK],
      ['ack', ack(1)],
      ['data', data(1, 5)],
      ['fin', segment('client', ['FIN', 'ACK'], 1, 1, 5)],
      ['rst', segment('client', ['RST', 'ACK'], 1, 1)],
    ]
    for (const [kind, one] of named) expect(kindOf(one)).toBe(kind)
    expect(relativeNumber(data(7, 5), { iss: ISS.client, irs: ISS.server })).toBe(7)
    expect(relativeNumber(ack(12), { iss: ISS.client, irs: ISS.server })).toBe(12)
  })

  it('brings what a third host forged', () => {
    const { wire, flight } = inject(wireWith({}), 'server', SYN, 500)
    expect(wire.flights).toMatchObject([{ id: flight, from: 'client', due: 1500, forged: true }])
  })
})

describe('exact rules', () => {
  it('strike the first copies only', () => {
    const once = sendAll(wireWith({ rules: [rule({ from: 'server', kinds: ['syn-ack'] })] }), [
      ['client', SYN],
      ['server', SYN_ACK],
      ['server', SYN_ACK],
    ])
    expect(once.fates).toEqual(['', 'lost', ''])
    const twice = sendAll(wireWith({ rules: [rule({ from: 'client', copies: 2 })] }), [
      ['client', SYN],
      ['client', SYN],
      ['client', SYN],
    ])
    expect(twice.fates).toEqual(['lost', 'lost', ''])
  })

  it('count distinct segments for the nth, not copies and not other kinds', () => {
    const { fates } = sendAll(wireWith({ rules: [rule({ from: 'client', kinds: ['data'], nth: 2 })] }), [
      ['client', data(1, 5)],
      ['client', ack(1)],
      ['client', data(1, 5)],
      ['server', segment('server', ['ACK'], 1, 6, 5)],
      ['client', data(6, 5)],
      ['client', data(11, 5)],
    ])
    expect(fates).toEqual(['', '', '', '', 'lost', ''])
  })

  it('find an octet however the data is cut', () => {
    const rules = [rule({ from: 'client', covers: 6 })]
    expect(sendAll(wireWith({ rules }), [['client', data(1, 20)]]).fates).toEqual(['lost'])
    expect(
      sendAll(wireWith({ rules }), [
        ['client', data(1, 5)],
        ['client', data(6, 1)],
        ['client', data(7, 14)],
      ]).fates,
    ).toEqual(['', 'lost', ''])
  })

  it('tell what an ACK answers', () => {
    const sent = [
      ['server', SYN_ACK],
      ['client', ack(1)],
      ['server', segment('server', ['ACK'], 1, 1, 5)],
      ['client', ack(6)],
      ['server', segment('server', ['FIN', 'ACK'], 6, 1)],
      ['client', ack(7)],
    ] as const
    const lostOf = (answers: Pick['answers']) =>
      sendAll(wireWith({ rules: [rule({ from: 'client', answers })] }), sent).fates.indexOf('lost')
    expect([lostOf('syn'), lostOf('data'), lostOf('fin')]).toEqual([1, 3, 5])
  })

  it('damage, repeat and delay', () => {
    const of = (harm: Harm) => sendAll(wireWith({ rules: [rule({ from: 'client' }, harm)] }), [['client', SYN]])
    expect(of({ do: 'corrupt' }).wire.flights).toMatchObject([{ due: 1000, corrupt: true }])
    expect(of({ do: 'duplicate', rtos: 0.5 }).wire.flights).toMatchObject([{ due: 1000 }, { id: 2, due: 6000 }])
    expect(of({ do: 'delay', rtos: 0.5 }).wire.flights).toMatchObject([{ due: 6000 }])
    expect(of({ do: 'delay', rtos: 0.5 }).fates).toEqual(['late'])
  })
})

describe('swap', () => {
  const rules = [rule({ from: 'client', kinds: ['data'] }, { do: 'swap' })]

  it('holds one until the next of its direction has passed', () => {
    const { wire, fates } = sendAll(wireWith({ rules }), [
      ['client', data(1, 5), 0],
      ['server', SYN_ACK, 100],
      ['client', data(6, 5), 2000],
    ])
    expect(fates).toEqual(['swapped', '', ''])
    const [held, , next] = wire.flights
    expect(held?.held).toBeNull()
    expect(held?.due).toBeGreaterThan(next?.due ?? Number.NaN)
  })

  it('holds it for 10 s at most, and then lets it fly', () => {
    const { wire } = sendAll(wireWith({ rules }), [['client', data(1, 5), 0]])
    expect(wire.flights).toMatchObject([{ due: LONGEST_SWAP, held: 'swap' }])
    const freed = land(wire, 1)
    expect(freed).toMatchObject({ flight: null, wire: { flights: [{ due: LONGEST_SWAP + DELAY, held: null }] } })
  })
})

describe('cross', () => {
  const fin = (from: End) => segment(from, ['FIN', 'ACK'], 1, 1)

  it("holds each side's first until both exist; both then arrive together", () => {
    const { wire, fates } = sendAll(wireWith({ cross: 'fin' }), [
      ['client', fin('client'), 0],
      ['server', fin('server'), 7000],
    ])
    expect(fates).toEqual(['crossed', 'crossed'])
    expect(wire.flights).toMatchObject([
      { due: 8000, held: null },
      { due: 8000, held: null },
    ])
  })

  it('takes a copy of one that it holds for the same, and holds nothing after', () => {
    const { fates } = sendAll(wireWith({ cross: 'fin' }), [
      ['client', fin('client'), 0],
      ['client', fin('client'), 10_000],
      ['server', fin('server'), 11_000],
      ['client', fin('client'), 20_000],
    ])
    expect(fates).toEqual(['crossed', 'merged', 'crossed', ''])
  })

  it('gives up after 20 s', () => {
    const { wire } = sendAll(wireWith({ cross: 'syn' }), [['client', SYN, 0]])
    expect(wire.flights).toMatchObject([{ due: LONGEST_CROSS, held: 'cross' }])
    const late = sendAll(land(wire, 1)?.wire ?? wire, [['server', segment('server', ['SYN'], 0), 30_000]])
    expect(late.fates).toEqual([''])
  })
})

const STORM: Rates = { drop: 0.2, corrupt: 0.1, duplicate: 0.1, delay: 0.1, swap: 0.1, copies: 1, prone: 12 }

const anySegment = fc
  .record({
    from: fc.constantFrom<End>('client', 'server'),
    flags: fc.constantFrom<readonly Flag[]>(['SYN'], ['SYN', 'ACK'], ['ACK'], ['FIN', 'ACK'], ['RST']),
    seq: fc.nat(30),
    ack: fc.nat(30),
    len: fc.nat(5),
  })
  .map(({ from, flags, seq, ack: number, len }) => [from, segment(from, flags, seq, number, len)] as const)

describe('rates', () => {
  it('are the same for the same seed and other for another', () => {
    const sent = Array.from({ length: 60 }, (_, index) => ['client', data(1 + index * 5, 5)] as const)
    const fates = (seed: number) => sendAll(wireWith({ rates: STORM }, seed), sent).fates
    expect(fates(1)).toEqual(fates(1))
    expect(fates(1)).not.toEqual(fates(2))
  })

  it('come out as often as they say', () => {
    const sent = Array.from({ length: 1500 }, (_, index) => ['client', data(1 + index * 5, 5)] as const)
    const { fates } = sendAll(wireWith({ rates: { ...STORM, corrupt: 0, duplicate: 0, delay: 0, swap: 0 } }), sent)
    const lost = fates.filter((one) => one === 'lost').length / fates.length
    expect(lost).toBeGreaterThan(0.17)
    expect(lost).toBeLessThan(0.23)
  })

  it('never harm more copies of a segment than they may: resending always helps', () => {
    fc.assert(
      fc.property(fc.nat(), anySegment, (seed, one) => {
        const { fates } = sendAll(wireWith({ rates: { ...STORM, drop: 1 } }, seed), [one, one, one])
        expect(fates).toEqual(['lost', '', ''])
      }),
    )
  })

  it('strike only the sorts that the seed makes prone, so that a round can be finished', () => {
    const kinds = (seed: number): ReadonlySet<string> => {
      const sent: readonly (readonly [End, Segment])[] = [
        ['client', SYN],
        ['server', SYN_ACK],
        ['client', data(1, 5)],
        ['client', ack(1)],
        ['client', segment('client', ['FIN', 'ACK'], 6, 1)],
        ['server', segment('server', ['ACK'], 1, 1, 5)],
        ['server', segment('server', ['ACK'], 1, 6)],
        ['server', segment('server', ['FIN', 'ACK'], 6, 1)],
      ]
      const rates: Rates = { drop: 1, corrupt: 0, duplicate: 0, delay: 0, swap: 0, copies: 1, prone: 2 }
      const { fates } = sendAll(wireWith({ rates }, seed), sent)
      return new Set(sent.flatMap(([from, one], index) => (fates[index] === 'lost' ? [`${from} ${kindOf(one)}`] : [])))
    }
    const sets = Array.from({ length: 50 }, (_, seed) => kinds(seed))
    expect(Math.max(...sets.map((one) => one.size))).toBe(2)
    expect(new Set(sets.flatMap((one) => [...one])).size).toBe(8)
  })

  it('leave the fate of every other segment as it is when an ACK more is sent', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(anySegment, { minLength: 2, maxLength: 30 }),
        fc.nat(),
        fc.integer({ min: 31, max: 60 }),
        fc.boolean(),
        (seed, sent, place, number, ruled) => {
          const rules = ruled
            ? [rule({ from: 'client', kinds: ['data', 'fin'], nth: 2 }), rule({ from: 'server', kinds: ['ack'], nth: 1, copies: 2 })]
            : []
          const wire = wireWith({ rates: STORM, rules }, seed)
          const at = place % sent.length
          const before = sendAll(wire, sent).fates
          const after = sendAll(wire, sent.toSpliced(at, 0, ['client', ack(number)])).fates
          expect(after.toSpliced(at, 1)).toEqual(before)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('leave plain data behind', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(anySegment, { maxLength: 30 }), (seed, sent) => {
        const { wire } = sendAll(wireWith({ rates: STORM, cross: 'fin' }, seed), sent)
        expect(JSON.parse(JSON.stringify(wire))).toEqual(wire)
      }),
    )
  })

  it('shift with the ISNs: what counts is how far a number lies from them', () => {
    const shifted = (shift: number) => {
      const iss = { client: seqAdd(ISS.client, shift), server: seqAdd(ISS.server, 2 * shift) }
      let wire = newWire({ seed: 5, delay: DELAY, rto: RTO, weather: { ...CALM, rates: STORM }, iss })
      return Array.from({ length: 50 }, (_, index) => {
        const left = launch(
          wire,
          'client',
          { ...data(1 + index * 3, 3), seq: seqAdd(iss.client, 1 + index * 3), ack: seqAdd(iss.server, 1) },
          0,
        )
        wire = left.wire
        return left.fates
      })
    }
    expect(shifted(0xffff_ff00)).toEqual(shifted(0))
  })
})

describe('hash', () => {
  it('is the same on every machine', () => {
    expect([hash(), hash(0), hash(1, 2, 3), hash(0xffff_ffff)]).toMatchInlineSnapshot(`
      [
        2654435769,
        493009611,
        2901138804,
        4288662295,
      ]
    `)
  })
})

describe('somebody who interferes', () => {
  const flying = launch(wireWith({}), 'client', SYN, 0)
  const done = (doing: 'drop' | 'duplicate' | 'delay', wire = flying.wire, id = flying.flight) => {
    const result = interfere(wire, id, doing)
    if (typeof result === 'string') throw new Error(result)
    return result
  }

  it('takes it off the wire, has it followed by a copy, or keeps it for half an RTO', () => {
    expect(done('drop')).toMatchObject({ fate: 'lost', copy: null, wire: { flights: [] } })
    expect(arrivals(done('duplicate').wire)).toEqual([
      { id: 1, due: DELAY, held: null },
      { id: 2, due: DELAY + RTO / 5, held: null },
    ])
    expect(arrivals(done('delay').wire)).toEqual([{ id: 1, due: DELAY + RTO / 2, held: null }])
  })

  it('harms a segment once, never what was sent again, and never a reset', () => {
    for (const doing of ['duplicate', 'delay'] as const) expect(sparedBy(done(doing).wire, 1)).toBe('spared')
    const again = launch(done('drop').wire, 'client', SYN, RTO, 'resent')
    expect(interfere(again.wire, again.flight, 'drop')).toBe('spared')
    // A second copy of an ACK is sent for the first time, and passes all the same.
    const { wire } = sendAll(wireWith({}), [
      ['client', ack(5)],
      ['client', ack(5), 10],
    ])
    expect(wire.flights.map(({ id }) => sparedBy(wire, id))).toEqual(['spared', 'spared'])
    const reset = launch(wireWith({}), 'server', segment('server', ['RST'], 1), 0)
    expect(sparedBy(reset.wire, reset.flight)).toBe('spared')
  })

  it('reaches nothing that has arrived or is held back', () => {
    expect(interfere(flying.wire, 99, 'drop')).toBe('no-such-flight')
    const held = launch(wireWith({ cross: 'syn' }), 'client', SYN, 0)
    expect(sparedBy(held.wire, held.flight)).toBe('no-such-flight')
  })
})
