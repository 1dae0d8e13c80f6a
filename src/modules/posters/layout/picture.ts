import { otherLang, type Phrase } from '../../../core/text.ts'
import { posterWords as words } from '../messages.ts'
import { namesOf, type Poster } from '../poster.ts'
import { type Desk, drawBlock, drawCode, drawLine, drawMark, fitted, leadingOf } from '../../../platform/paper/blocks.ts'
import { palette } from '../../../platform/paper/palette.ts'

/** A phone's screen, in pixels. */
export const phone = { width: 1080, height: 1920 } as const

const margin = 84
const width = phone.width - 2 * margin
const bandHeight = 176
const footTop = phone.height - 452
const mostFacts = 4

const pair = ({ lang }: Poster, phrase: Phrase): string => [...new Set([phrase[lang], phrase[otherLang(lang)]])].join(' · ')

/** A listing as a picture to pass on by phone: title in both languages, the beginning of the summary, four facts, the code. */
export function drawPicture(desk: Desk, poster: Poster): void {
  const { canvas } = desk
  canvas.rectangle(0, 0, phone.width, bandHeight, palette.primary)
  const mark = drawMark(desk, margin, 54, 66, '#FFFFFF', palette.primaryPale)
  drawLine(desk, words.mark[poster.lang], { x: margin + mark + 26, y: 108, size: 50, width: 400, weight: 'bold', colour: '#FFFFFF' })
  drawLine(desk, pair(poster, words[poster.kind]), { x: margin, y: 92, size: 32, width, colour: '#FFFFFF', align: 'right' })
  drawLine(desk, poster.reference, { x: margin, y: 132, size: 24, width, colour: palette.primaryPale, align: 'right' })
  const top = drawTitles(desk, poster, bandHeight + 52)
  const factsTop = drawFacts(desk, poster)
  drawSummary(desk, poster, top + 24, factsTop - 24)
  drawFoot(desk, poster)
}

function drawTitles(desk: Desk, poster: Poster, from: number): number {
  let top = from
  for (const [place, { title, lang, marks }] of poster.texts.entries()) {
    const first = place === 0
    const block = fitted(desk.lettering, title, {
      sizes: first ? [74, 64, 56, 48, 42, 36, 32] : [40, 36, 32, 28, 26], width, height: first ? 400 : 190, leading: lang === 'zh' ? 1.36 : 1.22, weight: first ? 'bold' : 'regular',
    })
    top = drawBlock(desk, block, margin, top, first ? palette.ink : palette.muted) + 14
    if (marks.length > 0) {
      drawLine(desk, marks.map((one) => pair(poster, one)).join('   '), { x: margin, y: top + 26, size: 24, width, colour: palette.amber })
      top += 40
    }
  }
  return top
}

function drawSummary(desk: Desk, poster: Poster, top: number, bottom: number): void {
  const text = poster.texts.find((one) => one.summary?.trim())
  if (!text?.summary || bottom - top < 110) return
  desk.canvas.rectangle(margin, top, 88, 5, palette.accent)
  const block = fitted(desk.lettering, text.summary, { sizes: [40, 36, 33, 30], width, height: bottom - top - 30, leading: leadingOf(text.lang) })
  drawBlock(desk, block, margin, top + 30, palette.ink)
}

/** Facts stand above the foot. @returns their top edge */
function drawFacts(desk: Desk, poster: Poster): number {
  const facts = poster.facts.slice(0, mostFacts)
  const rowHeight = 112
  const rows = Math.ceil(facts.length / 2)
  const top = footTop - 24 - rows * rowHeight
  const column = (width - 40) / 2
  for (const [place, { label, value }] of facts.entries()) {
    const [x, y] = [margin + (place % 2) * (column + 40), top + Math.floor(place / 2) * rowHeight]
    const [first, second] = [value[poster.lang], value[otherLang(poster.lang)]]
    drawLine(desk, pair(poster, label), { x, y: y + 22, size: 21, width: column, colour: palette.muted })
    drawLine(desk, first, { x, y: y + 56, size: 30, width: column, weight: 'bold', colour: palette.ink })
    if (second !== first) drawLine(desk, second, { x, y: y + 87, size: 24, width: column, colour: palette.muted })
  }
  return top
}

function drawFoot(desk: Desk, poster: Poster): void {
  const { canvas, lettering } = desk
  const side = 340
  canvas.rectangle(0, footTop, phone.width, phone.height - footTop, palette.surface)
  canvas.rectangle(0, footTop, phone.width, 2, palette.line)
  drawCode(desk, poster.url, phone.width - margin - side + 20, footTop + 34, side)
  drawLine(desk, pair(poster, words.scan), { x: phone.width - margin - side - 20, y: footTop + 34 + side + 24, size: 23, width: side + 80, colour: palette.muted, align: 'middle' })
  const room = width - side - 20
  let top = footTop + 44
  for (const [place, name] of namesOf(poster.lang, poster.owner).entries()) {
    const block = fitted(lettering, name, { sizes: place === 0 ? [40, 34, 28, 24] : [28, 24, 21], width: room, height: place === 0 ? 120 : 84, leading: 1.3, weight: place === 0 ? 'bold' : 'regular' })
    top = drawBlock(desk, block, margin, top, palette.ink) + 6
  }
  for (const lang of [poster.lang, otherLang(poster.lang)]) {
    drawLine(desk, poster.place[lang], { x: margin, y: top + 28, size: 24, width: room, colour: palette.muted })
    top += 36
  }
  if (poster.sample) {
    drawLine(desk, words.sample[poster.lang], { x: margin, y: phone.height - 72, size: 21, width: room, colour: palette.amber })
    drawLine(desk, words.sample[otherLang(poster.lang)], { x: margin, y: phone.height - 42, size: 21, width: room, colour: palette.amber })
  }
}
