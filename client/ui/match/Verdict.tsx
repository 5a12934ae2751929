// The last verdict and its reason, and the help that was asked for or came by itself.
import type { HostView, Told } from '../../../shared/game/index.ts'
import { RULES, type RuleId } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { SegmentCompare } from '../debrief/SegmentCompare.tsx'
import { SegmentWords } from './Panels.tsx'

export const ICON = { due: '✓', allowed: '○', needless: '~', violation: '✕' } as const

/** Where the rule stands: a section of RFC 9293 unless another RFC is named. */
export function RuleLink({ rule }: { rule: RuleId }) {
  const { section } = RULES[rule]
  const [rfc, part] = section.startsWith('RFC ') ? [section.split(' ')[1] ?? '', section.split(' ')[2] ?? ''] : ['9293', section]
  return (
    <a href={`https://www.rfc-editor.org/rfc/rfc${rfc}#section-${part}`} target="_blank" rel="noreferrer">
      RFC {rfc} §{part}
    </a>
  )
}

type Judged = Extract<Told, { told: 'move' | 'discard' }>

const isJudged = (told: Told): told is Judged => told.told === 'move' || told.told === 'discard'

export function VerdictPanel({ game, host }: { game: Game; host: HostView }) {
  const last = host.story.findLast(isJudged)
  const missed = host.story.findLast((one) => one.told === 'missed')
  return (
    <section class={`panel verdict ${last?.verdict.kind ?? ''}`} aria-label={t('match.verdict')}>
      <h2 class="eyebrow">{t('match.verdict')}</h2>
      {last === undefined && <p class="dim">{t('match.noVerdict')}</p>}
      {last !== undefined && (
        <>
          <p class="verdict-kind">
            <span class="icon" aria-hidden="true">
              {ICON[last.verdict.kind]}
            </span>{' '}
            {t(`verdict.${last.verdict.kind}.name`)}
            {last.verdict.birds >= 2 && <span class="badge">{t('match.twoBirds')}</span>}
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
          {last.verdict.rule !== null && (
            <p>
              {t(`rule.${last.verdict.rule}`)} <RuleLink rule={last.verdict.rule} />
            </p>
          )}
          {last.verdict.skill !== null && last.verdict.kind === 'violation' && <p class="dim">{t(`skill.${last.verdict.skill}.title`)}</p>}
        </>
      )}
      {missed?.told === 'missed' && (last === undefined || missed.at > last.at) && (
        <p class="problem">
          {t('match.missed')} {missed.rule === null ? '' : t(`rule.${missed.rule}`)}
        </p>
      )}
    </section>
  )
}

export function HelpPanel({ game, host }: { game: Game; host: HostView }) {
  const { help } = host
  if (help === null) return null
  const values = (operands: readonly { name: string; value: number }[]): Record<string, number> =>
    Object.fromEntries(operands.map(({ name, value }) => [name.replaceAll('.', '_').toLowerCase(), value]))
  return (
    <section class="panel help" aria-label={t('help.title')}>
      <h2 class="eyebrow">{t('help.title')}</h2>
      <p>
        <strong>{t(`duty.${help.kind}`)}.</strong> {t(`rule.${help.rule}`)} <RuleLink rule={help.rule} />
      </p>
      {help.formulas !== null && (
        <ul class="formulas mono">
          {help.formulas.map(({ field, key, operands }) => (
            <li key={field}>{t(key, values(operands))}</li>
          ))}
        </ul>
      )}
      {help.value !== null && (
        <p>
          <SegmentWords segment={help.value} game={game} from="me" />
        </p>
      )}
      {help.ghost && <p class="dim">{t('help.ghost')}</p>}
    </section>
  )
}
