// Finds a Chromium for the browser tests, or installs one. ACKWARD_CHROMIUM names one that is somewhere else.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { bin, root } from './install.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const PLACES = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  } catch {
    return false
  }
}

const onPath = () => (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))

/** The one that the browser driver keeps in its own cache, if it was installed there. */
function ofDriver() {
  const script = "import('playwright-core').then((p) => process.stdout.write(p.chromium.executablePath()))"
  const said = spawnSync(join(bin, 'node'), ['-e', script], { cwd: root, encoding: 'utf8' })
  return said.status === 0 ? [said.stdout] : []
}

const find = () => [process.env.ACKWARD_CHROMIUM ?? '', ...onPath(), ...PLACES, ...ofDriver()].find((path) => path !== '' && runs(path))

const INSTALLERS = [
  ['apt-get', ['update', '-qq']],
  ['apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']],
]

function install() {
  console.error('No Chromium found: installing one for the browser tests (once, a minute or two)…')
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const [program, args] of INSTALLERS) {
    const [first, ...rest] = [...prefix, program, ...args]
    if (spawnSync(first, rest, { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status !== 0)
      break
  }
  if (find() !== undefined) return
  spawnSync(join(bin, 'playwright-core'), ['install', '--with-deps', 'chromium'], { cwd: root, stdio: ['ignore', 2, 2] })
}

/** The path of a Chromium that starts; ends the process with what to do when there is none. */
export function browser() {
  const found = find()
  if (found !== undefined) return found
  install()
  const installed = find()
  if (installed !== undefined) return installed
  console.error('The browser tests need a Chromium and none could be installed: install one, or set ACKWARD_CHROMIUM to its path.')
  return process.exit(1)
}
