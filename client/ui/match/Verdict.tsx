// The last verdict and its reason, and the help that was asked for or came by itself.
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { HelpView, HostView, Told } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { SegmentCompare } from '../debrief/SegmentCompare.tsx'
import { formulaText } from '../words/formula-text.ts'
import { RuleLink } from '../words/RuleLink.tsx'
import { SegmentWords } from './Panels.tsx'
import { missedWords, timerWords } from './told-words.ts'
import { useHelp } from './use-help.ts'
import './verdict.css'

export const ICON = { due: '✓', allowed: '○', needless: '~', violation: '✕' } as const

type Judged = Extract<Told, { told: 'move' | 'discard' }>

export const isJudged = (told: Told): told is Judged => told.told === 'move' || told.told === 'discard'

/**
 * Brings a panel into sight when what it says is new: the column beside the board may be longer than the screen. It begins at the top of the
 * column, unless `newest` in it would lie below the edge then. The column alone is scrolled: whatever is around it has nothing to scroll.
 */
function useInSight(news: string | number, newest?: string) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = panel
    const column = current?.parentElement
    if (current === null || column == null) return
    const box = column.getBoundingClientRect()
    const { top, bottom } = current.getBoundingClientRect()
    if (top >= box.top && bottom <= box.bottom) return
    const last = newest === undefined ? undefined : [...current.querySelectorAll(newest)].at(-1)
    column.scrollTop += Math.max(top - box.top, (last?.getBoundingClientRect().bottom ?? top) - box.bottom)
  }, [news])
  return panel
}

/** How often the seconds until the next help are looked at, ms. */
const LOOK_EVERY = 250

/** What happened to this host without its doing since the last verdict, and how much of it is shown. */
const NEWS = 2
const isNews = ({ told }: Told): boolean =>
  told === 'timer' || told === 'missed' || told === 'signal' || told === 'crashed' || told === 'prediction'

function SinceThen({ told, host }: { told: Told; host: HostView }) {
  switch (told.told) {
    case 'timer':
      return <p class="warn">◔ {timerWords(told, host.story)}</p>
    case 'missed':
      return (
        <p class="problem">
          ✕ {missedWords(told)} {told.rule === null ? '' : t(`rule.${told.rule}`)}
        </p>
      )
    case 'signal':
      return <p class="warn">! {t(`signal.${told.signal}`)}</p>
    case 'crashed':
      return <p class="warn">! {t('live.crashed')}</p>
    case 'prediction':
      return (
        <p class={told.right ? 'spark' : 'dim'}>
          {told.right ? '✦' : '○'} {t(`live.prediction.${told.right ? 'right' : 'wrong'}`)}
        </p>
      )
    default:
      return null
  }
}

/** What was owed too long, alone. */
export function MissedPanel({ told }: { told: Extract<Told, { told: 'missed' }> }) {
  return (
    <section class="panel verdict missed" aria-label={t('match.verdict')}>
      <p class="verdict-kind">
        <span class="icon" aria-hidden="true">
          ✕
        </span>{' '}
        {missedWords(told)}
      </p>
      {told.rule !== null && (
        <p>
          {t(`rule.${told.rule}`)} <RuleLink rule={told.rule} />
        </p>
      )}
    </section>
  )
}

export function VerdictPanel({ game, host }: { game: Game; host: HostView }) {
  const last = host.story.findLast(isJudged)
  const since = host.story
    .slice(host.story.findLastIndex(isJudged) + 1)
    .filter(isNews)
    .slice(-NEWS)
  const panel = useInSight(Math.max(last?.at ?? 0, since.at(-1)?.at ?? 0))
  return (
    <section ref={panel} class={`panel verdict ${last?.verdict.kind ?? ''}`} aria-label={t('match.verdict')}>
      <h2 class="eyebrow">{t('match.verdict')}</h2>
      {last === undefined && <p class="dim">{t('match.noVerdict')}</p>}
      {last !== undefined && (
        <>
          <p class="verdict-kind">
            <span class="icon" aria-hidden="true">
              {ICON[last.verdict.kind]}
            </span>{' '}
            {t(`verdict.${last.verdict.kind}.name`)} {last.verdict.birds >= 2 && <span class="badge">{t('match.twoBirds')}</span>}
          </p>
          {last.told === 'move' && last.verdict.right !== null && last.verdict.wrong !== null ? (
            <SegmentCompare
              mine={last.segment}
              right={last.verdict.right}
              wrong={last.verdict.wrong}
              number={game.number}
              role={host.role}
            />
          ) : (
            last.told === 'move' && <SegmentWords segment={last.segment} game={game} from="me" />
          )}
          {last.verdict.crossed && <p>{t('match.crossed')}</p>}
          {last.verdict.rule !== null && (
            <p>
              {t(`rule.${last.verdict.rule}`)} <RuleLink rule={last.verdict.rule} />
            </p>
          )}
          {last.verdict.skill !== null && last.verdict.kind === 'violation' && (
            <p class="dim">
              <strong>{t(`skill.${last.verdict.skill}.title`)}.</strong>{' '}
              {/* Where the right segment is told at once, so is why the wrong one tempts. */}
              {last.verdict.right !== null && t(`skill.${last.verdict.skill}.why`)}
            </p>
          )}
        </>
      )}
      {since.map((told, index) => (
        <SinceThen key={index} told={told} host={host} />
      ))}
    </section>
  )
}

/** What the next help that comes by itself will cost, while there is still time to answer without it. */
function Coming({ game, coming }: { game: Game; coming: NonNullable<NonNullable<HostView['help']>['coming']> }) {
  const left = (): number => Math.max(0, Math.ceil((coming.at - game.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [game, coming.at])
  return <p class="warn">{t('help.coming', { seconds, left: coming.leaves })}</p>
}

/** What to do stands first. */
function ListenHelp({ panel, help }: { panel: RefObject<HTMLElement | null>; help: HelpView }) {
  return (
    <section ref={panel} class="panel help" aria-label={t('help.title')}>
      <h2 class="eyebrow">{t('help.title')}</h2>
      {help.step >= 3 && <p class="help-rule">{t('help.listen')}</p>}
      {help.ghost && <p>{t('help.listenGhost')}</p>}
      <p class="help-rule">
        <strong>{t('request.listen.title')}.</strong> {t(`rule.${help.rule}`)} <RuleLink rule={help.rule} />
      </p>
      <p class="dim">{t('help.listenFree')}</p>
    </section>
  )
}

/** What help consists of, in the order in which it is given. */
const GIVEN = '.help-rule, .formulas, .help-value'

export function HelpPanel({ game }: { game: Game }) {
  const help = useHelp(game)
  const panel = useInSight(help === null ? '' : `${help.rule} ${help.step}`, GIVEN)
  if (help === null) return null
  if (help.kind === 'listen') return <ListenHelp panel={panel} help={help} />
  const { value } = help
  return (
    <section ref={panel} class="panel help" aria-label={t('help.title')}>
      <div class="help-head">
        <h2 class="eyebrow">{t('help.title')}</h2>
        <p class="dim">{help.leaves === 100 ? t('help.free') : t('help.leaves', { left: help.leaves })}</p>
      </div>
      <p class="help-rule">
        <strong>{t(`duty.${help.kind}`)}.</strong> {t(`rule.${help.rule}`)} <RuleLink rule={help.rule} />
      </p>
      {help.formulas !== null && (
        <ul class="formulas mono">
          {help.formulas.map((formula) => (
            <li key={formula.field}>{formulaText(formula)}</li>
          ))}
        </ul>
      )}
      {value !== null && (
        <p class="help-value">
          <SegmentWords segment={value} game={game} from="me" />
          <button type="button" class="small" onClick={() => game.load(value)}>
            {t('help.load')}
          </button>
        </p>
      )}
      {help.ghost && <p class="dim">{t('help.ghost')}</p>}
      {help.coming !== null && <Coming game={game} coming={help.coming} />}
    </section>
  )
}
