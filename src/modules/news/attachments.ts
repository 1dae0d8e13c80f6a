import type { Readable } from 'node:stream'
import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { visitor } from '../../core/actor.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { change } from '../../platform/change.ts'
import type { Db } from '../../platform/database.ts'
import { attachFile, fileById, filesOf, prepareFile, removeFile } from '../files/files.ts'
import { newsRefusals } from './messages.ts'
import { missing, newsItemFor } from './record.ts'
import { itemToWrite } from './writing.ts'

const ownerType = 'news'
const most = 10

/** Adds a picture or a PDF of at most 4 MB. @throws Failure missing | invalid (`file`) | conflict */
export async function attachToNews(db: Db, blobs: Blobs, actor: Actor, input: { id: string; name: string; bytes: Uint8Array }): Promise<void> {
  const seen = await newsItemFor(db, actor, input.id)
  const prepared = await prepareFile(blobs, { name: input.name, bytes: input.bytes, accepted: 'attachment' })
  await change(db, actor, { verb: 'news.attach', object: { type: 'news', id: seen.id }, audience: 'staff' }, async (tx) => {
    await itemToWrite(tx, actor, seen.id)
    if ((await filesOf(tx, { type: ownerType, id: seen.id })).length >= most) throw new Failure('conflict', newsRefusals.tooMany)
    await attachFile(tx, actor, prepared, { type: ownerType, id: seen.id })
  })
}

/** @throws Failure missing */
export async function detachFromNews(db: Db, actor: Actor, input: { id: string; fileId: string }): Promise<void> {
  await change(db, actor, { verb: 'news.detach', object: { type: 'news', id: input.id }, audience: 'staff' }, async (tx) => {
    const item = await itemToWrite(tx, actor, input.id)
    if (!(await removeFile(tx, actor, input.fileId, { type: ownerType, id: item.id }))) throw missing()
  })
}

export type NewsFile = { id: string; name: string; mediaType: string; bytes: number }

/** The files of an item that the caller may read. */
export const newsFiles = async (db: Db, itemId: string): Promise<NewsFile[]> => (await filesOf(db, { type: ownerType, id: itemId })).map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes }))

/** A file of an item, for those who may read the item. @throws Failure missing */
export async function newsFileFor(db: Db, blobs: Blobs, actor: Actor, fileId: string): Promise<NewsFile & { sha256: string; public: boolean; stream: () => Promise<Readable> }> {
  const file = await fileById(db, fileId)
  if (file?.ownerType !== ownerType) throw missing()
  await newsItemFor(db, actor, file.ownerId)
  const open = await newsItemFor(db, visitor(actor.at), file.ownerId).then(() => true, () => false)
  return { ...file, public: open, stream: () => blobs.get(file.sha256) }
}
