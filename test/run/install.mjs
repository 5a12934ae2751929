// Installs what is missing, then runs programs with the pinned Node. This file runs under whatever Node the machine has (20 or later).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const bin = join(root, 'node_modules', '.bin')
const stamp = join(root, 'node_modules', '.installed-from')

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/**
 * Installs unless node_modules was made from this very lock file; ends the process when it fails. Not `npm ci`: it refuses a lock file that
 * was made where the binaries of other systems cannot be had. `--no-save` keeps to the lock and leaves it as it is.
 */
export function install() {
  const hash = lockHash()
  if (existsSync(join(bin, 'node')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  console.error('Installing what is missing (once, about half a minute)…')
  // Everything but errors is noise here: the machine's Node may be older than the one that is about to be installed.
  const done = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (done.status !== 0) {
    console.error('npm install failed: check the network and the npm settings, then run the same command again.')
    process.exit(1)
  }
  writeFileSync(stamp, hash)
}

/** Runs a program of node_modules/.bin in the project's root; its exit code. After `timeout` ms (0: never) it is ended. */
export function run(program, args, timeout = 0) {
  const path = `${bin}:${process.env.PATH ?? ''}`
  const done = spawnSync(join(bin, program), args, { cwd: root, stdio: 'inherit', timeout, env: { ...process.env, PATH: path } })
  if (done.error !== undefined) console.error(`${program}: ${done.error.message}`)
  return done.status ?? 1
}
