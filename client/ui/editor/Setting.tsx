// The scenario as a whole: its name and clock, the two hosts, where the round begins, and what the curriculum would know of it.
import { ROLES } from '../../../shared/game/index.ts'
import { SKILLS } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { hostChoices } from './Conditions.tsx'
import { CheckField, ChoiceField, NumberField, NumbersField, SeveralField, TextField, useWorkspace } from './Field.tsx'
import { valueAt } from './json.ts'

const choices = <const T extends string>(field: string, values: readonly T[]) =>
  values.map((one) => [one, t(`editor.choice.${field}.${one}`)] as const)

export function Basics() {
  return (
    <>
      <div class="edit-row pairs">
        <TextField path={['id']} />
        <ChoiceField path={['clock']} choices={choices('clock', ['handshake', 'life'])} />
        <ChoiceField path={['timer']} choices={choices('timer', ['on', 'off-at-coach'])} />
        <ChoiceField path={['isn']} choices={choices('isn', ['level', 'full', 'near-wrap'])} />
      </div>
      <div class="edit-row">
        <CheckField path={['encore']} />
        <CheckField path={['asksWindow']} />
      </div>
    </>
  )
}

export function Beginning() {
  const { draft } = useWorkspace()
  const flight = valueAt(draft.value, ['start', 'flight'])
  return (
    <>
      <div class="edit-row">
        <ChoiceField path={['start', 'open']} choices={choices('open', ['closed', 'listening', 'established'])} />
        <CheckField path={['start', 'flight']} on={{ from: 'client', lens: [5] }} off={null} />
      </div>
      {flight !== null && flight !== undefined && (
        <div class="edit-row">
          <ChoiceField path={['start', 'flight', 'from']} choices={hostChoices()} />
          <NumbersField path={['start', 'flight', 'lens']} />
        </div>
      )}
    </>
  )
}

export function Hosts() {
  return (
    <>
      {ROLES.map((role) => (
        <fieldset key={role} class="edit-item">
          <legend>{t(`match.role.${role}`)}</legend>
          <div class="edit-row">
            <NumberField path={['hosts', role, 'rcvWnd']} />
            <NumberField path={['hosts', role, 'mss']} />
            <ChoiceField path={['hosts', role, 'reads']} choices={choices('reads', ['at-once', 'by-request'])} />
          </div>
        </fieldset>
      ))}
    </>
  )
}

const SKILL_IDS: readonly string[] = Object.keys(SKILLS)

export function Curriculum() {
  return (
    <>
      <p class="dim">{t('editor.curriculum')}</p>
      <div class="edit-row pairs">
        <NumberField path={['number']} />
        <ChoiceField path={['difficulty']} choices={[1, 1.5, 2].map((one) => [one, String(one)] as const)} />
        <CheckField path={['boss']} />
        <CheckField path={['optional']} />
      </div>
      <SeveralField path={['skills']} set={SKILL_IDS} name={(id) => t(`skill.${id}.title`)} />
    </>
  )
}
