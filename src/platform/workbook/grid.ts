import { unescaped } from '../documents/docx.ts'
import { columnOf, elementsOf, partsOf, rowOf, sheetParts } from './parts.ts'

/** What stands in a cell; a formula reckons its value itself. */
export type GridCell = { text: string; formula: boolean }
export type Grid = { name: string; cells: Map<string, GridCell>; /** Ranges such as B2:D2, whose first cell speaks for all. */ merged: string[]; rows: number; columns: number }

const texts = (xml: string): string => elementsOf(xml, 't').map(({ inner }) => unescaped(inner)).join('')

/** The sheets of a workbook as people see them: what is written in which cell. @throws Failure invalid for `file` */
export function gridsOf(file: Buffer): Grid[] {
  const parts = partsOf(file)
  const shared = elementsOf(parts.get('xl/sharedStrings.xml')?.toString('utf8') ?? '', 'si').map(({ inner }) => texts(inner.replace(/<(\w+:)?rPh[\s\S]*?<\/\1?rPh>/g, '')))
  return sheetParts(parts).map(({ name, part }) => {
    const xml = parts.get(part)!.toString('utf8')
    const cells = new Map<string, GridCell>()
    let [rows, columns] = [0, 0]
    for (const { attributes, inner } of elementsOf(xml, 'c')) {
      if (!attributes.r) continue
      const value = elementsOf(inner, 'v')[0]?.inner ?? ''
      const text = attributes.t === 's' ? (shared[Number(value)] ?? '') : attributes.t === 'inlineStr' ? texts(inner) : unescaped(value)
      const formula = /<(?:\w+:)?f[\s>/]/.test(inner)
      if (text === '' && !formula) continue
      cells.set(attributes.r, { text, formula })
      rows = Math.max(rows, rowOf(attributes.r))
      columns = Math.max(columns, columnOf(attributes.r))
    }
    return { name, cells, merged: elementsOf(xml, 'mergeCell').flatMap(({ attributes }) => (attributes.ref ? [attributes.ref] : [])), rows, columns }
  })
}

/** The cell in which a merged range that covers `cell` is written; the cell itself where none does. */
export function writtenIn(grid: Pick<Grid, 'merged'>, cell: string): string {
  for (const range of grid.merged) {
    const [from = '', to = from] = range.split(':')
    if (rowOf(cell) >= rowOf(from) && rowOf(cell) <= rowOf(to) && columnOf(cell) >= columnOf(from) && columnOf(cell) <= columnOf(to)) return from
  }
  return cell
}
