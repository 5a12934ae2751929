// `npm run check`, the quick inner loop: types, lint and the fast tests.
import { buildClient } from './build.mjs'
import { install, run } from './install.mjs'

install()
// What the client weighs is among the fast tests.
buildClient()
const failed = [
  run('tsc', ['-p', '.']),
  run('tsc', ['-p', 'shared']),
  run('biome', ['check', '.']),
  run('vitest', [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--exclude',
    '**/*.slow.test.ts',
    '--exclude',
    'test/e2e/**',
    '--exclude',
    'test/server/**',
    '--exclude',
    'test/bot/**',
  ]),
].filter((code) => code !== 0)
process.exit(failed.length === 0 ? 0 : 1)
