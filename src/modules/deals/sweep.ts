import { type Actor, system } from '../../core/actor.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { type CalendarBook, calendarBook } from '../calendars/calendars.ts'
import { notify } from '../notices/notices.ts'
import { move } from './record.ts'
import { type DealStage, reminderDays, type ReminderStep, remindersDue } from './rules.ts'
import { dealReminder } from './schema.ts'
import { answerersOf, brokersOf, interestedOf, type Occasion, occasionOf } from './told.ts'

export type Sweep = { reminded: number; expired: number }

/**
 * Reminds of unanswered interests and ends those that nobody answered, by the days that count in the answering country.
 * Running it twice, or late, does nothing twice: every step leaves a row in the transaction that tells people.
 * A fault about one interest does not keep the others waiting; it is thrown after them.
 */
export async function sweepDeals(db: Db, at: Date): Promise<Sweep> {
  const actor = system(at)
  const done: Sweep = { reminded: 0, expired: 0 }
  // Five days that count take at least five calendar days, whatever the calendar.
  const oldEnough = new Date(at.getTime() - 4 * 86_400_000)
  const book = await calendarBook(db)
  const waiting = await rows<{ id: string; openedAt: Date; country: string; region: string | null; steps: ReminderStep[] }>(
    db,
    sql`select d.id, d.opened_at as "openedAt", o.country, o.region, array(select step from deal_reminder r where r.deal_id = d.id) as steps
        from deal_interest d join organisation o on o.id = d.to_organisation where d.stage = 'interest' and d.opened_at < ${oldEnough} order by d.opened_at`,
  )
  const faults: unknown[] = []
  for (const one of waiting) {
    const { due } = remindersDue(one.openedAt, at, book.of(one.country, one.region), one.steps)
    if (due.length === 0) continue
    const expires = due.includes('expired')
    const did = await change(db, actor, { verb: expires ? 'deal.expire' : 'deal.remind', object: { type: 'deal', id: one.id } }, (tx) => remind(tx, actor, one.id, book)).catch((error: unknown) => {
      if (!(error instanceof NothingLeft)) faults.push(error)
    })
    if (did === 'expired') done.expired += 1
    else if (did === 'reminded') done.reminded += 1
  }
  if (faults.length > 0) throw faults[0]
  return done
}

/** Thrown where somebody answered, or another sweep was faster: the transaction goes, and with it its activity. */
class NothingLeft extends Error {}

async function remind(tx: Db, actor: Actor, id: string, book: CalendarBook): Promise<'reminded' | 'expired'> {
  const now = await row<{ stage: DealStage }>(tx, sql`select stage from deal where id = ${id} for update`)
  if (now?.stage !== 'interest') throw new NothingLeft()
  const deal = await occasionOf(tx, id)
  const steps = (await rows<{ step: ReminderStep }>(tx, sql`select step from deal_reminder where deal_id = ${id}`)).map((one) => one.step)
  const { due, send } = remindersDue(deal.openedAt, actor.at, book.of(deal.toCountry, deal.toRegion), steps)
  if (due.length === 0) throw new NothingLeft()
  await tx.insert(dealReminder).values(due.map((step) => ({ dealId: id, step, at: actor.at })))
  for (const step of send) await tellers[step](tx, actor, deal)
  return send.includes('expired') ? 'expired' : 'reminded'
}

const about = (deal: Occasion) => ({ organisation: deal.fromName, title: deal.title })

const tellAnswerers = (step: 'first' | 'second') => async (tx: Db, actor: Actor, deal: Occasion) => {
  const people = await answerersOf(tx, deal, actor.at, true)
  await notify(tx, { kind: 'interest_reminder', people, object: { type: 'deal', id: deal.id }, version: step, about: { ...about(deal), days: String(reminderDays[step]) } })
}

const tellers: Record<ReminderStep, (tx: Db, actor: Actor, deal: Occasion) => Promise<void>> = {
  first: tellAnswerers('first'),
  second: tellAnswerers('second'),
  // Brokers are no party: their notice leads to the listing and its contact, not into the case.
  async broker(tx, actor, deal) {
    const people = await brokersOf(tx, deal, actor.at)
    const object = deal.listingId ? { type: 'listing', id: deal.listingId } : { type: 'deal', id: deal.id }
    await notify(tx, { kind: 'interest_broker', people, object, version: deal.id, about: about(deal) })
  },
  async expired(tx, actor, deal) {
    await move(tx, actor, deal.id, 'interest', 'expire')
    const people = [...(await interestedOf(tx, deal)), ...(await answerersOf(tx, deal, actor.at, false))]
    await notify(tx, { kind: 'interest_expired', people, object: { type: 'deal', id: deal.id }, about: about(deal) })
  },
}
