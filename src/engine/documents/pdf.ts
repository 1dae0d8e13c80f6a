import { getDocumentProxy } from 'unpdf'
import type { PdfAnswer } from './message.ts'

type Piece = { str: string; hasEOL: boolean }

const isPiece = (item: object): item is Piece => 'str' in item && 'hasEOL' in item

/** The text of a PDF in the order of its pages, until `characters` are reached; scripts and forms in it are not run. */
export async function pdfText(bytes: Uint8Array, limits: { pages: number; characters: number }): Promise<PdfAnswer> {
  let document
  try {
    document = await getDocumentProxy(bytes, { isEvalSupported: false, stopAtErrors: false, verbosity: 0 })
  } catch (error) {
    return { problem: error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'unreadable' }
  }
  if (document.numPages > limits.pages) return { problem: 'pages' }
  let text = ''
  for (let number = 1; number <= document.numPages && text.length <= limits.characters; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) if (isPiece(item)) text += item.str + (item.hasEOL ? '\n' : '')
    text += '\n\n'
  }
  return { text }
}
