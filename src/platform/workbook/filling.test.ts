import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { writeWorkbook } from '../workbook.ts'
import { contentOf, entriesOf } from '../records/archive.ts'
import { zipped } from '../zip.ts'
import { fillWorkbook } from './filling.ts'
import { gridsOf, writtenIn } from './grid.ts'
import { columnOf, elementsOf, lettersOf } from './parts.ts'

const at = new Date('2026-12-01T00:00:00Z')
const partOf = (file: Buffer, name: string): string => contentOf(file, entriesOf(file).find((one) => one.name === name)!).toString('utf8')

/** A workbook such as an office sends out: merged heads, looks, a formula, a row that only has a look, a prefix where `p` says so. */
async function official(p = ''): Promise<Buffer> {
  const sheet = `<?xml version="1.0"?><${p}worksheet xmlns${p ? `:${p.slice(0, -1)}` : ''}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><${p}cols><${p}col min="1" max="1" width="40"/></${p}cols><${p}sheetData>`
    + `<${p}row r="1" ht="30"><${p}c r="A1" s="4" t="s"><${p}v>0</${p}v></${p}c></${p}row><${p}row r="3" spans="1:3"><${p}c r="A3" t="inlineStr"><${p}is><${p}t>对接 &amp; 签约</${p}t></${p}is></${p}c><${p}c r="B3" s="7"/><${p}c r="D3" s="9"><${p}f>B3*2</${p}f><${p}v>0</${p}v></${p}c></${p}row><${p}row r="9" s="2"/>`
    + `</${p}sheetData><${p}mergeCells count="1"><${p}mergeCell ref="A1:D1"/></${p}mergeCells><${p}pageMargins left="0.7"/></${p}worksheet>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    '_rels/.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="统计表 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="10">${'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'.repeat(10)}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>月度</t></r><r><t>统计表</t></r><rPh sb="0" eb="1"><t>yuè</t></rPh></si></sst>',
    'xl/worksheets/sheet1.xml': sheet,
  }
  async function* all() {
    for (const [name, text] of Object.entries(parts)) yield { name, bytes: Buffer.from(text), squeeze: true }
  }
  return buffer(Readable.from(zipped(all(), at)))
}

test('a form is read as people see it: texts, formulas, what merged cells are written in', async () => {
  for (const prefix of ['', 'x:']) {
    const [grid] = gridsOf(await official(prefix))
    expect([grid!.name, grid!.rows, grid!.columns, [...grid!.cells]]).toEqual(['统计表 1', 3, 4, [['A1', { text: '月度统计表', formula: false }], ['A3', { text: '对接 & 签约', formula: false }], ['D3', { text: '0', formula: true }]]])
    expect([writtenIn(grid!, 'C1'), writtenIn(grid!, 'C2')]).toEqual(['A1', 'C2'])
  }
})

test('cells are filled and everything else stays as the office made it', async () => {
  for (const prefix of ['', 'x:']) {
    const empty = await official(prefix)
    const filled = await fillWorkbook(empty, [{ sheet: '统计表 1', cell: 'B3', value: 12 }, { sheet: '统计表 1', cell: 'C3', value: '=1+1 <5' }, { sheet: '统计表 1', cell: 'A9', value: 3 }, { sheet: '统计表 1', cell: 'B5', value: 0.5 }, { sheet: 'no such', cell: 'A1', value: 1 }], at)
    const sheet = partOf(filled, 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain(`<${prefix}c r="B3" s="7"><${prefix}v>12</${prefix}v></${prefix}c>`)
    expect(elementsOf(sheet, 'row').map(({ attributes }) => attributes.r)).toEqual(['1', '3', '5', '9'])
    expect(elementsOf(sheet, 'c').map(({ attributes }) => attributes.r)).toEqual(['A1', 'A3', 'B3', 'C3', 'D3', 'B5', 'A9'])
    for (const kept of ['width="40"', 'ht="30"', '<F>B3*2</F>'.replace('F', `${prefix}f`).replace('F', `${prefix}f`), 'ref="A1:D1"', 'left="0.7"']) expect(sheet).toContain(kept)
    expect(partOf(filled, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
    for (const { name } of entriesOf(empty)) if (!/workbook\.xml$|sheet1/.test(name)) expect(partOf(filled, name), name).toBe(partOf(empty, name))
    if (prefix === '') expect(await readXlsxFile(filled)).toEqual([{ sheet: '统计表 1', data: [['月度统计表', null, null, null], [null, null, null, null], ['对接 & 签约', 12, "'=1+1 <5", 0], [null, null, null, null], [null, 0.5, null, null], ...Array.from({ length: 3 }, () => [null, null, null, null]), [3, null, null, null]] }])
  }
})

test('filled twice is filled once, and what another program wrote is filled too', async () => {
  const put = [{ sheet: 'Figures', cell: 'B2', value: 7 }]
  const empty = Buffer.from(await writeWorkbook([{ name: 'Figures', columns: [{ header: 'What', width: 20 }, { header: 'How many', width: 10 }], rows: [['Agreed', undefined]] }]))
  const once = await fillWorkbook(empty, put, at)
  expect(partOf(await fillWorkbook(once, put, at), 'xl/worksheets/sheet1.xml')).toBe(partOf(once, 'xl/worksheets/sheet1.xml'))
  expect(gridsOf(once)[0]!.cells.get('B2')).toEqual({ text: '7', formula: false })
})

test('what is no workbook is refused with a sentence, and a hostile one does not hold the process', () => {
  for (const file of [Buffer.from(''), Buffer.from('PK\x03\x04 nothing'), Buffer.alloc(500)]) expect(() => gridsOf(file)).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(elementsOf('<c '.repeat(300_000), 'c')).toEqual([])
  expect(elementsOf('<c>'.repeat(300_000), 'c')).toEqual([])
})

test('columns are counted as spreadsheets do', () => {
  expect(['A1', 'Z9', 'AA10', 'XFD1'].map(columnOf)).toEqual([1, 26, 27, 16_384])
  expect([1, 26, 27, 16_384].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'XFD'])
})
