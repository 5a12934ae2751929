// The fields of the form: each reads and writes one path of the draft and shows the problems of that path beside it.
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import type { Problem } from '../../../shared/game/index.ts'
import { listAt, type Path, pathText, valueAt } from './json.ts'
import { fieldName, reasonText } from './words.ts'
import type { Workspace } from './workspace.ts'

const Place = createContext<Workspace | null>(null)
export const WorkspaceProvider = Place.Provider

/** The draft that this form is about. Throws outside of the editor. */
export function useWorkspace(): Workspace {
  const workspace = useContext(Place)
  if (workspace === null) throw new Error('a field of the editor stands outside of it')
  return workspace
}

/** The element's id of the field at this path. */
export const idOf = (path: Path | string): string => `edit-${(typeof path === 'string' ? path : pathText(path)).replaceAll('.', '-')}`

/** Goes to the field of this path, or to the nearest thing that holds it, and opens what hides it. */
export function focusField(path: string): void {
  const keys = path.split('.')
  for (let length = keys.length; length > 0; length -= 1) {
    const element = document.getElementById(idOf(keys.slice(0, length).join('.')))
    if (element === null) continue
    for (let one = element.closest('details'); one !== null; one = one.parentElement?.closest('details') ?? null) one.open = true
    element.focus()
    return
  }
}

/** As focusField, once what was just added is on the page. */
export const focusSoon = (path: Path): void => void setTimeout(() => focusField(pathText(path)))

/** The problems at this path; `within`: and below it. */
export function useProblems(path: Path, within = false): readonly Problem[] {
  const at = pathText(path)
  return useWorkspace().problems.value.filter((one) => one.path === at || (within && one.path.startsWith(`${at}.`)))
}

export function ProblemsOf({ path, within = false }: { path: Path; within?: boolean }) {
  const problems = useProblems(path, within)
  if (problems.length === 0) return null
  return (
    <span class="field-problem" id={`${idOf(path)}-problem`}>
      {[...new Set(problems.map((one) => reasonText(one.reason)))].join(' ')}
    </span>
  )
}

interface FieldProps {
  readonly path: Path
  /** Instead of the name that the path's last key has. */
  readonly label?: string
}

/** What ties an input to its problem. */
function useAria(path: Path, within = false) {
  return useProblems(path, within).length > 0
    ? ({ 'aria-invalid': 'true', 'aria-describedby': `${idOf(path)}-problem` } as const)
    : ({} as const)
}

interface LabelledProps extends FieldProps {
  readonly within?: boolean
  readonly narrow?: boolean
  readonly children: ComponentChildren
}

function Labelled({ path, label, within = false, narrow = false, children }: LabelledProps) {
  return (
    <div class={`edit-field${narrow ? ' narrow' : ''} of-${path.at(-1)}`}>
      <label for={idOf(path)}>{label ?? fieldName(pathText(path))}</label>
      {children}
      <ProblemsOf path={path} within={within} />
    </div>
  )
}

const shownNumber = (value: unknown): string => (typeof value === 'number' || typeof value === 'string' ? String(value) : '')

/** What was typed: a number, nothing (null), or the text as it is, for the schema to complain of. */
function numberIn(text: string): number | string | null {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : text
}

export function NumberField({ path, label }: FieldProps) {
  const workspace = useWorkspace()
  const value = valueAt(workspace.draft.value, path)
  const [typed, setTyped] = useState('')
  // `0.` on the way to `0.05` stays as it was typed.
  const shown = numberIn(typed) === value ? typed : shownNumber(value)
  return (
    <Labelled path={path} narrow {...(label === undefined ? {} : { label })}>
      <input
        id={idOf(path)}
        inputMode="decimal"
        autocomplete="off"
        size={7}
        value={shown}
        {...useAria(path)}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          workspace.set(path, numberIn(event.currentTarget.value))
        }}
      />
    </Labelled>
  )
}

/** `onCommit`: instead of following every letter, once the field is left. */
export function TextField({ path, label, onCommit }: FieldProps & { onCommit?: (text: string) => void }) {
  const workspace = useWorkspace()
  const value = valueAt(workspace.draft.value, path)
  return (
    <Labelled path={path} {...(label === undefined ? {} : { label })}>
      <input
        id={idOf(path)}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={80}
        value={typeof value === 'string' ? value : ''}
        {...useAria(path)}
        {...(onCommit === undefined
          ? { onInput: (event: { currentTarget: HTMLInputElement }) => workspace.set(path, event.currentTarget.value) }
          : { onChange: (event: { currentTarget: HTMLInputElement }) => onCommit(event.currentTarget.value) })}
      />
    </Labelled>
  )
}

/** Numbers with commas between them. */
export function NumbersField({ path, label }: FieldProps) {
  const workspace = useWorkspace()
  const list = listAt(workspace.draft.value, path)
  const [typed, setTyped] = useState('')
  const numbersIn = (text: string) =>
    text.trim() === ''
      ? []
      : text
          .split(/[,\s]+/)
          .filter((one) => one !== '')
          .map(numberIn)
  const shown = JSON.stringify(numbersIn(typed)) === JSON.stringify(list) ? typed : list.map(shownNumber).join(', ')
  return (
    <Labelled path={path} within {...(label === undefined ? {} : { label })}>
      <input
        id={idOf(path)}
        inputMode="text"
        autocomplete="off"
        value={shown}
        {...useAria(path, true)}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          workspace.set(path, numbersIn(event.currentTarget.value))
        }}
      />
    </Labelled>
  )
}

type Choice = string | number | null

/** `choices`: values with their names. `onChoose` instead of putting the value at the path. */
export function ChoiceField<T extends Choice>(
  props: FieldProps & { choices: readonly (readonly [value: T, name: string])[]; onChoose?: (value: T) => void },
) {
  const { path, label, choices, onChoose } = props
  const workspace = useWorkspace()
  const value = valueAt(workspace.draft.value, path)
  const index = choices.findIndex(([one]) => one === value)
  return (
    <Labelled path={path} {...(label === undefined ? {} : { label })}>
      <select
        id={idOf(path)}
        value={String(index)}
        {...useAria(path)}
        onChange={(event) => {
          const chosen = choices[Number(event.currentTarget.value)]
          if (chosen === undefined) return
          if (onChoose === undefined) workspace.set(path, chosen[0])
          else onChoose(chosen[0])
        }}
      >
        {index < 0 && <option value="-1">{shownNumber(value)}</option>}
        {choices.map(([one, name], place) => (
          <option key={one} value={String(place)}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/** `is`, `value`: what the path has when it is on, and when it is off. */
export function CheckField({ path, label, on = true, off = false }: FieldProps & { on?: unknown; off?: unknown }) {
  const workspace = useWorkspace()
  const value = valueAt(workspace.draft.value, path)
  return (
    <div class="edit-field">
      <label class="check">
        <input
          id={idOf(path)}
          type="checkbox"
          checked={value !== undefined && value !== off}
          {...useAria(path)}
          onChange={(event) => workspace.set(path, event.currentTarget.checked ? on : off)}
        />
        {label ?? fieldName(pathText(path))}
      </label>
      <ProblemsOf path={path} />
    </div>
  )
}

/** Several of a set, folded to one line; `none`: what an empty choice means (null there), else an empty list stays one. */
export function SeveralField(props: FieldProps & { set: readonly string[]; name?: (one: string) => string; none?: string }) {
  const { path, label, set, name = (one) => one, none } = props
  const workspace = useWorkspace()
  const chosen = listAt(workspace.draft.value, path)
  const choose = (one: string, is: boolean): void => {
    const next = is ? set.filter((other) => other === one || chosen.includes(other)) : chosen.filter((other) => other !== one)
    workspace.set(path, next.length === 0 && none !== undefined ? null : next)
  }
  const shown = set.filter((one) => chosen.includes(one)).map(name)
  return (
    <div class="edit-field several">
      <details>
        <summary id={idOf(path)} aria-describedby={useAria(path, true)['aria-describedby']}>
          <span class="several-label">{label ?? fieldName(pathText(path))}</span>{' '}
          <span class="several-chosen">{shown.length === 0 ? (none ?? '–') : shown.join(', ')}</span>
        </summary>
        <div class="several-set" role="group" aria-labelledby={idOf(path)}>
          {set.map((one) => (
            <label key={one} class="check">
              <input type="checkbox" checked={chosen.includes(one)} onChange={(event) => choose(one, event.currentTarget.checked)} />
              {name(one)}
            </label>
          ))}
        </div>
      </details>
      <ProblemsOf path={path} within />
    </div>
  )
}
