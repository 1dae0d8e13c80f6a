import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { system, visitor } from '../../core/actor.ts'
import { openBlobs } from '../../platform/blobs.ts'
import { rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeDraft, makeListing } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { attachmentFor, attachToListing, detachFromListing, listingFor, pauseListing, revealTo, setAccess } from './listings.ts'

const { db } = await freshDatabase()
const folder = await mkdtemp(join(tmpdir(), 'qiao-attach-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const blobs = openBlobs({ dataFolder: folder, s3: undefined })
const at = new Date('2026-11-21T09:00:00Z')
const pdf = (n: number) => Buffer.from(`%PDF-1.7\n% ${n}\n%%EOF`)

test('an attachment goes where its listing goes', async () => {
  const { id, ownerId } = await makeListing(db, { at })
  const officer = await makeActor(db, { organisationId: ownerId, role: 'officer', at })
  const { fileId } = await attachToListing(db, blobs, officer, { id, name: 'Acme test report.pdf', bytes: pdf(1) })
  const opened = await attachmentFor(db, blobs, visitor(at), fileId)
  expect(opened).toMatchObject({ name: 'Acme test report.pdf', mediaType: 'application/pdf', public: true })
  expect(await text(await opened.stream())).toContain('%PDF')
  await pauseListing(db, officer, id)
  await expect(attachmentFor(db, blobs, visitor(at), fileId)).rejects.toMatchObject({ code: 'missing' })
  await expect(attachmentFor(db, blobs, officer, fileId)).resolves.toMatchObject({ public: false })
  await detachFromListing(db, officer, { id, fileId })
  await expect(attachmentFor(db, blobs, officer, fileId)).rejects.toMatchObject({ code: 'missing' })
  await expect(detachFromListing(db, officer, { id, fileId })).rejects.toMatchObject({ code: 'missing' })
})

test('the name of a file does not tell a withheld owner', async () => {
  const { id, ownerId } = await makeListing(db, { at, kind: 'need' })
  const { fileId } = await attachToListing(db, blobs, system(at), { id, name: 'Acme test report.pdf', bytes: pdf(2) })
  await setAccess(db, system(at), { id, access: { nameWithheld: true } })
  const partnerId = await makeOrganisation(db)
  const partner = await makeActor(db, { organisationId: partnerId, at })
  for (const reader of [visitor(at), partner]) {
    expect((await listingFor(db, reader, id)).attachments).toMatchObject([{ name: 'attachment-1.pdf' }])
    expect((await attachmentFor(db, blobs, reader, fileId)).name).toBe('attachment-1.pdf')
  }
  await revealTo(db, id, partnerId, at)
  expect((await attachmentFor(db, blobs, partner, fileId)).name).toBe('Acme test report.pdf')
  expect((await listingFor(db, partner, id)).owner?.id).toBe(ownerId)
})

test('ten attachments and no more, however many come at once; strangers attach nothing', async () => {
  const { id, actor } = await makeDraft(db, { at })
  const settled = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => attachToListing(db, blobs, actor, { id, name: `${n}.pdf`, bytes: pdf(n) })))
  expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(10)
  expect(await rows(db, sql`select 1 from activity where object_id = ${id} and verb = 'listing.attach'`)).toHaveLength(10)
  const stranger = await makeActor(db, { role: 'officer', at })
  await expect(attachToListing(db, blobs, stranger, { id, name: 'x.pdf', bytes: pdf(0) })).rejects.toMatchObject({ code: 'missing' })
})
