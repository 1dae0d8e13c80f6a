import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { guarded } from '../record-writer.ts'
import { zipped } from '../zip.ts'
import { columnOf, elementsOf, partsOf, rowOf, sheetParts } from './parts.ts'

/** What is to stand in a cell. */
export type Put = { sheet: string; cell: string; value: number | string }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

/** The cell as it is written: its look (`s`) stays, what stood in it goes. */
function cellOf(prefix: string, cell: string, style: string | undefined, value: number | string): string {
  const look = style === undefined ? '' : ` s="${escaped(style)}"`
  if (typeof value === 'number') return `<${prefix}c r="${cell}"${look}><${prefix}v>${value}</${prefix}v></${prefix}c>`
  return `<${prefix}c r="${cell}"${look} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(guarded(value))}</${prefix}t></${prefix}is></${prefix}c>`
}

const spliced = (text: string, at: number, length: number, put: string): string => text.slice(0, at) + put + text.slice(at + length)

/** The cells of a row with one more or another one, in the order of their columns. */
function rowWith(inner: string, prefix: string, cell: string, value: number | string): string {
  const cells = elementsOf(inner, 'c')
  const there = cells.find(({ attributes }) => attributes.r === cell)
  if (there) return spliced(inner, there.at, there.whole.length, cellOf(prefix, cell, there.attributes.s, value))
  const next = cells.find(({ attributes }) => columnOf(attributes.r ?? '') > columnOf(cell))
  return spliced(inner, next?.at ?? inner.length, 0, cellOf(prefix, cell, undefined, value))
}

/** The sheet with one value in one cell; its rows stay in their order. */
function sheetWith(xml: string, cell: string, value: number | string): string {
  const data = elementsOf(xml, 'sheetData')[0]
  if (!data) return xml
  const [number, prefix] = [rowOf(cell), data.prefix]
  const rows = elementsOf(data.inner, 'row')
  const there = rows.find(({ attributes }) => Number(attributes.r) === number)
  const opening = (written: string): string => /^<[^>]*?(?=\/?>)/.exec(written)![0]
  const row = there ? `${opening(there.whole)}>${rowWith(there.inner, prefix, cell, value)}</${prefix}row>` : `<${prefix}row r="${number}">${cellOf(prefix, cell, undefined, value)}</${prefix}row>`
  const at = there?.at ?? rows.find(({ attributes }) => Number(attributes.r) > number)?.at ?? data.inner.length
  const inner = spliced(data.inner, at, there?.whole.length ?? 0, row)
  return spliced(xml, data.at, data.whole.length, `${opening(data.whole)}>${inner}</${prefix}sheetData>`)
}

/** Formulas reckon anew when the file is opened: the values that they were saved with are of before. */
function reckoned(book: string): string {
  const found = elementsOf(book, 'calcPr')[0]
  if (found) return spliced(book, found.at, found.whole.length, found.whole.replace(/\sfullCalcOnLoad="[^"]*"/, '').replace(/^(<[\w:]*calcPr)/, '$1 fullCalcOnLoad="1"'))
  const after = elementsOf(book, 'definedNames')[0] ?? elementsOf(book, 'sheets')[0]
  return after ? spliced(book, after.at + after.whole.length, 0, `<${after.prefix}calcPr fullCalcOnLoad="1"/>`) : book
}

/** The same workbook with these cells filled in: every other byte of its looks, widths, formulas and prints stays. @throws Failure invalid for `file` */
export async function fillWorkbook(file: Buffer, puts: readonly Put[], at: Date): Promise<Buffer> {
  const parts = partsOf(file)
  const sheets = new Map(sheetParts(parts).map(({ name, part }) => [name, part]))
  for (const { sheet, cell, value } of puts) {
    const part = sheets.get(sheet)
    if (part) parts.set(part, Buffer.from(sheetWith(parts.get(part)!.toString('utf8'), cell, value)))
  }
  parts.set('xl/workbook.xml', Buffer.from(reckoned(parts.get('xl/workbook.xml')!.toString('utf8'))))
  async function* all() {
    for (const [name, bytes] of parts) yield { name, bytes, squeeze: true }
  }
  return buffer(Readable.from(zipped(all(), at)))
}
