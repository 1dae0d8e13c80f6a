import type { Readable } from 'node:stream'
import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { holds } from '../../core/visibility.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { change } from '../../platform/change.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { attachFile, fileById, filesOf, prepareFile, removeFile } from '../files/files.ts'
import { messages } from './messages.ts'
import { canEdit } from './policy.ts'
import { deedOn, findListing, listingToChange, lockListing, missing, ruleRow } from './record.ts'
import type { Attachment } from './shown.ts'
import { isPublic, ownerKnown, readable } from './visibility.ts'

const ownerType = 'listing'
const most = 10

/**
 * Adds an image or a PDF of at most 4 MB, its type checked by content.
 * @throws Failure missing | denied | invalid (`file`) | conflict
 */
export async function attachToListing(db: Db, blobs: Blobs, actor: Actor, input: { id: string; name: string; bytes: Uint8Array }): Promise<{ fileId: string }> {
  const seen = await listingToChange(db, actor, input.id, canEdit)
  const prepared = await prepareFile(blobs, { name: input.name, bytes: input.bytes, accepted: 'attachment' })
  const fileId = await change(db, actor, deedOn(actor, seen, 'attach'), async (tx) => {
    await lockListing(tx, seen.id)
    const there = await filesOf(tx, { type: ownerType, id: seen.id })
    if (there.length >= most) throw new Failure('conflict', messages.tooManyFiles, { fields: { file: messages.tooManyFiles } })
    return attachFile(tx, actor, prepared, { type: ownerType, id: seen.id })
  })
  return { fileId }
}

/** Takes an attachment away. @throws Failure missing | denied */
export async function detachFromListing(db: Db, actor: Actor, input: { id: string; fileId: string }): Promise<void> {
  const seen = await listingToChange(db, actor, input.id, canEdit)
  const fileId = readId(input.fileId)
  if (!fileId) throw missing()
  await change(db, actor, deedOn(actor, seen, 'detach'), async (tx) => {
    if (!(await removeFile(tx, actor, fileId, { type: ownerType, id: seen.id }))) throw missing()
  })
}

/** A file on its way to a reader; its name is a plain one where the owner's name is withheld. */
export type OpenedFile = { name: string; mediaType: string; bytes: number; sha256: string; public: boolean; stream: () => Promise<Readable> }

/** The attachment, for those who may read its listing. @throws Failure missing */
export async function attachmentFor(db: Db, blobs: Blobs, actor: Actor, fileId: string): Promise<OpenedFile> {
  const file = await fileById(db, fileId)
  const listing = file?.ownerType === ownerType ? await findListing(db, file.ownerId) : undefined
  if (!file || !listing || !holds(readable, actor, ruleRow(listing))) throw missing()
  const shown = (await attachmentsShown(db, listing.id, holds(ownerKnown, actor, ruleRow(listing, await revealedTo(db, listing.id))))).find((one) => one.id === file.id)
  if (!shown) throw missing()
  return { ...shown, sha256: file.sha256, public: isPublic(ruleRow(listing)), stream: () => blobs.get(file.sha256) }
}

/** The attachments of a listing as a reader gets them. */
export async function attachmentsShown(db: Db, listingId: string, ownerIsKnown: boolean): Promise<Attachment[]> {
  const files = await filesOf(db, { type: ownerType, id: listingId })
  return files.map(({ id, name, mediaType, bytes }, index) => ({ id, name: ownerIsKnown ? name : plainName(name, index + 1), mediaType, bytes }))
}

const plainName = (name: string, n: number): string => `attachment-${n}` + (/\.[a-z0-9]+$/.exec(name)?.[0] ?? '')

const revealedTo = async (db: Db, listingId: string): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select organisation_id as id from listing_reveal where listing_id = ${listingId}`)).map((one) => one.id)

