import { Failure } from '../core/failure.ts'
import type { PdfAnswer } from '../engine/documents/message.ts'
import { docxText } from './documents/docx.ts'
import { documentWords } from './messages/documents.ts'
import { startThread } from './threads.ts'

/** What a document may weigh (bytes), how much of it is read, for how long (ms), and how many at once. */
export const documentLimits = { bytes: 5_000_000, pages: 60, characters: 60_000, time: 10_000, atOnce: 2 } as const

const refused = (what: keyof typeof documentWords): Failure => new Failure('invalid', documentWords[what], { fields: { file: documentWords[what] } })

let reading = 0

/** Reads a PDF in a thread with 256 MB, which is ended when its time is up. */
async function pdfText(file: Buffer): Promise<string> {
  if (reading >= documentLimits.atOnce) throw refused('busy')
  reading += 1
  try {
    const { pages, characters } = documentLimits
    const thread = await startThread('documents', { bytes: new Uint8Array(file), pages, characters }, { maxOldGenerationSizeMb: 256 })
    let timer: NodeJS.Timeout | undefined
    const answer = await new Promise<PdfAnswer | 'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), documentLimits.time)
      thread.onMessage((message) => resolve(message as PdfAnswer))
      thread.onEnd(() => resolve({ problem: 'unreadable' }))
    })
    clearTimeout(timer)
    await thread.stop()
    if (answer === 'late') throw refused('late')
    if ('problem' in answer) throw refused(answer.problem)
    return answer.text
  } finally {
    reading -= 1
  }
}

/** Control characters but line ends and tabs, and what no database keeps. */
const cleaned = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\ufffd/gu, '').toWellFormed().replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim()

/**
 * The text of a .docx or .pdf, told apart by its first bytes, not by its name; cut after {@link documentLimits}.characters.
 * @throws Failure invalid with a sentence for the field `file`, also while too many are read
 */
export async function documentText(file: Buffer): Promise<string> {
  if (file.length === 0) throw refused('empty')
  if (file.length > documentLimits.bytes) throw refused('large')
  const isPdf = file.subarray(0, 1024).includes('%PDF-')
  const isZip = file.length > 4 && file.readUInt32LE(0) === 0x04034b50
  if (!isPdf && !isZip) throw refused('unknown')
  const text = isPdf ? await pdfText(file) : docxText(file)
  if (text === undefined) throw refused('unreadable')
  const whole = cleaned(text).slice(0, documentLimits.characters).toWellFormed()
  if (whole === '') throw refused('noText')
  return whole
}
