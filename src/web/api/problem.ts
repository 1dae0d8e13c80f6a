import { type Phrase, say } from '../../core/text.ts'
import type { Visit } from '../room.ts'
import { errorWords } from '../ui/messages/errors.ts'

/** RFC 9457 problem details for what the API itself refuses; refusals of faces go the way of all errors. */
export function problem(c: Visit, status: 401 | 403 | 409 | 415 | 422, sentence: Phrase, values: Record<string, string> = {}): Response {
  const title = errorWords[status === 415 ? 422 : status]?.title.en
  const body = { type: 'about:blank', title, status, detail: say('en', sentence, values), detail_zh: say('zh', sentence, values) }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
}
