import type { Canvas } from './canvas.ts'
import type { Lettering, Line, Weight } from './lettering.ts'
import { a4 } from './pdf.ts'

/** A piece of a text on paper in one language. A `table` has a head and rows. */
export type Block =
  | { kind: 'title' | 'heading' | 'subheading' | 'paragraph' | 'note' | 'line'; text: string }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] }

const margin = { left: 62, right: 62, top: 64, bottom: 72 } as const
const width = a4.width - margin.left - margin.right
/** Where text stands on a page, in points. */
export const column = { left: margin.left, width } as const
const ink = '#1a1a1a'
const soft = '#5b6470'
const hair = '#c9ced6'
const tint = '#f2f4f7'

export type Draw = (canvas: Canvas) => void
type Look = { size: number; leading: number; weight: Weight; colour: string; before: number; after: number; keep?: boolean; centred?: boolean }

const looks: Record<Exclude<Block['kind'], 'table'>, Look> = {
  title: { size: 18, leading: 26, weight: 'bold', colour: ink, before: 6, after: 10, centred: true },
  heading: { size: 11.5, leading: 18, weight: 'bold', colour: ink, before: 12, after: 4, keep: true },
  subheading: { size: 10, leading: 16, weight: 'bold', colour: ink, before: 8, after: 2, keep: true },
  paragraph: { size: 10, leading: 16.5, weight: 'regular', colour: ink, before: 0, after: 4 },
  line: { size: 9.5, leading: 15, weight: 'regular', colour: soft, before: 0, after: 0 },
  note: { size: 8.5, leading: 13, weight: 'regular', colour: soft, before: 6, after: 4 },
}
const cell = { size: 8.5, leading: 12.5, pad: 4 } as const

/** Lays text out on A4 pages from top to bottom; a heading never ends a page. Asking for a character that no font has throws MissingGlyphs. */
export class Flow {
  readonly pages: Draw[][] = [[]]
  readonly #lettering: Lettering
  #y: number = margin.top

  constructor(lettering: Lettering) {
    this.#lettering = lettering
  }

  newPage(): void {
    if (this.pages.at(-1)?.length === 0) return
    this.pages.push([])
    this.#y = margin.top
  }

  /** Goes to the next page where `height` has no room here. */
  #need(height: number): void {
    if (this.#y + height > a4.height - margin.bottom) this.newPage()
  }

  #draw(draw: Draw): void {
    this.pages.at(-1)?.push(draw)
  }

  /** Something of a height that stays together, drawn from its top; on the next page where it has no room here. */
  whole(height: number, draw: (canvas: Canvas, top: number) => void): void {
    this.#need(height)
    const top = this.#y
    this.#draw((canvas) => draw(canvas, top))
    this.#y += height
  }

  text(text: string, look: Look): void {
    const lines = this.#lettering.lines(text, { size: look.size, width, weight: look.weight })
    if (this.#y > margin.top) this.#y += look.before
    this.#need(look.leading * (look.keep ? lines.length + 2 : Math.min(lines.length, 2)))
    for (const line of lines) {
      this.#need(look.leading)
      const baseline = this.#y + look.size
      const x = look.centred ? margin.left + (width - line.width) / 2 : margin.left
      this.#draw((canvas) => canvas.text(line, x, baseline, look.colour))
      this.#y += look.leading
    }
    this.#y += look.after
  }

  table(columns: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = this.#widths(columns, rows)
    const laid = (row: readonly string[], weight: Weight) => row.map((text, place) => this.#lettering.lines(text || ' ', { size: cell.size, width: widths[place]! - cell.pad * 2, weight }))
    this.#row(laid(columns, 'bold'), widths, true)
    for (const row of rows) this.#row(laid(row, 'regular'), widths, false)
    this.#y += 8
  }

  #row(cells: Line[][], widths: readonly number[], head: boolean): void {
    const height = Math.max(...cells.map((lines) => lines.length)) * cell.leading + cell.pad * 2
    this.#need(height + (head ? 30 : 0))
    const top = this.#y
    if (head) this.#draw((canvas) => canvas.rectangle(margin.left, top, width, height, tint))
    this.#draw((canvas) => canvas.rectangle(margin.left, top + height, width, 0.6, hair))
    let x: number = margin.left
    for (const [place, lines] of cells.entries()) {
      const at = x + cell.pad
      for (const [row, line] of lines.entries()) this.#draw((canvas) => canvas.text(line, at, top + cell.pad + cell.size + row * cell.leading, ink))
      x += widths[place]!
    }
    this.#y += height
  }

  /** Columns as wide as their longest word at least, and beyond that as what stands in them asks for. */
  #widths(columns: readonly string[], rows: readonly (readonly string[])[]): number[] {
    const measured = columns.map((head, place) => {
      const texts = [head, ...rows.map((row) => row[place] ?? '')].map((text) => text.slice(0, 120))
      const words = texts.flatMap((text) => text.split(/\s+/)).map((word) => Math.min(this.#lettering.width(word, 'bold'), 11))
      return { least: Math.max(...words) * cell.size + cell.pad * 2 + 2, wanted: Math.min(30, Math.max(...texts.map((text) => this.#lettering.width(text, 'bold')))) * cell.size }
    })
    const least = measured.reduce((sum, one) => sum + one.least, 0)
    if (least >= width) return measured.map((one) => (one.least / least) * width)
    const more = measured.map((one) => Math.max(one.wanted - one.least, 0) + 1)
    const all = more.reduce((sum, one) => sum + one, 0)
    return measured.map((one, place) => one.least + (more[place]! / all) * (width - least))
  }

  blocks(blocks: readonly Block[]): void {
    for (const [place, block] of blocks.entries()) {
      if (block.kind === 'table') this.table(block.columns, block.rows)
      else this.text(block.text, block.kind === 'paragraph' && blocks[place - 1]?.kind === 'line' ? { ...looks.paragraph, before: 10 } : looks[block.kind])
    }
  }

  /** A line that says what follows, small and first on its page. */
  head(text: string): void {
    this.text(text, { ...looks.note, before: 0 })
  }

  /** The pages, each with what it belongs to and its number at its foot. */
  numbered(belongsTo: string): Draw[] {
    const all = this.pages.filter((page) => page.length > 0)
    return all.map((draws, place) => (canvas) => {
      for (const draw of draws) draw(canvas)
      const foot = a4.height - margin.bottom + 26
      canvas.rectangle(margin.left, foot - 14, width, 0.6, hair)
      const small = { size: 7.5, width }
      const [left] = this.#lettering.lines(belongsTo, small)
      const [right] = this.#lettering.lines(`${place + 1} / ${all.length}`, small)
      if (left) canvas.text(left, margin.left, foot, soft)
      if (right) canvas.text(right, margin.left + width - right.width, foot, soft)
    })
  }
}
