import { type Lang, type Phrase, say } from '../../../core/text.ts'
import { needClasses, partnerships, stages } from '../../../modules/listings/words/facts.ts'
import { type Terms, vocabularies, type Vocabulary } from '../../../modules/vocabularies/vocabularies.ts'
import { chainLinks } from '../../../modules/vocabularies/words/chains.ts'
import { type HallFacet } from '../../../modules/matching/matching.ts'
import { organisationKinds } from '../../../modules/people/words/kinds.ts'
import { countries, regions } from '../../../modules/people/words/places.ts'
import { kindNames, langNames, trlValue } from '../messages/hall.ts'

const words: Record<Exclude<HallFacet, 'trl' | Vocabulary>, Record<string, Phrase>> = {
  kind: kindNames,
  chainLink: chainLinks,
  needClass: needClasses,
  stage: stages,
  partnership: partnerships,
  country: countries,
  region: regions,
  organisationKind: organisationKinds,
  lang: langNames,
}

/** Facets whose values have an order of their own; the others stand by their counts. */
export const ordered: readonly HallFacet[] = ['kind', 'chainLink', 'needClass', 'stage', 'trl', 'lang']

const order: Partial<Record<HallFacet, readonly string[]>> = { kind: Object.keys(kindNames), chainLink: Object.keys(chainLinks), needClass: Object.keys(needClasses), stage: Object.keys(stages), lang: Object.keys(langNames) }

const isVocabulary = (facet: HallFacet): facet is Vocabulary => (vocabularies as readonly string[]).includes(facet)

/** What was chosen in a facet, in words. */
export const choiceName = (lang: Lang, terms: Terms, facet: HallFacet, value: string): string => (isVocabulary(facet) ? terms.term(facet, value).name[lang] : valueName(lang, facet, value))

/** A facet's value in words; a code without words is shown as it is. */
export function valueName(lang: Lang, facet: Exclude<HallFacet, Vocabulary>, value: string): string {
  if (facet === 'trl') return say(lang, trlValue, { n: value })
  return Object.hasOwn(words[facet], value) ? words[facet][value]![lang] : value
}

/** Values in the order of the page: their own, else the most frequent first. */
export function inOrder(facet: HallFacet, counts: Record<string, number>): [string, number][] {
  const entries = Object.entries(counts)
  if (facet === 'trl') return entries.sort(([a], [b]) => Number(b) - Number(a))
  const known = order[facet]
  return known ? entries.sort(([a], [b]) => known.indexOf(a) - known.indexOf(b)) : entries.sort(([, a], [, b]) => b - a)
}
