import { type Draw, Flow, flowed, footed, looks } from '../../../platform/flow.ts'
import type { Lettering } from '../../../platform/lettering.ts'
import type { SealedPaper } from './paper.ts'

/** The pages of a sealed agreement: each part on pages of its own, every page with its number, the reference and the hash of what was signed. @throws MissingGlyphs */
export function pagesOf(lettering: Lettering, paper: SealedPaper): Draw[] {
  const flow = new Flow(lettering)
  for (const part of paper.parts) {
    flow.newPage()
    flow.text(part.head, { ...looks.note, before: 0 })
    flowed(flow, part.blocks)
  }
  flow.newPage()
  flowed(flow, paper.audit)
  return footed(lettering, flow, `${paper.reference}  ·  SHA-256 ${paper.sha256}`)
}
