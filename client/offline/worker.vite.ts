// Writes `sw.js` beside the built client: the service worker with the list of everything that was built.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const SOURCE = fileURLToPath(new URL('service-worker.ts', import.meta.url))
const WORKER = 'sw.js'
/** The page goes by its folder's address: some hosts send who asks for `index.html` there. */
const nameOf = (file: string): string => (file === 'index.html' ? './' : file)

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64')

/** Every built file by its address from the folder, and its hash as `fetch` checks it; the page first. */
function filesOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => file !== WORKER && !file.startsWith('.'))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
  return Object.fromEntries(files.map((file) => [nameOf(file), `sha256-${sha256(readFileSync(join(folder, file)))}`]))
}

/** Writes the worker for what stands in `folder` now. */
export async function writeWorker(folder: string): Promise<void> {
  const files = filesOf(folder)
  const version = sha256(JSON.stringify(files)).slice(0, 12)
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __FILES__: JSON.stringify(files), __VERSION__: JSON.stringify(version) },
    build: { write: false, target: 'es2022', rolldownOptions: { input: SOURCE, output: { format: 'iife' } } },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const code = outputs.find((one) => one.type === 'chunk')?.code
  if (code === undefined) throw new Error('the service worker could not be built')
  writeFileSync(join(folder, WORKER), code)
}

export const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler: ({ dir }) => (dir === undefined ? undefined : writeWorker(dir)),
  },
})
