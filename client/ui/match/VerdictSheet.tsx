// On a narrow screen the column with the last verdict is short. What was wrong or came too late, with its reason, lies over the composer until
// something is tapped, a key is pressed or more is judged; whatever else was judged is said in passing, over the harbour. What must be answered
// stays in sight, and the live region says it all as everywhere.
import { useEffect, useState } from 'preact/hooks'
import type { HostView, Told, View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { missedWords } from './told-words.ts'
import { ICON, isJudged, MissedPanel, VerdictPanel } from './Verdict.tsx'
import './verdict-sheet.css'

type News = Extract<Told, { told: 'move' | 'discard' | 'missed' }>

const isNews = (told: Told): told is News => isJudged(told) || told.told === 'missed'

/** It is read at leisure: somebody can learn from it. What was right, or has no reason at this level, needs no stop. */
function isForSheet(news: News): boolean {
  if (news.told === 'missed') return news.rule !== null
  const { kind, rule } = news.verdict
  return rule !== null && (kind === 'violation' || kind === 'needless')
}

/** ms that what is said in passing stays. */
const STAYS = 4500

export interface VerdictNews {
  readonly sheet: News | null
  readonly toast: News | null
}

const NOTHING: VerdictNews = { sheet: null, toast: null }

/** What was judged and not looked at yet; what was judged before this page looked is no news. */
export function useVerdictNews(game: Game, view: View, host: HostView, isNarrow: boolean): VerdictNews {
  const news = host.story.filter(isNews)
  const last = news.at(-1)
  const key = `${view.round} ${view.attempt} ${news.length}`
  const [read, setRead] = useState(key)
  const isNew = isNarrow && last !== undefined && key !== read
  // Nobody is interrupted while they type a number.
  const isSheet = isNew && isForSheet(last) && !(last.told === 'missed' && game.draft.field.value !== null)
  useEffect(() => {
    if (!isNew) return
    const close = (): void => setRead(key)
    if (!isSheet) {
      const timer = setTimeout(close, STAYS)
      return () => clearTimeout(timer)
    }
    const listen = (event: KeyboardEvent): void => {
      if (!event.repeat) close()
    }
    // At the end of a tap, so that nothing moves under the finger; what was tapped does what it does.
    addEventListener('click', close)
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('click', close)
      removeEventListener('keydown', listen)
    }
  }, [isNew, isSheet, key])
  return isNew ? { sheet: isSheet ? last : null, toast: isSheet ? null : last } : NOTHING
}

export function VerdictSheet({ game, host, news }: { game: Game; host: HostView; news: News }) {
  return (
    <div class="verdict-sheet">
      {news.told === 'missed' ? <MissedPanel told={news} /> : <VerdictPanel game={game} host={host} />}
      <button type="button" class="verdict-read">
        {t('match.verdictRead')}
      </button>
    </div>
  )
}

/** The live region says the same; the column has the rest. */
export function VerdictToast({ news }: { news: News }) {
  if (news.told === 'missed') {
    return (
      <p class="verdict-toast missed" aria-hidden="true">
        <strong>✕ {missedWords(news)}</strong>
      </p>
    )
  }
  const { kind, rule, birds, crossed } = news.verdict
  return (
    <div class={`verdict-toast ${kind}`} aria-hidden="true">
      <p>
        <strong>
          {ICON[kind]} {t(`verdict.${kind}.name`)}
        </strong>{' '}
        {birds >= 2 && <span class="badge">{t('match.twoBirds')}</span>}
      </p>
      {crossed && <p>{t('match.crossed')}</p>}
      {rule !== null && kind !== 'due' && <p>{t(`rule.${rule}`)}</p>}
    </div>
  )
}
