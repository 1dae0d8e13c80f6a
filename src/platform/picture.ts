import sharp from 'sharp'
import type { Canvas } from './canvas.ts'
import type { Lettering } from './lettering.ts'

const number = (value: number): string => String(Math.round(value * 1000) / 1000)

/** A picture as a PNG. Text is drawn glyph by glyph from the font files, so that it needs no font of the machine. */
export async function drawPng(lettering: Lettering, { width, height, ground }: { width: number; height: number; ground: string }, draw: (canvas: Canvas) => void): Promise<Uint8Array> {
  const parts: string[] = []
  draw({
    rectangle: (x, y, w, h, colour) => void parts.push(`<rect x="${number(x)}" y="${number(y)}" width="${number(w)}" height="${number(h)}" fill="${colour}"/>`),
    stroke(path, { x, y, scale }, colour, thickness) {
      parts.push(`<path d="${path}" transform="translate(${number(x)} ${number(y)}) scale(${number(scale)})" fill="none" stroke="${colour}" stroke-width="${number(thickness)}" stroke-linecap="round"/>`)
    },
    text({ runs, size }, x, y, colour) {
      let at = x
      for (const { font: name, text } of runs) {
        const font = lettering.fonts[name]
        const scale = size / font.unitsPerEm
        const { glyphs, positions } = font.layout(text)
        for (const [index, glyph] of glyphs.entries()) {
          const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
          const outline = glyph.path.toSVG()
          if (outline) parts.push(`<path d="${outline}" fill="${colour}" transform="translate(${number(at + xOffset * scale)} ${number(y - yOffset * scale)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})"/>`)
          at += xAdvance * scale
        }
      }
    },
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${ground}"/>${parts.join('')}</svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer()
}
