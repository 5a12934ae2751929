// Positions to judge from: each is reached through the machine itself, so it holds what a real host would hold there.
import {
  type Call,
  call,
  duties,
  emit,
  expire,
  newTcb,
  type Outcome,
  receive,
  type Segment,
  type Tcb,
  type Timer,
} from '../../shared/tcp/index.ts'

/** Segments in the notation of the game: 'S 100', 'SA 300 101', 'A 101 301 5', 'FA 106 301', 'R 101'. */
export function seg(text: string, wnd = 1000): Segment {
  const [letters = '', ...numbers] = text.split(' ')
  const flags = [...letters].flatMap((letter) => {
    const flag = ({ S: 'SYN', A: 'ACK', F: 'FIN', R: 'RST', P: 'PSH' } as const)[letter]
    if (flag === undefined) throw new Error(`no flag ${letter} in ${text}`)
    return [flag]
  })
  const values = numbers.map(Number)
  const ack = flags.includes('ACK') ? values.splice(1, 1)[0] : 0
  return { flags, seq: values[0] ?? 0, ack: ack ?? 0, len: values[1] ?? 0, wnd }
}

export type Step =
  | { readonly in: string; readonly wnd?: number }
  | { readonly call: Call }
  | { readonly out: string }
  | { readonly timer: Timer }
  | 'duties'

type Watch = (outcome: Outcome, sent: Segment | null) => void

/** Plays one step on a TCB: an arrival, a call, a sent segment or a timeout; 'duties' sends all that is owed. */
function playStep(tcb: Tcb, step: Step, watch: Watch): Tcb {
  const take = (outcome: Outcome, sent: Segment | null = null): Tcb => {
    watch(outcome, sent)
    return outcome.tcb
  }
  if (step === 'duties') {
    let next = tcb
    for (let duty = duties(next)[0]; duty !== undefined; duty = duties(next)[0]) next = take(emit(next, duty.segment), duty.segment)
    return next
  }
  if ('in' in step) return take(receive(tcb, seg(step.in, step.wnd)))
  if ('call' in step) return take(call(tcb, step.call))
  if ('timer' in step) return take(expire(tcb, step.timer))
  const outcome = emit(tcb, seg(step.out))
  if (outcome.disposition !== 'sent') throw new Error(`${step.out} is refused: ${outcome.rule}`)
  return take(outcome, seg(step.out))
}

export const playWatched = (tcb: Tcb, steps: readonly Step[], watch: Watch): Tcb =>
  steps.reduce((now, step) => playStep(now, step, watch), tcb)

export const play = (tcb: Tcb, ...steps: readonly Step[]): Tcb => playWatched(tcb, steps, () => undefined)

export const op = (name: 'listen' | 'connect' | 'close' | 'abort'): Step => ({ call: { op: name } })
export const send = (len: number): Step => ({ call: { op: 'send', len } })

const OPTIONS = { rcvWnd: 1000, nextIss: 500 }

export const closed = newTcb({ iss: 100, ...OPTIONS })
export const listening = play(closed, op('listen'))
/** SYN 100 is out. */
export const synSent = play(closed, op('connect'), 'duties')
/** Took SYN 300 and owes the SYN-ACK. */
export const synReceived = play(listening, { in: 'S 300' })
/** SYN-ACK 100/301 is out. */
export const synAcked = play(synReceived, 'duties')
/** The client: took SYN-ACK 300/101 and owes the third segment. */
export const thirdOwed = play(synSent, { in: 'SA 300 101' })
export const client = play(thirdOwed, 'duties')
export const server = play(synAcked, { in: 'A 301 101' })
/** Both SYNs crossed; owes the SYN-ACK of figure 7. */
export const crossed = play(synSent, { in: 'S 300' })
/** Owes the ACK of 5 octets, 301 … 305. */
export const dataOwed = play(client, { in: 'A 301 101 5' })
/** 5 octets 101 … 105 are out. */
export const dataOut = play(client, send(5), 'duties')
/** The peer's FIN 301 came; owes its ACK. */
export const finOwed = play(client, { in: 'FA 301 101' })
export const closeWait = play(finOwed, 'duties')
/** FIN 101 is out. */
export const finWait1 = play(client, op('close'), 'duties')
export const finWait2 = play(finWait1, { in: 'A 301 102' })
/** Took the crossing FIN 301; owes its ACK. */
export const closing = play(finWait1, { in: 'FA 301 101' })
export const lastAck = play(closeWait, op('close'), 'duties')
/** Took the peer's FIN 301; owes the last ACK. */
export const timeWaitOwed = play(finWait2, { in: 'FA 301 102' })
export const timeWait = play(timeWaitOwed, 'duties')
