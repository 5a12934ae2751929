// What every file of browser tests has: the real server as a process of its own, and a browser.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser, openWindow, type Window } from './browser.ts'
import { TestServer } from './server.ts'

type WindowOptions = Parameters<typeof openWindow>[1]

export interface Stage {
  readonly server: TestServer
  readonly browser: Browser
  /** Where the pages are. */
  readonly url: string
  openWindow(options?: WindowOptions): Promise<Window>
}

/** To be called at the top of a file: both are there while its tests run. */
export function useStage(): Stage {
  let server: TestServer | null = null
  let browser: Browser | null = null
  const there = <T>(one: T | null): T => {
    if (one === null) throw new Error('the stage is there while tests run')
    return one
  }
  beforeAll(async () => {
    server = await TestServer.start()
    browser = await openBrowser()
  }, 40_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  }, 40_000)
  return {
    get server() {
      return there(server)
    },
    get browser() {
      return there(browser)
    },
    get url() {
      return there(server).url
    },
    openWindow: (options) => openWindow(there(browser), options),
  }
}
