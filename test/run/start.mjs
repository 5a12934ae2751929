// `npm start`: installs what is missing, builds the client if its sources changed, serves the game. The server takes this process's place.
import { buildClient } from './build.mjs'
import { install } from './install.mjs'
import { keep } from './keep.mjs'

install()
const args = process.argv.slice(2)
if (!args.includes('--help') && !args.includes('-h')) buildClient()
process.exit(await keep([['node', ['server/main.ts', ...args]]]))
