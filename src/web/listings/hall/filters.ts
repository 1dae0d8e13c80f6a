import { type Lang, say } from '../../../core/text.ts'
import { type HallAnswer, type HallFacet, hallFacets } from '../../../modules/matching/matching.ts'
import type { Terms } from '../../../modules/vocabularies/vocabularies.ts'
import { facetNames, hallWords } from '../messages/hall.ts'
import { drawnFor } from '../../ui/drawn.ts'
import { escaped } from '../../ui/escaped.ts'
import { hallHref, type Wanted, without } from './query.ts'
import { choiceName, inOrder } from './values.ts'

const shownValues = 7
/** Facets that are open before anything is chosen in them. */
const openAtFirst: readonly HallFacet[] = ['kind', 'field', 'stage']

/** One choice without its count. The page's parts are written as text: as components a hundred choices cost more than all the rest. */
const choice = drawnFor(
  (facet: HallFacet, value: string, name: string, checked: boolean) =>
    `<label><input type="checkbox" name="${facet}" value="${escaped(value)}"${checked ? ' checked' : ''}>${escaped(name)}<b>`,
)

function facetGroup(lang: Lang, terms: Terms, facet: HallFacet, counts: Record<string, number>, chosen: readonly string[]): string {
  const values = inOrder(facet, counts)
  if (values.length === 0) return ''
  const draw = ([value, count]: [string, number]) => `${choice(facet, value, choiceName(lang, terms, facet, value), chosen.includes(value))}${count}</b></label>`
  // What is chosen is never hidden behind "more".
  const first = values.filter(([value], index) => index < shownValues || chosen.includes(value))
  const rest = values.filter(([value], index) => index >= shownValues && !chosen.includes(value))
  const more = rest.length === 0 ? '' : `<details class="facet-more"><summary>${say(lang, hallWords.more, { n: rest.length })}</summary>${rest.map(draw).join('')}</details>`
  const open = chosen.length > 0 || openAtFirst.includes(facet) ? ' open' : ''
  return `<details class="facet"${open}><summary>${facetNames[facet][lang]}</summary><fieldset><legend class="sr-only">${facetNames[facet][lang]}</legend>${first.map(draw).join('')}${more}</fieldset></details>`
}

/** The facets with their true counts. */
export const facetsHtml = (lang: Lang, terms: Terms, wanted: Wanted, facets: HallAnswer['facets']): string =>
  hallFacets.map((facet) => facetGroup(lang, terms, facet, facets[facet] ?? {}, wanted.chosen[facet] ?? [])).join('')

/** What was chosen, each a link that takes it away. */
export function chipsHtml(lang: Lang, terms: Terms, wanted: Wanted, space?: string): string {
  const chip = (name: string, address: string) =>
    `<li><a class="chip" href="${escaped(address)}" aria-label="${escaped(say(lang, hallWords.remove, { name }))}">${escaped(name)}<span aria-hidden="true">×</span></a></li>`
  const chips = hallFacets.flatMap((facet) => (wanted.chosen[facet] ?? []).map((value) => chip(choiceName(lang, terms, facet, value), hallHref(lang, without(wanted, facet, value)))))
  if (space) chips.unshift(chip(space, hallHref(lang, { ...wanted, space: undefined, page: 1 })))
  if (chips.length === 0) return ''
  const clear = hallHref(lang, { text: wanted.text, chosen: {}, sort: wanted.sort, page: 1 })
  return `<ul class="chips" aria-label="${hallWords.chosen[lang]}">${chips.join('')}<li><a class="chip-clear" href="${escaped(clear)}">${hallWords.clear[lang]}</a></li></ul>`
}
