// The server as a process of its own, and what it costs.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Clock ticks a second, in which the kernel counts CPU time. */
const TICKS = 100

/** Everybody comes from this machine, and must be let in. */
export const ONE_ADDRESS = { MAX_ROOMS: '100000', ADDRESS_SHARE: '100', MATCHES_PER_MINUTE: '1000000' }

export interface Running {
  readonly child: ChildProcess
  readonly url: string
  stop(): Promise<void>
}

export async function run(file: string, port: number, environment: Readonly<Record<string, string>>): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'ackward-load-'))
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const clear = (): void => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  // Also when the run breaks off.
  process.once('exit', clear)
  if (child.stdout === null) throw new Error('no output')
  await once(createInterface({ input: child.stdout }), 'line')
  return {
    child,
    url: `http://localhost:${port}`,
    async stop() {
      process.off('exit', clear)
      child.kill('SIGKILL')
      await once(child, 'exit')
      clear()
    },
  }
}

/** CPU time of a process so far, ms, and its memory, KB. */
export function usage({ child }: Running): { cpu: number; memory: number } {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? '0'
  return { cpu: ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS, memory: Number(rss) }
}

export const quantile = (sorted: readonly number[], share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)

export async function inBatches<T>(count: number, size: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let done = 0; done < count; done += size)
    made.push(...(await Promise.all(Array.from({ length: Math.min(size, count - done) }, make))))
  return made
}
