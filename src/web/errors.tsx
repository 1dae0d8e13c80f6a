import { HTTPException } from 'hono/http-exception'
import { randomBytes } from 'node:crypto'
import { Failure, type FailureCode } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import { isLang, type Lang, say } from '../core/text.ts'
import { visitor } from '../core/actor.ts'
import { page, seeOther } from './respond.tsx'
import type { Visit } from './room.ts'
import { href } from './route.ts'
import { routes } from './routes.ts'
import { ErrorPage } from './ui/error-page.tsx'
import { errorWords } from './ui/messages/errors.ts'

/** The one place where a refusal becomes a status. */
const statuses: Record<FailureCode, 403 | 404 | 409 | 422 | 429 | 503> = { invalid: 422, denied: 403, missing: 404, conflict: 409, limited: 429, unavailable: 503 }

type PageStatus = 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

const isApi = (c: Visit) => c.req.path.startsWith('/api/')

const langOf = (c: Visit): Lang => {
  const first = c.req.path.split('/')[1]
  if (isLang(first)) return first
  return /\bzh\b/i.test(c.req.header('accept-language') ?? '') ? 'zh' : 'en'
}

/** Prepares a visit whose gates did not run, so that an error page can still be drawn. */
function settle(c: Visit): void {
  if (!c.var.actor) c.set('actor', visitor(c.var.room.clock()))
  if (!c.var.lang) c.set('lang', langOf(c))
}

/** Answers a refusal or a fault: RFC 9457 problem details for the API, a page for people. */
export async function answerError(c: Visit, error: unknown): Promise<Response> {
  settle(c)
  if (error instanceof Failure) {
    const status = statuses[error.code]
    if (error.details.retryAfter) c.header('retry-after', String(error.details.retryAfter))
    return answer(c, status, error)
  }
  if (error instanceof HTTPException) return answer(c, error.status === 413 ? 413 : error.status < 500 ? 422 : 500)
  const id = randomBytes(6).toString('hex')
  c.var.room.log.error({ err: error, id, path: c.req.path, method: c.req.method }, 'fault')
  return answer(c, 500, undefined, id)
}

export async function answerMissing(c: Visit): Promise<Response> {
  settle(c)
  return answer(c, 404, new Failure('missing', refusals.missing))
}

/** Not signed in: a page goes to the sign-in form and comes back; the API says 401. */
export function answerStranger(c: Visit): Response | Promise<Response> {
  settle(c)
  if (isApi(c)) return answer(c, 401)
  const next = c.req.method === 'GET' ? new URL(c.req.url).pathname + new URL(c.req.url).search : undefined
  return seeOther(c, href(routes.signIn.form, { lang: c.var.lang }, { next }))
}

async function answer(c: Visit, status: PageStatus, failure?: Failure, id?: string): Promise<Response> {
  const { lang } = c.var
  const retryAfter = failure?.details.retryAfter
  const said = failure && failure.code !== 'missing' ? failure.sentence : undefined
  const words = errorWords[status]!
  if (isApi(c)) {
    const sentence = said ?? words.what
    const values = { seconds: retryAfter ?? 60 }
    const problem = { type: 'about:blank', title: words.title.en, status, detail: say('en', sentence, values), detail_zh: say('zh', sentence, values), fields: failure?.details.fields, id }
    return c.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
  }
  const sentence = said && { zh: say('zh', said, { seconds: retryAfter ?? 60 }), en: say('en', said, { seconds: retryAfter ?? 60 }) }
  return page(c, { title: words.title[lang], status, noindex: true }, <ErrorPage lang={lang} status={status} sentence={sentence} reference={id} retryAfter={retryAfter} />)
}
