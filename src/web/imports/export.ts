import { Readable } from 'node:stream'
import { z } from 'zod'
import { listingKinds } from '../../modules/listings/content.ts'
import { exportColumns } from '../../modules/listings/columns.ts'
import { exportFile, mediaTypes } from '../../modules/listings/import/exchange.ts'
import { writeRecords } from '../../platform/record-writer.ts'
import { recordFormats } from '../../platform/records.ts'
import { download } from '../files/download.ts'
import { parse } from '../form.ts'
import type { Handler } from '../room.ts'

const query = z.object({
  format: z.enum(recordFormats).default('xlsx'),
  kind: z.enum(listingKinds).optional(),
  organisation: z.uuid().optional(),
  template: z.literal('yes').optional(),
})

/** The reader's own listings as a file, with headers in the language of the page; with `template` only the headers. */
export const exportListings: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const { format, kind, organisation, template } = parse(query, c.req.query())
  const pieces = template
    ? writeRecords(format, { keys: exportColumns.map((column) => column.key), headers: exportColumns.map((column) => column.header[lang]), records: [] })
    : exportFile(room.db, actor, { format, lang, kind, organisationId: organisation })
  // The first piece is asked for here, so that a refusal is still a page.
  const first = await pieces.next()
  const stream = Readable.from((async function* () {
    if (!first.done) yield first.value
    yield* pieces
  })())
  const name = `qiao-${template ? 'template' : (kind ?? 'listings')}-${actor.at.toISOString().slice(0, 10)}.${format}`
  return download(c, { name, mediaType: mediaTypes[format], stream })
}
