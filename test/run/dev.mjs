// `npm run dev`: Vite with hot reload, and the server, which restarts when its sources change. PORT is the server's; Vite prints its own.
import { install } from './install.mjs'
import { keep } from './keep.mjs'

install()
process.exit(
  await keep([
    ['node', ['--watch-path=server', '--watch-path=shared', '--watch-preserve-output', 'server/main.ts']],
    ['vite', ['--config', 'client/vite.config.ts', '--clearScreen', 'false']],
  ]),
)
