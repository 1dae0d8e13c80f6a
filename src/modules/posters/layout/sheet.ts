import { langs, otherLang, type Phrase } from '../../../core/text.ts'
import { a4 } from '../../../platform/pdf.ts'
import { posterWords as words } from '../messages.ts'
import { namesOf, type Poster, type PosterText } from '../poster.ts'
import { type Block, type Desk, drawBlock, drawCode, drawLine, drawMark, fitted, leadingOf } from '../../../platform/paper/blocks.ts'
import { palette } from '../../../platform/paper/palette.ts'

const margin = 48
const width = a4.width - 2 * margin
const footTop = a4.height - 164
const gap = 26

/** Both halves of a phrase, once where they are the same. */
const pair = ({ lang }: Pick<Poster, 'lang'>, phrase: Phrase): string => [...new Set([phrase[lang], phrase[otherLang(lang)]])].join(' · ')

/** A listing on an A4 page: head, titles, summaries side by side, facts, who and where, the code. */
export function drawSheet(desk: Desk, poster: Poster): void {
  desk.canvas.rectangle(0, 0, a4.width, a4.height, palette.paper)
  drawHead(desk, poster)
  let top = drawTitles(desk, poster, 106)
  const facts = factRows(desk, poster)
  top = drawSummaries(desk, poster, top + 14, footTop - 20 - facts.height - 22)
  if (facts.rows.length > 0) drawFacts(desk, facts.rows, top + 18)
  drawFoot(desk, poster)
}

function drawHead(desk: Desk, poster: Poster): void {
  const { canvas } = desk
  canvas.rectangle(0, 0, a4.width, 8, palette.primary)
  const mark = drawMark(desk, margin, 36, 26, palette.ink, palette.accent)
  drawLine(desk, words.mark[poster.lang], { x: margin + mark + 10, y: 52, size: 15, width: 200, weight: 'bold', colour: palette.ink })
  drawLine(desk, words.platform[poster.lang], { x: margin + mark + 10, y: 65, size: 8, width: 240, colour: palette.muted })
  drawLine(desk, pair(poster, words[poster.kind]), { x: margin, y: 51, size: 12, width, weight: 'bold', colour: palette.primary, align: 'right' })
  drawLine(desk, poster.reference, { x: margin, y: 65, size: 8.5, width, colour: palette.muted, align: 'right' })
  canvas.rectangle(margin, 82, width, 0.75, palette.line)
}

function drawTitles(desk: Desk, poster: Poster, from: number): number {
  let top = from
  for (const [place, text] of poster.texts.entries()) {
    const first = place === 0
    const sizes = first ? [28, 24, 20, 17, 14.5, 12.5, 11] : [17, 14.5, 12.5, 11, 10]
    const block = fitted(desk.lettering, text.title, { sizes, width, height: first ? 176 : 104, leading: text.lang === 'zh' ? 1.4 : 1.25, weight: first ? 'bold' : 'regular' })
    top = drawBlock(desk, block, margin, top, first ? palette.ink : palette.muted)
    top = drawMarks(desk, poster, text, top) + 8
  }
  return top
}

/** A machine's text and an old translation say so, in both languages. */
function drawMarks(desk: Desk, poster: Poster, { marks }: PosterText, top: number): number {
  if (marks.length === 0) return top
  drawLine(desk, marks.map((one) => pair(poster, one)).join('   '), { x: margin, y: top + 11, size: 8.5, width, colour: palette.amber })
  return top + 14
}

function drawSummaries(desk: Desk, { texts }: Poster, top: number, bottom: number): number {
  const told = texts.filter((one): one is PosterText & { summary: string } => Boolean(one.summary?.trim()))
  if (told.length === 0) return top
  desk.canvas.rectangle(margin, top, 40, 2, palette.accent)
  const column = told.length > 1 ? (width - gap) / 2 : width
  const height = Math.max(30, bottom - top - 14)
  const set = (sizes: readonly number[]) => told.map(({ summary, lang }) => fitted(desk.lettering, summary, { sizes, width: column, height, leading: leadingOf(lang) }))
  // Both languages in one size: the smaller that either needs.
  const blocks = set([Math.min(...set(told.length > 1 ? [12.5, 11.5, 10.5, 9.5, 8.5] : [13.5, 12.5, 11.5, 10.5, 9.5, 8.5]).map((block) => block.size))])
  return Math.max(...blocks.map((block, place) => drawBlock(desk, block, margin + place * (column + gap), top + 14, palette.ink)))
}

type Cell = { label: string; values: Block[]; height: number }
const labelHeight = 13

/** The facts in two columns, each value in both languages. */
function factRows(desk: Desk, poster: Poster): { rows: Cell[][]; height: number } {
  const column = (width - gap) / 2
  const cells = poster.facts.map(({ label, value }): Cell => {
    const said = [...new Set([value[poster.lang], value[otherLang(poster.lang)]])]
    const values = said.map((text, place) => fitted(desk.lettering, text, { sizes: [place === 0 ? 11 : 9.5], width: column, height: 30, leading: 1.35 }))
    return { label: pair(poster, label), values, height: labelHeight + values.reduce((sum, one) => sum + one.height, 0) + 10 }
  })
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, row) => cells.slice(row * 2, row * 2 + 2))
  return { rows, height: rows.reduce((sum, row) => sum + Math.max(...row.map((cell) => cell.height)), 0) }
}

function drawFacts(desk: Desk, rows: readonly Cell[][], from: number): void {
  desk.canvas.rectangle(margin, from - 8, width, 0.75, palette.line)
  const column = (width - gap) / 2
  let top = from + 4
  for (const row of rows) {
    for (const [place, { label, values }] of row.entries()) {
      const x = margin + place * (column + gap)
      drawLine(desk, label, { x, y: top + 8, size: 8, width: column, colour: palette.muted })
      let y = top + labelHeight
      for (const [index, block] of values.entries()) y = drawBlock(desk, block, x, y, index === 0 ? palette.ink : palette.muted)
    }
    top += Math.max(...row.map((cell) => cell.height))
  }
}

function drawFoot(desk: Desk, poster: Poster): void {
  const { canvas, lettering } = desk
  const side = 112
  const room = width - side - 24
  canvas.rectangle(margin, footTop, width, 0.75, palette.line)
  let top = footTop + 14
  for (const [place, name] of namesOf(poster.lang, poster.owner).entries()) {
    const block = fitted(lettering, name, { sizes: place === 0 ? [15, 13, 11, 9.5] : [11, 9.5, 8.5], width: room, height: place === 0 ? 40 : 26, leading: 1.35, weight: place === 0 ? 'bold' : 'regular' })
    top = drawBlock(desk, block, margin, top, palette.ink)
  }
  for (const lang of [poster.lang, ...langs.filter((one) => one !== poster.lang)]) {
    drawLine(desk, poster.place[lang], { x: margin, y: top + 11, size: 9, width: room, colour: palette.muted })
    top += 13
  }
  if (poster.sample) drawLine(desk, pair(poster, words.sample), { x: margin, y: a4.height - 47, size: 8, width: room, colour: palette.amber })
  drawLine(desk, poster.url, { x: margin, y: a4.height - 34, size: 8, width: room, colour: palette.muted })
  drawCode(desk, poster.url, a4.width - margin - side, footTop + 12, side)
  drawLine(desk, pair(poster, words.scan), { x: a4.width - margin - side - 20, y: footTop + 12 + side + 12, size: 7.5, width: side + 40, colour: palette.muted, align: 'middle' })
}
