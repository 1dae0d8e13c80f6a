import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Logger } from '../platform/log.ts'
import { faults, requests } from '../platform/metrics.ts'
import type { Env } from './room.ts'

/** One figure a request, one log line for what is slow or failed. */
export const observe = createMiddleware<Env>(async (c, next) => {
  const began = performance.now()
  await next()
  const seconds = (performance.now() - began) / 1000
  const { status } = c.res
  const { method, path } = c.req
  const probing = path === '/readyz' && status === 503
  noteRequest(c.var.room.log, { method, path, route: routePath(c, -1), status, seconds }, probing)
})

/** @param quiet no line, whatever came of it */
export function noteRequest(log: Logger, { method, path, route, status, seconds }: { method: string; path: string; route: string; status: number; seconds: number }, quiet = false): void {
  requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds)
  if (status >= 500) faults.inc()
  if (!quiet && (status >= 500 || seconds > 1)) log.warn({ method, path, status, seconds }, 'request')
}
