// The ladder diagram of a round as text: the client on the left, the server on the right, verdicts beside.
import type { GameEvent, Role } from '../../shared/game/index.ts'
import { formatSegment, RULES, type Segment } from '../../shared/tcp/index.ts'

const WIDTH = 26
const LINE = '─'.repeat(WIDTH)

const seconds = (ms: number): string => (ms / 1000).toFixed(2).padStart(7)
const left = (text: string): string => text.padStart(WIDTH)
const right = (text: string): string => text.padEnd(WIDTH)

/** `client text   wire   server text   remark`; what belongs to the other side stays empty. */
function row(at: number, role: Role | null, text: string, wire: string, remark: string): string {
  const sides = role === 'server' ? `${left('')} ${wire.padEnd(WIDTH)} ${right(text)}` : `${left(text)} ${wire.padEnd(WIDTH)} ${right('')}`
  return `${seconds(at)} ${sides} ${remark}`.trimEnd()
}

function arrow(role: Role, end: 'leaves' | 'arrives' | 'lost'): string {
  const line = end === 'lost' ? `${LINE.slice(0, WIDTH / 2)}✗` : LINE.slice(0, WIDTH / 2)
  if (role === 'client') return end === 'arrives' ? `◀${line}` : `${line}${end === 'lost' ? '' : '▷'}`
  return end === 'arrives'
    ? `${' '.repeat(WIDTH / 2 - 1)}${line}▶`
    : `${' '.repeat(WIDTH / 2 - (end === 'lost' ? 1 : 1))}${end === 'lost' ? '' : '◁'}${line}`
}

const rule = (id: keyof typeof RULES): string => `${id} (${RULES[id].section.startsWith('RFC') ? '' : '§'}${RULES[id].section})`

/** The rows of one event; none for what a ladder does not show. `since`: when the round went live, ms. */
function rowsOf(event: GameEvent, since: number): readonly string[] {
  const at = event.at - since
  switch (event.on) {
    case 'dealt':
      return [row(at, event.role, `[${event.request}]`, '', 'the application asks')]
    case 'failed':
      return [row(at, event.role, `[${event.request}]`, '', 'the application was refused')]
    case 'move': {
      const { judged, fates } = event
      const text = formatSegment(event.segment)
      const remark = `${judged.kind} ${rule(judged.rule)}${fates.length > 0 ? ` · ${fates.join(', ')}` : ''}`
      if (judged.kind !== 'violation')
        return [row(at, event.role, text, arrow(event.role, fates.includes('lost') ? 'lost' : 'leaves'), remark)]
      return [row(at, event.role, `✗ ${text}`, '', `${remark}${judged.skill === null ? '' : ` ${judged.skill}`}${rightText(judged.right)}`)]
    }
    case 'launched':
      return [
        row(
          at,
          event.from,
          formatSegment(event.segment),
          arrow(event.from, event.fates.includes('lost') ? 'lost' : 'leaves'),
          event.forged ? 'forged by a third host' : 'in the air',
        ),
      ]
    case 'arrived':
      return [row(at, event.role, formatSegment(event.segment), arrow(event.role, 'arrives'), `${event.disposition} ${rule(event.rule)}`)]
    case 'corrupt':
      return [row(at, event.role, formatSegment(event.segment), arrow(event.role, 'arrives'), 'dropped by its checksum')]
    case 'discard':
      return [row(at, event.role, '.', '', `${event.judged.kind} ${rule(event.judged.rule)}`)]
    case 'state':
      return [row(at, event.role, event.after, '', '')]
    case 'timer':
      return [row(at, event.role, `(${event.timer} timer)`, '', rule(event.rule))]
    case 'signal':
      return [row(at, event.role, `[told: ${event.signal}]`, '', '')]
    case 'crashed':
      return [row(at, event.role, '(reboots)', '', '')]
    case 'missed':
      return [row(at, event.role, `(too late: ${event.duty})`, '', rule(event.rule))]
    case 'goal':
      return [`${seconds(at)} ${left('')} ${'goal'.padStart(WIDTH / 2 + 2)}`]
    default:
      return []
  }
}

const rightText = (segment: Segment | null): string => (segment === null ? '' : ` · right: ${formatSegment(segment)}`)

/** The whole ladder of a round's story, which went live at `since` (ms). */
export function ladder(story: readonly GameEvent[], since: number): string {
  const head = `${'s'.padStart(7)} ${left('client')} ${' '.repeat(WIDTH)} ${right('server')}`.trimEnd()
  return [head, ...story.flatMap((event) => rowsOf(event, since))].join('\n')
}
