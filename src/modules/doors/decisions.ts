import { type Actor, hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { nameFor, type Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { keepersOf, releaseHold, removeListing, restoreListing } from '../listings/listings.ts'
import { type Complaint, complaintById, complaintsWhere, complaintTitle, revisionTexts } from './complaint-record.ts'
import { type DoorPages, writeLetter } from './letters.ts'
import { doorRefusals } from './messages.ts'
import { doorAnswers } from './messages/answers.ts'
import { canDecide } from './policy.ts'
import { type Outcome, outcomes } from './rules.ts'

const missing = () => new Failure('missing', refusals.missing)
const isModerator = (actor: Actor): boolean => hasRole(actor, 'moderator', 'administrator')

export type ComplaintLine = Complaint & { title: Phrase }

/** Complaints that wait for a decision, those that hide something first; and the last that were decided. @throws Failure missing for others than moderators */
export async function complaintQueue(db: Db, actor: Actor): Promise<{ open: ComplaintLine[]; decided: ComplaintLine[] }> {
  if (!isModerator(actor)) throw missing()
  const open = await complaintsWhere(db, sql`c.state in ('open', 'appealed') order by l.held_at is not null desc, c.confirmed_at limit 200`)
  const decided = await complaintsWhere(db, sql`c.state in ('decided', 'closed') order by c.decided_at desc limit 50`)
  const titled = (found: Complaint[]) => Promise.all(found.map(async (one) => ({ ...one, title: await complaintTitle(db, one) })))
  return { open: await titled(open), decided: await titled(decided) }
}

export const complaintsOpen = async (db: Db): Promise<number> => (await row<{ n: number }>(db, sql`select count(*)::int as n from door_complaint where state in ('open', 'appealed')`))?.n ?? 0

export type ComplaintCase = { complaint: Complaint; title: Phrase; texts: Awaited<ReturnType<typeof revisionTexts>>; mayDecide: boolean }

/** One complaint for its moderators, with what was complained of. @throws Failure missing */
export async function complaintFor(db: Db, actor: Actor, idOrShown: string): Promise<ComplaintCase> {
  const id = readId(idOrShown)
  const complaint = id && isModerator(actor) ? await complaintById(db, id) : undefined
  if (!complaint || complaint.state === 'draft') throw missing()
  const mayDecide = canDecide(actor, complaint) && (complaint.state === 'open' || (complaint.state === 'appealed' && complaint.decidedBy !== actor.personId))
  return { complaint, title: await complaintTitle(db, complaint), texts: await revisionTexts(db, complaint, ['summary', 'description']), mayDecide }
}

/** A complaint for the people of the listing: never who complained. @throws Failure missing */
export async function complaintForOwner(db: Db, actor: Actor, idOrShown: string): Promise<{ complaint: Complaint; title: Phrase }> {
  const id = readId(idOrShown)
  const found = id ? await complaintById(db, id) : undefined
  const official = actor.affiliations.filter((one) => one.role !== 'researcher').map((one) => one.organisationId)
  if (!found || found.state === 'draft' || !(official.includes(found.ownerId) || official.includes(found.publisherId))) throw missing()
  // Only what hides or has been decided concerns them; the words may tell who complained.
  if (!found.hid && !found.outcome) throw missing()
  return { complaint: { ...found, body: null, email: null, contactName: null, appeal: found.appealedBy === 'owner' ? found.appeal : null }, title: await complaintTitle(db, found) }
}

/**
 * A moderator decides, with a sentence: `removed` closes the listing, `correct` lets it be seen again and asks its people to
 * correct it, `kept` lets it be seen again. An appeal is decided by another moderator, and then it is over.
 * @throws Failure missing | denied | invalid | conflict
 */
export async function decideComplaint(db: Db, pages: DoorPages, actor: Actor, input: { id: string; outcome: string; decision: string }): Promise<void> {
  const { complaint: seen } = await complaintFor(db, actor, input.id)
  if (!canDecide(actor, seen)) throw new Failure('denied', refusals.denied)
  const outcome = outcomes.find((one) => one === input.outcome)
  const decision = input.decision.trim()
  if (!outcome || decision === '' || decision.length > 2_000) throw new Failure('invalid', doorRefusals.decision, { fields: { [outcome ? 'decision' : 'outcome']: doorRefusals.decision } })
  await change(db, actor, { verb: 'complaint.decide', object: { type: 'complaint', id: seen.id }, audience: 'staff', related: [seen.listingId] }, async (tx) => {
    const complaint = await complaintById(tx, seen.id, true)
    if (!complaint || (complaint.state !== 'open' && complaint.state !== 'appealed')) throw new Failure('conflict', doorRefusals.over)
    const appealed = complaint.state === 'appealed'
    if (appealed && complaint.decidedBy === actor.personId) throw new Failure('conflict', doorRefusals.sameModerator)
    const [at, by] = [actor.at.toISOString(), actor.personId ?? null]
    await run(
      tx,
      appealed
        ? sql`update door_complaint set state = 'closed', appeal_outcome = ${outcome}, appeal_decision = ${decision}, appeal_decided_by = ${by}, appeal_decided_at = ${at} where id = ${complaint.id}`
        : sql`update door_complaint set state = 'decided', outcome = ${outcome}, decision = ${decision}, decided_by = ${by}, decided_at = ${at} where id = ${complaint.id}`,
    )
    await carryOut(tx, actor, complaint, outcome)
    await answer(tx, pages, actor, complaint, outcome, decision, appealed)
  })
}

/** What the decision does to the listing; while another complaint hides it, it stays hidden. */
async function carryOut(tx: Db, actor: Actor, complaint: Complaint, outcome: Outcome): Promise<void> {
  const { listingId } = complaint
  const deed = { object: { type: 'listing', id: listingId }, related: [complaint.id] }
  if (outcome === 'removed') return change(tx, actor, { ...deed, verb: 'listing.remove' }, () => removeListing(tx, actor, listingId))
  if (complaint.outcome === 'removed') return change(tx, actor, { ...deed, verb: 'listing.restore' }, () => restoreListing(tx, actor, listingId))
  const others = await row<object>(tx, sql`select 1 as one from door_complaint where listing_id = ${listingId} and id <> ${complaint.id} and hid and state = 'open' limit 1`)
  if (complaint.held && !others) await change(tx, actor, { ...deed, verb: 'listing.release' }, () => releaseHold(tx, actor, listingId))
}

async function answer(tx: Db, pages: DoorPages, actor: Actor, complaint: Complaint, outcome: Outcome, decision: string, appealed: boolean): Promise<void> {
  const title = await complaintTitle(tx, complaint)
  const words = doorAnswers.outcomes[outcome]
  const person = await row<{ name: { zh?: string; en?: string } }>(tx, sql`select name from person where id = ${actor.personId ?? null}`)
  const by = { zh: nameFor('zh', person?.name ?? {}), en: nameFor('en', person?.name ?? {}) }
  const version = appealed ? 'appeal' : 'first'
  if (complaint.email) await writeLetter(tx, pages, { door: 'complaint', id: complaint.id, lang: complaint.readerLang, email: complaint.email, kind: 'complaint_decided', version, values: { title, outcome: words, decision, by } })
  if (complaint.hid || outcome !== 'kept') {
    await tell(tx, { kind: 'complaint_decided', people: await keepersOf(tx, complaint), object: { type: 'complaint', id: complaint.id }, version, about: { title, outcome: words, decision } })
  }
}

