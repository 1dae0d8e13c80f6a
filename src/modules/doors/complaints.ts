import { type Actor, publishesFor, system, visitor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { holdListing, keepersOf, moderators } from '../listings/listings.ts'
import { makeCode, takeCode } from '../../platform/codes.ts'
import { type Complaint, complaintById, complaintTitle } from './complaint-record.ts'
import { openListing } from './enquiries.ts'
import { doorKey, idBehind, markOf, tokenFor } from './keys.ts'
import { type DoorPages, writeLetter } from './letters.ts'
import { doorRefusals } from './messages.ts'
import { doorAnswers } from './messages/answers.ts'
import { holdAddress, holdRate, type Source } from './rates.ts'
import { complaintReasons, hidesAtOnce, readEmail, refuseFields, type Standing, wordLimits } from './rules.ts'

const missing = () => new Failure('missing', refusals.missing)

export type Complaining = { listingId: string; reason: string; body: string; email: string; name: string; readerLang: Lang }

/** Keeps a complaint until its code comes back. @returns its writer's address @throws Failure missing | invalid | limited */
export async function complainAbout(db: Db, pages: DoorPages, input: Complaining, source: Source, at: Date): Promise<string> {
  const card = await openListing(db, input.listingId, at)
  const reason = complaintReasons.find((one) => one === input.reason)
  const [body, name, email] = [input.body.trim(), input.name.trim(), readEmail(input.email)]
  refuseFields({
    reason: !reason && doorRefusals.reason, body: body === '' ? doorRefusals.body : body.length > wordLimits.most && doorRefusals.tooLong,
    email: !email && doorRefusals.email, name: name === '' ? doorRefusals.name : name.length > 120 && doorRefusals.tooLong,
  })
  await holdRate(db, 'letter', source, at)
  await holdAddress(db, email ?? '', at)
  const key = await doorKey(db)
  const id = newId(at.getTime())
  await change(db, visitor(at), { verb: 'complaint.ask_code', object: { type: 'complaint', id }, audience: 'staff', related: [card.id] }, async (tx) => {
    const until = new Date(at.getTime() + wordLimits.draftDays * 86_400_000).toISOString()
    await run(
      tx,
      sql`insert into door_complaint (id, listing_id, revision_id, reader_lang, reason, body, email, address_mark, contact_name, created_at, expires_at)
        select ${id}, l.id, l.live_revision_id, ${input.readerLang}, ${reason}, ${body}, ${email}, ${markOf(key, 'complainant', email ?? '')}, ${name}, ${at.toISOString()}, ${until} from listing l where l.id = ${card.id}`,
    )
    const code = await makeCode(tx, id, at)
    await writeLetter(tx, pages, { door: 'complaint', id, lang: input.readerLang, email: email ?? '', kind: 'code', version: code + at.toISOString(), values: { code }, secret: code })
  })
  return tokenFor(key, 'complaint', id)
}

/**
 * With the right code the complaint is before the moderators, and the listing is out of the hall where {@link hidesAtOnce} says so.
 * @throws Failure missing | invalid | conflict
 */
export async function confirmComplaint(db: Db, pages: DoorPages, token: string, code: string, at: Date): Promise<void> {
  const id = await idBehind(db, 'complaint', token)
  await takeCode(db, id, code, at)
  const actor = visitor(at)
  await change(db, actor, { verb: 'complaint.file', object: { type: 'complaint', id }, audience: 'staff' }, async (tx) => {
    const complaint = await complaintById(tx, id, true)
    if (!complaint || complaint.state !== 'draft') throw new Failure('conflict', doorRefusals.over)
    // Of two complaints of one address at once, the second sees the first.
    await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(encode(address_mark, 'hex'), 0)) from door_complaint where id = ${id}`)
    const hid = hidesAtOnce(await standingOf(tx, complaint, at)) && (await hide(tx, complaint, at))
    const until = new Date(at.getTime() + wordLimits.complaintDays * 86_400_000).toISOString()
    await run(tx, sql`update door_complaint set state = 'open', confirmed_at = ${at.toISOString()}, hid = ${hid}, expires_at = ${until} where id = ${id}`)
    const title = await complaintTitle(tx, complaint)
    await writeLetter(tx, pages, { door: 'complaint', id, lang: complaint.readerLang, email: complaint.email ?? '', kind: 'complaint_received', values: { title, hid: hid ? doorAnswers.hid : doorAnswers.shown } })
    const deciders = await moderators(tx)
    if (deciders.length > 0) await tell(tx, { kind: 'complaint_received', people: deciders, object: { type: 'complaint_case', id }, about: { title } })
    if (hid) await tell(tx, { kind: 'listing_held', people: await keepersOf(tx, complaint), object: { type: 'complaint', id }, about: { title } })
  })
}

async function hide(tx: Db, complaint: Complaint, at: Date): Promise<boolean> {
  return change(tx, system(at), { verb: 'listing.hold', object: { type: 'listing', id: complaint.listingId }, related: [complaint.id] }, () => holdListing(tx, system(at), complaint.listingId))
}

async function standingOf(tx: Db, complaint: Complaint, at: Date): Promise<Standing> {
  const year = new Date(at.getTime() - 365 * 86_400_000).toISOString()
  const counted = await row<Omit<Standing, 'reason'>>(
    tx,
    sql`select count(*) filter (where o.address_mark = c.address_mark and o.listing_id = c.listing_id) as earlier,
        count(*) filter (where o.address_mark = c.address_mark and o.hid and o.state = 'open') as hiding,
        count(*) filter (where o.address_mark = c.address_mark and o.outcome = 'kept' and coalesce(o.appeal_outcome, 'kept') = 'kept' and o.decided_at > ${year}) as unfounded,
        count(*) filter (where o.listing_id = c.listing_id and o.revision_id is not distinct from c.revision_id and o.reason = c.reason and coalesce(o.appeal_outcome, o.outcome) = 'kept') > 0 as "keptBefore"
      from door_complaint c left join door_complaint o on o.id <> c.id and o.confirmed_at is not null where c.id = ${complaint.id} group by c.id`,
  )
  return { reason: complaint.reason, earlier: counted?.earlier ?? 0, hiding: counted?.hiding ?? 0, unfounded: counted?.unfounded ?? 0, keptBefore: counted?.keptBefore ?? false }
}

/** The complaint for its writer. @throws Failure missing */
export async function complaintAt(db: Db, token: string, at: Date): Promise<Complaint> {
  const found = await complaintById(db, await idBehind(db, 'complaint', token))
  if (!found || (found.state === 'draft' && found.expiresAt <= at)) throw missing()
  return found
}

/** Whether the side may appeal now: once, whoever lost; a removal by the owner, anything else by whoever complained. */
export const mayAppeal = (complaint: Pick<Complaint, 'state' | 'outcome' | 'decidedAt'>, side: 'complainant' | 'owner', at: Date): boolean =>
  complaint.state === 'decided' && (complaint.outcome === 'kept') === (side === 'complainant') && at.getTime() - (complaint.decidedAt?.getTime() ?? 0) < appealDays * 86_400_000
const appealDays = 30

/** Appeals, once: another moderator decides. @throws Failure missing | invalid | conflict */
export async function appealByComplainant(db: Db, token: string, body: string, at: Date): Promise<void> {
  const id = await idBehind(db, 'complaint', token)
  return appeal(db, visitor(at), { id, body, side: 'complainant' })
}

/** As the listing's side. @throws Failure missing (not the actor's) | invalid | conflict */
export async function appealByOwner(db: Db, actor: Actor, input: { id: string; body: string }): Promise<void> {
  const complaint = await complaintById(db, input.id)
  const official = publishesFor(actor)
  if (!complaint || !(official.includes(complaint.ownerId) || official.includes(complaint.publisherId))) throw missing()
  return appeal(db, actor, { ...input, side: 'owner' })
}

async function appeal(db: Db, actor: Actor, { id, body, side }: { id: string; body: string; side: 'complainant' | 'owner' }): Promise<void> {
  const text = body.trim()
  refuseFields({ appeal: text === '' ? doorRefusals.body : text.length > wordLimits.most && doorRefusals.tooLong })
  await change(db, actor, { verb: 'complaint.appeal', object: { type: 'complaint', id }, audience: 'staff' }, async (tx) => {
    const complaint = await complaintById(tx, id, true)
    if (!complaint) throw missing()
    if (!mayAppeal(complaint, side, actor.at)) throw new Failure('conflict', doorRefusals.over)
    await run(tx, sql`update door_complaint set state = 'appealed', appeal = ${text}, appealed_by = ${side}, appealed_at = ${actor.at.toISOString()} where id = ${id}`)
    const deciders = await moderators(tx)
    if (deciders.length > 0) await tell(tx, { kind: 'complaint_appealed', people: deciders, object: { type: 'complaint_case', id }, version: 'appeal', about: { title: await complaintTitle(tx, complaint) } })
  })
}
