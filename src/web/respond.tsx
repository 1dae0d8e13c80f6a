import type { Child } from 'hono/jsx'
import type { StatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { Failure, isFailure } from '../core/failure.ts'
import { type Phrase, say } from '../core/text.ts'
import { caching, textAnswer } from './encode.ts'
import { leaveFlash, takeFlash } from './flash.ts'
import { type Form, one, parse, type Problems, readForm, type Values } from './form.ts'
import type { FlashKey } from './messages.ts'
import { once } from './once.ts'
import type { Visit } from './room.ts'
import { changedNotice } from './privacy/strip.tsx'
import { Layout, type LayoutProps } from './ui/layout.tsx'

/** What a handler says of its page; the layout's own facts come from the visit. */
export type PageFacts = Pick<LayoutProps, 'title' | 'description' | 'canonical' | 'alternates' | 'active' | 'noindex' | 'jsonLd' | 'feed' | 'waiting' | 'bare'> & { status?: StatusCode; /** For whoever has the address alone: kept by no cache, told to no other site. */ secret?: boolean }

/** A whole page: the layout around `body`. Anonymous pages without a notice may be cached by anybody. */
export async function page(c: Visit, facts: PageFacts, body: Child): Promise<Response> {
  const { room, actor, lang } = c.var
  const flash = takeFlash(c)
  const { status = 200, secret, ...rest } = facts
  if (secret) c.header('referrer-policy', 'same-origin')
  const anonymous = actor.kind === 'visitor' && !secret && !flash && c.req.method === 'GET' && status === 200
  const url = new URL(c.req.url)
  const html = Layout({
    lang,
    actor,
    assets: room.assets,
    path: url.pathname + url.search,
    origin: room.config.url,
    samples: room.samples(),
    filings: room.config.filings,
    strip: await changedNotice(c),
    flash: flash ? { kind: 'done', text: say(lang, flash) } : undefined,
    ...rest,
    children: body,
  })
  return textAnswer(c, String(html), 'text/html; charset=utf-8', caching(anonymous), status)
}

/** A piece of a page for Turbo frames and polling; never cached. */
export async function fragment(c: Visit, body: Child, status: StatusCode = 200): Promise<Response> {
  return textAnswer(c, String(await body), 'text/html; charset=utf-8', caching(false), status)
}

/** 303 after a success, with an optional notice on the next page. */
export function seeOther(c: Visit, location: string, flash?: FlashKey): Response {
  if (flash) leaveFlash(c, flash)
  return c.redirect(location, 303)
}

/** What a form shows again when something was wrong: everything typed, a sentence per field, and one for the whole. */
export type Again = { values: Values; problems: Problems; sentence?: Phrase; failure: Failure }

/**
 * The way of every form: read, parse, act once, 303. When the schema or the face refuses (invalid, conflict, limited),
 * the same form comes back with everything that was typed, 422 or 409 or 429.
 * @param act gives the address to go to.
 */
export async function submitForm<Schema extends z.ZodType>(
  c: Visit,
  schema: Schema,
  act: (input: z.output<Schema>, form: Form) => Promise<string>,
  again: (state: Again) => Response | Promise<Response>,
  flash?: FlashKey,
): Promise<Response> {
  let form: Form = { values: {}, files: {} }
  try {
    form = await readForm(c)
    const { _key, ...values } = form.values
    const input = parse(schema, values)
    const { location, again: repeated } = await once(c, one(form.values, '_key'), values, () => act(input, form))
    return seeOther(c, location, repeated ? 'already' : flash)
  } catch (error) {
    if (!isFailure(error) || !(error.code === 'invalid' || error.code === 'conflict' || error.code === 'limited')) throw error
    if (error.code === 'limited') c.header('retry-after', String(error.details.retryAfter ?? 60))
    return again({ values: form.values, problems: error.details.fields ?? {}, sentence: error.sentence, failure: error })
  }
}

/** The status that goes with a refused form. */
export const statusOf = (failure: Failure): StatusCode => (failure.code === 'conflict' ? 409 : failure.code === 'limited' ? 429 : 422)
