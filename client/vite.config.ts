import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { phaserParts } from './board/phaser-parts.vite.ts'
import { messageParts } from './i18n/parts.vite.ts'
import { leanSdk } from './net/sdk.vite.ts'
import { serviceWorker } from './offline/worker.vite.ts'
import { opening } from './opening/opening.vite.ts'

const server = `http://localhost:${process.env.PORT ?? 2567}`

/** What stands on the landing page and the choices behind it. */
const FIRST =
  /node_modules\/(preact|@preact|i18next|es-hangul)\/|client\/(main|app|alone|classroom|route|session|choices|settings|names)\.tsx?|client\/i18n\/(\w+\.json\?first|(i18n|parts|josa)\.ts)|client\/net\/(api|seat-key|class-place)\.ts|client\/ui\/(parts|landing|lobby|settings)\/|shared\/protocol\/(code|playlists)\.ts|client\/(styles|opening)/

/** The screens of a match, and what a round is looked at with. */
const MATCH =
  /client\/ui\/(match|debrief|diagram|ladder|words)\/|client\/(store|commands|audio)\/|client\/net\/(match-clock|network-events)\.ts/

/** `--mode static`: for any host, in any folder of it. */
export default defineConfig(({ mode }) => ({
  base: mode === 'static' ? './' : '/',
  plugins: [messageParts(), phaserParts(), leanSdk(), opening(), serviceWorker()],
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: mode === 'static' ? '../dist/static' : '../dist/client',
    emptyOutDir: true,
    // Our own server reads it.
    manifest: mode !== 'static',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // The landing page in one file: a browser asks for six at a time, and a second turn costs a slow line half a second.
        // What a match needs likewise, apart from the rules, which solo play shares, and the quiz, which a match never opens.
        codeSplitting: {
          groups: [
            { name: 'first', test: FIRST, priority: 4 },
            { name: 'rules', test: /shared\/(tcp|net|game)\/|node_modules\/zod\//, priority: 3 },
            { name: 'cards', test: /shared\/(quiz|classroom)\/|node_modules\/ts-fsrs\//, priority: 2 },
            { name: 'match', test: MATCH, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: server },
      // A socket's path is /<process>/<room>.
      '^/[\\w-]{6,}/[A-Z]{6}(\\?|$)': { target: server, ws: true },
    },
  },
}))
