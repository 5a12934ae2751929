// The real server as a process of its own, as `npm start` runs it, on a port and a data folder that outlive it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** ms that a start may take. */
const PATIENCE = 20_000

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ackward-e2e-'))

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}

export class TestServer {
  readonly url: string
  readonly #port: number
  /** Where its database is. */
  readonly folder: string
  readonly #more: Readonly<Record<string, string>>
  readonly #keeps: boolean
  #child: ChildProcess | null = null

  private constructor(port: number, folder: string, keeps: boolean, more: Readonly<Record<string, string>>) {
    this.#port = port
    this.folder = folder
    this.#keeps = keeps
    this.#more = more
    this.url = `http://localhost:${port}`
  }

  /** `more`: further environment variables of the server. `folder`: one that others use too, and that whoever made it deletes. */
  static async start(more: Readonly<Record<string, string>> = {}, folder?: string): Promise<TestServer> {
    const server = new TestServer(await freePort(), folder ?? newFolder(), folder !== undefined, more)
    await server.start()
    return server
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['server/main.ts'], {
      env: { ...process.env, LOG_LEVEL: 'warn', ...this.#more, PORT: String(this.#port), HOST: '127.0.0.1', DATA_DIR: this.folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    const lines = createInterface({ input: child.stdout })
    const up = new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        if (line.includes(this.url)) resolve()
      })
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
      setTimeout(() => reject(new Error('the server did not start')), PATIENCE).unref()
    })
    await up
  }

  /** As a crash: nothing is told to anybody. The exit code; null: ended by the signal, or before. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<number | null> {
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return null
    child.kill(signal)
    await once(child, 'exit')
    return child.exitCode
  }

  /** Stands still, with its sockets open, or goes on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(signal)
  }

  async close(): Promise<void> {
    await this.kill('SIGTERM')
    if (!this.#keeps) rmSync(this.folder, { recursive: true, force: true })
  }
}
