// The SDK can do more than we ask of it: WebTransport, where our server speaks WebSocket alone, and accounts, where we have none. Neither is sent.
import type { Plugin } from 'vite'

/** Modules of the SDK and the class that each gives it; its own code makes one of them and asks nothing of it. */
const LEFT_OUT: Readonly<Record<string, string>> = { 'transport/H3Transport.mjs': 'H3TransportTransport', 'Auth.mjs': 'Auth' }
const STAND_IN = '\0left-out-of-the-sdk/'

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
  }
}
