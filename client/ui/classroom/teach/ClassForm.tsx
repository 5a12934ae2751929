// Everything of a class that a preset settles by itself.
import type { ComponentChildren } from 'preact'
import { KEEP_DAYS, ODDS, PAIRINGS } from '../../../../shared/classroom/index.ts'
import { LEVELS } from '../../../../shared/game/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { Select } from '../../parts/Select.tsx'
import { PlaylistField } from './PlaylistField.tsx'
import type { Plan } from './plan.ts'

function Choice<T extends string>(props: {
  id: string
  value: T
  choices: readonly T[]
  name: (choice: T) => string
  onChange: (choice: T) => void
}) {
  const { id, value, choices, name, onChange } = props
  return (
    <Select id={`class-${id}`} label={t(`classroom.teach.field.${id}`)} value={value} choices={choices} name={name} onChange={onChange} />
  )
}

function Typed(props: {
  id: string
  value: string
  type: 'number' | 'datetime-local'
  max?: number
  note?: string
  onChange: (value: string) => void
}) {
  const { id, value, type, max, note, onChange } = props
  return (
    <div class="field">
      <label for={`class-${id}`}>{t(`classroom.teach.field.${id}`)}</label>
      <input
        id={`class-${id}`}
        type={type}
        value={value}
        {...(type === 'number' ? { min: 0, max, step: 1, inputMode: 'numeric' as const } : {})}
        {...(note === undefined ? {} : { 'aria-describedby': `class-${id}-note` })}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {note !== undefined && (
        <span id={`class-${id}-note`} class="dim">
          {note}
        </span>
      )}
    </div>
  )
}

function Check({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ComponentChildren }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  )
}

const SCORINGS = ['speed', 'right'] as const

export function ClassForm({ plan, onChange }: { plan: Plan; onChange: (plan: Plan) => void }) {
  const set = (change: Partial<Plan>): void => onChange({ ...plan, ...change })
  return (
    <div class="class-form">
      <PlaylistField playlist={plan.playlist} onChange={(playlist) => set({ playlist })} />
      <div class="class-settings">
        <Choice
          id="level"
          value={plan.level}
          choices={LEVELS}
          name={(one) => t(`level.${one}.name`)}
          onChange={(level) => set({ level })}
        />
        <Choice
          id="scoring"
          value={plan.scoring}
          choices={SCORINGS}
          name={(one) => t(`classroom.teach.scoring.${one}`)}
          onChange={(scoring) => set({ scoring })}
        />
        <Choice
          id="pairing"
          value={plan.pairing}
          choices={PAIRINGS}
          name={(one) => t(`classroom.teach.pairing.${one}`)}
          onChange={(pairing) => set({ pairing })}
        />
        <Choice id="odd" value={plan.odd} choices={ODDS} name={(one) => t(`classroom.teach.odd.${one}`)} onChange={(odd) => set({ odd })} />
        <Typed id="briefing" type="number" max={120} value={plan.briefing} onChange={(briefing) => set({ briefing })} />
        <Typed
          id="keepDays"
          type="number"
          max={KEEP_DAYS.most}
          value={plan.keepDays}
          note={t('classroom.teach.keepNote')}
          onChange={(keepDays) => set({ keepDays })}
        />
      </div>
      <Check checked={plan.quiz} onChange={(quiz) => set({ quiz })}>
        {t('classroom.teach.field.quiz')}
      </Check>
      <Check checked={plan.lateJoin} onChange={(lateJoin) => set({ lateJoin })}>
        {t('classroom.teach.field.lateJoin')}
      </Check>
      <Check checked={plan.assignment} onChange={(assignment) => set({ assignment })}>
        {t('classroom.teach.assignment')}
      </Check>
      {plan.assignment && <Typed id="deadline" type="datetime-local" value={plan.deadline} onChange={(deadline) => set({ deadline })} />}
    </div>
  )
}
