import type { ServerResponse } from 'node:http'
import type { Broadcasts, Change } from '../../modules/events/live/live.ts'
import { securityHeaders } from '../gate/headers.ts'

/** Readers to whom changes go as server-sent events. */
export type Streams = {
  /** Writes to this response until its reader goes. False when there is no room or nothing to follow: the page then polls. `stillMay` is asked at each sign of life. */
  add(sessionId: string, out: ServerResponse, stillMay?: () => Promise<boolean>): boolean
  count(): number
  close(): void
}

/** Written to at a turn, so that others are answered between. */
const portion = 500
const beatMs = 25_000
/** A reader who has not taken so much is let go, and comes back. */
const mostUnread = 64 * 1024

const head = { ...securityHeaders, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
const pulse = Buffer.from(': \n\n')
const over = Buffer.from('event: over\ndata: {}\n\n')

type Session = { readers: Set<ServerResponse>; stop: () => void }

export function openStreams(broadcasts: Broadcasts, mostReaders: number): Streams {
  const sessions = new Map<string, Session>()
  const checks = new Map<ServerResponse, () => Promise<boolean>>()
  let count = 0

  const leave = (sessionId: string, out: ServerResponse): void => {
    const session = sessions.get(sessionId)
    if (!session?.readers.delete(out)) return
    count -= 1
    checks.delete(out)
    if (session.readers.size > 0) return
    session.stop()
    sessions.delete(sessionId)
  }

  function tell(readers: Iterable<ServerResponse>, bytes: Buffer): void {
    const all = readers[Symbol.iterator]()
    const some = (): void => {
      for (let sent = 0; sent < portion; sent += 1) {
        const next = all.next()
        if (next.done) return
        const out = next.value
        if (out.writableLength > mostUnread) out.destroy()
        else if (!out.writableEnded) out.write(bytes)
      }
      setImmediate(some)
    }
    some()
  }

  const frame = (change: Change): Buffer => Buffer.from(`data: ${JSON.stringify(change)}\n\n`)

  const timer = setInterval(() => {
    for (const [sessionId, { readers }] of sessions) {
      tell([...readers], pulse)
      for (const out of readers) {
        void checks.get(out)?.().then((yes) => {
          if (yes) return
          leave(sessionId, out)
          out.end(over)
        }, () => undefined)
      }
    }
  }, beatMs).unref()

  return {
    add(sessionId, out, stillMay) {
      const snapshot = broadcasts.peek(sessionId)
      if (!snapshot || count >= mostReaders) return false
      let session = sessions.get(sessionId)
      if (!session) {
        const readers = new Set<ServerResponse>()
        session = { readers, stop: broadcasts.follow(sessionId, (change) => tell([...readers], frame(change))) }
        sessions.set(sessionId, session)
      }
      session.readers.add(out)
      count += 1
      if (stillMay) checks.set(out, stillMay)
      out.on('close', () => leave(sessionId, out))
      // The stream ends with its connection: no frame around each piece.
      out.useChunkedEncodingByDefault = false
      out.writeHead(200, head)
      out.write(`retry: 3000\nevent: hello\ndata: {"v":${snapshot.version}}\n\n`)
      return true
    },
    count: () => count,
    close() {
      clearInterval(timer)
      for (const { readers, stop } of sessions.values()) {
        stop()
        for (const out of readers) out.end()
      }
      sessions.clear()
    },
  }
}
