import type { Visit } from '../room.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Cross-site request forgery is refused by where the request comes from, not by a token in the page, so that pages are
 * byte-equal and cacheable: Sec-Fetch-Site when the browser sends it, else Origin, else Referer. A write that says
 * nothing of its origin and carries no cookie comes from no browser with somebody's session, and may pass.
 */
export function fromElsewhere(c: Visit): boolean {
  if (safe.has(c.req.method)) return false
  const site = c.req.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const stated = c.req.header('origin') ?? c.req.header('referer')
  if (stated === undefined) return c.req.header('cookie') !== undefined
  if (!URL.canParse(stated)) return true
  const origin = new URL(stated)
  return origin.origin !== new URL(c.var.room.config.url).origin && origin.host !== c.req.header('host')
}
