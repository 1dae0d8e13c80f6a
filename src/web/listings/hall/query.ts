import type { Lang } from '../../../core/text.ts'
import { type HallFacet, hallFacets, type HallQuery, type HallSort, hallSorts } from '../../../modules/matching/matching.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'

/** What the address of the hall says. `space` is the slug of an alliance whose listings alone are wanted. `sort` is absent where it is the natural one: relevance with words, newest without. */
export type Wanted = { text: string; chosen: Partial<Record<HallFacet, string[]>>; sort?: HallSort; page: number; space?: string }

export const pageSize = 20
const longestText = 400
const mostChosen = 20
const lastPage = 5_000

const known = new Set<string>(hallFacets)
const code = /^[\w-]{1,40}$/
const slug = /^[a-z0-9-]{1,80}$/

/** Reads the address; what it does not know is left out, so that every address is a page. */
export function readWanted(search: URLSearchParams): Wanted {
  const chosen: Wanted['chosen'] = {}
  for (const [name, value] of search) {
    if (!known.has(name) || !code.test(value)) continue
    const values = (chosen[name as HallFacet] ??= [])
    if (values.length < mostChosen && !values.includes(value)) values.push(value)
  }
  const text = (search.get('q') ?? '').replaceAll('\0', ' ').toWellFormed().trim().slice(0, longestText)
  const space = search.get('space') ?? ''
  const sort = hallSorts.find((one) => one === search.get('sort'))
  const page = Number(search.get('page') ?? 1)
  return { text, chosen, ...(sort && sort !== naturalSort(text) ? { sort } : {}), ...(slug.test(space) ? { space } : {}), page: Number.isInteger(page) && page >= 1 ? Math.min(page, lastPage) : 1 }
}

export const naturalSort = (text: string): HallSort => (text === '' ? 'newest' : 'relevance')

export const toQuery = ({ text, chosen, sort, page }: Wanted): HallQuery => ({ text, chosen, sort: sort ?? 'relevance', offset: (page - 1) * pageSize, limit: pageSize })

const valuesOf = ({ text, chosen, sort, page, space }: Wanted) => ({ q: text, space, ...Object.fromEntries(hallFacets.map((facet) => [facet, chosen[facet]])), sort, page: page > 1 ? page : undefined })

/** The address of a hall page; choices stand in the order of the facets, so that equal pages have equal addresses. */
export const hallHref = (lang: Lang, wanted: Wanted): string => href(routes.listings.hall, { lang }, valuesOf(wanted))

/** The addresses of the pages of one search; the search itself is written once. */
export function pageHrefs(lang: Lang, wanted: Wanted): (page: number) => string {
  const first = hallHref(lang, { ...wanted, page: 1 })
  return (page) => (page > 1 ? `${first}${first.includes('?') ? '&' : '?'}page=${page}` : first)
}

export const feedHref = (lang: Lang, wanted: Wanted): string => href(routes.listings.feed, { lang }, valuesOf({ ...wanted, sort: undefined, page: 1 }))

/** The same page without one choice, from its beginning. */
export function without(wanted: Wanted, facet: HallFacet, value: string): Wanted {
  const left = wanted.chosen[facet]?.filter((one) => one !== value)
  return { ...wanted, page: 1, chosen: { ...wanted.chosen, [facet]: left } }
}

export const hasChoices = (wanted: Wanted): boolean => Object.values(wanted.chosen).some((values) => values.length > 0)
