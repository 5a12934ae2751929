// A real Redis on a port of its own, where the machine has one.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from '../e2e/server.ts'

export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0

export class TestRedis {
  readonly url: string
  readonly #child: ChildProcess

  private constructor(port: number, child: ChildProcess) {
    this.url = `redis://127.0.0.1:${port}`
    this.#child = child
  }

  static async start(port?: number): Promise<TestRedis> {
    const at = port ?? (await freePort())
    const child = spawn('redis-server', ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--dir', tmpdir()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: child.stdout })
    await new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => line.includes('Ready to accept connections') && resolve())
      child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)))
    })
    return new TestRedis(at, child)
  }

  /** Waits until this room is listed. */
  async lists(id: string): Promise<void> {
    const redis = new Redis(this.url)
    while ((await redis.hexists('roomcaches', id)) === 0) await sleep(20)
    redis.disconnect()
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return
    this.#child.kill('SIGTERM')
    await once(this.#child, 'exit')
  }
}
