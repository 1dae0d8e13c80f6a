import { Readable } from 'node:stream'
import { readId } from '../../core/id.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { submissionFile } from '../../modules/calls/calls.ts'
import { eventFileFor } from '../../modules/events/events.ts'
import { fileById } from '../../modules/files/files.ts'
import { attachmentFor, type OpenedFile } from '../../modules/listings/listings.ts'
import { newsFileFor } from '../../modules/news/news.ts'
import type { HandlersOf, Visit } from '../room.ts'
import { dispositionOf } from './download.ts'

/** The file, for whoever may read the row that owns it. @throws missing */
async function openedFor(c: Visit, id: string): Promise<OpenedFile> {
  const { room, actor } = c.var
  const stored = await fileById(room.db, id)
  if (stored?.ownerType === 'event' || stored?.ownerType === 'event_material') return eventFileFor(room.db, room.blobs, actor, id)
  if (stored?.ownerType !== 'submission') return attachmentFor(room.db, room.blobs, actor, id).catch((error: unknown) => (isFailure(error, 'missing') ? newsFileFor(room.db, room.blobs, actor, id) : Promise.reject(error)))
  await submissionFile(room.db, actor, stored)
  return { ...stored, public: false, stream: () => room.blobs.get(stored.sha256) }
}

/** Files go out as downloads that a browser neither draws nor runs as part of the site. */
export const fileHandlers: HandlersOf<'files'> = {
  async show(c) {
    const { actor } = c.var
    const id = readId(c.req.param('id') ?? '')
    if (!id) throw new Failure('missing', refusals.missing)
    const file = await openedFor(c, id)
    const headers = {
      'content-type': file.mediaType,
      'content-length': String(file.bytes),
      'content-disposition': dispositionOf(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': file.public && actor.kind === 'visitor' ? 'public, max-age=3600' : 'private, no-store',
      vary: 'Cookie',
      etag: `"${file.sha256}"`,
    }
    if (c.req.header('if-none-match')?.includes(headers.etag)) return c.body(null, 304, { etag: headers.etag, 'cache-control': headers['cache-control'] })
    return c.body(Readable.toWeb(await file.stream()) as ReadableStream, 200, headers)
  },
}
