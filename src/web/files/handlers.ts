import { Readable } from 'node:stream'
import { readId } from '../../core/id.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { attachmentFor } from '../../modules/listings/listings.ts'
import { newsFileFor } from '../../modules/news/news.ts'
import type { HandlersOf } from '../room.ts'
import { dispositionOf } from './download.ts'

/** Files go out as downloads that a browser neither draws nor runs as part of the site. */
export const fileHandlers: HandlersOf<'files'> = {
  async show(c) {
    const { room, actor } = c.var
    const id = readId(c.req.param('id') ?? '')
    if (!id) throw new Failure('missing', refusals.missing)
    const file = await attachmentFor(room.db, room.blobs, actor, id).catch((error: unknown) => (isFailure(error, 'missing') ? newsFileFor(room.db, room.blobs, actor, id) : Promise.reject(error)))
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
