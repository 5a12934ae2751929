import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { phaserCore } from './board/phaser-core.vite.ts'
import { messageParts } from './i18n/parts.vite.ts'
import { serviceWorker } from './offline/worker.vite.ts'

const server = `http://localhost:${process.env.PORT ?? 2567}`

/** What stands on the landing page and the choices behind it. */
const FIRST =
  /node_modules\/(preact|@preact|i18next)\/|client\/(main|app|alone|classroom|route|session|settings|names)\.tsx?|client\/i18n\/(i18n|parts)\.ts|client\/net\/(api|seat-key)\.ts|client\/ui\/(parts|landing|lobby|settings)\/|shared\/protocol\/(code|playlists)\.ts|client\/styles/

/** `--mode static`: for any host, in any folder of it. */
export default defineConfig(({ mode }) => ({
  base: mode === 'static' ? './' : '/',
  plugins: [messageParts(), phaserCore(), serviceWorker()],
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
        codeSplitting: { groups: [{ name: 'first', test: FIRST }] },
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
