// Plays one end of a three-way handshake by the rules, from nothing but its own View: enough to bring the rounds of the opening to their goal.
import type { HostView, Move, View } from '../../shared/game/index.ts'
import type { Flag } from '../../shared/tcp/index.ts'
import type { Player } from './player.ts'

const segment = (flags: readonly Flag[], seq: number, ack: number): Move => ({ kind: 'segment', flags, seq, ack, len: 0, wnd: null })

const asked = ({ requests }: HostView, call: string): boolean => requests.some((one) => one.call === call && one.status === 'open')

/** Whether the retransmission timer ran out since this host last sent. */
function expired({ story }: HostView): boolean {
  const sent = story.findLastIndex((one) => one.told === 'move' && one.left)
  return story.some((one, index) => index > sent && one.told === 'timer' && one.timer === 'retransmission')
}

/** Whether something came since this host last sent. */
function news({ story }: HostView): boolean {
  const sent = story.findLastIndex((one) => one.told === 'move' && one.left)
  return story.some((one, index) => index > sent && one.told === 'arrived')
}

/** What the rules want of this host next, and `ready` once it is open; null: nothing. Not for the level that hides the state. */
export function nextMove(view: View): Move | null {
  if (view.phase !== 'live' || view.eyes === 'all' || view.eyes === 'network') return null
  const host = view.hosts[view.eyes]
  if (host === undefined) return null
  const { iss, sndNxt, rcvNxt } = host.tcb
  if (host.state === 'ESTABLISHED' && !(view.eyes === 'client' && news(host))) return view.ready[view.eyes] ? null : { kind: 'ready' }
  if (asked(host, 'listen')) return { kind: 'listen' }
  const opened = host.story.some((one) => one.told === 'move' && one.left)
  if (view.eyes === 'client') {
    if (!opened) return asked(host, 'connect') ? segment(['SYN'], iss, 0) : null
    if (rcvNxt === null) return expired(host) ? segment(['SYN'], iss, 0) : null
    return news(host) ? segment(['ACK'], sndNxt, rcvNxt) : null
  }
  if (rcvNxt === null) return null
  return !opened || expired(host) ? segment(['SYN', 'ACK'], iss, rcvNxt) : null
}

/** Plays until the live phase of this round is over; each move's answer must be ok. */
export async function playRound(players: readonly Player[], patience: number): Promise<void> {
  const end = performance.now() + patience
  const live = (): boolean => players.some(({ view }) => view?.phase === 'live')
  while (live()) {
    if (performance.now() > end) throw new Error('the round did not end')
    for (const player of players) {
      const move = player.view === null ? null : nextMove(player.view)
      if (move !== null) await player.played(move)
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
