// A network that lets web pages through and no socket.
import type { Page } from 'playwright-core'

/** Every socket of this page `closes` before it is open, as a proxy closes it; or `hangs`, as behind a wall that drops what it does not know. */
export const blockSockets = (page: Page, how: 'closes' | 'hangs' = 'closes'): Promise<unknown> =>
  page.addInitScript((closes) => {
    class Blocked extends EventTarget {
      readyState = 0
      onclose: ((event: CloseEvent) => void) | null = null
      constructor() {
        super()
        if (closes) setTimeout(() => this.close(), 100)
      }
      send(): void {}
      close(): void {
        if (this.readyState === 3) return
        this.readyState = 3
        this.onclose?.(new CloseEvent('close', { code: 1006 }))
      }
    }
    Object.defineProperty(globalThis, 'WebSocket', { value: Object.assign(Blocked, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }) })
  }, how === 'closes')
