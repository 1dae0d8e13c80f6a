import { Readable } from 'node:stream'
import { z } from 'zod'
import { wrong } from '../../core/failure.ts'
import { compareRoundsOf, packOf, queueOf, returnSheet, scoreSheetOf, sheetRefusals, SheetRefused } from '../../modules/calls/judging/judging.ts'
import { download, workbookType } from '../files/download.ts'
import { one } from '../form.ts'
import { type Again, submitForm } from '../respond.tsx'
import type { Handler, Visit } from '../room.ts'
import { idOf } from '../typed.ts'
import { judgeWords as words } from './messages/judging.ts'
import { draw, type Find, type Place } from './places.ts'
import { QueuePage } from './review-pages.tsx'

/** The queue of a reviewer, with what was wrong with a score sheet. */
export async function drawQueue(c: Visit, place: Place, again?: Again): Promise<Response> {
  const refused = again && { round: c.req.param('round') ?? '', sentence: again.failure.sentence, cells: again.failure instanceof SheetRefused ? again.failure.cells : [] }
  return draw(c, place, place.title, <QueuePage lang={c.var.lang} title={place.title} judge={place.judge} lines={await queueOf(c.var.room.db, place.judge)} pairs={await compareRoundsOf(c.var.room.db, place.judge)} desk={place.desk} refused={refused} />, again)
}

/** The pack, the empty score sheet, and the sheet that comes back: the way to judge without a line. */
export const pack = (find: Find): Handler => async (c) => {
  const place = await find(c)
  const { name, bytes } = await packOf(c.var.room.db, c.var.actor, place.judge, { roundId: idOf(c, 'round'), lang: c.var.lang })
  return download(c, { name, mediaType: 'application/pdf', bytes: bytes.byteLength, stream: Readable.from([bytes]) })
}

export const sheet = (find: Find): Handler => async (c) => {
  const place = await find(c)
  const bytes = await scoreSheetOf(c.var.room.db, place.judge, { roundId: idOf(c, 'round'), lang: c.var.lang })
  return download(c, { name: `${words.sheetName[c.var.lang]}.xlsx`, mediaType: workbookType, bytes: bytes.byteLength, stream: Readable.from([bytes]) })
}

const mostSheet = 5_000_000

export const sheetBack = (find: Find): Handler => async (c) => {
  const place = await find(c)
  return submitForm(
    c, z.looseObject({}),
    async (_, { values, files }) => {
      const file = files.sheet?.[0]
      if (!file || file.size === 0 || file.size > mostSheet) throw wrong('sheet', sheetRefusals.file)
      await returnSheet(c.var.room.db, c.var.actor, place.judge, { roundId: idOf(c, 'round'), bytes: new Uint8Array(await file.arrayBuffer()), send: one(values, 'send') === 'yes' })
      return place.desk.queue
    },
    (again) => drawQueue(c, place, again),
    'saved',
  )
}
