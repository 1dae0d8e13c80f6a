import { type Actor, hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import type { Closing } from '../../engine/calendar/calendar.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { calendarBook } from '../calendars/calendars.ts'
import { type Card, cardsFor, contactsFor, type Reachable } from '../listings/listings.ts'
import { notify } from '../notices/notices.ts'
import { messages } from './messages.ts'
import { dealById } from './record.ts'
import { type DealStage, reminderDays } from './rules.ts'
import { dealNudge } from './schema.ts'
import { answerersOf, occasionOf } from './told.ts'

/** An interest that nobody answered, as the host sees it: who waits for whom about what, and nothing that they wrote. */
export type Unanswered = {
  id: string
  listing: Card
  /** Who expressed it; the host's brokers are told the same on day 15. */
  from: Name
  openedAt: Date
  /** Days that count in the answering country. */
  waited: number
  /** The day (`YYYY-MM-DD`) on which it expires or expired. */
  expires: string
  expired: boolean
  /** Whom to reach about the listing, where the host may know. */
  contact?: Reachable
  /** The answering office is closed now. */
  closed?: Closing
  nudges: number
  nudgedAt?: Date
  mayNudge: boolean
}

/** Between two nudges about one interest, and how many there are at most. */
export const nudgeRest = 3 * 86_400_000
export const mostNudges = 3
const expiredShown = 90 * 86_400_000
const mostListed = 500

/** The host: organisers of the platform. */
export const canNudge = (actor: Actor): boolean => actor.personId !== undefined && hasRole(actor, 'organiser', 'administrator')

const rested = (at: Date, { nudges, nudgedAt }: { nudges: number; nudgedAt: Date | null }): boolean => nudges < mostNudges && (!nudgedAt || at.getTime() - nudgedAt.getTime() >= nudgeRest)

type Stored = { id: string; listingId: string; stage: DealStage; openedAt: Date; country: string; region: string | null; from: Name; nudges: number; nudgedAt: Date | null }

/**
 * Interests that wait since the first reminder was due, those that wait longest first, and those that expired within 90
 * days. Only about listings that the actor may read.
 * @throws Failure missing for others than the host
 */
export async function unansweredInterests(db: Db, actor: Actor): Promise<Unanswered[]> {
  if (!canNudge(actor)) throw new Failure('missing', refusals.missing)
  const since = new Date(actor.at.getTime() - expiredShown)
  const found = await rows<Stored>(
    db,
    sql`select d.id, d.listing_id as "listingId", d.stage, d.opened_at as "openedAt", t.country, t.region, f.name as "from", count(n.id)::int as nudges, max(n.at) as "nudgedAt"
        from deal_interest d join organisation f on f.id = d.from_organisation join organisation t on t.id = d.to_organisation left join deal_nudge n on n.deal_id = d.id
        where d.listing_id is not null and (d.stage = 'interest' or (d.stage = 'expired' and d.opened_at > ${since}))
        group by d.id, d.listing_id, d.stage, d.opened_at, t.country, t.region, f.name order by d.stage = 'expired', d.opened_at, d.id limit ${mostListed}`,
  )
  const book = await calendarBook(db)
  const late = found.map((one) => ({ ...one, waited: book.of(one.country, one.region).countedDaysBetween(one.openedAt, actor.at) })).filter((one) => one.stage === 'expired' || one.waited >= reminderDays.first)
  const ids = [...new Set(late.map((one) => one.listingId))]
  const cards = new Map((await cardsFor(db, actor, ids)).map((card) => [card.id, card]))
  const contacts = await contactsFor(db, actor, ids)
  return late.flatMap(({ id, listingId, stage, openedAt, country, region, from, nudges, nudgedAt, waited }) => {
    const listing = cards.get(listingId)
    if (!listing) return []
    const expired = stage === 'expired'
    const calendar = book.of(country, region)
    const mayNudge = !expired && rested(actor.at, { nudges, nudgedAt })
    return [{ id, listing, from, openedAt, waited, expires: calendar.countedDayAfter(openedAt, reminderDays.expired), closed: expired ? undefined : calendar.closedUntil(calendar.dayOf(actor.at)), expired, contact: contacts.get(listingId), nudges, nudgedAt: nudgedAt ?? undefined, mayNudge }]
  })
}

/**
 * Asks the answering side once more, in the host's name.
 * @throws Failure missing | conflict (answered or ended, asked within three days, or three times)
 */
export async function nudgeAnswer(db: Db, actor: Actor, idOrShown: string): Promise<void> {
  const id = readId(idOrShown)
  const by = actor.personId
  if (!id || !by || !canNudge(actor)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'deal.nudge', object: { type: 'deal', id }, audience: 'staff' }, async (tx) => {
    const deal = await dealById(tx, id, true)
    if (!deal?.listingId || (await cardsFor(tx, actor, [deal.listingId])).length === 0) throw new Failure('missing', refusals.missing)
    if (deal.stage !== 'interest') throw new Failure('conflict', messages.answered)
    const before = await row<{ nudges: number; nudgedAt: Date | null }>(tx, sql`select count(*)::int as nudges, max(at) as "nudgedAt" from deal_nudge where deal_id = ${id}`)
    const { nudges, nudgedAt } = before ?? { nudges: 0, nudgedAt: null }
    if (nudges >= mostNudges) throw new Failure('conflict', messages.nudgedOften)
    if (!rested(actor.at, { nudges, nudgedAt })) throw new Failure('conflict', messages.nudgedLately)
    await tx.insert(dealNudge).values({ id: newId(actor.at.getTime()), dealId: id, by, at: actor.at })
    const one = await occasionOf(tx, id)
    const people = await answerersOf(tx, one, actor.at, true)
    await notify(tx, { kind: 'interest_nudged', people, object: { type: 'deal', id }, version: String(nudges + 1), about: { organisation: one.fromName, title: one.title } })
  })
}
