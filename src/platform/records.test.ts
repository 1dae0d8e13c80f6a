import { Readable } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { isFailure } from '../core/failure.ts'
import { readRecords, type RecordFormat, recordFormatOf, type RecordRead } from './records.ts'

async function read(format: RecordFormat, content: string | Uint8Array): Promise<RecordRead[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const records: RecordRead[] = []
  for await (const record of readRecords(Readable.from([bytes]), { format })) records.push(record)
  return records
}

const refusal = async (format: RecordFormat, content: string | Uint8Array): Promise<string> => {
  try {
    await read(format, content)
  } catch (error) {
    return isFailure(error, 'invalid') ? error.sentence.en : String(error)
  }
  return 'read'
}

/** A zip of one deflated entry whose directory claims `claimed` bytes. */
function zipOf(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(claimed, 24)
  entry.writeUInt16LE(name.length, 28)
  const start = 30 + name.length + packed.length
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(start, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

describe('records', () => {
  it('reads lines of JSON and names bad ones', async () => {
    const records = await read('jsonl', '\ufeff{"id":1}\n\nnot json\n[1]\n{"id":"钙钛矿"}')
    expect(records.map(({ line, record }) => [line, record?.['id']])).toEqual([[1, 1], [3, undefined], [4, undefined], [5, '钙钛矿']])
    expect(records[1]?.problem?.en).toContain('JSON')
  })

  it('reads CSV with quotes, line breaks and empty lines, and names rows with too many cells', async () => {
    const records = await read('csv', 'id,text\r\n1,"a\nb"\r\n\r\n2,c,d\r\n3,"say ""x"""\r\n')
    expect(records.map(({ line, record }) => [line, record?.['text']])).toEqual([[2, 'a\nb'], [5, undefined], [6, 'say "x"']])
  })

  it('reads semicolons, tabs and GB 18030', async () => {
    expect(await read('csv', 'id;text\n1;a,b')).toEqual([{ line: 2, record: { id: '1', text: 'a,b' } }])
    expect(await read('csv', 'id\ttext\n1\tx')).toEqual([{ line: 2, record: { id: '1', text: 'x' } }])
    const chinese = Buffer.concat([Buffer.from('id,text\n1,'), Buffer.from([0xb5, 0xe7, 0xb3, 0xd8]), Buffer.from('\n')])
    expect(await read('csv', chinese)).toEqual([{ line: 2, record: { id: '1', text: '电池' } }])
  })

  it('takes stray quotation marks as they are, and names the row of one that never ends', async () => {
    const records = await read('csv', 'id,text\n1,"b" c\n2,d\n3,"e\n4,f\n')
    expect(records.map(({ line, record }) => [line, record?.['text']])).toEqual([[2, '"b" c'], [3, 'd'], [4, undefined]])
  })

  it('reads the first sheet of a workbook, dates as ISO days', async () => {
    const file = await writeXlsxFile([
      [{ value: 'id' }, { value: 'when' }, { value: 'count' }],
      [{ value: 'a' }, { value: new Date('2026-03-04T00:00:00Z'), format: 'yyyy-mm-dd' }, { value: 3 }],
    ]).toBuffer()
    expect(await read('xlsx', file)).toEqual([{ line: 2, record: { id: 'a', when: '2026-03-04', count: 3 } }])
  })

  it('refuses bombs, liars, far cells and other files with a sentence', async () => {
    const sheet = 'xl/worksheets/sheet1.xml'
    expect(await refusal('xlsx', zipOf(sheet, Buffer.alloc(40_000_000)))).toContain('compressed beyond')
    expect(await refusal('xlsx', zipOf(sheet, Buffer.from('x'), 300_000_000))).toContain('larger than 200 MB')
    expect(await refusal('xlsx', zipOf(sheet, Buffer.alloc(40_000_000), 100))).toContain('damaged')
    expect(await refusal('xlsx', zipOf(sheet, Buffer.from('<c r="XFD1048576"><v>1</v></c>')))).toContain('too large')
    expect(await refusal('xlsx', 'not a workbook')).toContain('damaged')
    expect(await refusal('csv', Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toContain('encoding')
    expect(await refusal('csv', ',,\n1,2,3')).toContain('column names')
    expect(() => recordFormatOf('a.pdf')).toThrow('cannot be read')
  })
})
