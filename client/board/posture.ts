// A host's posture is its state: what of the lighthouse is lit says which half of the connection is open.
import type { HostView } from '../../shared/game/index.ts'
import type { State } from '../../shared/tcp/index.ts'

export interface Posture {
  /** `off`: shutters closed. */
  readonly lamp: 'off' | 'on' | 'low'
  /** This host's own light: its half of the connection. `reach`: half way; `break`: interrupted, its FIN is under way. */
  readonly out: 'none' | 'call' | 'reach' | 'full' | 'break'
  /** The light that comes from the fog: the other half, as far as this host knows. */
  readonly in: 'none' | 'full'
  /** `crossed`: both FINs met; `last`: only the last ACK is missing. */
  readonly sign: 'none' | 'listen' | 'hand' | 'crossed' | 'last' | 'hourglass' | 'unknown'
}

const POSTURES: Readonly<Record<State, Posture>> = {
  CLOSED: { lamp: 'off', out: 'none', in: 'none', sign: 'none' },
  LISTEN: { lamp: 'on', out: 'none', in: 'none', sign: 'listen' },
  'SYN-SENT': { lamp: 'on', out: 'call', in: 'none', sign: 'none' },
  'SYN-RECEIVED': { lamp: 'on', out: 'reach', in: 'none', sign: 'hand' },
  ESTABLISHED: { lamp: 'on', out: 'full', in: 'full', sign: 'none' },
  'FIN-WAIT-1': { lamp: 'on', out: 'break', in: 'full', sign: 'none' },
  'FIN-WAIT-2': { lamp: 'low', out: 'none', in: 'full', sign: 'none' },
  'CLOSE-WAIT': { lamp: 'on', out: 'full', in: 'none', sign: 'none' },
  CLOSING: { lamp: 'low', out: 'break', in: 'none', sign: 'crossed' },
  'LAST-ACK': { lamp: 'low', out: 'break', in: 'none', sign: 'last' },
  'TIME-WAIT': { lamp: 'low', out: 'none', in: 'none', sign: 'hourglass' },
}

const UNKNOWN: Posture = { lamp: 'low', out: 'none', in: 'none', sign: 'unknown' }

export const postureOf = (state: State | null): Posture => (state === null ? UNKNOWN : POSTURES[state])

/** Message key of the few words below the name. */
export const postureKey = (state: State | null): string => `board.posture.${state ?? 'unknown'}`

export interface Ring {
  readonly timer: HostView['timers'][number]['timer']
  /** 0 … 1 of its time gone. */
  readonly share: number
  /** Whole seconds left, rounded up. */
  readonly seconds: number
}

/** The rings around the lamp, the most urgent first. */
export function ringsOf(host: HostView, now: number): readonly Ring[] {
  return host.timers
    .filter(({ timer }) => timer !== 'user')
    .map(({ timer, started, ends }) => ({
      timer,
      share: Math.min(1, Math.max(0, (now - started) / Math.max(1, ends - started))),
      seconds: Math.max(0, Math.ceil((ends - now) / 1000)),
    }))
    .sort((one, other) => one.seconds - other.seconds)
}
