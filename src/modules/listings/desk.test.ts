import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makePublished } from '../../../test/world/deals.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { newId } from '../../core/id.ts'
import { run, sql } from '../../platform/database.ts'
import { listingsToDo, translationsOf } from './listings.ts'

const { db } = await freshDatabase()

test('what ends within a fortnight and what was returned, for those who can do something about it', async () => {
  const ownerId = await makeOrganisation(db)
  const officer = await makeActor(db, { organisationId: ownerId, role: 'officer' })
  const researcher = await makeActor(db, { organisationId: ownerId, role: 'researcher' })
  const stranger = await makeActor(db, { role: 'administrator' })
  const [ending, returned] = [await makePublished(db, { ownerId }), await makePublished(db, { ownerId })]
  await makePublished(db, { ownerId })
  const soon = new Date(officer.at.getTime() + 13 * 86_400_000)
  await run(db, sql`update listing set expires_at = ${soon} where id = ${ending.id}`)
  await run(db, sql`update listing_draft set comment = 'Say more.' where listing_id = ${returned.id}`)
  expect((await listingsToDo(db, officer)).map(({ id, why, comment }) => [id, why, comment])).toEqual([[ending.id, 'expiring', null], [returned.id, 'returned', 'Say more.']])
  expect(await listingsToDo(db, researcher)).toEqual([])
  await run(db, sql`update listing set created_by = ${researcher.personId!} where id = ${returned.id}`)
  expect((await listingsToDo(db, researcher)).map((one) => one.id)).toEqual([returned.id])
  expect(await listingsToDo(db, stranger)).toEqual([])
})

test('which translations are there and which are stale, of one’s own listings alone', async () => {
  const officer = await makeActor(db, { role: 'officer' })
  const { id } = await makePublished(db, { ownerId: officer.affiliations[0]!.organisationId })
  const foreign = await makePublished(db)
  expect(await translationsOf(db, officer, [id, foreign.id])).toEqual(new Map([[id, { langs: ['en'], stale: [], machine: [] }]]))
  await run(
    db,
    sql`insert into listing_variant (id, revision_id, lang, field, body, origin, of_rev) select ${newId()}, live_revision_id, 'zh', 'title', '炉衬', 'human', 1 from listing where id = ${id}`,
  )
  expect((await translationsOf(db, officer, [id])).get(id)).toEqual({ langs: ['en', 'zh'], stale: [], machine: [] })
})
