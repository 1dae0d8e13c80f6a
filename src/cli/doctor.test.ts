import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { system } from '../core/actor.ts'
import { newId } from '../core/id.ts'
import { sealActivity } from '../modules/activity/activity.ts'
import { acceptInterest, expressInterest } from '../modules/deals/deals.ts'
import { createOrganisation } from '../modules/people/people.ts'
import { blobsOn } from '../platform/blobs.ts'
import { diskBlobs } from '../platform/blobs/disk.ts'
import { type Db, run, sql } from '../platform/database.ts'
import { freshDatabase } from '../../test/database.ts'
import { makePublished } from '../../test/world/deals.ts'
import { makeActor, longAgo } from '../../test/world/people.ts'
import { examine } from './doctor.ts'

const { db } = await freshDatabase()
const place = diskBlobs(join(mkdtempSync(join(tmpdir(), 'qiao-doctor-')), 'files'))
const blobs = blobsOn(place)

const broken = async (): Promise<string[]> => (await examine(db, blobs)).filter((one) => one.violations.length > 0).map((one) => one.title.en)

/** Breaks what constraints and triggers would refuse, looks, and takes it back. */
async function whileBroken(table: string, statements: string[], mend: string[]): Promise<string[]> {
  const forced = async (what: string[]) => {
    await run(db, sql`alter table ${sql.identifier(table)} disable trigger user`)
    for (const one of what) await run(db, sql.raw(one))
    await run(db, sql`alter table ${sql.identifier(table)} enable trigger user`)
  }
  await forced(statements)
  const found = await broken()
  await forced(mend)
  return found
}

async function organisation(base: Db, en: string) {
  return (await createOrganisation(base, system(longAgo), { kind: 'enterprise', name: { en }, country: 'GB', about: { en: 'We make linings.' } })).id
}

const ownerId = await organisation(db, 'Linings Limited')
const fromOrganisationId = await organisation(db, 'Kiln College')
const listing = await makePublished(db, { ownerId })
const asker = await makeActor(db, { organisationId: fromOrganisationId, role: 'officer' })
const owner = await makeActor(db, { organisationId: ownerId, role: 'administrator' })
const { id: dealId } = await expressInterest(db, asker, { listingId: listing.id, fromOrganisationId, sentence: 'We have one.', contact: 'lin@example.org' })
await acceptInterest(db, owner, dealId)
await sealActivity(db)

test('a sound database is told to be sound', async () => {
  expect(await broken()).toEqual([])
})

test('each thing that must hold is noticed when it does not', async () => {
  const variant = newId()
  expect(
    await whileBroken(
      'listing_variant',
      [`insert into listing_variant (id, revision_id, lang, field, body, origin, of_rev, at) select '${variant}', live_revision_id, 'en', 'title', 'By machine', 'machine', 99, now() from listing where id = '${listing.id}'`],
      [`delete from listing_variant where id = '${variant}'`],
    ),
  ).toEqual(['No machine text stands in the place of a person’s', 'No translation claims to be newer than its original'])
  expect(await whileBroken('deal', [`update deal set stage = 'nda' where id = '${dealId}'`], [`update deal set stage = 'accepted' where id = '${dealId}'`])).toEqual([
    'The stages of a case begin with the interest and end where it stands',
    'The lists of the parties show the stage where a case stands',
    'No case is past the compliance screen unanswered',
    'Every stage has the evidence that its gate asks for',
  ])
  expect(await whileBroken('thread', [`update thread set object_type = 'gone' where object_id = '${dealId}'`], [`update thread set object_type = 'deal' where object_id = '${dealId}'`])).toEqual([
    'Every accepted case has its thread',
  ])
  expect(
    await whileBroken('person', [`update person set name = null, email = null, erased_at = now() where id = '${owner.personId}'`], [`update person set name = '{"en":"Owner"}', email = 'owner@example.org', erased_at = null where id = '${owner.personId}'`]),
  ).toContain('An erased person has no name, address, sign-in or right left')
  expect(await broken()).toEqual([])
})

test('a file that is gone or was altered is named', async () => {
  const kept = await blobs.put(Buffer.from('whole'))
  const altered = '0'.repeat(64)
  await place.write(altered, Buffer.from('something else'))
  const gone = '1'.repeat(64)
  for (const sha of [kept.sha256, altered, gone]) await run(db, sql`insert into blob (sha256, bytes, media_type) values (decode(${sha}, 'hex'), 5, 'text/plain')`)
  const verdict = (await examine(db, blobs)).find((one) => one.title.en.startsWith('Every file'))
  expect(verdict?.violations).toEqual([`file ${altered}`, `file ${gone}`])
})
