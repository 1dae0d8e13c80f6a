import type { Visit } from '../room.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Cross-site request forgery is refused by where the request comes from, not by a token in the page, so that pages are
 * byte-equal and cacheable: Sec-Fetch-Site when the browser sends it, else Origin, else Referer. A write that says
 * nothing of its origin and carries no cookie comes from no browser with somebody's session, and may pass.
 */
export const fromElsewhere = (c: Visit): boolean => !safe.has(c.req.method) && writesFromElsewhere((name) => c.req.header(name), c.var.room.config.url)

/** The same for a write, by its headers alone. */
export function writesFromElsewhere(header: (name: string) => string | undefined, url: string): boolean {
  const site = header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const stated = header('origin') ?? header('referer')
  if (stated === undefined) return header('cookie') !== undefined
  if (!URL.canParse(stated)) return true
  const origin = new URL(stated)
  return origin.origin !== new URL(url).origin && origin.host !== header('host')
}
