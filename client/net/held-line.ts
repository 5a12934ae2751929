// A place on the server, held through drops, reloads and restarts: one socket at a time, tried now and then; lost, it is asked for until it is back.
import { Client, type Room } from 'colyseus.js'
import type { ApiErrorCode, Reservation } from '../../shared/protocol/index.ts'
import type { ApiResult } from './api.ts'
import { followNetwork } from './network-events.ts'

/** Since when it is lost (unix time, ms), and how often it was tried since. `restarts`: the server said that it does. */
export interface Lost {
  readonly since: number
  readonly tries: number
  readonly restarts: boolean
}

/** ms that a socket may take to open; its reservation is good for little longer. */
const OPENS_WITHIN = 12_000

const tooLate = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error('no socket')), OPENS_WITHIN))

export interface LineOptions<S, A> {
  /** ms: how often the line is tried, and how long an answer may take before the line counts as cut. */
  readonly askEvery: number
  /** ms before each try to come back; the last one goes on. `spread`: at most so much more, so that many who lost it at once do not come at once. */
  readonly waits: readonly number[]
  readonly spread: number
  /** Asks for the place again. */
  again(): Promise<ApiResult<{ readonly reservation: Reservation }>>
  /** Whether asking again is of no use after this; then nobody asks any more. */
  refused(error: ApiErrorCode | 'offline'): boolean
  /** A new socket, before anything comes by it. */
  opened(room: Room<unknown, S>): void
  online(): void
  lost(lost: Lost): void
  /** Tries the line; `answered` with the time at which it was asked, as performance.now() has it. */
  ask(room: Room<unknown, S>): Promise<A>
  answered(answer: A, asked: number): void
}

export interface HeldLine<S> {
  /** The open socket; null: it is lost, or not open yet. */
  room(): Room<unknown, S> | null
  /** It seems to be cut: says so and comes back. */
  cut(): void
  /** The server says that it will cut the line and be back. */
  restarts(): void
  /** Hangs up and does not come back. */
  end(): void
  /** Leaves the place by one's own choice. */
  leave(): void
}

/** It opened when nobody waited for it any more. */
function shut(late: Room): void {
  late.reconnection.enabled = false
  late.connection.close()
}

/** `fresh`: a place that was just given; null: it is asked for. */
export function holdLine<S, A>(options: LineOptions<S, A>, fresh: { readonly reservation: Reservation } | null): HeldLine<S> {
  const sdk = new Client(location.origin)
  let room: Room<unknown, S> | null = null
  let tries = 0
  let since: number | null = null
  let ended = false
  let restarts = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function hangUp(): void {
    const before = room
    room = null
    before?.removeAllListeners()
    before?.connection.close()
  }

  function waitFor(): number {
    const { waits, spread } = options
    const random = (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) / 65_536
    return (waits[Math.min(tries, waits.length - 1)] ?? 0) + random * spread
  }

  function cut(): void {
    if (ended) return
    hangUp()
    clearTimeout(timer)
    since ??= Date.now()
    options.lost({ since, tries, restarts })
    timer = setTimeout(() => void comeBack(), waitFor())
  }

  async function comeBack(): Promise<void> {
    tries += 1
    if (since !== null) options.lost({ since, tries, restarts })
    const result = await options.again()
    if (ended) return
    if (result.ok) return open(result.value.reservation)
    if (result.error === 'shutting-down') restarts = true
    if (options.refused(result.error)) end()
    else cut()
  }

  async function open(reservation: Reservation): Promise<void> {
    const opening = sdk.consumeSeatReservation<S>(reservation)
    try {
      const opened = await Promise.race([opening, tooLate()])
      if (ended) return void opened.leave()
      opened.reconnection.enabled = false
      room = opened
      options.opened(opened)
      opened.onMessage('refused', () => undefined)
      opened.onLeave(cut)
      opened.onError(cut)
      tries = 0
      since = null
      restarts = false
      options.online()
      ask()
    } catch {
      if (room === null) opening.then(shut, () => undefined)
      cut()
    }
  }

  function ask(): void {
    clearTimeout(timer)
    const asked = performance.now()
    const before = room
    if (before === null) return
    options.ask(before).then(
      (answer) => {
        if (room !== before) return
        options.answered(answer, asked)
        timer = setTimeout(ask, options.askEvery)
      },
      () => room === before && cut(),
    )
  }

  const unfollow = followNetwork({
    back() {
      if (since === null || ended) return
      clearTimeout(timer)
      void comeBack()
    },
    cut,
  })

  function stop(): void {
    ended = true
    clearTimeout(timer)
    unfollow()
  }

  function end(): void {
    stop()
    hangUp()
  }

  if (fresh === null) void comeBack()
  else void open(fresh.reservation)

  return {
    room: () => room,
    cut,
    restarts() {
      restarts = true
    },
    end,
    leave() {
      stop()
      void room?.leave()
      room = null
    },
  }
}
