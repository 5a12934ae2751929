// What the two applications ask of their TCPs, and when.
import type { RequestCall } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { Conditions, hostChoices } from './Conditions.tsx'
import { ChoiceField, NumberField, TextField, useWorkspace } from './Field.tsx'
import { Items } from './Items.tsx'
import { listAt, type Path, textAt, valueAt, withReferences, withValue } from './json.ts'
import { newRequest } from './templates.ts'

const CALLS = ['listen', 'connect', 'send', 'receive', 'close', 'abort'] as const satisfies readonly RequestCall[]
const MOST = 64
const USUAL_LENGTH = 5

const hasLength = (call: RequestCall): boolean => call === 'send' || call === 'receive'

/** The id of a request or an incident: whatever waits for it goes on waiting for it under its new name. */
export function IdField({ path, list }: { path: Path; list: 'requests' | 'incidents' }) {
  const workspace = useWorkspace()
  const rename = (after: string): void => {
    const draft = workspace.draft.peek()
    const before = textAt(draft, path)
    const ids = listAt(draft, [list]).map((_, index) => textAt(draft, [list, index, 'id']))
    const named = withValue(draft, path, after)
    const clear = before !== '' && after !== '' && !ids.includes(after) && ids.filter((id) => id === before).length === 1
    workspace.replace(clear ? withReferences(named, list === 'requests' ? 'request' : 'incident', before, after) : named)
  }
  return <TextField path={path} onCommit={rename} />
}

function RequestFields({ path }: { path: Path }) {
  const workspace = useWorkspace()
  const call = textAt(workspace.draft.value, [...path, 'call'])
  /** A length comes and goes with its call. */
  const choose = (next: RequestCall): void => {
    const draft = withValue(workspace.draft.peek(), [...path, 'call'], next)
    const len = valueAt(draft, [...path, 'len'])
    workspace.replace(withValue(draft, [...path, 'len'], hasLength(next) ? len || USUAL_LENGTH : 0))
  }
  return (
    <>
      <div class="edit-row">
        <ChoiceField path={[...path, 'call']} choices={CALLS.map((one) => [one, `${one}()`] as const)} onChoose={choose} />
        <ChoiceField path={[...path, 'host']} choices={hostChoices()} />
        {(call === 'send' || call === 'receive') && <NumberField path={[...path, 'len']} />}
        <NumberField path={[...path, 'delay']} />
        <IdField path={[...path, 'id']} list="requests" />
      </div>
      <Conditions path={[...path, 'when']} empty={t('editor.atOnce')} />
    </>
  )
}

export function Requests() {
  const workspace = useWorkspace()
  const title = (index: number): string => {
    const id = textAt(workspace.draft.value, ['requests', index, 'id'])
    return `${t('editor.item.requests', { number: index + 1 })}${id === '' ? '' : `: ${id}`}`
  }
  return (
    <Items
      path={['requests']}
      title={title}
      most={MOST}
      ordered
      empty={t('editor.noRequests')}
      additions={CALLS.map((call) => ({
        id: call,
        name: `${call}()`,
        make: () => newRequest(workspace.draft.peek(), call),
        first: ['call'],
      }))}
      item={(path) => <RequestFields path={path} />}
    />
  )
}
