import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeEvent, makeParticipant, makeSession } from '../../../../test/world/events.ts'
import { makePublished } from '../../../../test/world/deals.ts'
import { makeMeetings } from '../../../../test/world/meetings.ts'
import { makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { type Actor, visitor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { row, run, sql } from '../../../platform/database.ts'
import { expressInterest } from '../../deals/deals.ts'
import { addExhibits, addMaterial, countVisit, eventReport, openReport, publicReport, releaseProgramme, reportFacts, reportFigures } from '../events.ts'
import { setLiveState } from '../live/live.ts'
import { cancelMeetingOf, giveOutcome, holdByHand, wish } from '../meetings/meetings.ts'
import { addPitch, interestInPitch } from '../roadshow/roadshow.ts'

const at = new Date('2026-12-01T08:00:00Z')
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000)

test('an event of which nothing happened has a report of noughts, for who runs it alone until it is opened', async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at)
  const { figures, runs, visitsByDay, countries, amounts } = await eventReport(db, event.officer, event)
  expect(reportFigures.filter((figure) => figures[figure] !== 0)).toEqual([])
  expect([runs, visitsByDay, countries, amounts]).toEqual([true, [], [], []])
  const stranger = await makeActor(db, { role: 'officer' })
  for (const actor of [visitor(at), { ...stranger, at }]) {
    await expect(eventReport(db, actor, event)).rejects.toMatchObject({ code: 'missing' })
    await expect(reportFacts(db, actor, event, 'registered')).rejects.toMatchObject({ code: 'missing' })
    await expect(openReport(db, actor, { id: event.id, open: true })).rejects.toMatchObject({ code: 'missing' })
  }
  await openReport(db, event.officer, { id: event.id, open: true })
  expect((await eventReport(db, visitor(at), event)).runs).toBe(false)
  await expect(reportFacts(db, visitor(at), event, 'left')).rejects.toMatchObject({ code: 'missing' })
  await expect(reportFacts(db, event.officer, event, 'nothing')).rejects.toMatchObject({ code: 'missing' })
  await openReport(db, event.officer, { id: event.id, open: false })
  await expect(eventReport(db, visitor(at), event)).rejects.toMatchObject({ code: 'missing' })
})

test('seats are counted by state and country; a few of a country are told to nobody but who runs the event', async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at)
  const house = await makeOrganisation(db, { country: 'CN' })
  for (let n = 0; n < 6; n += 1) await makeParticipant(db, event, at, { organisationId: house })
  const guests = [await makeParticipant(db, event, at), await makeParticipant(db, event, at, { country: 'DE' })]
  const gone = await makeParticipant(db, event, at)
  await run(db, sql`update event_registration set state = 'cancelled' where person_id = ${gone.personId!}`)
  await run(db, sql`insert into event_check_in (registration_id, key, at, arrived_at, checked_by) select id, ${newId()}, ${at}, ${at}, ${event.officer.personId!} from event_registration where person_id = ${guests[0]!.personId!}`)
  const report = await eventReport(db, event.officer, event)
  expect(report.figures).toMatchObject({ registered: 8, attended: 1, in_line: 0, left: 1 })
  expect(report.countries[0]).toEqual({ country: 'CN', n: 6 })
  expect(report.organisations).toHaveLength(3)
  const { facts } = await reportFacts(db, event.officer, event, 'registered', { country: 'CN' })
  expect(facts.kind === 'people' && facts.lines.length).toBe(6)
  await openReport(db, event.officer, { id: event.id, open: true })
  const open = await eventReport(db, visitor(at), event)
  expect([open.figures.registered, open.figures.attended, open.figures.left, open.organisations]).toEqual([8, undefined, undefined, []])
  // Two countries of one person each take the third with them: eight less six would tell of the two together.
  expect(open.countries).toEqual([])
  const shown = await reportFacts(db, visitor(at), event, 'registered')
  expect(shown.facts).toEqual({ kind: 'people', lines: [] })
  expect((await publicReport(db, event.officer, event)).figures.attended).toBeUndefined()
})

test('two events that differ only in what is withheld have one report for everybody', async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at)
  const [germany, ireland] = [await makeOrganisation(db, { country: 'DE' }), await makeOrganisation(db, { country: 'IE' })]
  for (const [country, people] of [['CN', 20], ['DE', 4], ['IE', 8]] as const) {
    const organisationId = country === 'DE' ? germany : country === 'IE' ? ireland : await makeOrganisation(db, { country })
    for (let n = 0; n < people; n += 1) await makeParticipant(db, event, at, { organisationId })
  }
  await openReport(db, event.officer, { id: event.id, open: true })
  const seen = async () => JSON.stringify([await eventReport(db, visitor(at), event), await reportFacts(db, visitor(at), event, 'registered'), await publicReport(db, event.officer, event)])
  const before = await seen()
  expect(before).toContain('"countries":[{"country":"CN","n":20}]')
  await run(db, sql`update organisation set country = case country when 'DE' then 'IE' else 'DE' end where id in (${germany}, ${ireland})`)
  expect(await seen()).toBe(before)
  await run(db, sql`update organisation set country = 'FR' where id = ${germany}`)
  expect(await seen()).toBe(before)
})

test('visits, sessions, materials, questions and exhibits are what a reader finds there', async () => {
  const { db } = await freshDatabase()
  const event = await makeEvent(db, at)
  const session = await makeSession(db, event, { startsAt: later(25), endsAt: later(26) })
  await makeSession(db, event, { startsAt: later(26), endsAt: later(27), kind: 'break' })
  await releaseProgramme(db, event.officer, { eventId: event.id })
  await addMaterial(db, undefined, event.officer, { eventId: event.id, sessionId: session, kind: 'recording', title: { en: 'Film' }, lang: 'en', link: 'https://films.example.org/1', audience: 'readers' })
  await addMaterial(db, undefined, event.officer, { eventId: event.id, sessionId: session, kind: 'slides', title: { en: 'Slides' }, lang: 'en', link: 'https://slides.example.org/1', audience: 'participants' })
  await setLiveState(db, event.officer, { slug: event.slug, sessionId: session, state: 'on' })
  const asker = await makeActor(db)
  for (const [place, state] of ['shown', 'answered', 'waiting'].entries()) {
    await run(db, sql`insert into live_question (id, session_id, person_id, body, digest, state, number, votes, answered_at, asked_at) values (${newId()}, ${session}, ${asker.personId!}, ${JSON.stringify({ source: 'en', rev: 1, variants: { en: { body: 'Why?', origin: 'author', ofRev: 1, at: at.toISOString() } } })}, decode(${String(place).padStart(64, '0')}, 'hex'), ${state}, ${state === 'waiting' ? null : place + 1}, 3, ${state === 'answered' ? at : null}, ${at})`)
  }
  for (const viewers of [100, 250]) await run(db, sql`insert into live_figure (id, session_id, viewers, source, counted_at, entered_at) values (${newId()}, ${session}, ${viewers}, ${JSON.stringify({ source: 'en', rev: 1, variants: { en: { body: 'Channel', origin: 'author', ofRev: 1, at: at.toISOString() } } })}, ${at}, ${new Date(at.getTime() + viewers)})`)
  const listing = await makePublished(db)
  const reference = (await row<{ reference: string }>(db, sql`select reference from listing where id = ${listing.id}`))!.reference
  await addExhibits(db, event.officer, { eventId: event.id, typed: reference })
  const seen = { eventId: event.id, userAgent: 'Mozilla/5.0', at }
  await Promise.all([countVisit(db, { ...seen, part: 'event' }), countVisit(db, { ...seen, part: 'event' }), countVisit(db, { ...seen, part: 'session', objectId: session }), countVisit(db, { ...seen, part: 'hall', userAgent: 'Googlebot/2.1' })])
  await openReport(db, event.officer, { id: event.id, open: true })
  const open = await eventReport(db, visitor(at), event)
  expect(open.figures).toMatchObject({ visits_event: 2, visits_session: 1, visits_hall: 0, sessions: 1, materials: 0, recordings: 1, questions: 2, answered: 1, votes: 6, viewers: 250, exhibits: 1, exhibitors: 1 })
  expect((await eventReport(db, event.officer, event)).figures.materials).toBe(1)
  const hidden = await makeSession(db, event, { startsAt: later(28), endsAt: later(29) })
  await run(db, sql`update event_session set title = jsonb_set(title, '{variants,en,body}', '"Not told yet"')`)
  await Promise.all([countVisit(db, { ...seen, part: 'session', objectId: hidden }), setLiveState(db, event.officer, { slug: event.slug, sessionId: hidden, state: 'on' })])
  for (const key of ['visits_session', 'questions', 'viewers', 'sessions']) expect(JSON.stringify(await reportFacts(db, visitor(at), event, key)), key).not.toContain('Not told yet')
  const opened = await reportFacts(db, visitor(at), event, 'visits_session')
  expect(opened.facts.kind === 'visits' && opened.facts.opened[0]?.session?.id).toBe(session)
  for (const [key, kind] of [['sessions', 'sessions'], ['speakers', 'speakers'], ['recordings', 'materials'], ['viewers', 'watched'], ['questions', 'live'], ['exhibits', 'exhibits']] as const) expect((await reportFacts(db, visitor(at), event, key)).facts.kind).toBe(kind)
})

const ask = (listingId: string, actor: Actor) => ({ listingId, fromOrganisationId: actor.affiliations[0]!.organisationId, sentence: 'We would like to try it.', contact: 'Dr Lin, lin@example.org' })

test('a meeting counts once by the answer that says most, and a case by the first way in which it came', async () => {
  const { db } = await freshDatabase()
  const { event, slots, offers, seeks } = await makeMeetings(db, at, { offers: 2, seeks: 2 })
  const pairs = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]] as const
  const held: string[] = []
  for (const [one, other, slot] of pairs) held.push(await holdByHand(db, event.officer, { eventId: event.id, one: offers[one]!.personId!, other: seeks[other]!.personId!, slotId: slots[slot]!.id }))
  await wish(db, offers[0]!, { eventId: event.id, to: seeks[0]!.personId!, kind: 'must' })
  await cancelMeetingOf(db, offers[1]!, { id: held[3]!, reason: 'The train is late' })
  const after = { at: later(72) }
  await giveOutcome(db, { ...offers[0]!, ...after }, { meetingId: held[0]!, outcome: 'informative', lang: 'en' })
  const { dealId } = await giveOutcome(db, { ...seeks[0]!, ...after }, { meetingId: held[0]!, outcome: 'cooperation', lang: 'en' })
  await giveOutcome(db, { ...offers[0]!, ...after }, { meetingId: held[1]!, outcome: 'did_not_take_place', lang: 'en' })
  const listing = await makePublished(db, { at })
  const session = await makeSession(db, event, { startsAt: later(30), endsAt: later(31), kind: 'roadshow' })
  const where = { slug: event.slug, sessionId: session }
  await setLiveState(db, event.officer, { ...where, state: 'on' })
  await releaseProgramme(db, event.officer, { eventId: event.id })
  await addPitch(db, event.officer, { ...where, lang: 'en', title: { en: 'A pitch' }, team: { en: 'A team' }, listingId: listing.id })
  const first = await row<{ id: string }>(db, sql`select id from roadshow_pitch where session_id = ${session}`)
  const asker = { ...(await makeActor(db, { organisationId: await makeOrganisation(db, { kind: 'enterprise' }), role: 'officer' })), at: later(31) }
  await interestInPitch(db, asker, { ...where, id: first!.id, interest: ask(listing.id, asker) })
  const exhibit = await makePublished(db, { at })
  await run(db, sql`insert into event_exhibit (event_id, listing_id, state, put_at) values (${event.id}, ${exhibit.id}, 'shown', ${at})`)
  const outside = { ...asker, at: later(10) }
  await expressInterest(db, outside, ask(exhibit.id, asker))
  const inside = { ...(await makeActor(db, { organisationId: await makeOrganisation(db, { kind: 'enterprise' }), role: 'officer' })), at: later(40) }
  await expressInterest(db, inside, ask(exhibit.id, inside))
  const runner = { ...event.officer, at: later(80) }
  const report = await eventReport(db, runner, event)
  expect(report.figures).toMatchObject({ wishes: 1, meetings: 4, held: 1, not_held: 2, open: 1, cooperation: 1, informative: 0, cross_border: 1 })
  expect(report.fellThrough).toEqual([{ fate: 'did_not_take_place', n: 1 }, { fate: 'cancelled', n: 1 }])
  expect([report.meetingCountries, report.meetingHouses.map(({ n }) => n)]).toEqual([[{ country: 'CN', n: 1 }, { country: 'GB', n: 1 }], [1, 1]])
  const withHouse = async (organisation: string) => { const { facts } = await reportFacts(db, runner, event, 'held', { organisation }); return facts.kind === 'meetings' && facts.meetings.length }
  expect([await withHouse(report.meetingHouses[0]!.organisation!.slug), await withHouse('another')]).toEqual([1, 0])
  // Who runs the event reads no case of others: three of them are too few to be told.
  expect([report.figures.cases, report.stages]).toEqual([undefined, []])
  const { facts } = await reportFacts(db, runner, event, 'not_held')
  expect(facts.kind === 'meetings' && facts.meetings.map((one) => one.reason)).toEqual(['The train is late', null])
  await openReport(db, runner, { id: event.id, open: true })
  const asParty = await reportFacts(db, { ...seeks[0]!, ...after }, event, 'cases')
  expect(asParty.facts.kind === 'cases' && [asParty.facts.cases.map((one) => one.id), asParty.facts.others]).toEqual([[dealId], undefined])
  expect(asParty.report.figures).toMatchObject({ meetings: undefined, held: undefined })
  const nobody = await reportFacts(db, visitor(at), event, 'held')
  expect(nobody.facts).toEqual({ kind: 'meetings', meetings: [] })
})
