// Runs programs side by side until the first of them ends; a signal to this process goes to all of them.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { bin, root } from './install.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** `programs`: names in node_modules/.bin with their arguments. Resolves with the exit code of the one that ended first. */
export function keep(programs) {
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` }
  const children = programs.map(([name, args]) => spawn(join(bin, name), args, { cwd: root, stdio: 'inherit', env }))
  for (const signal of SIGNALS)
    process.on(signal, () => {
      for (const child of children) child.kill(signal)
    })
  return Promise.race(
    children.map(
      (child) =>
        new Promise((resolve) => {
          child.once('error', (error) => {
            console.error(error.message)
            resolve(1)
          })
          child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
        }),
    ),
  ).then((code) => {
    for (const child of children) child.kill('SIGTERM')
    return code
  })
}
