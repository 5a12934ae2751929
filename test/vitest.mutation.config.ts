import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** For `npm run mutation`: the fast tests of shared/tcp. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/tcp/**/*.test.ts'],
    exclude: ['**/*.slow.test.ts', ...(process.env.MUTATION === 'quick' ? ['**/properties.test.ts'] : [])],
    environment: 'node',
    env: { PROPERTY_RUNS: '40', GOLDEN_PLAYS: '20' },
  },
})
