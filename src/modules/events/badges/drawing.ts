import type { Canvas } from '../../../platform/canvas.ts'
import type { Lettering } from '../../../platform/lettering.ts'
import { drawBlock, drawCode, drawLine, drawMark, fitted, leadingOf } from '../../../platform/paper/blocks.ts'
import { palette } from '../../../platform/paper/palette.ts'
import { drawPdf } from '../../../platform/pdf.ts'

/** What stands on a badge, in both scripts; a half that is missing leaves its line out. */
export type Badge = {
  event: readonly [first: string, second?: string]
  days: string
  person: readonly [first: string, second?: string]
  organisation: readonly [first?: string, second?: string]
  ticket: string
  /** As it is printed, and what the code leads to. */
  code: string
  address: string
  lang: 'zh' | 'en'
  at: string
}

/** A6, in points: the card of most lanyards. */
const card = { width: 297.64, height: 419.53 } as const
const margin = 24
const width = card.width - 2 * margin

function draw(canvas: Canvas, lettering: Lettering, badge: Badge): void {
  const desk = { canvas, lettering }
  canvas.rectangle(0, 0, card.width, card.height, palette.surface)
  canvas.rectangle(0, 0, card.width, 92, palette.primary)
  drawMark(desk, margin, 18, 16, palette.surface, palette.surface)
  drawLine(desk, badge.days, { x: margin, y: 30, size: 9, width, colour: palette.surface, align: 'right' })
  drawBlock(desk, fitted(lettering, badge.event[0], { sizes: [15, 13, 11], width, height: 34, leading: 1.25, weight: 'bold' }), margin, 42, palette.surface)
  if (badge.event[1]) drawLine(desk, badge.event[1], { x: margin, y: 85, size: 8.5, width, colour: palette.surface })
  let top = 108
  for (const [place, name] of [badge.person[0], badge.person[1]].entries()) {
    if (!name) continue
    const size = place === 0 ? [34, 28, 23, 19] : [17, 15, 13]
    top = drawBlock(desk, fitted(lettering, name, { sizes: size, width, height: place === 0 ? 76 : 24, leading: 1.2, weight: place === 0 ? 'bold' : 'regular' }), margin, top, palette.ink) + 2
  }
  top += 6
  for (const one of badge.organisation) {
    if (one) top = drawBlock(desk, fitted(lettering, one, { sizes: [12, 10.5, 9], width, height: 32, leading: leadingOf(badge.lang) - 0.2 }), margin, top, palette.muted)
  }
  const side = 108
  const foot = card.height - margin - side
  drawCode(desk, badge.address, margin - 10, foot, side)
  drawLine(desk, badge.ticket, { x: margin + side + 4, y: foot + side - 34, size: 13, width: width - side - 4, weight: 'bold', colour: palette.accent })
  drawLine(desk, badge.code, { x: margin + side + 4, y: foot + side - 14, size: 11, width: width - side - 4, colour: palette.ink })
}

/** A badge as a page to print. @throws MissingGlyphs naming the characters that no font has */
export const drawBadge = (lettering: Lettering, badge: Badge): Promise<Uint8Array> =>
  drawPdf(lettering, { ...card, title: `${badge.event[0]} ${badge.code}`, lang: badge.lang === 'zh' ? 'zh-CN' : 'en-GB', at: new Date(badge.at) }, (canvas) => draw(canvas, lettering, badge))
