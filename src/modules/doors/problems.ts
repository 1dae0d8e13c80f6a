import { visitor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { detectLang, type Lang } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, run, sql } from '../../platform/database.ts'
import { documentText } from '../../platform/documents.ts'
import { forgetLetters } from '../notices/notices.ts'
import { type LiveMatcher, matchesOfText, type ShownMatch } from '../matching/matching.ts'
import { takeCode, makeCode } from '../../platform/codes.ts'
import { doorKey, idBehind, tokenFor } from './keys.ts'
import { type DoorPages, writeLetter } from './letters.ts'
import { doorRefusals } from './messages.ts'
import { endPublished } from './publishing.ts'
import { holdAddress, holdRate, type Source } from './rates.ts'
import { type Problem, problemById, titleOfText, wholeText } from './record.ts'
import { checkedLeaving, type Leaving, problemLimits, refuseFields } from './rules.ts'
import { tellTakers } from './takers.ts'

const missing = () => new Failure('missing', refusals.missing)

/**
 * Keeps a pasted problem as a draft that only its address opens; it is deleted after {@link problemLimits}.draftDays.
 * @returns the address
 * @throws Failure invalid | limited
 */
export async function pasteProblem(db: Db, input: { body: string; readerLang: Lang; source: Source }, at: Date): Promise<string> {
  const body = input.body.trim()
  const sentence = body === '' ? doorRefusals.noText : [...body].length < problemLimits.least ? doorRefusals.short : body.length > problemLimits.most ? doorRefusals.long : undefined
  if (sentence) throw new Failure('invalid', sentence, { fields: { body: sentence } })
  await holdRate(db, 'text', input.source, at)
  const id = newId(at.getTime())
  const until = new Date(at.getTime() + problemLimits.draftDays * 86_400_000)
  await change(db, visitor(at), { verb: 'problem.paste', object: { type: 'problem', id } }, (tx) =>
    run(tx, sql`insert into door_problem (id, lang, reader_lang, body, created_at, expires_at) values (${id}, ${detectLang(body)}, ${input.readerLang}, ${body}, ${at.toISOString()}, ${until.toISOString()})`),
  )
  return tokenFor(await doorKey(db), 'problem', id)
}

/** The text of an uploaded .docx or .pdf; reading costs more than keeping and is counted by itself. @throws Failure invalid (field `file`) | limited */
export async function readProblemFile(db: Db, file: Buffer, source: Source, at: Date): Promise<string> {
  await holdRate(db, 'file', source, at)
  return (await documentText(file)).slice(0, problemLimits.most).toWellFormed()
}

/** The problem behind its author's address. @throws Failure missing */
export async function problemAt(db: Db, token: string, at: Date): Promise<Problem> {
  const found = await problemById(db, await idBehind(db, 'problem', token))
  if (!found || (found.state === 'draft' && found.expiresAt <= at)) throw missing()
  return found
}

/** Offers that answer it, as a visitor may read them, with reasons: the same as the need will have that is made of it. */
export function matchesOfProblem(db: Db, live: LiveMatcher, problem: Problem, at: Date, most = 8): Promise<ShownMatch[]> {
  return matchesOfText(db, live, visitor(at), { id: problem.id, texts: [{ lang: problem.lang, title: titleOfText(problem.body ?? ''), description: wholeText(problem) }] }, most)
}

/** Adds what the questions asked for; an empty answer takes an earlier one back. A draft: no activity. @throws Failure missing | invalid | conflict */
export async function sharpenProblem(db: Db, token: string, input: { figure?: string; wantedBy?: string; tried?: string }, at: Date): Promise<void> {
  const id = await idBehind(db, 'problem', token)
  const [figure, wantedBy, tried] = [input.figure?.trim() || null, input.wantedBy?.trim() || null, input.tried?.trim() || null]
  refuseFields({
    figure: figure && figure.length > 500 ? doorRefusals.tooLong : undefined,
    tried: tried && tried.length > 2_000 ? doorRefusals.tooLong : undefined,
    wantedBy: wantedBy && (!/^\d{4}-\d{2}-\d{2}$/.test(wantedBy) || Number.isNaN(Date.parse(wantedBy)) || wantedBy <= at.toISOString().slice(0, 10)) ? doorRefusals.past : undefined,
  })
  const kept = await run(db, sql`update door_problem set figure = ${figure}, wanted_by = ${wantedBy}::date, tried = ${tried} where id = ${id} and state = 'draft' and expires_at > ${at.toISOString()}`)
  if (kept === 0) throw (await problemById(db, id)) ? new Failure('conflict', doorRefusals.over) : missing()
}

/** Says whom to answer and sends a code there; asked again, it sends a new one. @throws Failure missing | invalid | limited | conflict */
export async function leaveProblem(db: Db, pages: DoorPages, token: string, input: Leaving, source: Source, at: Date): Promise<void> {
  const id = await idBehind(db, 'problem', token)
  const given = checkedLeaving(input)
  await holdRate(db, 'letter', source, at)
  await holdAddress(db, given.email, at)
  await change(db, visitor(at), { verb: 'problem.ask_code', object: { type: 'problem', id } }, async (tx) => {
    const problem = await problemById(tx, id, sql`for update of p`)
    if (!problem) throw missing()
    if (problem.state !== 'draft') throw new Failure('conflict', doorRefusals.over)
    await run(
      tx,
      sql`update door_problem set email = ${given.email}, contact_name = ${given.name}, firm = ${given.firm}, country = ${given.country}, excluded_countries = ${sql.param(given.excludedCountries)}::text[],
        reader_lang = ${given.readerLang} where id = ${id}`,
    )
    const code = await makeCode(tx, id, at)
    await writeLetter(tx, pages, { door: 'problem', id, lang: given.readerLang, email: given.email, kind: 'code', version: code + at.toISOString(), values: { code }, secret: code })
  })
}

/** With the right code the problem goes to those who may take it on. @throws Failure missing | invalid (field `code`) | conflict */
export async function confirmProblem(db: Db, pages: DoorPages, token: string, code: string, at: Date): Promise<void> {
  const id = await idBehind(db, 'problem', token)
  await takeCode(db, id, code, at)
  await change(db, visitor(at), { verb: 'problem.leave', object: { type: 'problem', id } }, async (tx) => {
    const until = new Date(at.getTime() + problemLimits.waitDays * 86_400_000).toISOString()
    const left = await run(tx, sql`update door_problem set state = 'waiting', confirmed_at = ${at.toISOString()}, expires_at = ${until} where id = ${id} and state = 'draft' and email is not null`)
    if (left === 0) throw new Failure('conflict', doorRefusals.over)
    const problem = (await problemById(tx, id))!
    const title = titleOfText(problem.body ?? '')
    await writeLetter(tx, pages, { door: 'problem', id, lang: problem.readerLang, email: problem.email ?? '', kind: 'problem_left', values: { title } })
    await tellTakers(tx, problem)
  })
}

/** Takes it back, whatever became of it: a published need is closed, what was written is deleted. @throws Failure missing | conflict */
export async function withdrawProblem(db: Db, pages: DoorPages, token: string, at: Date): Promise<void> {
  const id = await idBehind(db, 'problem', token)
  await change(db, visitor(at), { verb: 'problem.withdraw', object: { type: 'problem', id } }, async (tx) => {
    const problem = await problemById(tx, id, sql`for update of p`)
    if (!problem) throw missing()
    if (problem.state === 'withdrawn' || problem.state === 'refused') throw new Failure('conflict', doorRefusals.over)
    if (problem.listingId) await endPublished(tx, problem, at)
    if (problem.confirmedAt && problem.email) await writeLetter(tx, pages, { door: 'problem', id, lang: problem.readerLang, email: problem.email, kind: 'problem_withdrawn' })
    await forgetWords(tx, id, 'withdrawn', at)
  })
}

/** Ends a problem and deletes what was written in it; its state stays so that its address says what became of it. */
export async function forgetWords(tx: Db, id: string, state: 'withdrawn' | 'refused', at: Date, answer?: string): Promise<void> {
  await run(
    tx,
    sql`update door_problem set state = ${state}, body = null, figure = null, tried = null, wanted_by = null, email = null, contact_name = null, firm = null, answer = ${answer ?? null},
      ended_at = ${at.toISOString()}, expires_at = ${new Date(at.getTime() + problemLimits.draftDays * 86_400_000).toISOString()} where id = ${id}`,
  )
  await run(tx, sql`delete from door_code where object_id = ${id}`)
  await forgetLetters(tx, 'problem', [id])
}
