// Hints as data: the rule, the formula of each field with its operands, the value.
import { type Duty, type Field, has, type Tcb } from '../tcp/index.ts'

export type Variable = 'ISS' | 'IRS' | 'SND.UNA' | 'SND.NXT' | 'SND.WND' | 'RCV.NXT' | 'SEG.SEQ' | 'SEG.ACK' | 'SEG.LEN' | 'queued' | 'MSS'

/** `key` names the sentence in the message catalogues; `operands` are what is put in. */
export interface Formula {
  readonly field: Field
  readonly key: `formula.${string}`
  readonly operands: readonly Readonly<{ name: Variable; value: number }>[]
}

const sentence = (field: Field, name: string, ...operands: Formula['operands']): Formula => ({
  field,
  key: `formula.${field}.${name}`,
  operands,
})

function seqFormula(tcb: Tcb, duty: Duty): Formula {
  const { last } = tcb
  switch (duty.kind) {
    case 'syn':
    case 'syn-ack':
      return sentence('seq', 'iss', { name: 'ISS', value: tcb.iss })
    case 'retransmit':
    case 'probe':
      return sentence('seq', 'oldest', { name: 'SND.UNA', value: tcb.snd.una })
    case 'rst':
      if (duty.rule === 'closed-resets') return sentence('seq', 'zero')
      if (duty.rule === 'abort-resets') return sentence('seq', 'next', { name: 'SND.NXT', value: duty.segment.seq })
      return sentence('seq', 'their-ack', { name: 'SEG.ACK', value: last?.ack ?? duty.segment.seq })
    default:
      return sentence('seq', 'next', { name: 'SND.NXT', value: tcb.snd.nxt })
  }
}

function ackFormula(tcb: Tcb, duty: Duty): Formula | null {
  if (!has(duty.segment, 'ACK')) return null
  if (duty.rule === 'closed-resets' && tcb.last !== null) {
    const { seq, len } = tcb.last
    return sentence(
      'ack',
      'behind-segment',
      { name: 'SEG.SEQ', value: seq },
      { name: 'SEG.LEN', value: len + (duty.segment.ack - seq - len) },
    )
  }
  return sentence('ack', 'expected', { name: 'RCV.NXT', value: duty.segment.ack })
}

function lenFormula(tcb: Tcb, duty: Duty): Formula {
  if (duty.kind === 'probe') return sentence('len', 'one')
  if (duty.segment.len === 0) return sentence('len', 'none')
  if (duty.kind === 'retransmit') return sentence('len', 'again', { name: 'SEG.LEN', value: duty.segment.len })
  return sentence(
    'len',
    'queued',
    { name: 'queued', value: tcb.queued },
    { name: 'SND.WND', value: tcb.snd.wnd },
    { name: 'MSS', value: tcb.mss },
  )
}

/** How each field of the duty's plainest answer comes about. */
export function formulas(tcb: Tcb, duty: Duty): readonly Formula[] {
  const list = [sentence('flags', duty.kind), seqFormula(tcb, duty)]
  const ack = ackFormula(tcb, duty)
  if (ack !== null) list.push(ack)
  list.push(lenFormula(tcb, duty))
  return list
}
