import { type HallFacet, hallFacets } from '../matching/matching.ts'

/** A search of the hall, a need without or with a listing, or a thing that may change. */
export const watchKinds = ['search', 'need', 'listing', 'organisation', 'match'] as const
export type WatchKind = (typeof watchKinds)[number]

/** What happened to a listing, as its watchers are told; `gone` says nothing of the listing itself. */
export type What = 'found' | 'revised' | 'gone' | 'back'

export const limits = { each: 100, name: 120, words: 400, text: 5_000, values: 20 } as const

/** How many of the best matches are news when they were not there before. */
export const amongBest = { need: 10, listing: 5 } as const

/** What a new need or watch takes for known at its beginning, so that later only news are told. */
export const knownAtFirst = 50

/**
 * A match below this is nobody's news: random needs stay below 0.6 in 95 of 100 cases (strength.ts of matching). In a small hall nothing
 * reaches that: the score of the one listing that fits, where no other has a word in common, is √n / 20 (calibrate.ts of the engine).
 */
export const worthTelling = (listings: number): number => 0.6 * Math.min(1, Math.sqrt(listings + 20) / 20)

/** Lines of one part of a letter; what is beyond is on the page. */
export const mostLines = 15

export type Chosen = Partial<Record<HallFacet, readonly string[]>>

const facets = new Set<string>(hallFacets)
const code = /^[\w-]{1,40}$/

/** Choices of the hall as they are stored, in the order of the page; what no hall knows is left out. */
export const storedChoices = (chosen: Chosen): string[] =>
  hallFacets.flatMap((facet) => [...new Set(chosen[facet] ?? [])].filter((value) => code.test(value)).slice(0, limits.values).map((value) => `${facet}:${value}`))

export function readChoices(stored: readonly string[]): Partial<Record<HallFacet, string[]>> {
  const chosen: Partial<Record<HallFacet, string[]>> = {}
  for (const one of stored) {
    const at = one.indexOf(':')
    const facet = one.slice(0, at)
    if (facets.has(facet)) (chosen[facet as HallFacet] ??= []).push(one.slice(at + 1))
  }
  return chosen
}

/** Whether a document's facets fulfil the choices: any value within a facet, all facets together. `facets` holds `kind` and `lang` too. */
export const fulfils = (chosen: Chosen, found: Readonly<Record<string, readonly string[]>>): boolean =>
  Object.entries(chosen).every(([facet, values]) => !values || values.length === 0 || values.some((value) => found[facet]?.includes(value)))

/** How a watched listing stood and how it stands for its reader: what there is to tell, if anything. */
export function changeOf(before: { revisionId: string | null; onShow: boolean }, now: { revisionId: string | null; onShow: boolean }): What | undefined {
  if (before.onShow && !now.onShow) return 'gone'
  if (!before.onShow && now.onShow) return 'back'
  return now.onShow && before.revisionId !== now.revisionId ? 'revised' : undefined
}
