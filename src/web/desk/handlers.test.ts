import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeDeal, makePublished } from '../../../test/world/deals.ts'
import { makeEvent, makeParticipant } from '../../../test/world/events.ts'
import { makeActor, makeOrganisation, makePerson } from '../../../test/world/people.ts'
import { newId, showId } from '../../core/id.ts'
import { notify } from '../../modules/notices/notices.ts'
import { row, run, sql } from '../../platform/database.ts'

const site = await openSite()
const { db } = site

test('somebody new is shown where to begin, in both languages', async () => {
  const cookie = await site.as(await makePerson(db, { name: { en: 'Ada New', zh: '艾达' } }))
  const en = await (await site.get('/en/desk', cookie)).text()
  expect(en).toContain('Join or create your organisation')
  expect(en).not.toContain('Partnering cases')
  expect(await (await site.get('/zh/desk', cookie)).text()).toContain('加入或创建机构')
  const member = await makeActor(db, { role: 'officer' })
  const text = await (await site.get('/en/desk', await site.as(member.personId!))).text()
  expect(text).toContain('Publish a technology')
  expect(text).not.toContain('Join or create your organisation')
})

test('what waits comes first, with who and by when', async () => {
  const { owner, dealId, listing } = await makeDeal(db)
  await run(db, sql`update listing set expires_at = now() + interval '5 days' where id = ${listing.id}`)
  const text = await (await site.get('/en/desk', await site.as(owner.personId!))).text()
  expect(text.indexOf('Waiting for you')).toBeLessThan(text.indexOf('My listings'))
  expect(text).toContain(`/en/deals/${showId(dealId)}#next`)
  expect(text).toMatch(/by \d+ \w+ \d{4}/)
  expect(text).toContain('Ending soon')
  expect(text).toContain('1 (1 waiting)')
})

test('a seat that is held waits until its hour, for the one person alone', async () => {
  const event = await makeEvent(db, new Date())
  const [first, other] = [await makeParticipant(db, event, new Date()), await makeParticipant(db, event, new Date())]
  await run(db, sql`update event_registration set state = 'offered', offer_until = now() + interval '1 day' where person_id = ${first.personId!}`)
  const [cookie, others] = [await site.as(first.personId!), await site.as(other.personId!)]
  expect(await (await site.get('/en/desk', cookie)).text()).toContain(`/en/events/${event.slug}/registration`)
  expect(await (await site.get('/en/desk', others)).text()).not.toContain('Take your seat')
  await run(db, sql`update event_registration set offer_until = now() - interval '1 minute' where person_id = ${first.personId!}`)
  expect(await (await site.get('/en/desk', cookie)).text()).not.toContain('Take your seat')
})

test('a returned draft waits with its comment', async () => {
  const officer = await makeActor(db, { role: 'officer' })
  const { id } = await makePublished(db, { ownerId: officer.affiliations[0]!.organisationId })
  await run(db, sql`update listing_draft set comment = 'Say what it costs.' where listing_id = ${id}`)
  expect(await (await site.get('/en/desk', await site.as(officer.personId!))).text()).toContain('Say what it costs.')
})

test('refusals are shown to the author in sums of at least five', async () => {
  const officer = await makeActor(db, { role: 'officer' })
  const { id } = await makePublished(db, { ownerId: officer.affiliations[0]!.organisationId })
  const dismiss = async (reason: string) => {
    const other = await makePublished(db, { kind: 'offer' })
    await run(db, sql`insert into match_dismissal (id, listing_id, other_id, organisation_id, reason, by) values (${newId()}, ${other.id}, ${id}, ${other.ownerId}, ${reason}, ${officer.personId!})`)
  }
  for (let count = 0; count < 4; count += 1) await dismiss('too_early')
  await dismiss('later')
  const cookie = await site.as(officer.personId!)
  expect(await (await site.get('/en/desk', cookie)).text()).not.toContain('Too early')
  await dismiss('too_early')
  const text = await (await site.get('/en/desk', cookie)).text()
  expect(text).toContain('Too early: 5 organisations')
  expect(text).not.toContain('Later:')
})

test('notices: own ones alone, pages of forty, marked as read', async () => {
  const [person, other] = [await makePerson(db), await makePerson(db)]
  const organisationId = await makeOrganisation(db)
  for (let count = 0; count < 45; count += 1) {
    await notify(db, { kind: 'organisation_verified', people: [person], object: { type: 'organisation', id: organisationId }, version: String(count), about: { organisation: `House ${count}` } })
  }
  const cookie = await site.as(person)
  const first = await (await site.get('/en/desk/notices', cookie)).text()
  expect(first.match(/House \d+ is verified/g)).toHaveLength(40)
  const older = /href="([^"]*before=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect((await (await site.get(older, cookie)).text()).match(/House \d+ is verified/g)).toHaveLength(5)
  expect(await (await site.get('/en/desk/notices', await site.as(other))).text()).not.toContain('House')
  await site.post('/en/desk/notices/read', {}, await site.as(other))
  expect((await row<{ n: number }>(db, sql`select count(*) as n from notice where person_id = ${person} and read_at is null`))?.n).toBe(45)
  expect((await site.post('/en/desk/notices/read', {}, cookie)).status).toBe(303)
  expect((await row<{ n: number }>(db, sql`select count(*) as n from notice where person_id = ${person} and read_at is null`))?.n).toBe(0)
  expect((await site.get('/en/desk/notices?before=nonsense&unread=1', cookie)).status).toBe(200)
})
