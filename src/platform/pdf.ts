import { createRequire } from 'node:module'
import type { Canvas } from './canvas.ts'
import { fontNames, type Lettering } from './lettering.ts'

type Kit = typeof import('pdfkit')
/** Required, since what the package gives to an import is its build for browsers. */
const Document = createRequire(import.meta.url)('pdfkit') as Kit

/** The height of an A4 page and its width, in points. */
export const a4 = { width: 595.28, height: 841.89 } as const

export type PdfFacts = { width: number; height: number; title: string; lang: string; at: Date }

/** One page as a PDF with its text as text and only the glyphs that it uses. */
export async function drawPdf(lettering: Lettering, { width, height, title, lang, at }: PdfFacts, draw: (canvas: Canvas) => void): Promise<Uint8Array> {
  // The types know fonts by file only; the kit takes opened ones, so that ten megabytes are read once and not for each page.
  const asSource = (font: unknown) => font as Buffer
  const document = new Document({ size: [width, height], margin: 0, font: asSource(lettering.fonts['han-regular']) as unknown as string, lang, displayTitle: true, info: { Title: title, Creator: 'Qiao', Producer: 'Qiao', CreationDate: at } })
  for (const name of fontNames) document.registerFont(name, asSource(lettering.fonts[name]))
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => document.on('data', (part: Buffer) => parts.push(part)).on('end', resolve).on('error', reject))
  draw({
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
  document.end()
  await ended
  return Buffer.concat(parts)
}
