import QRCode from 'qrcode'
import type { Lang } from '../../core/text.ts'
import type { Canvas } from '../canvas.ts'
import type { Lettering, Line, Weight } from '../lettering.ts'
import { markSize, markStrokes, palette } from './palette.ts'

/** What a layout draws with. */
export type Desk = { canvas: Canvas; lettering: Lettering }

/** Distance of baselines in sizes; Han wants more air. */
export const leadingOf = (lang: Lang): number => (lang === 'zh' ? 1.6 : 1.4)

/** Lines with their leading. `height` from the top of the first to the bottom of the last. */
export type Block = { lines: Line[]; size: number; leading: number; height: number }

type Fit = { sizes: readonly number[]; width: number; height: number; leading: number; weight?: Weight }

/** The text in the largest of the sizes (descending) in which all of it has room; in the smallest, cut with an ellipsis, when it has in none. */
export function fitted(lettering: Lettering, text: string, { sizes, width, height, leading, weight }: Fit): Block {
  for (const [place, size] of sizes.entries()) {
    const most = Math.max(1, Math.floor(height / (size * leading)))
    const last = place === sizes.length - 1
    const lines = lettering.lines(text, { size, width, weight, most: last ? most : most + 1 })
    if (last || lines.length <= most) return { lines, size, leading, height: lines.length * size * leading }
  }
  return { lines: [], size: 0, leading, height: 0 }
}

/** Draws a block from its top edge. @returns its bottom edge */
export function drawBlock({ canvas }: Desk, block: Block, x: number, top: number, colour: string): number {
  for (const [place, line] of block.lines.entries()) canvas.text(line, x, top + (place + 0.5) * block.size * block.leading + block.size * 0.36, colour)
  return top + block.height
}

/** One line, cut to its room. @returns its width */
export function drawLine({ canvas, lettering }: Desk, text: string, { x, y, size, width, weight, colour, align = 'left' }: { x: number; y: number; size: number; width: number; weight?: Weight; colour: string; align?: 'left' | 'right' | 'middle' }): number {
  const [line] = lettering.lines(text.replaceAll('\n', ' '), { size, width, weight, most: 1 })
  if (!line) return 0
  canvas.text(line, align === 'left' ? x : x + (width - line.width) / (align === 'right' ? 1 : 2), y, colour)
  return line.width
}

/** The mark with its left upper corner at x, y. @returns its width */
export function drawMark({ canvas }: Desk, x: number, y: number, height: number, colour: string, base: string): number {
  const scale = height / markSize.height
  for (const stroke of markStrokes) canvas.stroke(stroke, { x, y, scale }, stroke.includes('H') ? base : colour, 2.4)
  return markSize.width * scale
}

/** A code on white, with the quiet zone of four modules that readers need (ISO/IEC 18004, 9.1). */
export function drawCode({ canvas }: Desk, url: string, x: number, y: number, side: number): void {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const module = side / (modules.size + 8)
  canvas.rectangle(x, y, side, side, palette.surface)
  for (let row = 0; row < modules.size; row += 1) {
    for (let from = 0; from < modules.size; from += 1) {
      if (!modules.get(row, from)) continue
      let to = from
      while (to + 1 < modules.size && modules.get(row, to + 1)) to += 1
      canvas.rectangle(x + (from + 4) * module, y + (row + 4) * module, (to - from + 1) * module, module * 1.01, palette.ink)
      from = to
    }
  }
}
