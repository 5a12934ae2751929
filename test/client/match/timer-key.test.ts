// A retransmission timer that runs out soon after a late resend says from when it ran.
import { expect, test } from 'vitest'
import { timerKey } from '../../../client/ui/match/timer-key.ts'
import { type Match, play, view } from '../../../shared/game/index.ts'
import { configOf } from '../../game/plays.ts'
import { answerAll, dutiful } from '../../game/tables.ts'

/** The client's SYN is out, and nobody answers. */
const calling = answerAll(configOf('handshake', 'match', '1'), (match) => match.live.hosts.client.tcb.state === 'SYN-SENT')

const wait = (match: Match, ms: number): Match => play(match, { at: match.at + ms, n: match.n + 1, from: 'clock' }).match

function keyNow(match: Match): string {
  const story = view(match, 'client').hosts.client?.story ?? []
  const told = story.findLast((one) => one.told === 'timer')
  if (told?.told !== 'timer') throw new Error('no timer ran out')
  return timerKey(told, story)
}

test('the first time, after a late resend, and once more without a resend', () => {
  const first = wait(calling, 10_000)
  expect(keyNow(first)).toBe('timerFired.retransmission')
  // The next wait of 20 s has begun: a resend after 17 s leaves it 3 s.
  const late = wait(first, 17_000)
  const resend = dutiful(late, 'client')
  if (resend === null) throw new Error('the client owes its SYN')
  const resent = play(late, { ...resend, at: late.at, n: late.n + 1, from: 'client', round: 0 }).match
  const again = wait(resent, 3000)
  expect(again.live.story.at(-1)).toMatchObject({ on: 'timer', role: 'client' })
  expect(keyNow(again)).toBe('match.timerAgain')
  expect(keyNow(wait(late, 3000))).toBe('timerFired.retransmission')
})
