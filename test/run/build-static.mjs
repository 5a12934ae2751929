// `npm run build:static`: installs what is missing, then writes dist/static, a folder that any host can serve from any path.
import { install, run } from './install.mjs'

install()
const failed = run('vite', ['build', '--config', 'client/vite.config.ts', '--mode', 'static', '--logLevel', 'warn'])
if (failed !== 0) console.error('The static build failed; the lines above say why.')
else
  console.log(
    'The game is in dist/static: copy the folder to any web host. It plays alone and against the bot; two players need `npm start`.',
  )
process.exit(failed)
