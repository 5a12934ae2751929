import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { phaserCore } from './board/phaser-core.vite.ts'

const server = `http://localhost:${process.env.PORT ?? 2567}`

/** TypeScript wants the attribute, but Vite's own server answers with script, which a browser then refuses. */
const jsonAsScript: Plugin = {
  name: 'json-as-script',
  apply: 'serve',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('/i18n/i18n.ts') ? code.replaceAll(/, \{ with: \{ type: 'json' \} \}/g, '') : null),
}

/** What stands on the landing page and the choices behind it. */
const FIRST =
  /node_modules\/(preact|@preact|i18next|es-hangul)\/|client\/(main|app|route|session|settings|names)\.tsx?|client\/i18n\/(i18n|josa)\.ts|client\/net\/(api|seat-key)\.ts|client\/ui\/(parts|landing|lobby|settings)\/|shared\/protocol\/(code|playlists)\.ts|client\/styles/

export default defineConfig({
  plugins: [jsonAsScript, phaserCore()],
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
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
})
