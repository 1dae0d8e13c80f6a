import { deflateRawSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { type Db, row, sql } from '../../src/platform/database.ts'
import { proofBits } from '../../src/web/gate/proof.ts'

/** The code of the newest letter to an address. */
export async function codeSentTo(db: Db, email: string): Promise<string> {
  const found = await row<{ body: string }>(db, sql`select body from mail where address = ${email} and kind = 'door_code' order by id desc limit 1`)
  const code = /\b\d{6}\b/.exec(found?.body ?? '')?.[0]
  if (!code) throw new Error(`no code was sent to ${email}`)
  return code
}

/** Another code of six digits. */
export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** What a browser's script answers to a challenge. */
export function solved(challenge: string): string {
  for (let nonce = 0; ; nonce += 1) {
    const proof = `${challenge}.${nonce.toString(36)}`
    if (createHash('sha256').update(proof).digest().readUInt32BE(0) >>> (32 - proofBits) === 0) return proof
  }
}

export type ZipPart = { name: string; content: Buffer; /** What the directory claims; the truth by default. */ claims?: number }

/** A zip archive, right or as wrong as asked for. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claims = content.length } of parts) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(claims, 22)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claims, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(at, 42)
    locals.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

/** A Word document of these paragraphs. */
export const docxOf = (...paragraphs: string[]): Buffer =>
  zipOf([{ name: 'word/document.xml', content: Buffer.from(`<?xml version="1.0"?><w:document><w:body>${paragraphs.map((one) => `<w:p><w:r><w:t xml:space="preserve">${one}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`) }])

/** A PDF of these Latin lines, one on a page. */
export function pdfOf(...lines: string[]): Buffer {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Count ${lines.length}/Kids[${lines.map((_, place) => `${4 + place * 2} 0 R`).join(' ')}]>>`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
  for (const [place, line] of lines.entries()) {
    const stream = `BT /F1 12 Tf 72 720 Td (${line}) Tj ET`
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + place * 2} 0 R>>`, `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`)
  }
  let text = '%PDF-1.4\n'
  const starts = objects.map((body, place) => {
    const start = text.length
    text += `${place + 1} 0 obj\n${body}\nendobj\n`
    return start
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
