// An assignment: a deadline that the teacher moves, and rounds that two students play together when they like.
import { describe, expect, test } from 'vitest'
import { type ClassAct, type ClassRefusal, type ClassState, classStep, duoOf, studentViews } from '../../shared/classroom/index.ts'
import { fresh, having, join, joined, OPTIONS, result, START, seat } from './a-class.ts'

const UNTIL = START + 60_000
const assignment = having(fresh({ ...OPTIONS, deadline: UNTIL }), join('s1'), join('s2'), join('s3'))

/** What it comes to at this time; the reason where it is refused. */
function at(state: ClassState, time: number, act: ClassAct): ClassState | ClassRefusal {
  const step = classStep(state, { ...act, at: time, n: state.n + 1 })
  return step.ok ? step.state : step.why
}
const viewOf = (state: ClassState, id: string) => studentViews(state, START, null)(id)
const alone = (id: string, round: number): ClassAct => ({
  do: 'alone',
  id,
  round,
  seat: seat('a', 100),
  goal: true,
  goalAfter: 9000,
  over: 'https',
})

describe('the deadline', () => {
  test('what comes in by then counts, with its time; what comes later is refused as late', () => {
    expect(at(assignment, UNTIL, alone('s1', 0))).toMatchObject({ rounds: [{ id: 's1', round: 0, at: UNTIL, goalAfter: 9000 }] })
    expect(at(assignment, UNTIL + 1, alone('s1', 0))).toBe('late')
    expect(at(assignment, UNTIL + 1, { do: 'invite', id: 's1', round: 0, number: '0001' })).toBe('late')
  })

  test('the teacher moves it, to a time that is still to come, and in an assignment alone', () => {
    const moved = at(assignment, UNTIL + 5, { do: 'deadline', until: UNTIL + 10 })
    expect(moved).toMatchObject({ deadline: UNTIL + 10 })
    expect(at(assignment, UNTIL, { do: 'deadline', until: UNTIL })).toBe('bad-value')
    expect(at(joined('s1'), START, { do: 'deadline', until: UNTIL })).toBe('wrong-phase')
    if (typeof moved === 'string') throw new Error(moved)
    expect(at(moved, UNTIL + 6, alone('s1', 0))).toMatchObject({ rounds: [{ id: 's1' }] })
    expect(viewOf(moved, 's1')?.deadline).toBe(UNTIL + 10)
  })
})

test('the five questions: before one’s first round, after one’s last one, never when it is too late', () => {
  const answer = (id: string, quiz: 'before' | 'after'): ClassAct => ({ do: 'answer', id, quiz, index: 0, right: true })
  expect(viewOf(assignment, 's1')?.quiz?.time).toBe('before')
  expect(at(assignment, START, answer('s1', 'after'))).toBe('wrong-phase')
  const begun = having(assignment, alone('s1', 0))
  expect(viewOf(begun, 's1')?.quiz).toBeNull()
  expect(at(begun, START, answer('s1', 'before'))).toBe('wrong-phase')
  const all = having(begun, alone('s1', 1), alone('s1', 2))
  expect(viewOf(all, 's1')?.quiz?.time).toBe('after')
  expect(viewOf(all, 's2')?.quiz?.time).toBe('before')
  expect(at(all, START, answer('s1', 'after'))).toMatchObject({ n: all.n + 1 })
  expect(at(all, UNTIL + 1, answer('s1', 'after'))).toBe('wrong-phase')
})

describe('together', () => {
  const waits = having(assignment, { do: 'invite', id: 's1', round: 1, number: '0042' })
  const plays = having(waits, { do: 'meet', id: 's2', number: '0042', code: 'ABCDEF' })
  const id = duoOf(plays, 's1')?.id ?? 0

  test('one waits under a number, another one comes: both have a seat in one match', () => {
    expect(viewOf(waits, 's1')).toMatchObject({ together: { round: 1, number: '0042', isWaiting: true }, seat: null })
    expect(viewOf(waits, 's2')).toMatchObject({ together: null, seat: null })
    expect(viewOf(plays, 's1')).toMatchObject({ together: { isWaiting: false }, seat: { code: 'ABCDEF', seat: 'a' }, partner: 'Name s2' })
    expect(viewOf(plays, 's2')).toMatchObject({ seat: { code: 'ABCDEF', seat: 'b' }, partner: 'Name s1' })
    expect(viewOf(plays, 's3')).toMatchObject({ together: null, seat: null })
  })

  test('the result counts for both, once', () => {
    const done = having(plays, { do: 'together', result: result(id) })
    expect(done.rounds).toMatchObject([
      { id: 's1', round: 1, partner: 's2', over: 'pair', pairPoints: 500 },
      { id: 's2', round: 1, partner: 's1', over: 'pair', pairPoints: 500 },
    ])
    expect(at(done, START, { do: 'together', result: result(id) })).toBe('stale')
    // They look at their debrief until they turn to something else.
    expect(viewOf(done, 's1')?.seat).not.toBeNull()
    const gone = having(done, { do: 'part', id: 's1' })
    expect(viewOf(gone, 's1')).toMatchObject({ together: null, seat: null, played: [1] })
    expect(viewOf(gone, 's2')?.seat).not.toBeNull()
    expect(having(gone, { do: 'part', id: 's2' }).duos).toEqual([])
    expect(at(done, START, { do: 'invite', id: 's1', round: 1, number: '0001' })).toBe('stale')
  })

  test('who turns to something else has no part in it; who has a result already keeps that', () => {
    const left = having(plays, { do: 'part', id: 's2' }, { do: 'together', result: result(id) })
    expect(left.rounds.map((one) => one.id)).toEqual(['s1'])
    const before = having(plays, alone('s1', 1), { do: 'together', result: result(id) })
    expect(before.rounds).toMatchObject([
      { id: 's1', over: 'https' },
      { id: 's2', over: 'pair' },
    ])
  })

  test.each<readonly [string, ClassState, ClassAct, ClassRefusal]>([
    ['a number that nobody has', waits, { do: 'meet', id: 's2', number: '0043', code: 'X' }, 'no-invitation'],
    ['one’s own number', waits, { do: 'meet', id: 's1', number: '0042', code: 'X' }, 'no-invitation'],
    ['a number whose seat is taken', plays, { do: 'meet', id: 's3', number: '0042', code: 'X' }, 'no-invitation'],
    ['a number that another one has', waits, { do: 'invite', id: 's2', round: 0, number: '0042' }, 'bad-value'],
    ['no such round', assignment, { do: 'invite', id: 's1', round: 9, number: '0001' }, 'bad-value'],
    ['a class in step', joined('s1'), { do: 'invite', id: 's1', round: 0, number: '0001' }, 'wrong-phase'],
    ['nowhere to part from', assignment, { do: 'part', id: 's1' }, 'stale'],
  ])('%s', (_, state, act, why) => {
    expect(at(state, START, act)).toBe(why)
  })

  test('who is sent out waits no longer', () => {
    expect(having(waits, { do: 'kick', id: 's1' }).duos).toEqual([])
    expect(having(plays, { do: 'kick', id: 's1' }).duos).toMatchObject([{ left: ['s1'] }])
  })
})
