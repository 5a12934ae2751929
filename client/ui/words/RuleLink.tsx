import { RULES } from '../../../shared/tcp/index.ts'

const KNOWN: Readonly<Partial<Record<string, { readonly section: string }>>> = RULES

/** Where the rule stands: a section of RFC 9293 unless another RFC is named. One that these rules do not have any more is shown by its name. */
export function RuleLink({ rule }: { rule: string }) {
  const section = KNOWN[rule]?.section
  if (section === undefined) return <span class="mono">{rule}</span>
  const [rfc, part] = section.startsWith('RFC ') ? [section.split(' ')[1] ?? '', section.split(' ')[2] ?? ''] : ['9293', section]
  return (
    <a href={`https://www.rfc-editor.org/rfc/rfc${rfc}#section-${part}`} target="_blank" rel="noreferrer">
      RFC {rfc} §{part}
    </a>
  )
}
