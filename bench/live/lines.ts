import { connect, type Socket } from 'node:net'

type Waiting = { request: string; done: (status: number) => void }
type Line = { socket: Socket; under: Waiting | undefined; heard: string }

/**
 * Connections that stay, one request at a time on each as a browser sends them, over raw sockets so that what sends takes little of the
 * machine. A request waits here while all are taken; status 0: its connection was lost.
 */
export class Lines {
  private readonly idle: Line[] = []
  private readonly all = new Set<Line>()
  private readonly waiting: Waiting[] = []
  private readonly port: number
  private readonly most: number

  constructor(port: number, most: number) {
    this.port = port
    this.most = most
  }

  send(request: string): Promise<number> {
    return new Promise((done) => {
      const one = { request, done }
      const line = this.idle.pop() ?? (this.all.size < this.most ? this.open() : undefined)
      if (line) this.put(line, one)
      else this.waiting.push(one)
    })
  }

  close(): void {
    for (const line of this.all) line.socket.destroy()
  }

  private put(line: Line, one: Waiting): void {
    line.under = one
    line.socket.write(one.request, 'latin1')
  }

  private open(): Line {
    const line: Line = { socket: connect(this.port, '127.0.0.1'), under: undefined, heard: '' }
    line.socket.setNoDelay(true)
    this.all.add(line)
    line.socket.on('data', (piece) => this.hear(line, piece.toString('latin1')))
    line.socket.on('error', () => undefined)
    line.socket.on('close', () => {
      this.all.delete(line)
      const place = this.idle.indexOf(line)
      if (place >= 0) this.idle.splice(place, 1)
      line.under?.done(0)
      const next = this.waiting.shift()
      if (next) this.put(this.open(), next)
    })
    return line
  }

  private hear(line: Line, piece: string): void {
    line.heard = line.heard === '' ? piece : line.heard + piece
    const head = line.heard.indexOf('\r\n\r\n')
    const length = /\r\ncontent-length: (\d+)/i.exec(line.heard)?.[1]
    if (head < 0 || length === undefined || line.heard.length < head + 4 + Number(length)) return
    const status = Number(line.heard.slice(9, 12))
    const { under } = line
    ;[line.heard, line.under] = ['', undefined]
    const next = this.waiting.shift()
    if (next) this.put(line, next)
    else this.idle.push(line)
    under?.done(status)
  }
}
