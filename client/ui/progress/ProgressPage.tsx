// Where progress is kept, and how it is taken to another browser and back.
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { exportText, importText, loadProgress, progress, progressKeeping } from '../../progress/progress.ts'
import { useFocus } from '../parts/use-focus.ts'
import { KeepingNote } from './KeepingNote.tsx'

/** Octets that a file of progress may have. */
const MOST = 50_000_000

function save(): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([exportText()], { type: 'application/json' }))
  link.download = `ackward-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

type Said = { readonly is: 'taken'; readonly added: number } | { readonly is: 'refused'; readonly why: string } | null

const entries = (): number => {
  const { reviews, runs, scores, dailies, examples } = progress.peek()
  return reviews.length + runs.length + scores.length + dailies.length + examples.length
}

async function take(file: File): Promise<Said> {
  if (file.size > MOST) return { is: 'refused', why: t('progress.tooLarge') }
  const before = entries()
  const why = importText(await file.text())
  return why === null ? { is: 'taken', added: entries() - before } : { is: 'refused', why }
}

export function ProgressPage() {
  const heading = useFocus()
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<Said>(null)
  useEffect(() => void loadProgress(), [])
  const { reviews, runs } = progress.value
  return (
    <main class="page">
      <h1 ref={heading} tabIndex={-1}>
        {t('progress.title')}
      </h1>
      <KeepingNote />
      <section class="card">
        <p>{t('progress.where')}</p>
        <p>{t('progress.has', { cards: reviews.length, runs: runs.length })}</p>
        <div class="row start">
          <button type="button" class="primary" onClick={save}>
            {t('progress.save')}
          </button>
          <button type="button" onClick={() => input.current?.click()}>
            {t('progress.load')}
          </button>
          <input
            ref={input}
            type="file"
            accept="application/json,.json"
            class="visually-hidden"
            tabIndex={-1}
            aria-label={t('progress.load')}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file !== undefined) void take(file).then(setSaid, () => setSaid({ is: 'refused', why: t('progress.unreadable') }))
            }}
          />
        </div>
        <p class="dim">{t('progress.merges')}</p>
        {said?.is === 'taken' && (
          <p role="status">✓ {said.added === 0 ? t('progress.nothingNew') : t('progress.taken', { count: said.added })}</p>
        )}
        {said?.is === 'refused' && (
          <p class="problem" role="alert">
            ✕ {t('progress.refused')} <code>{said.why}</code>
          </p>
        )}
        {progressKeeping.value === 'loading' && <p role="status">{t('app.loading')}</p>}
      </section>
    </main>
  )
}
