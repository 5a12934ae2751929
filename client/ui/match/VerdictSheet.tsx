// On a narrow screen a verdict with a reason lies over the composer until it is tapped, a key is pressed or the next move is judged. What must be
// answered stays in sight above it, and the live region says it as everywhere.
import { useEffect, useState } from 'preact/hooks'
import type { HostView, View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { isJudged, VerdictPanel } from './Verdict.tsx'
import './verdict-sheet.css'

/** The verdict that is to be read: which one of the round it is. null: there is none, or it gives no reason at this level. */
function toRead(view: View, host: HostView): string | null {
  const judged = host.story.filter(isJudged)
  const last = judged.at(-1)?.verdict
  return last === undefined || last.rule === null ? null : `${view.round} ${view.attempt} ${judged.length}`
}

/** What was judged before this page looked is no news. */
export function useVerdictSheet(view: View, host: HostView, isNarrow: boolean): { readonly isOpen: boolean; close(): void } {
  const news = toRead(view, host)
  const [read, setRead] = useState(news)
  const isOpen = isNarrow && news !== null && news !== read
  const close = (): void => setRead(news)
  useEffect(() => {
    if (!isOpen) return
    const listen = (event: KeyboardEvent): void => {
      if (!event.repeat) close()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [isOpen, news])
  return { isOpen, close }
}

export function VerdictSheet({ game, host, onClose }: { game: Game; host: HostView; onClose: () => void }) {
  return (
    <div class="verdict-sheet">
      <VerdictPanel game={game} host={host} />
      <button type="button" class="verdict-read" onClick={onClose}>
        {t('match.verdictRead')}
      </button>
    </div>
  )
}
