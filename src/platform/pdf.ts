import { createRequire } from 'node:module'
import type { Canvas } from './canvas.ts'
import { fontNames, type Lettering } from './lettering.ts'

type Kit = typeof import('pdfkit')
/** Required, since what the package gives to an import is its build for browsers. */
const Document = createRequire(import.meta.url)('pdfkit') as Kit

/** The height of an A4 page and its width, in points. */
export const a4 = { width: 595.28, height: 841.89 } as const

export type PdfFacts = { width: number; height: number; title: string; lang: string; at: Date }

/** What a signature says of itself beside its bytes; Latin letters only. */
export type SignatureFacts = { name: string; reason: string; at: Date }

type Reference = { end(): void }
/** What the kit has beyond its published types. */
type Inner = { ref(data: Record<string, unknown>): Reference; _acroform?: { fonts: object; defaultFont: string }; page: { dictionary: { data: Record<string, unknown> } }; _root: { data: Record<string, unknown> } }

// The types know fonts by file only; the kit takes opened ones, so that ten megabytes are read once and not for each page.
const asSource = (font: unknown) => font as Buffer

const canvasOn = (document: PDFKit.PDFDocument): Canvas => ({
  rectangle: (x, y, w, h, colour) => void document.rect(x, y, w, h).fill(colour),
  stroke(path, { x, y, scale }, colour, thickness) {
    document.save().translate(x, y).scale(scale).lineCap('round').lineWidth(thickness).path(path).stroke(colour).restore()
  },
  text({ runs, size }, x, y, colour) {
    let at = x
    for (const { font, text } of runs) {
      document.font(font).fontSize(size).fillColor(colour).text(text, at, y, { lineBreak: false, baseline: 'alphabetic' })
      at += document.widthOfString(text)
    }
  },
})

/** Bytes of a signature for which room is left: an RSA signature with a chain of four certificates fits. */
const roomForSignature = 12_288

/** Leaves room for a signature (ISO 32000-1 §12.8): an invisible field on the last page, and a range that the signing fills in. */
function leaveRoom(document: PDFKit.PDFDocument, { name, reason, at }: SignatureFacts): void {
  const inner = document as unknown as Inner
  const { ref, page, _root: root } = inner
  const make = (data: Record<string, unknown>): Reference => {
    const made = ref.call(document, data)
    made.end()
    return made
  }
  const signature = make({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached', ByteRange: [0, '**********', '**********', '**********'], Contents: new Uint8Array(roomForSignature),
    Name: new String(name), Reason: new String(reason), M: at,
  })
  const field = make({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], V: signature, T: new String('seal'), F: 132, P: page.dictionary })
  page.dictionary.data.Annots = [field]
  // The kit closes the form itself, and asks for a font that a signature alone does not need.
  inner._acroform = { fonts: {}, defaultFont: 'none' }
  root.data.AcroForm = ref.call(document, { SigFlags: 3, Fields: [field], DR: { Font: {} } })
}

/** Pages as a PDF with its text as text and only the glyphs that it uses; with `signature`, room for one. */
export async function drawPdfPages(lettering: Lettering, { width, height, title, lang, at }: PdfFacts, pages: readonly ((canvas: Canvas) => void)[], signature?: SignatureFacts): Promise<Uint8Array> {
  const page = { size: [width, height], margin: 0 }
  const document = new Document({ ...page, autoFirstPage: false, font: asSource(lettering.fonts['han-regular']) as unknown as string, lang, displayTitle: true, info: { Title: title, Creator: 'Qiao', Producer: 'Qiao', CreationDate: at } })
  for (const name of fontNames) document.registerFont(name, asSource(lettering.fonts[name]))
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => document.on('data', (part: Buffer) => parts.push(part)).on('end', resolve).on('error', reject))
  for (const [place, draw] of pages.entries()) {
    document.addPage(page)
    draw(canvasOn(document))
    if (signature && place === pages.length - 1) leaveRoom(document, signature)
  }
  document.end()
  await ended
  return Buffer.concat(parts)
}

/** One page as a PDF with its text as text and only the glyphs that it uses. */
export const drawPdf = (lettering: Lettering, facts: PdfFacts, draw: (canvas: Canvas) => void): Promise<Uint8Array> => drawPdfPages(lettering, facts, [draw])
