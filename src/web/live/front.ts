import { createHash } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { readId } from '../../core/id.ts'
import type { Snapshot } from '../../modules/events/live/live.ts'
import { securityHeaders } from '../gate/headers.ts'
import type { Live } from './live.ts'
import { type FrontRoom, writesFront } from './writes.ts'

type Ready = { plain: Buffer; squeezed: Buffer; head: Record<string, string>; squeezedHead: Record<string, string>; etag: string }

const made = new WeakMap<Snapshot, Ready>()

/** A snapshot as it is sent, made once however many ask. */
export function readySnapshot(snapshot: Snapshot): Ready {
  const known = made.get(snapshot)
  if (known) return known
  const squeezed = gzipSync(snapshot.json, { level: 6 })
  const etag = `"${createHash('sha1').update(snapshot.json).digest('base64url')}"`
  const head = { ...securityHeaders, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=1', vary: 'Accept-Encoding', etag }
  const ready = {
    plain: snapshot.json, squeezed, etag,
    head: { ...head, 'content-length': String(snapshot.json.byteLength) },
    squeezedHead: { ...head, 'content-encoding': 'gzip', 'content-length': String(squeezed.byteLength) },
  }
  made.set(snapshot, ready)
  return ready
}

const address = /^\/live\/([0-9a-z]{26})\/(snapshot|events)$/

/**
 * Answers what thousands send to a live session, before the app: the snapshot of this second out of memory, the stream of changes on the
 * raw response, and writes with a pass. Whatever is not public, that nobody has asked for yet or that is out of the ordinary goes on to the app.
 */
export const liveFront = (room: FrontRoom, next: RequestListener): RequestListener => {
  const writes = writesFront(room, next)
  return (incoming, outgoing) => {
    const ours = incoming.url?.startsWith('/live/')
    if (ours && incoming.method === 'POST' && writes(incoming, outgoing)) return
    if (!(ours && incoming.method === 'GET' && answered(room.live, incoming, outgoing))) void next(incoming, outgoing)
  }
}

function answered(live: Live, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const found = address.exec(incoming.url ?? '')
  const id = found?.[1] && readId(found[1])
  const snapshot = id && live.broadcasts.peek(id)
  if (!snapshot || !snapshot.public) return false
  if (found?.[2] === 'events') return live.streams.add(id, outgoing)
  const ready = readySnapshot(snapshot)
  if (incoming.headers['if-none-match'] === ready.etag) {
    outgoing.writeHead(304, { etag: ready.etag, 'cache-control': 'public, max-age=1', vary: 'Accept-Encoding' }).end()
    return true
  }
  const gzip = /\bgzip\b/.test(incoming.headers['accept-encoding'] ?? '')
  outgoing.writeHead(200, gzip ? ready.squeezedHead : ready.head).end(gzip ? ready.squeezed : ready.plain)
  return true
}
