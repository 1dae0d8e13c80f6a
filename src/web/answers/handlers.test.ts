import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeDeal } from '../../../test/world/deals.ts'
import { makeActor } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { acceptInterest } from '../../modules/deals/deals.ts'
import { row, rows, run, sql } from '../../platform/database.ts'

const at = new Date('2026-06-01T08:00:00Z')
const site = await openSite({ at })
const { db } = site
const day = 86_400_000
const host = await site.as((await makeActor(db, { platform: 'organiser', at })).personId!)

test('the host opens the list from the desk in both languages and reminds once', async () => {
  const { dealId, listing } = await makeDeal(db)
  await run(db, sql`update deal set opened_at = ${new Date(at.getTime() - 9 * day)} where id = ${dealId}`)
  await run(db, sql`update organisation set contact_name = 'Ann Reed', contact_email = 'ann@example.org' where id = ${listing.ownerId}`)
  expect(await (await site.get('/en/desk', host)).text()).toContain('/en/staff/unanswered')
  const text = await (await site.get('/en/staff/unanswered', host)).text()
  expect(text).toContain('mailto:ann@example.org')
  expect(text).not.toContain('We have a lining')
  expect(await (await site.get('/zh/staff/unanswered', host)).text()).toContain('未答复的合作意向')
  const nudge = `/en/staff/unanswered/${showId(dealId)}/reminder`
  expect((await site.post(nudge, {}, host)).status).toBe(303)
  expect((await site.post(nudge, {}, host)).status).toBe(409)
  expect(await rows(db, sql`select 1 from deal_nudge where deal_id = ${dealId}`)).toHaveLength(1)
  expect(await (await site.get('/en/staff/unanswered', host)).text()).toContain('Reminded on')
})

test('others find no such page', async () => {
  const person = await site.as((await makeActor(db, { at })).personId!)
  expect((await site.get('/en/staff/unanswered', person)).status).toBe(404)
  expect(await (await site.get('/en/desk', person)).text()).not.toContain('/staff/unanswered')
})

test('"usually answers in 4 days" stands on the organisation, its listings and in the API', async () => {
  const first = await makeDeal(db)
  const { ownerId } = first.listing
  const deals = [first, ...(await Promise.all([1, 2, 3, 4].map(() => makeDeal(db, { ownerId }))))]
  for (const { dealId, owner } of deals) {
    await run(db, sql`update deal set opened_at = ${new Date(at.getTime() - 20 * day)} where id = ${dealId}`)
    await acceptInterest(db, { ...owner, at: new Date(at.getTime() - 16 * day) }, dealId)
  }
  const slug = (await row<{ slug: string }>(db, sql`select slug from organisation where id = ${ownerId}`))!.slug
  for (const path of [`/en/organisations/${slug}`, `/en/listings/${showId(first.listing.id)}`]) expect(await (await site.get(path)).text(), path).toContain('Usually answers in 4 days')
  expect(await (await site.get(`/zh/organisations/${slug}`)).text()).toContain('通常在 4 天内答复合作意向')
  expect(await (await site.get(`/api/v1/organisations/${slug}`)).json()).toMatchObject({ answersInDays: 4 })
  await run(db, sql`update listing set name_withheld = true where id = ${first.listing.id}`)
  expect(await (await site.get(`/en/listings/${showId(first.listing.id)}`)).text()).not.toContain('Usually answers')
})
