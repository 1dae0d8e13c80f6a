import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { type Lang, say } from '../../../core/text.ts'
import { type Db, transaction } from '../../../platform/database.ts'
import { sheetCells } from '../../../platform/records.ts'
import { writeWorkbook } from '../../../platform/workbook.ts'
import { roundById } from '../reading.ts'
import { type Rubric, rubricOf } from '../rounds.ts'
import { sheetRefusals } from '../words/pack.ts'
import type { Judge } from './panel.ts'
import { assignedTo, queueOf, saveReview, submitReview } from './reviewing.ts'
import { type CellProblem, readSheet, type SheetLine, sheetOf } from './sheet.ts'

/** The open and submitted reviews of a reviewer in a round. @throws missing where nothing of it is theirs */
async function linesOf(db: Db, of: Judge, roundId: string): Promise<{ rubric: Rubric; lines: SheetLine[] }> {
  await roundById(db, of.callId, roundId)
  const rubric = await rubricOf(db, roundId)
  const queue = (await queueOf(db, of)).filter((one) => one.roundId === roundId)
  if (!rubric || queue.length === 0) throw missing()
  const lines: SheetLine[] = []
  for (const one of queue.toSorted((a, b) => (a.reference < b.reference ? -1 : 1))) {
    const { review } = await assignedTo(db, of, one.entryId)
    lines.push({ entryId: one.entryId, reference: one.reference, title: one.title, version: review?.version ?? 0, marks: review?.marks ?? {}, confidence: review?.confidence ?? undefined, forApplicants: review?.forApplicants ?? '', private: review?.private ?? '', submitted: review?.state === 'submitted' })
  }
  return { rubric, lines }
}

/** The score sheet of a reviewer for a round, as .xlsx. @throws missing */
export async function scoreSheetOf(db: Db, of: Judge, input: { roundId: string; lang: Lang }): Promise<Uint8Array> {
  const { rubric, lines } = await linesOf(db, of, input.roundId)
  return writeWorkbook([sheetOf(input.lang, rubric, lines)])
}

/** Thrown where cells of a sheet are wrong: nothing of it was saved. */
export class SheetRefused extends Failure {
  readonly cells: readonly CellProblem[]

  constructor(cells: readonly CellProblem[]) {
    const values = { n: cells.length }
    super('invalid', { zh: say('zh', sheetRefusals.cells, values), en: say('en', sheetRefusals.cells, values) })
    this.cells = cells
  }
}

/**
 * Takes a filled sheet back: all of it or nothing. Its rows become drafts; with `send`, submitted reviews.
 * @returns how many reviews were written. @throws missing | conflict | invalid, a {@link SheetRefused} where cells are wrong
 */
export async function returnSheet(db: Db, actor: Actor, of: Judge, input: { roundId: string; bytes: Uint8Array; send: boolean }): Promise<number> {
  const cells = await sheetCells(input.bytes)
  return transaction(db, async (tx) => {
    const { rubric, lines } = await linesOf(tx, of, input.roundId)
    const { rows, problems } = readSheet(cells, rubric, lines, input.send)
    if (problems.length > 0) throw new SheetRefused(problems)
    for (const { line, marks, confidence, forApplicants, private: own } of rows) {
      await (input.send ? submitReview : saveReview)(tx, actor, of, { entryId: line.entryId, version: line.version, marks, confidence, forApplicants, private: own })
    }
    return rows.length
  })
}
