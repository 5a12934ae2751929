// `node tool.mjs PROGRAM [arguments]`: runs an installed tool; its exit code is passed on.
import { install, run } from './install.mjs'

install()
const [tool = '', ...args] = process.argv.slice(2)
process.exit(run(tool, args))
