import { HTTPException } from 'hono/http-exception'
import type { StatusCode } from 'hono/utils/http-status'
import { randomBytes } from 'node:crypto'
import { Failure, type FailureCode } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import { isLang, type Lang, say } from '../core/text.ts'
import { visitor } from '../core/actor.ts'
import { errorPages } from './messages.ts'
import { page, seeOther } from './respond.tsx'
import type { Visit } from './room.ts'
import { href } from './route.ts'
import { routes } from './routes.ts'
import { ErrorPage } from './ui/error-page.tsx'

/** The one place where a refusal becomes a status. */
const statuses: Record<FailureCode, 403 | 404 | 409 | 422 | 429 | 503> = { invalid: 422, denied: 403, missing: 404, conflict: 409, limited: 429, unavailable: 503 }

type PageStatus = keyof typeof errorPages

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
  if (error instanceof HTTPException) return answer(c, error.status in errorPages ? (error.status as PageStatus) : error.status < 500 ? 422 : 500)
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
  const { title, text } = errorPages[status]
  const values = { seconds: failure?.details.retryAfter ?? 60 }
  if (isApi(c)) {
    const fields = failure?.details.fields
    const body = { type: 'about:blank', title: title.en, status, detail: say('en', failure?.sentence ?? text, values), detail_zh: say('zh', failure?.sentence ?? text, values), ...(fields ? { fields } : {}), ...(id ? { id } : {}) }
    return c.body(JSON.stringify(body), status as 400, { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
  }
  const sentence = failure && failure.code !== 'missing' ? failure.sentence : text
  return page(c, { title: say(lang, title), status: status as StatusCode, noindex: true }, <ErrorPage lang={lang} status={status} title={say(lang, title)} text={say(lang, sentence, values)} id={id} />)
}
