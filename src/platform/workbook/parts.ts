import { Failure } from '../../core/failure.ts'
import { unescaped } from '../documents/docx.ts'
import { recordWords } from '../messages/records.ts'
import { checkWorkbook, contentOf, entriesOf } from '../records/archive.ts'

/** The parts of a workbook (ECMA-376 part 1, §18) by name, in the order of the archive. */
export type Parts = Map<string, Buffer>

const refused = (): Failure => new Failure('invalid', recordWords.notSpreadsheet, { fields: { file: recordWords.notSpreadsheet } })

/** Opens a workbook whose sizes were checked. @throws Failure invalid for `file` */
export function partsOf(file: Buffer): Parts {
  try {
    checkWorkbook(file)
    return new Map(entriesOf(file).map((entry) => [entry.name, Buffer.from(contentOf(file, entry))]))
  } catch (error) {
    if (error instanceof Failure) throw new Failure('invalid', error.sentence, { fields: { file: error.sentence } })
    throw refused()
  }
}

/** The attributes of a start tag, as written between its name and its end. */
export const attributesOf = (written: string | undefined): Record<string, string> =>
  Object.fromEntries([...(written ?? '').matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, double, single]) => [name!, unescaped(double ?? single ?? '')]))

export type Element = { prefix: string; attributes: Record<string, string>; inner: string; at: number; whole: string }

/** Elements of a name, whatever prefix they are written with; none contains another. Takes one look at each character, whatever the file says. */
export function elementsOf(xml: string, name: string): Element[] {
  const found: Element[] = []
  const start = new RegExp(`<((?:[\\w-]{1,40}:)?)${name}(?=[\\s/>])`, 'g')
  for (let match = start.exec(xml); match; match = start.exec(xml)) {
    const [prefix, opened] = [match[1]!, xml.indexOf('>', start.lastIndex)]
    if (opened < 0) break
    const empty = xml[opened - 1] === '/'
    const closing = empty ? -1 : xml.indexOf(`</${prefix}${name}`, opened)
    const closed = empty ? opened : closing < 0 ? -1 : xml.indexOf('>', closing)
    if (closed < 0) break
    found.push({ prefix, attributes: attributesOf(xml.slice(start.lastIndex, opened)), inner: empty ? '' : xml.slice(opened + 1, closing), at: match.index, whole: xml.slice(match.index, closed + 1) })
    start.lastIndex = closed + 1
  }
  return found
}

/** Names of the sheets, in their order, with the part that each is in. @throws Failure invalid for `file` */
export function sheetParts(parts: Parts): { name: string; part: string }[] {
  const [book, links] = [parts.get('xl/workbook.xml')?.toString('utf8'), parts.get('xl/_rels/workbook.xml.rels')?.toString('utf8')]
  if (!book || !links) throw refused()
  const targets = new Map(elementsOf(links, 'Relationship').map(({ attributes }) => [attributes.Id, attributes.Target ?? '']))
  const found = elementsOf(book, 'sheet').flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => name === 'id' || name.endsWith(':id'))?.[1]
    const target = targets.get(id)
    const part = target?.startsWith('/') ? target.slice(1) : `xl/${target}`
    return attributes.name && target && parts.has(part) && part.includes('worksheets/') ? [{ name: attributes.name, part }] : []
  })
  if (found.length === 0) throw refused()
  return found
}

/** The column of a cell, from 1: of B5 it is 2. */
export const columnOf = (cell: string): number => [...cell.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
export const rowOf = (cell: string): number => Number(/\d+$/.exec(cell)?.[0])
export const lettersOf = (column: number): string => (column > 26 ? lettersOf(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))
