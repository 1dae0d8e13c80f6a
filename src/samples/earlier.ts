import { otherLang } from '../core/text.ts'
import { type Content, type TextBodies, textFields } from '../modules/listings/content.ts'
import type { SampleListing } from './exhibition.ts'

/** The text without its last sentence, or without its last clause where it has one sentence only. */
function shorter(text: string): string {
  const sentences = text.split(/(?<=[。！？；])|(?<=[.!?;])\s+/u).filter((one) => one.trim() !== '')
  if (sentences.length > 1) return sentences.slice(0, -1).join(/\p{Script=Han}/u.test(text) ? '' : ' ')
  const clauses = text.split(/(?<=[，、])|(?<=,)\s+/u)
  return clauses.length > 1 ? clauses.slice(0, -1).join(/\p{Script=Han}/u.test(text) ? '' : ' ').replace(/[，、,]$/u, '') : text
}

/**
 * The version before a listing's present one: of a listing whose translation is stale, the source text to which that
 * translation belonged; of every fifth other, a younger state of the work. Undefined where there was none.
 */
export function earlierVersion(sample: SampleListing, place: number): Content | undefined {
  const { content } = sample
  const { source, texts, facts } = content
  const other = otherLang(source)
  if (sample.stale.includes(other)) {
    const bodies: TextBodies = { ...texts[source] }
    for (const field of textFields) if (field !== 'title' && field !== 'keywords' && bodies[field] && texts[other]?.[field]) bodies[field] = shorter(bodies[field])
    return { ...content, texts: { ...texts, [source]: bodies } }
  }
  if (place % 5 !== 2) return undefined
  const younger = { ...facts, ...(facts.trl && facts.trl > 2 ? { trl: facts.trl - 1 } : {}), partnerships: facts.partnerships.slice(0, 1) }
  const without = (bodies: TextBodies | undefined): TextBodies | undefined => {
    if (!bodies) return undefined
    const { advantages: _advantages, trlEvidence: _evidence, basis: _basis, ...kept } = bodies
    return kept
  }
  return { ...content, texts: { zh: without(texts.zh), en: without(texts.en) }, facts: younger }
}
