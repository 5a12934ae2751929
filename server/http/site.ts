// The built client and the headers of everything that is served.
import { existsSync, readFileSync } from 'node:fs'
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

/** The first messages of the reader's language come with the page instead of after its script: a round trip less. */
function preloads(folder: string): (languages: readonly string[]) => string | null {
  const manifest = join(folder, '.vite/manifest.json')
  if (!existsSync(manifest)) return () => null
  const chunks: Readonly<Record<string, { file: string }>> = JSON.parse(readFileSync(manifest, 'utf8'))
  const files = Object.entries(chunks).flatMap(([key, { file }]) => {
    const language = /i18n\/(\w+)\.json\?first$/.exec(key)?.[1]
    return language === undefined ? [] : [{ language, file }]
  })
  return (languages) => {
    const wanted = languages.flatMap((one) => files.find(({ language }) => one.toLowerCase().startsWith(language)) ?? [])[0]
    return wanted === undefined ? null : `</${wanted.file}>; rel=modulepreload`
  }
}

/** Serves the client built into `folder`; says so in words if it was not built. */
export function site(app: Application, folder: string): void {
  const page = join(folder, 'index.html')
  const preload = preloads(folder)
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR * 1000, fallthrough: false, index: false }))
  app.use(express.static(folder, { index: false, setHeaders: (response) => response.set('Cache-Control', 'no-cache') }))
  app.get(PAGES, (request, response) => {
    if (!existsSync(page)) {
      response.status(503).type('text').send('The client is not built yet: run npm start, or npm run dev while you work on it.\n')
      return
    }
    const link = preload(request.acceptsLanguages())
    if (link !== null) response.set('Link', link)
    response.set('Cache-Control', 'no-cache').set('Vary', 'Accept-Language').sendFile(page)
  })
  app.use((_request, response) => {
    response.status(404).type('text').send('There is no such page. Ackward begins at /\n')
  })
}
