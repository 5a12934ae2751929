// The kind of segment that stands next, from what the player sees: an arrival, a timer that fired, an open request. Flags only, never a number.
import type { HostView } from '../../shared/game/index.ts'
import type { Flag, Segment, Span } from '../../shared/tcp/index.ts'

/** What an arrival of this look is usually answered with; []: nothing. */
function answerTo({ flags, len }: Segment): readonly Flag[] {
  if (flags.includes('RST')) return []
  if (flags.includes('SYN') && !flags.includes('ACK')) return ['SYN', 'ACK']
  return flags.includes('SYN') || flags.includes('FIN') || len > 0 ? ['ACK'] : []
}

/** As it went out before: whoever has heard a SYN repeats their own with an ACK. */
const again = ({ syn, fin }: Span, heard: boolean): readonly Flag[] =>
  syn ? (heard ? ['SYN', 'ACK'] : ['SYN']) : fin ? ['ACK', 'FIN'] : ['ACK']

type Arrived = HostView['inbox'][number]

/**
 * Arrivals stay in the inbox for a while after they were answered: what left since then with an ACK answered them too. One that the story
 * does not tell of was there before it began, and open: a round that starts from a position has only such.
 */
export function unanswered({ inbox, story }: HostView): readonly Arrived[] {
  const answered = story.findLastIndex((one) => one.told === 'move' && one.left && one.segment.flags.includes('ACK'))
  return inbox.filter(({ arrival }) => {
    const came = story.findIndex((one) => one.told === 'arrived' && one.arrival === arrival)
    return came < 0 ? answered < 0 : came > answered
  })
}

const timerFired = ({ story }: HostView): boolean => {
  const last = story.findLast(({ told }) => told === 'timer' || told === 'move')
  return last?.told === 'timer' && last.timer === 'retransmission'
}

/** []: nothing stands next. */
export function suggest(host: HostView | null): readonly Flag[] {
  if (host === null) return []
  const answers = unanswered(host)
    .map(({ segment }) => answerTo(segment))

    .find((flags) => flags.length > 0)
  const [oldest] = host.outbox
  const calls = host.requests.flatMap(({ call, status }) => (status === 'open' ? [call] : []))
  const finSent = host.outbox.some(({ fin }) => fin)
  if (answers !== undefined)
    return answers.includes('SYN') || finSent || !calls.includes('close') || calls.includes('send') ? answers : ['ACK', 'FIN']
  if (oldest !== undefined && timerFired(host)) return again(oldest, host.tcb.irs !== null)
  if (calls.includes('abort')) return ['RST']
  if (calls.includes('connect') && oldest === undefined) return ['SYN']
  if (calls.includes('send')) return ['ACK']
  return calls.includes('close') && !finSent ? ['ACK', 'FIN'] : []
}
