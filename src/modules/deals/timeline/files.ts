import type { Readable } from 'node:stream'
import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../../platform/database.ts'
import { announce } from '../../../platform/realtime.ts'
import { keptRows } from '../../../platform/snapshot.ts'
import { attachFile, fileById, prepareFile, removeFile } from '../../files/files.ts'
import { partnersChecked } from '../checks/passing.ts'
import { checkRefusals } from '../messages/checks.ts'
import { messages } from '../messages.ts'
import { canTalk, partyFor } from '../policy.ts'
import { dealById, dealRecord, missing, touch } from '../record.ts'
import { canTalkIn } from '../rules.ts'

const mostFiles = 200

/**
 * Puts a file into a case: an image or a PDF of at most 4 MB, its type checked by content. Across a border only once every
 * side has a valid partner check of every other; the database holds the same.
 * @throws Failure missing | invalid (`file`) | conflict (partner check missing, not accepted yet, over, too many)
 */
export async function attachToDeal(db: Db, blobs: Blobs, actor: Actor, input: { dealId: string; name: string; bytes: Uint8Array }): Promise<string> {
  const deal = await dealRecord(db, actor, input.dealId)
  const party = partyFor('read', actor, deal)
  if (!party || !canTalk(actor, deal)) throw new Failure('conflict', messages.closed)
  if (!(await partnersChecked(db, deal.id, actor.at))) throw new Failure('conflict', checkRefusals.checkFirst)
  const prepared = await prepareFile(blobs, { name: input.name, bytes: input.bytes, accepted: 'attachment' })
  try {
    return await change(db, actor, { verb: 'deal.attach', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId }, async (tx) => {
      const now = await dealById(tx, deal.id, true)
      if (!now || !canTalkIn(now.stage)) throw new Failure('conflict', messages.closed)
      const count = await row<{ n: number }>(tx, sql`select count(*) as n from deal_file where deal_id = ${deal.id}`)
      if ((count?.n ?? 0) >= mostFiles) throw new Failure('conflict', messages.manyFiles)
      const fileId = await attachFile(tx, actor, prepared, { type: 'deal', id: deal.id })
      await run(tx, sql`insert into deal_file (file_id, deal_id, organisation_id, by, at) values (${fileId}, ${deal.id}, ${party.organisationId}, ${actor.personId ?? null}, ${actor.at})`)
      await touch(tx, deal.id, actor.at)
      await announce(tx, { topic: `deal:${deal.id}`, kind: 'file', id: fileId })
      return fileId
    })
  } catch (error) {
    if (brokeConstraint(error, 'deal_file_checked')) throw new Failure('conflict', checkRefusals.checkFirst)
    throw error
  }
}

/** Takes a file back that one's own organisation put in; that it was there stays in the timeline. @throws Failure missing */
export async function detachFromDeal(db: Db, actor: Actor, input: { dealId: string; fileId: string }): Promise<void> {
  const deal = await dealRecord(db, actor, input.dealId)
  const fileId = readId(input.fileId)
  const own = partyFor('read', actor, deal)?.organisationId
  const theirs = fileId ? await row<{ organisationId: string }>(db, sql`select organisation_id as "organisationId" from deal_file where file_id = ${fileId} and deal_id = ${deal.id}`) : undefined
  if (!fileId || !theirs || theirs.organisationId !== own) throw missing()
  await change(db, actor, { verb: 'deal.detach', object: { type: 'deal', id: deal.id }, onBehalfOf: own }, async (tx) => {
    if (!(await removeFile(tx, actor, fileId, { type: 'deal', id: deal.id }))) throw new Failure('missing', refusals.missing)
  })
}

export type DealFile = { id: string; name: string; bytes: number; mediaType: string; organisationId: string; at: Date }

/** The files of a case that its readers may fetch, newest first. @throws Failure missing */
export async function dealFiles(db: Db, actor: Actor, dealId: string): Promise<readonly DealFile[]> {
  const deal = await dealRecord(db, actor, dealId)
  return keptRows<DealFile>(
    db,
    sql`select x.id, x.name, x.bytes, x.media_type as "mediaType", f.organisation_id as "organisationId", f.at from deal_file f join file x on x.id = f.file_id
        where f.deal_id = ${deal.id} and x.removed_at is null order by f.at desc, x.id desc`,
  )
}

/** A file on its way to somebody who reads its case. @throws Failure missing */
export async function dealFileFor(db: Db, blobs: Blobs, actor: Actor, fileId: string): Promise<{ name: string; mediaType: string; bytes: number; stream: () => Promise<Readable> }> {
  const file = await fileById(db, fileId)
  if (file?.ownerType !== 'deal') throw missing()
  await dealRecord(db, actor, file.ownerId)
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: () => blobs.get(file.sha256) }
}
