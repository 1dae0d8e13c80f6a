import { SignPdf } from '@signpdf/signpdf'
import { Signer } from '@signpdf/utils'
import type { Seal } from './certificate.ts'
import { cmsOver, readCms, type Stands } from './cms.ts'

class CmsSigner extends Signer {
  readonly #seal: Seal
  constructor(seal: Seal) {
    super()
    this.#seal = seal
  }

  override sign(pdf: Buffer): Promise<Buffer> {
    return cmsOver(pdf, this.#seal)
  }
}

/** Signs a PDF that has room for a signature (`platform/pdf.ts`); the signature covers every byte but itself. */
export const signPdf = async (pdf: Uint8Array, seal: Seal): Promise<Buffer> => new SignPdf().sign(Buffer.from(pdf), new CmsSigner(seal))

/**
 * What the bytes of a PDF say about themselves: `unsigned`, `changed` since they were signed, `appended` (what was signed
 * stands, but the file goes on after it), or `whole`.
 */
export type Examined = { state: 'unsigned' | 'changed' } | ({ state: 'appended' | 'whole' } & Stands)

const range = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/

/** Reads the first signature of a PDF. Whether its certificate is known, and its hash, is for those who keep a register. */
export async function examinePdf(file: Buffer): Promise<Examined> {
  if (!file.subarray(0, 1024).includes('%PDF-')) return { state: 'unsigned' }
  const text = file.toString('latin1')
  const found = range.exec(text)
  if (!found) return { state: text.includes('/ByteRange') ? 'changed' : 'unsigned' }
  const [start, before, after, rest] = found.slice(1).map(Number) as [number, number, number, number]
  const end = after + rest
  const hex = text.slice(before + 1, after - 1)
  const framed = text[before] === '<' && text[after - 1] === '>' && /^(?:[0-9a-f]{2})+$/i.test(hex)
  if (start !== 0 || before >= after || end > file.length || !framed) return { state: 'changed' }
  const covered = Buffer.concat([file.subarray(0, before), file.subarray(after, end)])
  const stands = await readCms(Buffer.from(hex, 'hex'), covered)
  if (!stands) return { state: 'changed' }
  return { state: end === file.length ? 'whole' : 'appended', ...stands }
}
