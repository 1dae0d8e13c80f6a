import type { StatusCode } from 'hono/utils/http-status'
import { textAnswer } from '../encode.ts'
import type { Visit } from '../room.ts'

const json = 'application/json; charset=utf-8'

/** What a visitor reads may be kept by anybody for a moment; what a token reads, by nobody. */
export function answer(c: Visit, body: string, status: StatusCode = 200): Response {
  const cached = c.var.actor.kind === 'visitor' && c.req.method === 'GET' && status === 200
  return textAnswer(c, body, json, { 'cache-control': cached ? 'public, max-age=30, stale-while-revalidate=300' : 'private, no-store', vary: 'Authorization' }, status)
}
