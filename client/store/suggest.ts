// The kind of segment that stands next, from what the player sees: an open request or an arrival. Flags only, never a number.
import type { HostView } from '../../shared/game/index.ts'
import type { Flag } from '../../shared/tcp/index.ts'

export function suggest(host: HostView | null): readonly Flag[] {
  if (host === null) return []
  const oldest = host.inbox[0]?.segment
  const open = host.requests.find(({ status }) => status === 'open')
  if (oldest?.flags.includes('SYN') === true && !oldest.flags.includes('ACK')) return ['SYN', 'ACK']
  if (open?.call === 'connect' && host.outbox.length === 0) return ['SYN']
  if (open?.call === 'close') return ['ACK', 'FIN']
  if (open?.call === 'abort') return ['RST']
  return ['ACK']
}
