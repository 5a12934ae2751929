// The built client and the headers of everything that is served.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compression from 'compression'
import express, { type Application } from 'express'
import helmet from 'helmet'

const YEAR = 31_536_000

/** Pages of the client that are not files: the client shows them itself. */
const PAGES = [
  '/',
  '/intro',
  '/play',
  '/match',
  '/m/:code',
  '/r/:id',
  '/alone',
  '/quiz',
  '/quiz/:mode',
  '/quiz/skill/:skill',
  '/skills',
  '/progress',
  '/teach',
  '/host/:code',
  '/screen/:code',
  '/c',
  '/c/:code',
  '/c/:code/:number',
  '/example/:scenario',
  '/p/:text',
  '/editor',
  '/editor/:text',
]

export function headers(app: Application): void {
  app.use(compression())
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          'manifest-src': ["'self'"],
          'worker-src': ["'self'"],
          'base-uri': ["'none'"],
          'form-action': ["'none'"],
          'frame-ancestors': ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      // Set by whoever terminates TLS: on plain HTTP it has no meaning.
      strictTransportSecurity: false,
    }),
  )
  app.use((_request, response, next) => {
    response.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    next()
  })
}

/** Serves the client built into `folder`; says so in words if it was not built. */
export function site(app: Application, folder: string): void {
  const page = join(folder, 'index.html')
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR * 1000, fallthrough: false, index: false }))
  app.use(express.static(folder, { index: false, setHeaders: (response) => response.set('Cache-Control', 'no-cache') }))
  app.get(PAGES, (_request, response) => {
    if (!existsSync(page)) {
      response.status(503).type('text').send('The client is not built yet: run npm start, or npm run dev while you work on it.\n')
      return
    }
    response.set('Cache-Control', 'no-cache').sendFile(page)
  })
  app.use((request, response) => {
    // A browser is shown the page, which says that there is nothing at this address.
    if (request.method === 'GET' && request.accepts(['text', 'html']) === 'html' && existsSync(page))
      return response.status(404).set('Cache-Control', 'no-cache').sendFile(page)
    return response.status(404).type('text').send('There is no such page. Ackward begins at /\n')
  })
}
