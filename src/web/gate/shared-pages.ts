import type { Visit } from '../room.ts'

type Kept = { until: number; body: Uint8Array<ArrayBuffer> | string; headers: Record<string, string> }

/** The same public page for everybody who asks within a second: a hall that a thousand people open at once is drawn once. */
export type SharedPages = { find(c: Visit): Response | undefined; keep(c: Visit, body: Kept['body'], headers: Record<string, string>): void }

const mostPages = 400

/** Only what says `public` to every cache, asked for without a cookie, is kept. `seconds` 0 keeps nothing. */
export function sharedPages(seconds: number): SharedPages {
  const pages = new Map<string, Kept>()
  const keyOf = (c: Visit): string | undefined =>
    seconds > 0 && c.req.method === 'GET' && c.req.header('cookie') === undefined ? `${/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')} ${c.req.url}` : undefined
  return {
    find(c) {
      const key = keyOf(c)
      const kept = key === undefined ? undefined : pages.get(key)
      if (!kept || kept.until < Date.now()) return undefined
      const known = c.req.header('if-none-match')
      return known !== undefined && known === kept.headers.etag ? c.body(null, 304, kept.headers) : c.body(kept.body, 200, kept.headers)
    },
    keep(c, body, headers) {
      const key = keyOf(c)
      if (key === undefined || !headers['cache-control']?.startsWith('public')) return
      if (pages.size >= mostPages) pages.clear()
      pages.set(key, { until: Date.now() + seconds * 1000, body, headers })
    },
  }
}
