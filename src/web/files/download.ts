import { Readable } from 'node:stream'
import type { Visit } from '../room.ts'

/** The name for the header in both of its forms (RFC 6266): plain letters, and the whole of it encoded. */
export const dispositionOf = (name: string): string => `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`

/** The media type of .xlsx. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `bytes` is absent where the length is not known before the end. */
export type Download = { name: string; mediaType: string; bytes?: number; stream: Readable }

/** A file made for one person: a download that a browser neither draws nor runs as part of the site, and no cache keeps. */
export const download = (c: Visit, { name, mediaType, bytes, stream }: Download): Response =>
  c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': mediaType,
    ...(bytes === undefined ? {} : { 'content-length': String(bytes) }),
    'content-disposition': dispositionOf(name),
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })
