// The sheet of keys, from the table of commands, and what is simpler here than on a real wire.
import type { Command } from '../../commands/commands.ts'
import { isWanted, singleKeys } from '../../commands/single-keys.ts'
import { t } from '../../i18n/i18n.ts'
import { Dialog } from '../parts/Dialog.tsx'
import './help-sheet.css'

/** Said, so that nobody learns it wrong. */
const SIMPLIFICATIONS = ['time', 'checksum', 'options', 'congestion', 'content', 'isn']

interface Row {
  readonly label: string
  readonly keys: readonly string[]
}

/** Commands of the same name share a line; one without a key that works now has none. */
function rowsOf(commands: readonly Command[]): readonly Row[] {
  const rows = [...new Set(commands.map(({ label }) => label))].map((label) => ({
    label,
    keys: commands.filter((one) => one.label === label).flatMap(({ keys }) => keys.filter(isWanted)),
  }))
  return rows.filter(({ keys }) => keys.length > 0)
}

const NAMES: Readonly<Record<string, string>> = { enter: 'Enter', arrowup: '↑', arrowdown: '↓' }
const keyName = (key: string): string => NAMES[key] ?? key.toUpperCase()

/** A row of digits is written as one span. */
const keyNames = (keys: readonly string[]): readonly string[] =>
  keys.length > 2 && keys.every((key) => /^[0-9]$/.test(key)) ? [`${keys[0]} … ${keys.at(-1)}`] : keys.map(keyName)

export function HelpSheet({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  return (
    <Dialog title={t('match.keys')} onClose={onClose}>
      <p class="dim">{t(singleKeys() ? 'match.keysSwitch' : 'match.keysOff')}</p>
      <dl class="keys">
        {rowsOf(commands).map(({ label, keys }) => (
          <div key={label}>
            <dt>{keyNames(keys).flatMap((key) => [<kbd key={key}>{key}</kbd>, ' '])}</dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
      {commands.some(({ id }) => id === 'digit') && <p class="dim">{t('match.keysNote')}</p>}
      <h3>{t('match.simplified')}</h3>
      <ul class="simplified">
        {SIMPLIFICATIONS.map((one) => (
          <li key={one}>{t(`simplification.${one}`)}</li>
        ))}
      </ul>
    </Dialog>
  )
}
