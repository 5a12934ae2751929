// `node program.mjs FILE [arguments]`: runs a TypeScript program of this project with the pinned Node; its exit code is passed on.
import { install, run } from './install.mjs'

install()
process.exit(run('node', process.argv.slice(2)))
