import { RULES, type RuleId } from '../../../shared/tcp/index.ts'

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
