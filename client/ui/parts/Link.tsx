import type { ComponentChildren } from 'preact'
import { go, href } from '../../route.ts'

/** A link inside the page: a plain click stays in it, one for a new tab opens that. */
export function Link({ to, class: name, children }: { to: string; class?: string; children: ComponentChildren }) {
  return (
    <a
      href={href(to)}
      {...(name === undefined ? {} : { class: name })}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}
