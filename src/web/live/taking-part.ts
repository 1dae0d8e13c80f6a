import { Failure, type FailureCode, isFailure, missing } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { detectLang, type Lang, measure, type Phrase, say } from '../../core/text.ts'
import { type Answered, type Asked, type Batches, liveLimits, liveRefusals, mayTakePart, type ReactionKind, reactionKinds, sessionFor } from '../../modules/events/live/live.ts'
import { takesPart } from '../../modules/events/events.ts'
import { type Limit, localLimit } from '../../platform/limits.ts'
import { seeOther } from '../respond.tsx'
import type { Room, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { idOf } from '../typed.ts'
import { liveWords as words } from './messages/page.ts'
import { type Pass, readPass } from './pass.ts'

export type Part = 'ask' | 'vote' | 'answer' | 'react'

/** What one person may do in a session, and what a session takes in all. */
const each: Record<Part, Limit> = { ask: { hits: 6, seconds: 60 }, vote: { hits: 60, seconds: 60 }, answer: { hits: 30, seconds: 60 }, react: { hits: 30, seconds: 30 } }
const all: Record<Part, Limit> = { ask: { hits: 600, seconds: 1 }, vote: { hits: 6_000, seconds: 1 }, answer: { hits: 6_000, seconds: 1 }, react: { hits: 6_000, seconds: 1 } }
const limiters = (limits: Record<Part, Limit>) => Object.fromEntries(Object.entries(limits).map(([part, limit]) => [part, localLimit(limit)])) as Record<Part, ReturnType<typeof localLimit>>
const [ofPerson, ofSession] = [limiters(each), limiters(all)]

type Said = { ok: true; verdict: Asked | Answered | 'sent'; sentence?: Phrase } | { ok: false; verdict: string; sentence: Phrase }

const refused: Partial<Record<Asked | Answered, Phrase>> = { closed: liveRefusals.closed, blocked: liveRefusals.blocked, many: liveRefusals.waiting, gone: liveRefusals.gone }
const taken: Partial<Record<Asked | Answered, Phrase>> = { waiting: words.askedWaiting, shown: words.askedShown, again: words.askedAgain, counted: words.counted, before: words.votedBefore }

const heard = (verdict: Asked | Answered): Said => {
  const problem = refused[verdict]
  return problem ? { ok: false, verdict, sentence: problem } : { ok: true, verdict, sentence: taken[verdict] }
}

/** One write of a person in a session, answered when it is committed. @throws invalid | unavailable */
async function write(batches: Batches, part: Part, where: Pass, form: URLSearchParams): Promise<Said> {
  const number = Number(form.get('n'))
  if (part === 'ask') {
    const body = (form.get('body') ?? '').replaceAll('\r\n', '\n').trim()
    if (body === '') throw new Failure('invalid', liveRefusals.question)
    if (measure(body) > liveLimits.question) throw new Failure('invalid', liveRefusals.long)
    if (body.includes('\0') || body.includes('\uFFFD') || !body.isWellFormed()) throw new Failure('invalid', liveRefusals.question)
    return heard(await batches.ask({ ...where, body, lang: detectLang(body), named: form.get('unnamed') !== 'yes' }))
  }
  if (part === 'react') {
    const kind = form.get('kind') ?? ''
    if (!(reactionKinds as readonly string[]).includes(kind)) throw new Failure('invalid', refusals.invalid)
    await batches.react({ ...where, kind: kind as ReactionKind, count: 1 })
    return { ok: true, verdict: 'sent' }
  }
  if (!Number.isInteger(number) || number < 1 || number > 1e6) throw new Failure('invalid', liveRefusals.gone)
  if (part === 'vote') return heard(await batches.vote({ ...where, number }))
  const choice = Number(form.get('choice'))
  if (!Number.isInteger(choice) || choice < 1 || choice > liveLimits.choices) throw new Failure('invalid', refusals.invalid)
  const verdict = await batches.answer({ ...where, poll: number, choice })
  return verdict === 'before' ? { ok: true, verdict, sentence: liveRefusals.answered } : verdict === 'gone' ? { ok: false, verdict, sentence: liveRefusals.pollClosed } : heard(verdict)
}

/** What a script is told: JSON, and nothing of it but its kind and sentence differs. */
export type PartAnswer = { status: 200 | 409 | 422 | 429 | 503; body: string; bytes: number }

export const partHeaders = { 'content-type': 'application/json', 'cache-control': 'private, no-store' } as const

const statuses: Partial<Record<FailureCode, 422 | 429 | 503>> = { invalid: 422, limited: 429, unavailable: 503 }

/** Answers as they were first made: verdicts, sentences and seconds are few. */
const answers = new Map<string, PartAnswer>()

function answerOf(status: PartAnswer['status'], ok: boolean, verdict: string, sentence: string | undefined): PartAnswer {
  const key = `${status} ${verdict} ${sentence ?? ''}`
  const known = answers.get(key)
  if (known) return known
  const body = JSON.stringify({ ok, verdict, sentence })
  const made = { status, body, bytes: Buffer.byteLength(body) }
  answers.set(key, made)
  return made
}

/**
 * The way of scripts: a pass in the form, an answer in JSON. Before the app and in it (front.ts), a write is answered here.
 * Undefined: no pass for this session.
 */
export async function partAnswer({ db, clock, live }: Pick<Room, 'db' | 'clock' | 'live'>, part: Part, sessionId: string, form: URLSearchParams, asked: Lang): Promise<PartAnswer | undefined> {
  const pass = await readPass(db, form.get('pass') ?? '', sessionId, clock())
  if (!pass) return undefined
  const given = form.get('lang')
  const lang = given === 'zh' || given === 'en' ? given : asked
  try {
    const said = await limited(part, pass, clock(), () => write(live.batches, part, pass, form))
    return answerOf(said.ok ? 200 : 409, said.ok, said.verdict, said.sentence?.[lang])
  } catch (error) {
    const status = isFailure(error) && statuses[error.code]
    if (!status) throw error
    return answerOf(status, false, error.code, say(lang, error.sentence, { seconds: error.details.retryAfter ?? 1 }))
  }
}

/** {@link partAnswer} in the app. @throws missing */
export async function takePart(c: Visit, part: Part): Promise<Response> {
  const answer = await partAnswer(c.var.room, part, idOf(c, 'session'), new URLSearchParams(await c.req.text()), c.var.lang)
  if (!answer) throw missing()
  return c.body(answer.body, answer.status, partHeaders)
}

async function limited<T>(part: Part, { sessionId, personId }: Pass, now: Date, act: () => Promise<T>): Promise<T> {
  const retryAfter = ofPerson[part](`${sessionId}:${personId}`, now)
  if (retryAfter > 0) throw new Failure('limited', refusals.tooMany, { retryAfter })
  if (ofSession[part](sessionId, now) > 0) throw new Failure('unavailable', liveRefusals.busy)
  return act()
}

/** The way without scripts: the person's cookie, and back to the page. @throws missing | invalid | limited | unavailable */
export async function takePartByForm(c: Visit, part: Part): Promise<Response> {
  const { room, actor, lang } = c.var
  const slug = c.req.param('slug') ?? ''
  const session = await sessionFor(room.db, actor, { slug, sessionId: idOf(c, 'session') })
  if (!actor.personId) throw missing()
  if (!mayTakePart(actor, session, await takesPart(room.db, session.eventId, actor.personId))) throw new Failure('denied', liveRefusals.notHere)
  const where = { sessionId: session.id, personId: actor.personId }
  const form = new URLSearchParams(await c.req.text())
  const said = await limited(part, where, room.clock(), () => write(room.live.batches, part, where, form))
  if (!said.ok) throw new Failure('conflict', said.sentence)
  return seeOther(c, `${href(routes.live.show, { lang, slug, session: c.req.param('session') ?? '' })}#${part === 'answer' ? 'polls' : 'questions'}`, 'sent')
}
