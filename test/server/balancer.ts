// What stands before several processes: any of them gets a call, sockets go to the process that their path names.
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'

export class Balancer {
  readonly url: string
  /** Who gets calls, one after the other. */
  to: readonly string[]
  readonly #server: Server
  readonly #ports: Readonly<Record<string, number>>
  #turn = 0

  private constructor(server: Server, port: number, ports: Readonly<Record<string, number>>) {
    this.url = `http://127.0.0.1:${port}`
    this.to = Object.keys(ports)
    this.#server = server
    this.#ports = ports
    server.on('request', (ask: IncomingMessage, answer: ServerResponse) => this.#call(ask, answer))
    server.on('upgrade', (ask: IncomingMessage, socket: Socket, head: Buffer) => this.#socket(ask, socket, head))
  }

  /** `ports`: of each process, by its name. */
  static async start(ports: Readonly<Record<string, number>>): Promise<Balancer> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    return new Balancer(server, address.port, ports)
  }

  /** Does it while these alone get calls. */
  async only<T>(to: string | readonly string[], work: () => Promise<T>): Promise<T> {
    const before = this.to
    this.to = typeof to === 'string' ? [to] : to
    try {
      return await work()
    } finally {
      this.to = before
    }
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #call(ask: IncomingMessage, answer: ServerResponse): void {
    const name = this.to[this.#turn++ % this.to.length] ?? ''
    const { method, url: path, headers } = ask
    const passed = request({ host: '127.0.0.1', port: this.#ports[name], method, path, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(answer)
    })
    passed.on('error', () => answer.writeHead(502).end())
    ask.pipe(passed)
  }

  #socket({ url = '', rawHeaders }: IncomingMessage, socket: Socket, head: Buffer): void {
    const port = this.#ports[url.split('/')[1] ?? '']
    if (port === undefined) return void socket.destroy()
    const lines = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []))
    const inner = connect(port, '127.0.0.1', () => {
      inner.write(`GET ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      inner.write(head)
      socket.pipe(inner).pipe(socket)
    })
    for (const [one, other] of [
      [inner, socket],
      [socket, inner],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  }
}
