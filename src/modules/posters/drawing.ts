import type { Lettering } from '../../platform/lettering.ts'
import { a4, drawPdf } from '../../platform/pdf.ts'
import { drawPng } from '../../platform/picture.ts'
import { palette } from '../../platform/paper/palette.ts'
import { drawPicture, phone } from './layout/picture.ts'
import { drawSheet } from './layout/sheet.ts'
import type { Poster } from './poster.ts'

/** A page to print (PDF, A4) or a picture to pass on (PNG, 1080 × 1920). */
export const posterForms = ['sheet', 'picture'] as const
export type PosterForm = (typeof posterForms)[number]

export const mediaTypes: Record<PosterForm, string> = { sheet: 'application/pdf', picture: 'image/png' }
export const endings: Record<PosterForm, string> = { sheet: 'pdf', picture: 'png' }

/** Draws a poster. @throws MissingGlyphs naming the characters that no font has */
export function drawPoster(lettering: Lettering, poster: Poster, form: PosterForm): Promise<Uint8Array> {
  if (form === 'picture') return drawPng(lettering, { ...phone, ground: palette.paper }, (canvas) => drawPicture({ canvas, lettering }, poster))
  const facts = { ...a4, title: poster.texts[0]?.title ?? poster.reference, lang: poster.lang === 'zh' ? 'zh-CN' : 'en-GB', at: new Date(poster.at) }
  return drawPdf(lettering, facts, (canvas) => drawSheet({ canvas, lettering }, poster))
}
