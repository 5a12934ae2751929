// Plays one seat to the end of its match: looks at each View, thinks, moves.
import { type Entry, Seat } from './connection.ts'
import { type Next, nextMove, type View } from './host.ts'
import { KeptView } from './kept-view.ts'

export interface PlayerOptions {
  readonly url: string
  readonly entry: Entry
  /** From a View to the move, ms. */
  readonly think: number
  say(line: string): void
  /** A move that was answered. */
  heard?(payload: object, ok: boolean): void
}

export interface Finished {
  readonly results: View['results']
  /** Id of the replay. */
  readonly replay: string
}

/** The bot looks again after so long even if nothing came, ms. */
const LOOK_AGAIN = 1000

const payloadOf = (next: NonNullable<Next>, asksWindow: boolean): object => {
  if (next.kind !== 'segment') return next
  const { flags, seq, ack, len, wnd } = next.segment
  return { kind: 'segment', flags, seq, ack, len, wnd: asksWindow ? wnd : null }
}

/** Resolves when the match is over and its replay can be had. */
export function playMatch({ url, entry, think, say, heard }: PlayerOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const kept = new KeptView()
    let n = 1
    let replay = ''
    let moving = false
    let told = 0
    let timer: NodeJS.Timeout | undefined

    const seen = (next: number, v: number, text: string): void => {
      n = next
      kept.take(v, text)
      const results = kept.view?.results ?? []
      for (const result of results.slice(told))
        say(`round ${told + 1} ${result.scenario}: ${result.goal ? 'goal' : 'no goal'}, ${Math.round(result.pair)} points`)
      told = results.length
      look()
    }
    const seat = new Seat(url, entry, {
      onOpen: () => kept.anew(),
      onView: (_at, next, v, text) => seen(next, v, text),
      onReplay(id) {
        replay = id
        look()
      },
      onLost: () => say('the line is lost, coming back'),
    })

    function look(delay = think): void {
      const { view } = kept
      if (view?.phase === 'over' && replay !== '') {
        clearTimeout(timer)
        const { results } = view
        void seat.leave().finally(() => resolve({ results, replay }))
        return
      }
      clearTimeout(timer)
      timer = setTimeout(() => void move(), delay)
    }

    async function move(): Promise<void> {
      const { view } = kept
      const payload = view === null || moving ? null : wanted(view)
      if (payload !== null && view !== null) {
        moving = true
        const answer = await seat.request('move', { round: view.round, n, ...payload })
        moving = false
        if (answer !== null) {
          heard?.(payload, answer.ok)
          n = answer.n
          if (answer.v !== undefined && answer.view !== undefined && answer.view !== null) return seen(answer.n, answer.v, answer.view)
        }
      }
      look(Math.max(think, LOOK_AGAIN / 2))
    }

    seat.open().catch(reject)
    look()
  })
}

/** What this View asks for; null: to wait. */
function wanted(view: View): object | null {
  if (view.pausedAt !== null || view.phase === 'over') return null
  if (view.phase !== 'live') return view.ready[view.eyes] ? null : { kind: 'ready' }
  const host = view.hosts[view.eyes]
  if (host === undefined) return null
  const next = nextMove(host, view.level.rto)
  if (next !== null) return payloadOf(next, view.scenario.asksWindow)
  return host.requests.length > 0 && host.requests.every(({ status }) => status !== 'open') && !view.ready[view.eyes]
    ? { kind: 'ready' }
    : null
}
