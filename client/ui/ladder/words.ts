// The ladder's words: short labels beside the lines, and one full sentence a row for those who listen.
import type { Role } from '../../../shared/game/index.ts'
import type { Segment } from '../../../shared/tcp/index.ts'
import { t, textOf } from '../../i18n/i18n.ts'
import { flagText } from '../words/flag-text.ts'
import { type Arrow, placeOf, type Row } from './model.ts'

/** A sequence or acknowledgment number as the player sees it, whose `role` sent it. */
export type NumberText = (role: Role, which: 'seq' | 'ack', value: number) => string
/** What the request of this id asks for; null: not known. */
export type RequestOf = (id: string) => Readonly<{ call: string; len: number }> | null

/** What a label says by its colour and weight besides its words. */
export type Tone = 'plain' | 'dim' | 'ok' | 'warn' | 'bad' | 'state' | 'syn' | 'ack' | 'data' | 'fin' | 'rst'

/** A run of text that is not broken. */
export interface Run {
  readonly text: string
  readonly tone: Tone
  readonly strong: boolean
}

export const plain = (text: string, tone: Tone = 'plain', strong = false): Run => ({ text, tone, strong })

/** How the drawing gets its words, so that it can be laid out without a browser. */
export interface Words {
  /** The labels of a row, each a list of runs; empty: the row has none of its own. */
  readonly labels: (row: Row) => readonly (readonly Run[])[]
  /** At mid-wire, where an arrow ends there. */
  readonly ending: (arrow: Arrow) => string
  readonly sentence: (row: Row) => string
  readonly seconds: (ms: number) => string
  readonly title: string
  readonly hosts: Readonly<Record<Role, string>>
}

export const secondsText = (ms: number): string => (ms / 1000).toFixed(1)

/** What a segment's line and name are coloured by: its most telling flag. */
export function toneOf({ flags, len }: Segment): Tone {
  if (flags.includes('RST')) return 'rst'
  if (flags.includes('SYN')) return 'syn'
  if (flags.includes('FIN')) return 'fin'
  return len > 0 ? 'data' : 'ack'
}

/** `SYN-ACK`, `seq 300`, `ack 101`, `len 5`. */
export function segmentRuns(segment: Segment, role: Role, number: NumberText): readonly Run[] {
  const runs = [plain(flagText(segment), toneOf(segment), true), plain(t('ladder.seq', { number: number(role, 'seq', segment.seq) }))]
  if (segment.flags.includes('ACK')) runs.push(plain(t('ladder.ack', { number: number(role, 'ack', segment.ack) })))
  if (segment.len > 0) runs.push(plain(t('ladder.len', { octets: segment.len })))
  return runs
}

export const segmentText = (segment: Segment, role: Role, number: NumberText): string =>
  segmentRuns(segment, role, number)
    .map((run) => run.text)
    .join(' ')

function callText(id: string, requestOf: RequestOf): string {
  const request = requestOf(id)
  return request === null ? t('ladder.unknownCall', { id }) : textOf('ladder.call', request.call, { len: request.len })
}

function labelsOf(row: Row, number: NumberText, requestOf: RequestOf): readonly (readonly Run[])[] {
  const { event } = row
  switch (event.on) {
    case 'move': {
      const runs = segmentRuns(event.segment, event.role, number)
      const fates = event.fates.filter((fate) => fate !== 'lost').map((fate) => plain(textOf('ladder.fate', fate), 'warn'))
      return [[...runs, ...fates, ...(event.ghost ? [plain(t('ladder.ghost'), 'dim')] : [])]]
    }
    case 'launched': {
      const runs = segmentRuns(event.segment, event.from, number)
      const fates = event.fates.filter((fate) => fate !== 'lost').map((fate) => plain(textOf('ladder.fate', fate), 'warn'))
      return [[...runs, event.forged ? plain(t('ladder.forged'), 'bad', true) : plain(t('ladder.inTheAir'), 'dim'), ...fates]]
    }
    case 'arrived':
      return ['done', 'sent', 'accepted'].includes(event.disposition)
        ? []
        : [[plain(textOf('ladder.disposition', event.disposition), 'dim')]]
    case 'corrupt':
      return [[plain(t('ladder.end.corrupt'), 'warn')]]
    case 'state':
      return [[plain(event.after, 'state', true)]]
    case 'dealt':
      return [[plain(callText(event.request, requestOf), 'plain')]]
    case 'failed':
      return [[plain(t('ladder.callFailed', { call: callText(event.request, requestOf) }), 'warn')]]
    case 'timer':
      return [[plain(textOf('ladder.timer', event.timer), 'warn')]]
    case 'signal':
      return [[plain(textOf('ladder.signal', event.signal), 'dim')]]
    case 'missed':
      return [[plain(t('ladder.missed', { duty: textOf('ladder.duty', event.duty) }), 'bad')]]
    case 'discard':
      return [[plain(t('ladder.discarded'), event.judged.kind === 'violation' ? 'bad' : 'dim')]]
    case 'state-answer':
      return [[plain(t('ladder.stateSaid', { state: event.said }), 'bad')]]
    case 'crashed':
      return [[plain(t('ladder.crashed'), 'bad', true)]]
    case 'goal':
      return [[plain(t('ladder.goal'), 'ok', true)]]
  }
}

/** The row as one sentence, with what the network did to it. */
function sentenceOf(row: Row, number: NumberText, requestOf: RequestOf): string {
  const { event } = row
  const at = t('ladder.seconds', { seconds: secondsText(row.at) })
  const place = event.on === 'launched' && event.forged ? (event.from === 'client' ? 'server' : 'client') : placeOf(row)
  const host = place === null ? '' : t(`ladder.${place}`)
  switch (event.on) {
    case 'move': {
      const verdict = t(`verdict.${event.judged.kind}.name`)
      const segment = segmentText(event.segment, event.role, number)
      const line = t(event.judged.kind === 'violation' ? 'ladder.line.violation' : 'ladder.line.sent', { at, host, segment, verdict })
      return [line, ...event.fates.map((fate) => textOf('fate', fate))].join(' ')
    }
    case 'launched': {
      const segment = segmentText(event.segment, event.from, number)
      const line = t(event.forged ? 'ladder.line.forged' : 'ladder.line.launched', { at, host, segment })
      return [line, ...event.fates.map((fate) => textOf('fate', fate))].join(' ')
    }
    case 'arrived':
    case 'corrupt': {
      const sender = event.role === 'client' ? 'server' : 'client'
      const segment = segmentText(event.segment, sender, number)
      if (event.on === 'corrupt') return t('ladder.line.corrupt', { at, host, segment })
      return t('ladder.line.arrived', { at, host, segment, what: textOf('disposition', event.disposition) })
    }
    case 'state':
      return t('ladder.line.state', { at, host, state: event.after })
    case 'discard':
      return t('ladder.line.discard', { at, host, verdict: t(`verdict.${event.judged.kind}.name`) })
    case 'timer':
      return t('ladder.line.timer', { at, host, what: textOf('timerFired', event.timer) })
    case 'goal':
      return t('ladder.line.goal', { at })
    default: {
      const what = labelsOf(row, number, requestOf).flat()
      return t('ladder.line.other', { at, host, what: what.map((run) => run.text).join(' ') })
    }
  }
}

/** The words in the player's language; `names` of who played which host. */
export function ladderWords(number: NumberText, requestOf: RequestOf, names?: Readonly<Record<Role, string>>): Words {
  const head = (role: Role): string => (names === undefined ? t(`ladder.${role}`) : `${t(`ladder.${role}`)} · ${names[role]}`)
  return {
    labels: (row) => labelsOf(row, number, requestOf),
    ending: ({ end }) => (end === 'lost' ? t('ladder.fate.lost') : end === 'arrives' ? '' : t(`ladder.end.${end}`)),
    sentence: (row) => sentenceOf(row, number, requestOf),
    seconds: secondsText,
    title: t('ladder.title'),
    hosts: { client: head('client'), server: head('server') },
  }
}
