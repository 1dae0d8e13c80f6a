import type { Readable } from 'node:stream'
import type { Actor } from '../../core/actor.ts'
import { newId, readId } from '../../core/id.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { allOften, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { type Accepted, contentTypeOf, endingOf } from './content-type.ts'
import { redrawn } from './images.ts'

export { type Accepted, largest } from './content-type.ts'

/** A stored file. Who may have it is decided by the row that owns it, in the module of that row. */
export type StoredFile = { id: string; name: string; mediaType: string; bytes: number; sha256: string; ownerType: string; ownerId: string; at: Date }

/** Bytes that were checked and stored, not yet owned by anything. */
export type Prepared = { sha256: string; bytes: number; mediaType: string; name: string }

/**
 * Checks an upload by its content and stores the bytes; an image is drawn anew without what its camera wrote into it.
 * Outside any transaction: bytes without a row are harmless.
 * @throws Failure invalid with a sentence under `file`
 */
export async function prepareFile(blobs: Blobs, upload: { name: string; bytes: Uint8Array; accepted: Accepted }): Promise<Prepared> {
  const mediaType = await contentTypeOf(upload.accepted, upload.name, upload.bytes)
  const image = mediaType.startsWith('image/') ? await redrawn(upload.bytes, mediaType) : undefined
  const stored = await blobs.put(image?.bytes ?? upload.bytes)
  return { ...stored, mediaType: image?.mediaType ?? mediaType, name: cleanName(upload.name, image?.ending ?? (mediaType === 'application/pdf' ? 'pdf' : endingOf(upload.name))) }
}

/** Stores bytes that this program made (reports, exports) as they are. */
export async function prepareOwn(blobs: Blobs, made: { name: string; bytes: Uint8Array | Readable; mediaType: string }): Promise<Prepared> {
  return { ...(await blobs.put(made.bytes)), mediaType: made.mediaType, name: cleanName(made.name, endingOf(made.name)) }
}

/** Writes the rows of a prepared file; call it inside the change that gives the file to its owner. @returns its id */
export async function attachFile(tx: Db, actor: Actor, prepared: Prepared, owner: { type: string; id: string }): Promise<string> {
  const id = newId(actor.at.getTime())
  const digest = Buffer.from(prepared.sha256, 'hex')
  await allOften(tx, sql`insert into blob (sha256, bytes, media_type) values (${digest}, ${prepared.bytes}, ${prepared.mediaType}) on conflict do nothing`)
  await allOften(
    tx,
    sql`insert into file (id, sha256, name, media_type, bytes, owner_type, owner_id, uploaded_by, at)
      values (${id}, ${digest}, ${prepared.name}, ${prepared.mediaType}, ${prepared.bytes}, ${owner.type}, ${owner.id}, ${actor.personId ?? null}, ${actor.at.toISOString()})`,
  )
  return id
}

const columns = sql`id, name, media_type as "mediaType", bytes, encode(sha256, 'hex') as sha256, owner_type as "ownerType", owner_id as "ownerId", at`

/** The file with this id, unless it was removed. Says nothing about who may have it. */
export async function fileById(db: Db, idOrShown: string): Promise<StoredFile | undefined> {
  const id = readId(idOrShown)
  return id ? row<StoredFile>(db, sql`select ${columns} from file where id = ${id} and removed_at is null`) : undefined
}

/** The files of a row, in the order in which they came. */
export const filesOf = (db: Db, owner: { type: string; id: string }): Promise<StoredFile[]> =>
  rows<StoredFile>(db, sql`select ${columns} from file where owner_type = ${owner.type} and owner_id = ${owner.id} and removed_at is null order by at, id`)

/** Takes a file from its owner; its bytes stay while another row has them. Inside the owner's change. @returns whether it was there */
export async function removeFile(tx: Db, actor: Actor, id: string, owner: { type: string; id: string }): Promise<boolean> {
  const gone = await run(
    tx,
    sql`update file set removed_at = ${actor.at.toISOString()} where id = ${id} and owner_type = ${owner.type} and owner_id = ${owner.id} and removed_at is null`,
  )
  return gone > 0
}

/** A name that is safe in a header, a folder and a list, ending as the content is. */
function cleanName(name: string, ending: string): string {
  const base = name.normalize('NFC').toWellFormed().replace(/^.*[/\\]/u, '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').replace(/\.[a-z0-9]{1,8}$/iu, '').trim()
  const short = [...base].slice(0, 100).join('') || 'file'
  return ending ? `${short}.${ending}` : short
}
