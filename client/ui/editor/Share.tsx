// The scenario out of this page and into it: a link, and a file of the same form as the curriculum's own.
import { useRef, useState } from 'preact/hooks'
import { formatScenario, type Problem, parseOwnScenario, type Scenario } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { address } from '../../route.ts'
import { useWorkspace } from './Field.tsx'
import { problemText } from './words.ts'

/** Octets: many times the largest scenario. */
const MOST_FILE = 200_000
/** Problems of a refused file that are told. */
const MOST_TOLD = 5

function download(scenario: Scenario): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `ackward-${scenario.id}.json`
  link.click()
  // The download has begun by then; the memory need not be kept.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

type Loaded = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly why: readonly string[] }

async function load(file: File): Promise<Loaded> {
  if (file.size > MOST_FILE) return { ok: false, why: [t('editor.file.large')] }
  let value: unknown
  try {
    value = JSON.parse(await file.text())
  } catch {
    return { ok: false, why: [t('editor.file.notJson')] }
  }
  const parsed = parseOwnScenario(value)
  if (parsed.ok) return { ok: true, scenario: parsed.value }
  const told: readonly Problem[] = parsed.problems.slice(0, MOST_TOLD)
  return { ok: false, why: told.map(problemText) }
}

interface Said {
  readonly text: string
  readonly list?: readonly string[]
  /** A link to select by hand where nothing could be copied. */
  readonly link?: string
}

export function Share() {
  const workspace = useWorkspace()
  const scenario = workspace.scenario.value
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const copy = (): void => {
    if (scenario === null) return
    const link = address(`/editor/${formatScenario(scenario)}`)
    const done = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setSaid({ text: t('editor.link.copied'), link }),
      () => setSaid({ text: t('editor.link.failed'), link }),
    )
  }
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const loaded = await load(file)
    if (loaded.ok) {
      workspace.replace(loaded.scenario)
      setSaid({ text: t('editor.file.loaded', { file: file.name }) })
    } else setSaid({ text: t('editor.file.refused', { file: file.name }), list: loaded.why })
  }
  return (
    <section class="edit-share" aria-label={t('editor.share')}>
      <div class="edit-buttons">
        <button type="button" aria-disabled={scenario === null} onClick={copy}>
          {t('editor.link.copy')}
        </button>
        <button type="button" aria-disabled={scenario === null} onClick={() => scenario !== null && download(scenario)}>
          {t('editor.file.save')}
        </button>
        <button type="button" onClick={() => input.current?.click()}>
          {t('editor.file.load')}
        </button>
        <input
          ref={input}
          type="file"
          class="visually-hidden"
          accept="application/json,.json"
          tabIndex={-1}
          aria-label={t('editor.file.load')}
          onChange={(event) => {
            const { files } = event.currentTarget
            void take(files?.[0])
            // The same file may be chosen again.
            event.currentTarget.value = ''
          }}
        />
      </div>
      <div role="status" class={said?.list === undefined ? 'edit-said' : 'edit-said problem'}>
        {said !== null && (
          <>
            <p>{said.text}</p>
            {said.list !== undefined && (
              <ul>
                {said.list.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            )}
            {said.link !== undefined && <p class="link mono">{said.link}</p>}
          </>
        )}
      </div>
    </section>
  )
}
