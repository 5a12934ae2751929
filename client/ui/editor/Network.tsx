// What the network does: exact faults, chances, and segments that cross.

import { RATES_DEFAULTS } from '../../../shared/game/index.ts'
import { KINDS } from '../../../shared/net/index.ts'
import { t } from '../../i18n/i18n.ts'
import { hostChoices, kindName } from './Conditions.tsx'
import { CheckField, ChoiceField, NumberField, SeveralField, useWorkspace } from './Field.tsx'
import { Items } from './Items.tsx'
import { type Path, textAt, valueAt } from './json.ts'
import { newFault } from './templates.ts'

const MOST_FAULTS = 32
const HARMS = ['drop', 'corrupt', 'swap', 'duplicate', 'delay'] as const
type HarmKind = (typeof HARMS)[number]
const LASTING: readonly string[] = ['duplicate', 'delay']

function FaultFields({ path }: { path: Path }) {
  const workspace = useWorkspace()
  const pick = (key: string): Path => [...path, 'pick', key]
  const harm = textAt(workspace.draft.value, [...path, 'harm', 'do'])
  const choose = (kind: HarmKind): void => workspace.set([...path, 'harm'], LASTING.includes(kind) ? { do: kind, rtos: 1 } : { do: kind })
  const answers = [
    [null, t('editor.any')],
    ...(['syn', 'data', 'fin'] as const).map((one) => [one, t(`editor.choice.answers.${one}`)] as const),
  ] as const
  return (
    <>
      <div class="edit-row">
        <ChoiceField
          path={[...path, 'harm', 'do']}
          label={t('editor.field.harm')}
          choices={HARMS.map((one) => [one, t(`editor.choice.harm.${one}`)] as const)}
          onChoose={choose}
        />
        {LASTING.includes(harm) && <NumberField path={[...path, 'harm', 'rtos']} label={t('editor.field.late')} />}
        <ChoiceField path={pick('from')} choices={hostChoices()} />
        <SeveralField path={pick('kinds')} set={KINDS} name={kindName} none={t('editor.any')} />
      </div>
      <div class="edit-row">
        <NumberField path={pick('nth')} />
        <NumberField path={pick('copies')} />
        <ChoiceField path={pick('answers')} choices={answers} />
        <NumberField path={pick('covers')} />
      </div>
    </>
  )
}

export function Faults() {
  return (
    <Items
      path={['faults']}
      title={(index) => t('editor.item.faults', { number: index + 1 })}
      most={MOST_FAULTS}
      empty={t('editor.noFaults')}
      additions={[{ id: 'one', name: t('editor.add.fault'), make: newFault, first: ['harm', 'do'] }]}
      item={(path) => <FaultFields path={path} />}
    />
  )
}

const CHANCES = ['drop', 'corrupt', 'duplicate', 'delay', 'swap'] as const

export function Chances() {
  const { draft } = useWorkspace()
  const crossing = [
    [null, t('editor.choice.cross.none')],
    ['syn', t('editor.choice.cross.syn')],
    ['fin', t('editor.choice.cross.fin')],
  ] as const
  const rates = valueAt(draft.value, ['rates'])
  return (
    <>
      <div class="edit-row">
        <ChoiceField path={['cross']} choices={crossing} />
        <CheckField path={['rates']} on={RATES_DEFAULTS} off={null} />
      </div>
      {rates !== null && rates !== undefined && (
        <div class="edit-row">
          {CHANCES.map((one) => (
            <NumberField key={one} path={['rates', one]} label={t(`editor.chance.${one}`)} />
          ))}
          <NumberField path={['rates', 'copies']} />
          <NumberField path={['rates', 'prone']} />
        </div>
      )}
    </>
  )
}
