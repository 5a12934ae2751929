// Puts into the built page what is seen before its script has come: the landing page of each language, and the small script that shows it.
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { build, type Plugin } from 'vite'
import { messageParts } from '../i18n/parts.vite.ts'

const OPENING = fileURLToPath(new URL('opening.ts', import.meta.url))
const LANDING = fileURLToPath(new URL('landing.tsx', import.meta.url))

/** One file that holds everything but the screens that are loaded later. */
async function bundle(input: string, mode: string, { ssr }: Readonly<{ ssr: boolean }>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    mode,
    ssr: { noExternal: true },
    define: { __STATIC__: String(mode === 'static') },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [
      messageParts(),
      {
        name: 'no-later-screens',
        resolveDynamicImport: (id) => ({ id: String(id), external: true }),
      },
    ],
    build: {
      ssr,
      write: false,
      target: 'es2022',
      rolldownOptions: { input, output: { format: 'iife', name: 'opening', codeSplitting: false } },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const code = outputs.find((one) => one.type === 'chunk')?.code
  if (code === undefined) throw new Error(`${input} could not be built`)
  return code
}

/** The landing page by language, in a window that shows nothing. */
async function landingPages(mode: string): Promise<Readonly<Record<string, string>>> {
  const code = await bundle(LANDING, mode, { ssr: true })
  const window = {
    navigator: { languages: ['en'] },
    location: { pathname: '/', hash: '' },
    document: { documentElement: {}, querySelector: () => null },
    matchMedia: () => ({ matches: false, addEventListener() {} }),
    addEventListener() {},
    crypto,
  }
  return runInNewContext(`${code};opening.landingPages()`, window)
}

export function opening(): Plugin {
  let mode = ''
  let base = ''
  let script = ''
  return {
    name: 'opening',
    apply: 'build',
    configResolved(config) {
      mode = config.mode
      base = config.base
    },
    async buildStart() {
      const source = await bundle(OPENING, mode, { ssr: false })
      script = `assets/opening-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`
      this.emitFile({ type: 'asset', fileName: script, source })
    },
    transformIndexHtml: {
      order: 'post',
      handler: async () => [
        { tag: 'script', attrs: { src: base + script }, injectTo: 'head-prepend' },
        ...Object.entries(await landingPages(mode)).map(([lang, children]) => ({
          tag: 'template',
          attrs: { lang },
          children,
          injectTo: 'body' as const,
        })),
      ],
    },
  }
}
