// After a round in which everybody was the network: what fewest saw coming.
import type { Foresight } from '../../../shared/classroom/index.ts'
import { t } from '../../i18n/i18n.ts'
import { consequenceText } from '../network/words.ts'

/** `eyebrow`: the class of the line above each. */
export function Unforeseen({ foresight, eyebrow }: { foresight: readonly Foresight[]; eyebrow: string }) {
  if (foresight.length === 0) return <p class="screen-note">{t('classroom.screen.nothingHarmed')}</p>
  return (
    <ol class="unforeseen">
      {foresight.map(({ doing, from, kind, came, right, times }) => (
        <li key={`${doing} ${from} ${kind} ${came}`}>
          <p class={eyebrow}>
            {t(`classroom.screen.harmed.${doing}`, { host: t(`match.role.${from}`), kind: t(`classroom.kind.${kind}`) })}
          </p>
          <p class="unforeseen-came">{consequenceText({ from }, came)}</p>
          <p>{t('classroom.screen.foresaw', { right, count: times })}</p>
        </li>
      ))}
    </ol>
  )
}
