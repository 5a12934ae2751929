import type { VoteView } from '../../../shared/classroom/index.ts'
import { t } from '../../i18n/i18n.ts'
import { RuleLink } from '../words/RuleLink.tsx'
import './vote.css'

/** Why the segment was wrong: the misconception that writes it, if it has a name, and the rule. */
export function VoteReason({ skill, rule }: Pick<NonNullable<VoteView['answer']>, 'skill' | 'rule'>) {
  return (
    <div class="vote-why">
      {skill !== null && (
        <>
          <h2>{t(`skill.${skill}.title`)}</h2>
          <p>{t(`skill.${skill}.why`)}</p>
        </>
      )}
      <p class="vote-rule">
        {t(`rule.${rule}`)} <RuleLink rule={rule} />
      </p>
    </div>
  )
}
