import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { faults, requests } from '../platform/metrics.ts'
import type { Env } from './room.ts'

/** One figure a request, one log line for what is slow or failed. */
export const observe = createMiddleware<Env>(async (c, next) => {
  const began = performance.now()
  await next()
  const seconds = (performance.now() - began) / 1000
  const { status } = c.res
  requests.observe({ method: c.req.method, route: routePath(c, -1), status: `${Math.floor(status / 100)}xx` }, seconds)
  if (status >= 500) faults.inc()
  const probing = c.req.path === '/readyz' && status === 503
  if (!probing && (status >= 500 || seconds > 1)) c.var.room.log.warn({ method: c.req.method, path: c.req.path, status, seconds }, 'request')
})
