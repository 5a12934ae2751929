import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * For what takes the focus as soon as it is there, and again whenever one of `when` changes: the heading of a screen, or the button that goes on.
 * Before the page is painted: later, the focus would be taken from what somebody has begun to type.
 */
export function useFocus<E extends HTMLElement = HTMLHeadingElement>(...when: readonly unknown[]): RefObject<E | null> {
  const element = useRef<E | null>(null)
  useLayoutEffect(() => element.current?.focus(), when)
  return element
}
