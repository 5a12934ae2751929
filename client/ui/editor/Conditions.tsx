// What a request, an incident or the goal waits for: all of these at the same time.
import type { Condition } from '../../../shared/game/index.ts'
import { ROLES } from '../../../shared/game/index.ts'
import { KINDS } from '../../../shared/net/index.ts'
import { STATES } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { ChoiceField, focusSoon, NumberField, SeveralField, useWorkspace } from './Field.tsx'
import { Items } from './Items.tsx'
import { listAt, type Path, textAt } from './json.ts'
import { CONDITION_KINDS, type ConditionKind, newCondition } from './templates.ts'

const MOST = 16
const SIGNALS = ['reset', 'refused', 'closing', 'timeout', 'error'] as const

export const hostChoices = () => ROLES.map((role) => [role, t(`match.role.${role}`)] as const)
export const kindName = (kind: string): string => t(`editor.choice.kind.${kind}`)

const isKind = (text: string): text is ConditionKind => CONDITION_KINDS.some((kind) => kind === text)

/** The requests or incidents that can be named. */
function useIds(list: 'requests' | 'incidents'): readonly (readonly [string, string])[] {
  const { draft } = useWorkspace()
  return listAt(draft.value, [list])
    .map((_, index) => textAt(draft.value, [list, index, 'id']))
    .map((id) => [id, id] as const)
}

function Details({ path, is }: { path: Path; is: ConditionKind }) {
  const requests = useIds('requests')
  const incidents = useIds('incidents')
  const at = (key: string): Path => [...path, key]
  switch (is) {
    case 'state':
      return <SeveralField path={at('states')} set={STATES} />
    case 'reached':
      return <ChoiceField path={at('state')} choices={STATES.map((state) => [state, state] as const)} />
    case 'delivered':
    case 'acknowledged':
      return <NumberField path={at('octets')} />
    case 'sent':
    case 'arrived':
      return (
        <>
          <ChoiceField path={at('kind')} choices={KINDS.map((kind) => [kind, kindName(kind)] as const)} />
          <NumberField path={at('times')} />
        </>
      )
    case 'signal':
      return <ChoiceField path={at('signal')} choices={SIGNALS.map((one) => [one, t(`editor.choice.signal.${one}`)] as const)} />
    case 'dealt':
    case 'done':
    case 'failed':
      return <ChoiceField path={at('request')} choices={requests} />
    case 'happened':
      return <ChoiceField path={at('incident')} choices={incidents} />
    case 'elapsed':
      return <NumberField path={at('rtos')} />
    case 'full':
    case 'closing':
      return null
  }
}

const OF_A_HOST: readonly ConditionKind[] = [
  'state',
  'reached',
  'delivered',
  'acknowledged',
  'full',
  'closing',
  'sent',
  'arrived',
  'signal',
]

function ConditionFields({ path }: { path: Path }) {
  const workspace = useWorkspace()
  const is = textAt(workspace.draft.value, [...path, 'is'])
  const host = textAt(workspace.draft.value, [...path, 'host'])
  const choose = (kind: ConditionKind): void => {
    workspace.set(path, newCondition(workspace.draft.peek(), kind, host === 'server' ? 'server' : 'client'))
    focusSoon([...path, 'is'])
  }
  return (
    <div class="edit-row">
      <ChoiceField
        path={[...path, 'is']}
        choices={CONDITION_KINDS.map((kind) => [kind, t(`editor.choice.is.${kind}`)] as const)}
        onChoose={choose}
      />
      {isKind(is) && OF_A_HOST.includes(is) && <ChoiceField path={[...path, 'host']} choices={hostChoices()} />}
      {isKind(is) && <Details path={path} is={is} />}
    </div>
  )
}

/** `usual`: what a new condition asks. */
export function Conditions({ path, empty, usual = 'state' }: { path: Path; empty: string; usual?: Condition['is'] }) {
  const workspace = useWorkspace()
  return (
    <Items
      path={path}
      title={(index) => t('editor.item.when', { number: index + 1 })}
      most={MOST}
      empty={empty}
      additions={[{ id: 'one', name: t('editor.add.condition'), make: () => newCondition(workspace.draft.peek(), usual), first: ['is'] }]}
      item={(at) => <ConditionFields path={at} />}
    />
  )
}
