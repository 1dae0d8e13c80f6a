import { createHash } from 'node:crypto'
import { constants, gzipSync } from 'node:zlib'
import type { StatusCode } from 'hono/utils/http-status'
import type { Visit } from './room.ts'

const small = 1024
/** A window of 16 kB: to clear a larger one costs more time than it saves bytes on a page of 30 kB. */
const squeezing = { level: constants.Z_BEST_SPEED, windowBits: 14, chunkSize: 32 * 1024 }

/**
 * An answer of text: gzip where the reader takes it, a strong ETag over what is sent and 304 where the reader has it.
 * Synchronous on purpose: a page of 40 kB takes less time at the fastest level than a trip through the thread pool.
 */
export function textAnswer(c: Visit, text: string, type: string, headers: Record<string, string>, status: StatusCode = 200): Response {
  const all: Record<string, string> = { 'content-type': type, ...headers }
  const squeezed = text.length >= small && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  const body = squeezed ? new Uint8Array(gzipSync(text, squeezing)) : text
  if (squeezed) {
    all['content-encoding'] = 'gzip'
    all.vary = all.vary ? `${all.vary}, Accept-Encoding` : 'Accept-Encoding'
  }
  if (status === 200 && c.req.method === 'GET' && headers['cache-control']?.startsWith('public')) {
    all.etag = `"${createHash('sha1').update(body).digest('base64url')}"`
    c.var.shared?.keep(c, body, all)
    const known = c.req.header('if-none-match')
    if (known?.split(',').some((one) => one.trim().replace(/^W\//, '') === all.etag)) return c.body(null, 304, all)
  }
  return c.body(body, status as 200, all)
}

/** What an anonymous page says to caches, and what a person's page says. */
export const caching = (anonymous: boolean): Record<string, string> =>
  anonymous
    ? { 'cache-control': 'public, max-age=30, stale-while-revalidate=300', vary: 'Cookie' }
    : { 'cache-control': 'private, no-store', vary: 'Cookie' }
