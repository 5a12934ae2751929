// The SDK can do more than we ask of it: WebTransport, where our server speaks WebSocket alone, accounts and the inputs of simulated rooms, where we
// have none, and the server's half of a room's state. None of it is sent.
import type { Plugin } from 'vite'

/** Modules of the SDK and the class that each gives it; its own code makes one of them at most and asks nothing of it. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'transport/H3Transport.mjs': 'H3TransportTransport',
  'Auth.mjs': 'Auth',
  'input/RoomInput.mjs': 'RoomInput',
}
const STAND_IN = '\0left-out-of-the-sdk/'

/** Whereby a server tells of its state's shape: with them its whole encoder goes. A client only reads it. */
const SERVER_HALF = /^Reflection\.(encode|makeEncodable) = function/

export function leanSdk(): Plugin {
  return {
    name: 'lean-sdk',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, importer) {
      const name = id.replace(/^\.\//, '')
      return importer?.includes('/colyseus.js/') === true && Object.hasOwn(LEFT_OUT, name) ? STAND_IN + name : null
    },
    load: (id) => (id.startsWith(STAND_IN) ? `export class ${LEFT_OUT[id.slice(STAND_IN.length)] ?? ''} {}` : null),
    transform(code, id) {
      if (!id.endsWith('/@colyseus/schema/build/index.mjs')) return null
      const statements = this.parse(code).body.map(({ start, end }) => code.slice(start, end))
      const kept = statements.filter((statement) => !SERVER_HALF.test(statement))
      if (kept.length === statements.length) this.error('the encoder of room states is no longer where it was: look for it again')
      return { code: kept.join('\n'), map: null }
    },
  }
}
