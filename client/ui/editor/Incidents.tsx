// What neither player does: a third host's segment, or a host that reboots.
import { FLAGS } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { Conditions, hostChoices } from './Conditions.tsx'
import { CheckField, ChoiceField, NumberField, SeveralField, useWorkspace } from './Field.tsx'
import { Items } from './Items.tsx'
import { type Path, textAt, valueAt } from './json.ts'
import { IdField } from './Requests.tsx'
import { newIncident } from './templates.ts'

const MOST = 16
const VARIABLES = ['iss', 'irs', 'snd.una', 'snd.nxt', 'rcv.nxt'] as const
const NO_NUMBER = { host: 'client', is: 'snd.nxt', plus: 0 } as const

/** A number that is only known in the round: one of a host's variables, and how far beyond it. */
function NumberRef({ path, name }: { path: Path; name: string }) {
  return (
    <div class="edit-row" role="group" aria-label={name}>
      <ChoiceField path={[...path, 'is']} label={name} choices={VARIABLES.map((one) => [one, one.toUpperCase()] as const)} />
      <ChoiceField path={[...path, 'host']} label={t('editor.field.ofHost')} choices={hostChoices()} />
      <NumberField path={[...path, 'plus']} />
    </div>
  )
}

function IncidentFields({ path }: { path: Path }) {
  const { draft } = useWorkspace()
  const kind = textAt(draft.value, [...path, 'do'])
  const segment: Path = [...path, 'segment']
  const acknowledges = valueAt(draft.value, [...segment, 'ack'])
  return (
    <>
      <div class="edit-row">
        {kind === 'inject' ? (
          <ChoiceField path={[...path, 'to']} choices={hostChoices()} />
        ) : (
          <ChoiceField path={[...path, 'host']} choices={hostChoices()} />
        )}
        <NumberField path={[...path, 'delay']} />
        <IdField path={[...path, 'id']} list="incidents" />
      </div>
      {kind === 'inject' && (
        <>
          <div class="edit-row">
            <SeveralField path={[...segment, 'flags']} set={FLAGS} />
            <NumberField path={[...segment, 'len']} />
            <NumberField path={[...segment, 'wnd']} />
          </div>
          <NumberRef path={[...segment, 'seq']} name="SEQ" />
          <CheckField path={[...segment, 'ack']} on={NO_NUMBER} off={null} label={t('editor.field.hasAck')} />
          {acknowledges !== null && acknowledges !== undefined && <NumberRef path={[...segment, 'ack']} name="ACK" />}
        </>
      )}
      <Conditions path={[...path, 'when']} empty={t('editor.atOnce')} />
    </>
  )
}

export function Incidents() {
  const workspace = useWorkspace()
  const title = (index: number): string => {
    const id = textAt(workspace.draft.value, ['incidents', index, 'id'])
    return `${t('editor.item.incidents', { number: index + 1 })}${id === '' ? '' : `: ${id}`}`
  }
  return (
    <Items
      path={['incidents']}
      title={title}
      most={MOST}
      ordered
      empty={t('editor.noIncidents')}
      additions={(['inject', 'crash'] as const).map((kind) => ({
        id: kind,
        name: t(`editor.add.${kind}`),
        make: () => newIncident(workspace.draft.peek(), kind),
        first: ['delay'],
      }))}
      item={(path) => <IncidentFields path={path} />}
    />
  )
}
