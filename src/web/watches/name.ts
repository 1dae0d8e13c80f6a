import { type Lang, nameFor, readText, say } from '../../core/text.ts'
import type { HallFacet } from '../../modules/matching/matching.ts'
import { readChoices, type ShownWatch, kindWords, limits } from '../../modules/watches/watches.ts'
import type { Terms } from '../../modules/vocabularies/vocabularies.ts'
import { choiceName } from '../listings/hall/values.ts'
import { watchWords } from './messages.ts'

const separator = { zh: '、', en: ', ' } as const

/** The choices of a saved search in words. */
export const choicesOf = (lang: Lang, terms: Terms, chosen: Partial<Record<HallFacet, readonly string[]>>): string =>
  (Object.entries(chosen) as [HallFacet, readonly string[] | undefined][]).flatMap(([facet, values]) => (values ?? []).map((value) => choiceName(lang, terms, facet, value))).join(separator[lang])

/** The name that a search is offered: its words and its choices. */
export function nameOfSearch(lang: Lang, terms: Terms, words: string, chosen: Partial<Record<HallFacet, readonly string[]>>): string {
  const name = [words, choicesOf(lang, terms, chosen)].filter(Boolean).join(' · ')
  return name.length <= limits.name ? name : `${name.slice(0, limits.name - 1).toWellFormed()}…`
}

/** What a watch is called on a page: the person's name for it, else what it is about, as far as it may be read now. */
export function titleOf(lang: Lang, watch: ShownWatch): string | undefined {
  if (watch.name) return watch.name
  if (watch.organisation) return nameFor(lang, watch.organisation.name)
  const need = watch.listing && readText(watch.listing.title, lang).body
  if (watch.kind !== 'match') return need
  const offer = watch.other && readText(watch.other.title, lang).body
  return need && offer ? say(lang, watchWords.pair, { need, offer }) : undefined
}

/** As {@link titleOf}, with words for what may no longer be read. */
export const headingOf = (lang: Lang, watch: ShownWatch): string => titleOf(lang, watch) ?? kindWords[watch.kind][lang]

/** The choices of a stored watch in words. */
export const conditionsOf = (lang: Lang, terms: Terms, watch: ShownWatch): string => choicesOf(lang, terms, readChoices(watch.chosen))
