import { expect, test } from 'vitest'
import { rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeDraft, makeListing } from '../../../test/world/listings.ts'
import { countView, forgetVisitors, isRobot, viewsOf } from './listings.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-21T09:00:00Z')
const tomorrow = new Date('2026-11-22T09:00:00Z')
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/147.0 Safari/537.36'

test('a reader counts once a day, a robot never, and nothing kept says who', async () => {
  const { id } = await makeListing(db, { at })
  const see = (visitorKey: string, when = at, userAgent = browser) => countView(db, { listingId: id, visitorKey, userAgent, at: when })
  const crowd = await Promise.all([see('a'), see('a'), see('b'), see('c', at, 'Googlebot/2.1'), see('d', at, 'wget'), see('e', at, '')])
  expect(crowd.filter(Boolean)).toHaveLength(2)
  expect(await see('a')).toBe(false)
  expect(await see('a', tomorrow)).toBe(true)
  expect(await viewsOf(db, id, at)).toEqual([{ day: '2026-11-21', views: 2 }, { day: '2026-11-22', views: 1 }])
  const kept = await rows<{ visitor: string }>(db, sql`select encode(visitor, 'escape') as visitor from listing_view_seen order by visitor`)
  expect(new Set(kept.map((one) => one.visitor)).size).toBe(3)
  await forgetVisitors(db, tomorrow)
  expect(await rows(db, sql`select 1 from listing_view_salt`)).toHaveLength(1)
  expect(await rows(db, sql`select 1 from listing_view_seen`)).toHaveLength(1)
  expect(await rows(db, sql`select 1 from activity where object_id = ${id} and verb not in ('listing.create', 'listing.publish')`)).toEqual([])
})

test('only what is published is counted', async () => {
  const { id } = await makeDraft(db, { at })
  expect(await countView(db, { listingId: id, visitorKey: 'a', userAgent: browser, at })).toBe(false)
  expect(await countView(db, { listingId: '00000000-0000-7000-8000-000000000000', visitorKey: 'a', userAgent: browser, at })).toBe(false)
})

test('a hundred readers at once lose no view', async () => {
  const { id } = await makeListing(db, { at })
  await Promise.all(Array.from({ length: 100 }, (_, n) => countView(db, { listingId: id, visitorKey: `v${n}`, userAgent: browser, at })))
  expect(await viewsOf(db, id, at)).toEqual([{ day: '2026-11-21', views: 100 }])
})

test('programs are told from browsers by their names', () => {
  for (const name of ['Baiduspider/2.0', 'curl/8.5.0', 'python-requests/2.31', 'HeadlessChrome/147', '', undefined]) expect(isRobot(name), name).toBe(true)
  for (const name of [browser, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) MicroMessenger/8.0']) expect(isRobot(name), name).toBe(false)
})
