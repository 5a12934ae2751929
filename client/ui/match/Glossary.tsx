// What the TCB's variables and a segment's fields mean, a line each; one's own numbers stay in sight behind it.
import { t } from '../../i18n/i18n.ts'
import { Dialog } from '../parts/Dialog.tsx'

const VARIABLES = ['ISS', 'SND.UNA', 'SND.NXT', 'SND.WND', 'IRS', 'RCV.NXT', 'RCV.WND'] as const
const FIELDS = ['SYN', 'ACK', 'FIN', 'RST', 'PSH', 'SEQ', 'ACK-number', 'LEN'] as const

function Terms({ terms, within }: { terms: readonly string[]; within: 'variable' | 'field' }) {
  return (
    <dl class="terms">
      {terms.map((term) => (
        <div key={term}>
          <dt class="mono">{term === 'ACK-number' ? t('tcb.ackNumber') : term}</dt>
          <dd>{t(`tcb.${within}.${term.replaceAll('.', '_')}`)}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Glossary({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('match.tcb')} onClose={onClose}>
      <p>{t('tcb.is')}</p>
      <Terms terms={VARIABLES} within="variable" />
      <h3>{t('tcb.onSegment')}</h3>
      <Terms terms={FIELDS} within="field" />
    </Dialog>
  )
}
