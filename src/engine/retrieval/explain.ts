import type { Lang } from '../../core/text.ts'
import type { Via } from './bridge.ts'
import type { Plan } from './plan.ts'
import { covers, type FoundReading, joinedSpans, labelAt, type Reading, type Span } from './reading.ts'

/** A term (or several, joined by spaces) and its label: the words as written in the listing. */
export type Word = { term: string; label: string; lang: Lang }

/** What a query and a found listing have in common: `p` is the probability of the translation, `contribution` its part of the score. */
export type Concept = { query: Word; found: Word; via: Via; p: number; contribution: number }

/** Concepts under way: spans of both sides, and the strongest pair so far. */
type Group = {
  queryTerms: readonly string[]
  foundTerms: readonly string[]
  querySpans: readonly Span[]
  foundSpans: readonly Span[]
  via: Via
  p: number
  contribution: number
}

/** A phrase is no longer than this many characters as written. */
const longestPhrase = 40
/** Pairs beyond this many are kept as they are: they add little. */
const mostMerged = 80

const reaches = (spans: readonly Span[]): boolean => {
  const span = spans[0]
  return span !== undefined && span.end - span.start <= longestPhrase
}

const none: readonly Span[] = []

/** Each pair of a query term and the term that it found, with its share of the score. */
function pairsOf(plan: Plan, contributions: Float64Array, query: Reading, found: FoundReading): Group[] {
  const pairs: Group[] = []
  for (let index = 0; index < contributions.length; index += 1) {
    const value = contributions[index]!
    if (value === 0) continue
    const { term, sources } = plan.terms[index]!
    const foundTerms = [term]
    const foundSpans = found.spans[index] ?? none
    for (const { term: source, via, p, share } of sources) {
      pairs.push({ queryTerms: [source], foundTerms, querySpans: query.places.get(source) ?? none, foundSpans, via, p, contribution: value * share })
    }
  }
  return pairs.sort((a, b) => b.contribution - a.contribution || ((a.foundTerms[0] ?? '') < (b.foundTerms[0] ?? '') ? -1 : 1))
}

const withTerm = (terms: readonly string[], [more]: readonly string[]): readonly string[] => (more === undefined || terms.includes(more) ? terms : [...terms, more])

/** Takes a pair into a group when they are one phrase on both sides. */
function merge(group: Group, pair: Group, query: Reading, found: FoundReading): boolean {
  const querySpans = joinedSpans(group.querySpans, pair.querySpans, query.body)
  if (!reaches(querySpans)) return false
  const foundSpans = joinedSpans(group.foundSpans, pair.foundSpans, found.body)
  if (!reaches(foundSpans)) return false
  group.querySpans = querySpans
  group.foundSpans = foundSpans
  group.queryTerms = withTerm(group.queryTerms, pair.queryTerms)
  group.foundTerms = withTerm(group.foundTerms, pair.foundTerms)
  group.contribution += pair.contribution
  return true
}

/** Words that lie wholly inside a stronger concept of the query (parts of a longer word, further translations) add to it. */
function absorb(groups: readonly Group[]): Group[] {
  const kept: Group[] = []
  for (const group of groups) {
    const cover = kept.find((other) => covers(other.querySpans, group.querySpans) || covers(group.querySpans, other.querySpans))
    if (cover) cover.contribution += group.contribution
    else kept.push(group)
  }
  return kept
}

/** What the query and a listing have in common, strongest first; `contributions` are those of the planned terms and keep their sum. */
export function conceptsOf(plan: Plan, contributions: Float64Array, query: Reading, found: FoundReading): Concept[] {
  const groups: Group[] = []
  const pairs = pairsOf(plan, contributions, query, found)
  pairs.forEach((pair, index) => {
    const merged = index < mostMerged && groups.some((group) => merge(group, pair, query, found))
    if (!merged) groups.push(pair)
  })
  return absorb(groups)
    .sort((a, b) => b.contribution - a.contribution)
    .map(({ queryTerms, foundTerms, querySpans, foundSpans, via, p, contribution }) => ({
      query: wordOf(query, querySpans, queryTerms, plan.from),
      found: wordOf(found, foundSpans, foundTerms, plan.to),
      via,
      p,
      contribution,
    }))
}

function wordOf(reading: Pick<Reading, 'body'>, spans: readonly Span[], terms: readonly string[], lang: Lang): Word {
  const term = terms.length === 1 ? terms[0]! : terms.join(' ')
  return { term, label: labelAt(reading, spans, term), lang }
}
