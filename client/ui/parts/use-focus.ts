import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/**
 * For what takes the focus as soon as it is there, and again whenever one of `when` changes: the heading of a screen, or the button that goes on.
 * Before the page is painted: later, the focus would be taken from what somebody has begun to type.
 */
export function useFocus<E extends HTMLElement = HTMLHeadingElement>(...when: readonly unknown[]): RefObject<E | null> {
  const element = useRef<E | null>(null)
  useLayoutEffect(() => element.current?.focus(), when)
  return element
}

/** Whether the page took the focus from this element: it was taken away, or put out of use. */
const isLost = (last: HTMLElement | null): boolean => {
  const { activeElement } = document
  const nobodyHasIt = activeElement === null || activeElement === document.body || activeElement === last
  return last !== null && nobodyHasIt && (!last.isConnected || last.matches(':disabled'))
}

/**
 * For a screen whose parts come and go: what has the focus may go away under it, such as an answered question, and then the focus goes to
 * what is `data-focus-home`, or else to the heading, and not to nowhere. A button that is of no use for a while keeps the focus by itself, for such a one is `aria-disabled` and never `disabled`.
 * Returns the `ref` of the screen.
 */
export function useKeptFocus(): (screen: HTMLElement | null) => void {
  const [screen, setScreen] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (screen === null) return
    let last: HTMLElement | null = null
    const remember = ({ target }: FocusEvent): void => {
      last = target instanceof HTMLElement ? target : null
    }
    const observer = new MutationObserver(() => {
      if (!isLost(last)) return
      last = null
      const home = screen.querySelector<HTMLElement>('[data-focus-home]') ?? screen.querySelector<HTMLElement>('main h1[tabindex]')
      home?.focus()
    })
    screen.addEventListener('focusin', remember)
    observer.observe(screen, { subtree: true, childList: true, attributeFilter: ['disabled'] })
    return () => {
      screen.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [screen])
  return setScreen
}
