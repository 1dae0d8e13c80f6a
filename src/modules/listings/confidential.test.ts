import { expect, test } from 'vitest'
import { system, visitor } from '../../core/actor.ts'
import { rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeListing } from '../../../test/world/listings.ts'
import { actorOf, makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { confidentialFor, endConfidentialGrant, grantConfidential, grantsOf, indexRows, listingFor, setConfidential } from './listings.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-21T09:00:00Z')
const { id, ownerId } = await makeListing(db, { at, kind: 'need' })
const officer = await makeActor(db, { organisationId: ownerId, role: 'officer', at })
const partnerId = await makeOrganisation(db)
const partner = await makeActor(db, { organisationId: partnerId, role: 'researcher', at })
const staff = await Promise.all((['moderator', 'organiser', 'administrator'] as const).map((platform) => makeActor(db, { platform, at })))
const secret = 'Line 4 loses 11% of its yield at 190 degrees'
await setConfidential(db, officer, { id, bodies: { en: secret } })

test('the owner reads it, a grant opens it until its date, its end closes it at once', async () => {
  expect((await confidentialFor(db, officer, id))?.variants.en?.body).toBe(secret)
  expect(await confidentialFor(db, partner, id)).toBeUndefined()
  await grantConfidential(db, officer, { id, organisationId: partnerId, until: new Date('2026-12-01T00:00:00Z') })
  expect((await confidentialFor(db, partner, id))?.variants.en?.body).toBe(secret)
  expect(await confidentialFor(db, await actorOf(db, partner.personId!, new Date('2026-12-02T00:00:00Z')), id)).toBeUndefined()
  const [grant] = await grantsOf(db, officer, id)
  await endConfidentialGrant(db, officer, { id, grantId: grant!.id })
  expect(await confidentialFor(db, partner, id)).toBeUndefined()
  await expect(endConfidentialGrant(db, officer, { id, grantId: grant!.id })).rejects.toMatchObject({ code: 'missing' })
})

test('nobody of the platform reads it, and it is in no page and no index', async () => {
  for (const actor of [...staff, visitor(at), system(at)]) expect(await confidentialFor(db, actor, id)).toBeUndefined()
  for (const actor of [officer, visitor(at)]) expect(JSON.stringify(await listingFor(db, actor, id))).not.toContain('yield')
  for await (const batch of indexRows(db, { ids: [id] })) expect(JSON.stringify(batch)).not.toContain('yield')
})

test('only the owner’s officers write and open it', async () => {
  for (const actor of [...staff, partner]) {
    await expect(setConfidential(db, actor, { id, bodies: { en: 'x' } })).rejects.toMatchObject({ code: 'denied' })
    await expect(grantConfidential(db, actor, { id, organisationId: partnerId })).rejects.toMatchObject({ code: 'denied' })
    await expect(grantsOf(db, actor, id)).rejects.toMatchObject({ code: 'missing' })
  }
  await expect(grantConfidential(db, officer, { id, organisationId: '00000000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ code: 'invalid' })
})

test('a new source makes the other language stale, and an empty one removes the detail', async () => {
  await setConfidential(db, officer, { id, bodies: { en: secret, zh: '四号线' } })
  await setConfidential(db, officer, { id, bodies: { en: `${secret}.` } })
  const detail = await confidentialFor(db, officer, id)
  expect(detail!.variants.zh!.ofRev).toBeLessThan(detail!.rev)
  await setConfidential(db, officer, { id, bodies: { en: '', zh: '' } })
  expect(await rows(db, sql`select 1 from listing_confidential where listing_id = ${id}`)).toEqual([])
})
