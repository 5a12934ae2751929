// The yardstick: the same handshake and close, from the client's side, written as one would usually write a state machine, in XState 5.
import { assign, setup } from 'xstate'

interface Numbers {
  readonly iss: number
  readonly una: number
  readonly nxt: number
  readonly rcvNxt: number
}

type Event =
  | { readonly type: 'connect' }
  | { readonly type: 'close' }
  | { readonly type: 'synAck'; readonly seq: number; readonly ack: number }
  | { readonly type: 'ack'; readonly seq: number; readonly ack: number }
  | { readonly type: 'fin'; readonly seq: number; readonly ack: number }
  | { readonly type: 'timeout' }

export const yardstick = setup({
  types: { context: {} as Numbers, events: {} as Event },
  guards: {
    acknowledgesAll: ({ context, event }) => 'ack' in event && event.ack === context.nxt,
    inOrder: ({ context, event }) => 'seq' in event && event.seq === context.rcvNxt,
  },
  actions: {
    sendOne: assign({ nxt: ({ context }) => (context.nxt + 1) >>> 0 }),
    acknowledged: assign({ una: ({ context, event }) => ('ack' in event ? event.ack : context.una) }),
    received: assign({ rcvNxt: ({ context, event }) => ('seq' in event ? (event.seq + 1) >>> 0 : context.rcvNxt) }),
  },
}).createMachine({
  id: 'client',
  initial: 'CLOSED',
  context: { iss: 100, una: 100, nxt: 100, rcvNxt: 0 },
  states: {
    CLOSED: { on: { connect: { target: 'SYN-SENT', actions: 'sendOne' } } },
    'SYN-SENT': { on: { synAck: { guard: 'acknowledgesAll', target: 'ESTABLISHED', actions: ['acknowledged', 'received'] } } },
    ESTABLISHED: { on: { close: { target: 'FIN-WAIT-1', actions: 'sendOne' } } },
    'FIN-WAIT-1': { on: { ack: { guard: 'acknowledgesAll', target: 'FIN-WAIT-2', actions: 'acknowledged' } } },
    'FIN-WAIT-2': { on: { fin: { guard: 'inOrder', target: 'TIME-WAIT', actions: 'received' } } },
    'TIME-WAIT': { on: { timeout: 'DONE' } },
    DONE: { type: 'final' },
  },
})

export const LIFE: readonly Event[] = [
  { type: 'connect' },
  { type: 'synAck', seq: 300, ack: 101 },
  { type: 'close' },
  { type: 'ack', seq: 301, ack: 102 },
  { type: 'fin', seq: 301, ack: 102 },
  { type: 'timeout' },
]
