// A list of the draft: each item can be removed and moved, new ones come at its end, and the focus stays where one works.
import type { ComponentChildren } from 'preact'
import { t } from '../../i18n/i18n.ts'
import { focusSoon, idOf, ProblemsOf, useWorkspace } from './Field.tsx'
import { listAt, type Path, withItem, withMoved, withoutItem } from './json.ts'

export interface Addition {
  /** Tells it from the others of the same list. */
  readonly id: string
  readonly name: string
  readonly make: () => unknown
  /** The field of the new item that is worked on first, behind the item's path. */
  readonly first: Path
}

interface ItemsProps {
  readonly path: Path
  /** The item's name: `Request 1: connect`. */
  readonly title: (index: number) => string
  readonly additions: readonly Addition[]
  readonly most: number
  readonly empty?: string
  /** The order has a meaning: items can be moved. */
  readonly ordered?: boolean
  readonly item: (path: Path, index: number) => ComponentChildren
}

const addId = (path: Path, id: string): string => `${idOf(path)}-add-${id}`

export function Items({ path, title, additions, most, empty, ordered = false, item }: ItemsProps) {
  const workspace = useWorkspace()
  const list = listAt(workspace.draft.value, path)
  const remove = (index: number): void => {
    workspace.replace(withoutItem(workspace.draft.peek(), path, index))
    // What was focused is gone: the next item's button, or the first one that adds.
    setTimeout(() => {
      const next = document.getElementById(`${idOf([...path, Math.min(index, list.length - 2)])}-remove`)
      const [first] = additions
      if (next !== null) next.focus()
      else if (first !== undefined) document.getElementById(addId(path, first.id))?.focus()
    })
  }
  const move = (index: number, by: -1 | 1): void => {
    workspace.replace(withMoved(workspace.draft.peek(), path, index, by))
    setTimeout(() => document.getElementById(`${idOf([...path, index + by])}-${by < 0 ? 'up' : 'down'}`)?.focus())
  }
  const add = ({ make, first }: Addition): void => {
    workspace.replace(withItem(workspace.draft.peek(), path, make()))
    focusSoon([...path, list.length, ...first])
  }
  return (
    <div class="edit-items" id={idOf(path)} tabIndex={-1}>
      {list.length === 0 && empty !== undefined && <p class="dim">{empty}</p>}
      {list.map((_, index) => {
        const at = [...path, index]
        return (
          <fieldset key={index} class="edit-item" id={idOf(at)} tabIndex={-1}>
            <legend>{title(index)}</legend>
            <span class="edit-item-buttons">
              {ordered && (
                <>
                  <button
                    type="button"
                    id={`${idOf(at)}-up`}
                    aria-label={t('editor.up', { item: title(index) })}
                    aria-disabled={index === 0}
                    onClick={() => index > 0 && move(index, -1)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    id={`${idOf(at)}-down`}
                    aria-label={t('editor.down', { item: title(index) })}
                    aria-disabled={index === list.length - 1}
                    onClick={() => index < list.length - 1 && move(index, 1)}
                  >
                    ↓
                  </button>
                </>
              )}
              <button
                type="button"
                id={`${idOf(at)}-remove`}
                aria-label={t('editor.remove', { item: title(index) })}
                onClick={() => remove(index)}
              >
                ✕
              </button>
            </span>
            {item(at, index)}
            <ProblemsOf path={at} />
          </fieldset>
        )
      })}
      <ProblemsOf path={path} />
      <span class="edit-add">
        {additions.map((addition) => (
          <button
            key={addition.id}
            type="button"
            id={addId(path, addition.id)}
            aria-disabled={list.length >= most}
            onClick={() => list.length < most && add(addition)}
          >
            + {addition.name}
          </button>
        ))}
      </span>
    </div>
  )
}
