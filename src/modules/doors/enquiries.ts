import { type Actor, visitor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { detectLang, type Lang, type Phrase, readText } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, type SQL, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { type Card, cardsFor, inHall, keepersOf } from '../listings/listings.ts'
import { makeCode, takeCode } from '../../platform/codes.ts'
import { doorKey, idBehind, tokenFor } from './keys.ts'
import { type DoorPages, writeLetter } from './letters.ts'
import { doorRefusals } from './messages.ts'
import { canAnswer } from './policy.ts'
import { holdAddress, holdRate, type Source } from './rates.ts'
import { readEmail, refuseFields, wordLimits } from './rules.ts'

const missing = () => new Failure('missing', refusals.missing)

export type DoorMessage = { id: string; /** Of the listing's side. */ ours: boolean; lang: Lang; /** None once its author was erased. */ body: string | null; at: Date }

type Enquiry = {
  id: string; listingId: string; ownerId: string; publisherId: string; contactId: string | null; createdBy: string | null
  readerLang: Lang; email: string | null; contactName: string | null; organisation: string | null; state: 'draft' | 'open' | 'ended'; createdAt: Date; expiresAt: Date; title: Phrase
}

const select = sql`select e.id, e.listing_id as "listingId", l.owner_id as "ownerId", l.publisher_id as "publisherId", l.contact_id as "contactId", l.created_by as "createdBy", e.reader_lang as "readerLang", e.email,
    e.contact_name as "contactName", e.organisation, e.state, e.created_at as "createdAt", e.expires_at as "expiresAt",
    (select jsonb_object_agg(t.lang, t.body) from listing_text t where t.revision_id = coalesce(l.live_revision_id, l.pending_revision_id) and t.field = 'title') as titles
  from door_enquiry e join listing l on l.id = e.listing_id`

async function enquiriesWhere(db: Db, where: SQL): Promise<Enquiry[]> {
  const found = await rows<Omit<Enquiry, 'title'> & { titles: { zh?: string; en?: string } | null }>(db, sql`${select} where ${where}`)
  return found.map(({ titles, ...one }) => ({ ...one, title: { zh: titles?.zh ?? titles?.en ?? '', en: titles?.en ?? titles?.zh ?? '' } }))
}
const enquiryById = async (db: Db, id: string): Promise<Enquiry | undefined> => (await enquiriesWhere(db, sql`e.id = ${id}`))[0]

const messagesOf = (db: Db, id: string): Promise<DoorMessage[]> =>
  rows<DoorMessage>(db, sql`select id, author_id is not null as ours, lang, body, at from door_message where enquiry_id = ${id} order by at, id limit 500`)

/** A listing that anybody may read, for the forms of its doors. @throws Failure missing */
export async function openListing(db: Db, idOrShown: string, at: Date): Promise<Card> {
  const id = readId(idOrShown)
  const [card] = id ? await cardsFor(db, visitor(at), [id], inHall) : []
  if (!card) throw missing()
  return card
}

export const titleOf = (card: Pick<Card, 'title'>): Phrase => ({ zh: readText(card.title, 'zh').body, en: readText(card.title, 'en').body })

const bodyProblem = (body: string): Phrase | false => (body === '' ? doorRefusals.body : body.length > wordLimits.most && doorRefusals.tooLong)

export type Asking = { listingId: string; body: string; email: string; name: string; organisation?: string; consent: boolean; readerLang: Lang }

/** Keeps an enquiry until its code comes back. @returns its writer's address @throws Failure missing | invalid | limited */
export async function askAbout(db: Db, pages: DoorPages, input: Asking, source: Source, at: Date): Promise<string> {
  const card = await openListing(db, input.listingId, at)
  const [body, name, organisation, email] = [input.body.trim(), input.name.trim(), input.organisation?.trim() || null, readEmail(input.email)]
  refuseFields({
    body: bodyProblem(body), email: !email && doorRefusals.email, name: name === '' ? doorRefusals.name : name.length > 120 && doorRefusals.tooLong,
    organisation: organisation !== null && organisation.length > 200 && doorRefusals.tooLong, consent: !input.consent && doorRefusals.consent,
  })
  await holdRate(db, 'letter', source, at)
  await holdAddress(db, email ?? '', at)
  const id = newId(at.getTime())
  await change(db, visitor(at), { verb: 'enquiry.ask_code', object: { type: 'enquiry', id }, related: [card.id] }, async (tx) => {
    const until = new Date(at.getTime() + wordLimits.draftDays * 86_400_000).toISOString()
    await run(
      tx,
      sql`insert into door_enquiry (id, listing_id, reader_lang, email, contact_name, organisation, created_at, expires_at)
        values (${id}, ${card.id}, ${input.readerLang}, ${email}, ${name}, ${organisation}, ${at.toISOString()}, ${until})`,
    )
    await run(tx, sql`insert into door_message (id, enquiry_id, lang, body, at) values (${newId(at.getTime())}, ${id}, ${detectLang(body)}, ${body}, ${at.toISOString()})`)
    const code = await makeCode(tx, id, at)
    await writeLetter(tx, pages, { door: 'enquiry', id, lang: input.readerLang, email: email ?? '', kind: 'code', version: code + at.toISOString(), values: { code }, secret: code })
  })
  return tokenFor(await doorKey(db), 'enquiry', id)
}

/** With the right code it reaches the people of the listing. @throws Failure missing | invalid | conflict */
export async function confirmEnquiry(db: Db, pages: DoorPages, token: string, code: string, at: Date): Promise<void> {
  const id = await idBehind(db, 'enquiry', token)
  await takeCode(db, id, code, at)
  await change(db, visitor(at), { verb: 'enquiry.send', object: { type: 'enquiry', id } }, async (tx) => {
    const until = new Date(at.getTime() + wordLimits.enquiryDays * 86_400_000).toISOString()
    const sent = await run(tx, sql`update door_enquiry set state = 'open', confirmed_at = ${at.toISOString()}, expires_at = ${until} where id = ${id} and state = 'draft'`)
    const enquiry = sent > 0 ? await enquiryById(tx, id) : undefined
    if (!enquiry) throw new Failure('conflict', doorRefusals.over)
    await writeLetter(tx, pages, { door: 'enquiry', id, lang: enquiry.readerLang, email: enquiry.email ?? '', kind: 'enquiry_sent', values: { title: enquiry.title } })
    await tellKeepers(tx, enquiry, 'enquiry_received', '')
  })
}

async function tellKeepers(tx: Db, enquiry: Enquiry, kind: string, version: string): Promise<void> {
  const people = [...new Set([...(await keepersOf(tx, enquiry)), ...(enquiry.contactId ? [enquiry.contactId] : [])])]
  if (people.length > 0) await tell(tx, { kind, people, object: { type: 'enquiry', id: enquiry.id }, version, about: { title: enquiry.title } })
}

export type EnquiryPage = { enquiry: Enquiry; messages: DoorMessage[]; onShow: boolean }

/** The enquiry for its writer. @throws Failure missing */
export async function enquiryAt(db: Db, token: string, at: Date): Promise<EnquiryPage> {
  const enquiry = await enquiryById(db, await idBehind(db, 'enquiry', token))
  if (!enquiry || enquiry.expiresAt <= at) throw missing()
  const shown = await cardsFor(db, visitor(at), [enquiry.listingId], inHall)
  return { enquiry, messages: await messagesOf(db, enquiry.id), onShow: shown.length > 0 }
}

/** The writer goes on. @throws Failure missing | invalid | limited | conflict */
export async function replyToEnquiry(db: Db, token: string, body: string, source: Source, at: Date): Promise<void> {
  const id = await idBehind(db, 'enquiry', token)
  const text = body.trim()
  refuseFields({ body: bodyProblem(text) })
  await holdRate(db, 'text', source, at)
  await change(db, visitor(at), { verb: 'enquiry.reply', object: { type: 'enquiry', id } }, async (tx) => {
    await lockOpen(tx, id)
    const enquiry = await enquiryById(tx, id)
    if (!enquiry) throw missing()
    const message = newId(at.getTime())
    await run(tx, sql`insert into door_message (id, enquiry_id, lang, body, at) values (${message}, ${id}, ${detectLang(text)}, ${text}, ${at.toISOString()})`)
    await tellKeepers(tx, enquiry, 'enquiry_replied', message)
  })
}

async function lockOpen(tx: Db, id: string): Promise<void> {
  const open = await row<object>(tx, sql`select 1 as one from door_enquiry where id = ${id} and state = 'open' for update`)
  if (!open) throw new Failure('conflict', doorRefusals.over)
}

/** Enquiries about listings whose enquiries the actor answers, newest first. */
export async function enquiriesFor(db: Db, actor: Actor): Promise<(Enquiry & { answered: boolean })[]> {
  if (actor.kind !== 'person') return []
  const mine = sql.param(actor.affiliations.map((one) => one.organisationId))
  const found = await enquiriesWhere(db, sql`e.state = 'open' and e.expires_at > ${actor.at.toISOString()} and (l.owner_id = any(${mine}::uuid[]) or l.publisher_id = any(${mine}::uuid[])) order by e.confirmed_at desc limit 300`)
  const allowed = found.filter((one) => canAnswer(actor, one))
  const last = await rows<{ id: string; ours: boolean }>(
    db,
    sql`select distinct on (enquiry_id) enquiry_id as id, author_id is not null as ours from door_message where enquiry_id = any(${sql.param(allowed.map((one) => one.id))}::uuid[]) order by enquiry_id, at desc, id desc`,
  )
  const answered = new Set(last.filter((one) => one.ours).map((one) => one.id))
  return allowed.map((one) => ({ ...one, answered: answered.has(one.id) }))
}

/** One enquiry for those who answer it. @throws Failure missing */
export async function enquiryFor(db: Db, actor: Actor, idOrShown: string): Promise<EnquiryPage> {
  const id = readId(idOrShown)
  const enquiry = id ? await enquiryById(db, id) : undefined
  if (!enquiry || enquiry.state === 'draft' || enquiry.expiresAt <= actor.at || !canAnswer(actor, enquiry)) throw missing()
  return { enquiry, messages: await messagesOf(db, enquiry.id), onShow: true }
}

/** Answers; the writer gets the words by mail, without the name of a withheld owner or of whoever wrote them. @throws Failure missing | invalid | conflict */
export async function answerEnquiry(db: Db, pages: DoorPages, actor: Actor, input: { id: string; body: string }): Promise<void> {
  const { enquiry } = await enquiryFor(db, actor, input.id)
  const body = input.body.trim()
  refuseFields({ body: bodyProblem(body) })
  await change(db, actor, { verb: 'enquiry.answer', object: { type: 'enquiry', id: enquiry.id }, onBehalfOf: enquiry.ownerId, related: [enquiry.listingId] }, async (tx) => {
    await lockOpen(tx, enquiry.id)
    const message = newId(actor.at.getTime())
    await run(tx, sql`insert into door_message (id, enquiry_id, author_id, lang, body, at) values (${message}, ${enquiry.id}, ${actor.personId ?? null}, ${detectLang(body)}, ${body}, ${actor.at.toISOString()})`)
    await writeLetter(tx, pages, { door: 'enquiry', id: enquiry.id, lang: enquiry.readerLang, email: enquiry.email ?? '', kind: 'enquiry_answered', version: message, values: { title: enquiry.title, body } })
  })
}
