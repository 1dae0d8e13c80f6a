import { connect } from 'node:net'
import { Lines } from './lines.ts'

/** One write as it was sent and answered; `key` finds it in the database. Status 0: no answer came. */
export type Sent = { what: 'questions' | 'votes'; person: number; key: string; status: number; ms: number }

const numbers = 60
/** People who write at the same moment, each over a connection that stays. */
const connections = 1_000

/** Sends questions and votes with passes, each person voting for one question after another, so that every vote is a new one. */
export class Writer {
  private turn = 0
  private asked = 0
  private readonly lines: Lines
  private readonly path: string
  private readonly passes: readonly string[]

  constructor(port: number, path: string, passes: readonly string[]) {
    this.lines = new Lines(port, connections)
    this.path = path
    this.passes = passes
  }

  vote(): Promise<Sent> {
    const person = this.turn % this.passes.length
    const number = (Math.floor(this.turn / this.passes.length) % numbers) + 1
    this.turn += 1
    return this.send('votes', person, String(number), `n=${number}`)
  }

  ask(): Promise<Sent> {
    const person = this.asked % this.passes.length
    const body = `A question that was sent as number ${this.asked} of this session, how does it go on?`
    this.asked += 1
    return this.send('questions', person, body, `body=${encodeURIComponent(body)}`)
  }

  close(): void {
    this.lines.close()
  }

  private async send(what: Sent['what'], person: number, key: string, fields: string): Promise<Sent> {
    const body = `${fields}&pass=${this.passes[person]!}&lang=en`
    const from = performance.now()
    const head = `POST ${this.path}/${what} HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded;charset=UTF-8\r\ncontent-length: ${body.length}\r\n\r\n`
    const status = await this.lines.send(head + body)
    return { what, person, key, status, ms: performance.now() - from }
  }
}

/** Offers so many writes a second for so many seconds, evenly, whether or not the ones before were answered. */
export async function steadily(seconds: number, each: { questions: number; votes: number }, writer: Writer): Promise<Sent[]> {
  const under: Promise<Sent>[] = []
  const began = performance.now()
  const sent = { questions: 0, votes: 0 }
  while (performance.now() - began < seconds * 1000) {
    const passed = Math.min(seconds, (performance.now() - began) / 1000)
    for (; sent.questions < each.questions * passed; sent.questions += 1) under.push(writer.ask())
    for (; sent.votes < each.votes * passed; sent.votes += 1) under.push(writer.vote())
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return Promise.all(under)
}

/** Asks for one address `count` times over 32 connections, several requests under way on each. Gives how often it was answered. */
export async function hammer(port: number, path: string, count: number): Promise<number> {
  const connections = 32
  const piped = 8
  const each = Math.floor(count / connections)
  const ask = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip\r\n\r\n`)
  const marker = Buffer.from('HTTP/1.1 200')
  const one = () =>
    new Promise<number>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let [answered, written, rest] = [0, 0, Buffer.alloc(0)]
      const more = () => {
        while (written < each && written - answered < piped) {
          socket.write(ask)
          written += 1
        }
      }
      socket.on('connect', more)
      socket.on('data', (bytes) => {
        const all = Buffer.concat([rest, bytes])
        for (let place = all.indexOf(marker); place >= 0; place = all.indexOf(marker, place + 1)) answered += 1
        rest = Buffer.from(all.subarray(Math.max(0, all.length - marker.length + 1)))
        if (answered >= each) {
          socket.destroy()
          resolve(answered)
        } else more()
      })
      socket.on('error', reject)
    })
  const answers = await Promise.all(Array.from({ length: connections }, one))
  return answers.reduce((sum, each_) => sum + each_, 0)
}
