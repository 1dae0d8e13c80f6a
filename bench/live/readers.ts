// Readers of one live session in a process of their own: raw sockets, no parsing beyond what is measured.
import { connect, type Socket } from 'node:net'

const [port = '', session = '', wanted = '0'] = process.argv.slice(2)
const [count, atOnce] = [Number(wanted), 200]
const sockets: Socket[] = []
let [connected, refused, changes, bytes, gaps, measuring] = [0, 0, 0, 0, 0, false]
let delays: number[] = []
const ask = `GET /live/${session}/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/event-stream\r\n\r\n`
const message = /data: \{"v":(\d+),"t":(\d+)/g

function reader(): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1')
    let [seen, open] = [-1, false]
    socket.on('connect', () => socket.write(ask))
    socket.on('data', (piece) => {
      const now = Date.now()
      const text = piece.toString('latin1')
      if (!open && text.startsWith('HTTP/1.1 200')) {
        open = true
        connected += 1
        resolve()
      }
      if (measuring) bytes += piece.length
      for (const [, version = '0', made = '0'] of text.matchAll(message)) {
        const v = Number(version)
        if (measuring) {
          changes += 1
          delays.push(now - Number(made))
          if (seen >= 0 && v !== seen + 1) gaps += 1
        }
        seen = v
      }
    })
    socket.on('error', () => {
      refused += 1
      resolve()
    })
    sockets.push(socket)
  })
}

process.on('message', (what) => {
  if (what === 'connect') {
    void (async () => {
      for (let made = 0; made < count; made += atOnce) await Promise.all(Array.from({ length: Math.min(atOnce, count - made) }, reader))
      process.send?.({})
    })()
  } else if (what === 'begin') {
    ;[changes, bytes, gaps, measuring] = [0, 0, 0, true]
    delays = []
    process.send?.({})
  } else {
    measuring = false
    process.send?.({ connected, refused, changes, bytes, gaps, delays })
  }
})
