import { expect, test } from 'vitest'
import { authored, langs } from '../../../core/text.ts'
import { sheetCells } from '../../../platform/records.ts'
import { writeWorkbook } from '../../../platform/workbook.ts'
import type { Rubric } from '../rounds.ts'
import { cellAt, readSheet, type SheetLine, sheetOf } from './sheet.ts'

const criterion = (id: string, name: string) => ({ id, name: authored('en', name, '2026-11-30T00:00:00Z'), help: null, weightBp: 5000, least: 0, most: 5, anchors: [] })
const rubric: Rubric = { id: 'r', edition: 1, frozenAt: null, criteria: [criterion('a', 'Novelty'), criterion('b', 'Team')] }
const line = (reference: string, more: Partial<SheetLine> = {}): SheetLine => ({ entryId: reference, reference, title: `Title of ${reference}`, version: 0, marks: {}, confidence: undefined, forApplicants: '', private: '', submitted: false, ...more })
const there = async (lang: 'zh' | 'en', lines: readonly SheetLine[]) => (await sheetCells(await writeWorkbook([sheetOf(lang, rubric, lines)]))).map((row) => [...row])

test('a cell is called as a spreadsheet calls it', () => expect([0, 25, 26, 27, 701, 702].map((one) => cellAt(one, 3))).toEqual(['A3', 'Z3', 'AA3', 'AB3', 'ZZ3', 'AAA3']))

test('comes back in either language with what was written, a text that looks like a formula among it', async () => {
  const lines = [line('S-1', { version: 2, marks: { a: 3 }, forApplicants: '=SUM(A1) is what they wrote' }), line('S-2')]
  for (const lang of langs) {
    const cells = await there(lang, lines)
    expect(readSheet(cells, rubric, lines, false)).toEqual({ rows: [], problems: [] })
    cells[2]![2] = 4
    cells[2]![3] = '5'
    cells[2]![4] = 2
    const { rows, problems } = readSheet(cells, rubric, lines, false)
    expect(problems).toEqual([])
    expect(rows.map((one) => [one.line.reference, one.marks, one.confidence])).toEqual([['S-2', { a: 4, b: 5 }, 2]])
    cells[1]![3] = 1
    expect(readSheet(cells, rubric, lines, false).rows[0]).toMatchObject({ marks: { a: 3, b: 1 }, forApplicants: '=SUM(A1) is what they wrote' })
  }
})

test('names every cell that is wrong', async () => {
  const lines = [line('S-1'), line('S-2', { version: 3 }), line('S-3', { submitted: true, marks: { a: 1, b: 1 }, version: 1 })]
  const cells = await there('en', lines)
  cells[1]![2] = 9
  cells[1]![3] = 2.5
  cells[1]![4] = 'sure'
  cells[2]![2] = 3
  cells[2]![7] = 1
  cells.push(['S-9', '', 3], ['S-1', 'again', 3], ['S-3', '', 2, 2, null, null, null, 1])
  expect(readSheet(cells, rubric, lines, false).problems.map((one) => one.cell)).toEqual(['C2', 'D2', 'E2', 'H3', 'A4', 'A5', 'A6'])
})

test('to be sent it needs every mark, and another sheet is no score sheet', async () => {
  const lines = [line('S-1'), line('S-2', { version: 1, marks: { a: 2, b: 2 } })]
  const cells = await there('en', lines)
  cells[1]![2] = 4
  expect(readSheet(cells, rubric, lines, true)).toMatchObject({ problems: [{ cell: 'D2' }] })
  cells[1]![3] = 4
  expect(readSheet(cells, rubric, lines, true).rows).toHaveLength(2)
  expect(readSheet([['Reference', 'Something']], rubric, lines, false).problems[0]!.cell).toBe('A1')
})
