import type { Lettering } from '../../../platform/lettering.ts'
import { type Draw, Flow } from '../../../platform/pages.ts'
import type { SealedPaper } from './paper.ts'

/** The pages of a sealed agreement: each part on pages of its own, every page with its number, the reference and the hash of what was signed. @throws MissingGlyphs */
export function pagesOf(lettering: Lettering, paper: SealedPaper): Draw[] {
  const flow = new Flow(lettering)
  for (const part of paper.parts) {
    flow.newPage()
    flow.head(part.head)
    flow.blocks(part.blocks)
  }
  flow.newPage()
  flow.blocks(paper.audit)
  return flow.numbered(`${paper.reference}  ·  SHA-256 ${paper.sha256}`)
}
