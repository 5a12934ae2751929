// Where players find the server: as it is told at the start.
import { isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Config } from './config.ts'

/** HOST that listens to the whole network. */
const EVERYWHERE = ['0.0.0.0', '::']

/** This machine's own addresses in its networks. */
export const networkAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).flatMap(({ address, internal }) => (internal || !isIPv4(address) || address.startsWith('169.254.') ? [] : [address])),
  )

/** One line: the public address if there is one, else this machine's, and what others in its network open. */
export function whereItIs({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>, port: number, addresses: readonly string[]): string {
  if (publicUrl !== null) return `Ackward is at ${publicUrl}`
  const inNetwork = EVERYWHERE.includes(host) ? addresses.map((address) => `http://${address}:${port}`) : []
  return `Ackward is at http://localhost:${port}${inNetwork.length === 0 ? '' : `, for others in your network at ${inNetwork.join(' or ')}`}`
}
