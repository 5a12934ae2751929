import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** For `npm run mutation`: the fast tests of shared/tcp; the property plays would take every mutant seconds, and a part of the golden ones is enough. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/tcp/**/*.test.ts'],
    exclude: ['**/*.slow.test.ts', '**/properties.test.ts'],
    environment: 'node',
    env: { GOLDEN_PLAYS: process.env.GOLDEN_PLAYS ?? '20' },
  },
})
