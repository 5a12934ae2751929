import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const server = `http://localhost:${process.env.PORT ?? 2567}`

export default defineConfig({
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
  },
  server: {
    proxy: {
      '/api': { target: server },
      // A socket's path is /<process>/<room>.
      '^/[\\w-]{6,}/[A-Z]{6}(\\?|$)': { target: server, ws: true },
    },
  },
})
