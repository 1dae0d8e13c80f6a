import { type Actor, system } from '../../../core/actor.ts'
import { Failure, isFailure, missing, wrong } from '../../../core/failure.ts'
import { type Lang, type Name, say } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { openDeal } from '../../deals/deals.ts'
import { cardsFor, inHall } from '../../listings/listings.ts'
import { meetingFor, type MeetingRow } from './holding.ts'
import { caseSentence, caseTitle, meetingRefusals } from './messages.ts'
import { type MeetingOutcome, type MeetingRole, outcomes } from './rules.ts'
import { eventName, tellPairs } from './told.ts'

type Side = { personId: string; organisationId: string; role: MeetingRole; listingId: string | null; name: Name }

/**
 * Says what a meeting came to. "Cooperation possible" opens a partnering case that names the meeting as its origin: asked of the other side, or begun at once
 * where both have said so. @returns the case, where one was opened. @throws missing | invalid | conflict
 */
export async function giveOutcome(db: Db, actor: Actor, input: { meetingId: string; outcome: MeetingOutcome; note?: string; /** In which the case is said to begin. */ lang: Lang }): Promise<{ dealId?: string; alreadyOpen?: boolean }> {
  const meeting = await meetingFor(db, actor, input.meetingId)
  const { personId } = actor
  if (!personId || (personId !== meeting.a && personId !== meeting.b)) throw missing()
  if (!outcomes.includes(input.outcome)) throw wrong('outcome', meetingRefusals.outcome)
  const note = input.note?.trim() || null
  if (note && note.length > 2000) throw wrong('note', meetingRefusals.long)
  if (meeting.state !== 'held' || meeting.startsAt > actor.at) throw new Failure('conflict', meetingRefusals.notYet)
  return change(db, actor, { verb: 'event.meeting_outcome', object: { type: 'event', id: meeting.eventId }, related: [meeting.id] }, async (tx) => {
    // The two answers of a meeting one after the other, so that it opens one case.
    await meetingFor(tx, actor, meeting.id, true)
    await run(
      tx,
      sql`insert into meeting_outcome (meeting_id, person_id, outcome, note, at) values (${meeting.id}, ${personId}, ${input.outcome}, ${note}, ${actor.at})
          on conflict (meeting_id, person_id) do update set outcome = excluded.outcome, note = excluded.note, at = excluded.at`,
    )
    if (input.outcome !== 'cooperation') return {}
    return openCase(tx, actor, meeting, personId, input.lang)
  })
}

const caseOf = async (tx: Db, meetingId: string): Promise<string | undefined> =>
  (await row<{ dealId: string }>(tx, sql`select id as "dealId" from deal where origin = 'meeting' and origin_id = ${meetingId} order by opened_at desc limit 1`))?.dealId

async function openCase(tx: Db, actor: Actor, meeting: MeetingRow, personId: string, lang: Lang): Promise<{ dealId?: string; alreadyOpen?: boolean }> {
  const known = await caseOf(tx, meeting.id)
  if (known) return link(tx, meeting.id, personId, known)
  const sides = await rows<Side>(
    tx,
    sql`select mp.person_id as "personId", mp.organisation_id as "organisationId", mp.role, mp.listing_id as "listingId", p.name from meeting_person mp join person p on p.id = mp.person_id
        where mp.event_id = ${meeting.eventId} and mp.person_id in (${meeting.a}, ${meeting.b}) order by (mp.person_id = ${personId}) desc`,
  )
  if (sides.length !== 2 || sides[0]?.organisationId === sides[1]?.organisationId) return {}
  const event = await eventName(tx, meeting.eventId)
  const words = (of: Lang) => ({ event: event[of] ?? event.en ?? event.zh ?? '' })
  const readable = await cardsFor(tx, { ...actor, roles: [] }, sides.flatMap(({ listingId }) => listingId ?? []), inHall)
  const both = (await row<{ n: number }>(tx, sql`select count(*) as n from meeting_outcome where meeting_id = ${meeting.id} and outcome = 'cooperation'`))?.n === 2
  const opener = both ? system(actor.at) : actor
  await run(tx, sql`savepoint case_of_meeting`)
  try {
    const { id } = await openDeal(tx, opener, {
      origin: 'meeting', originId: meeting.id, agreed: both,
      parties: sides.map(({ organisationId, role, personId: speaker }) => ({ organisationId, role: role === 'offers' ? ('holder' as const) : ('enterprise' as const), personId: speaker })),
      listingIds: readable.map((card) => card.id), title: { zh: say('zh', caseTitle, words('zh')), en: say('en', caseTitle, words('en')) },
      sentence: say(lang, caseSentence, words(lang)), lang,
    })
    await tellPairs(tx, 'meeting_case_opened', [meeting.id], { except: personId })
    return link(tx, meeting.id, personId, id)
  } catch (error) {
    if (!isFailure(error)) throw error
    // A case about the same listings between the two is under way: that one goes on, and what was said of the meeting is kept.
    await run(tx, sql`rollback to savepoint case_of_meeting`)
    return { alreadyOpen: true }
  }
}

async function link(tx: Db, meetingId: string, personId: string, dealId: string): Promise<{ dealId: string }> {
  await run(tx, sql`update meeting_outcome set deal_id = ${dealId} where meeting_id = ${meetingId} and (person_id = ${personId} or outcome = 'cooperation')`)
  return { dealId }
}
