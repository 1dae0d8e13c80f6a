import { type Lang, measure } from '../../core/text.ts'
import type { Concept, Indexed, ListingText, Match } from '../retrieval/matcher.ts'
import { isGeneral } from '../retrieval/words/general.ts'
import type { Aim, Candidate } from './problem.ts'

/** A thing that a need asks for: `id` is the words as the need writes them, `weight` what they carry in the need itself. */
export type Asked = Aim & { lang: Lang }

/** Words of the found listing that cover an aim, with how strongly, 0–1. */
export type Found = { label: string; lang: Lang; strength: number }

/** A listing with what it covers, by the id of the aim. */
export type Reached = { id: string; found: Readonly<Record<string, Found>> }

/** At most so many phrases are weighed, and so many of them asked; a phrase that carries less than a quarter of the weightiest is not asked. */
const mostWeighed = 36
const mostAsked = 12
const leastAsked = 0.25

/** A longer phrase would be covered by halves, except where the author chose it; in characters of Latin text, of which a Han character takes two and a half. */
const longest = 24
const longestKeyword = 40

/** What stands only in the running text is asked by the way: it counts so much less than title, summary and keywords. */
const byTheWay = 0.4

/** Half of what a phrase carries in the need itself, title and repetitions included, is as good as all of it. */
const enough = 0.5

/** Cover below this is a coincidence: of the same words, of what bilingual listings taught, of what a dictionary prints. */
const faint = { same: 0.2, learned: 0.25, dictionary: 0.35 } as const

/** A translation may be another sense of the word; one that is less likely than this is certain in proportion. */
const certainty = { same: 1, learned: 0.9, dictionary: 0.75 } as const
const likely = 0.5
const certaintyOf = ({ via, p }: Pick<Concept, 'via' | 'p'>): number => certainty[via] * Math.min(1, p / likely)

const words = (label: string): string[] => label.toLowerCase().match(/[\p{Script=Latin}\p{N}]+|\p{Script=Han}{2}|(?<=\p{Script=Han})\p{Script=Han}/gu) ?? []

const pairsOfHan = (label: string): string[] => [...label.matchAll(/(?=(\p{Script=Han}{2}))/gu)].flatMap((found) => found[1] ?? [])

/** Two phrases that share a word, or two characters side by side, ask for the same thing twice. */
const parts = (label: string): Set<string> => new Set([...words(label).filter((word) => !/\p{Script=Han}/u.test(word)), ...pairsOfHan(label)])

/** Figures and their units are compared elsewhere; single letters name nothing. */
const nameable = (label: string, most = longest): boolean => measure(label) <= most && !isGeneral(label) && /\p{L}{2}|\p{Script=Han}/u.test(label) && label.length > 1 && !/^[\d.,~–-]+\s*\p{L}{0,3}$|^[\d.,~–-]{2,}/u.test(label)

/** The author's own words for it, and what stands in front: title, keywords and summary in one. */
export type Head = { keywords: readonly string[]; body: string }

export function headOf(texts: readonly ListingText[]): Head {
  const keywords = texts.flatMap((text) => text.keywords ?? [])
  return { keywords, body: texts.flatMap((text) => [text.title, text.summary ?? '', ...(text.keywords ?? [])]).join('\n') }
}

/**
 * The phrases that a need asks for: its keywords; then, from the matches of its text in one language, what at least one of them speaks of,
 * by what it carries, and what the best of them lack. No two share a word.
 */
export function phrasesOf(matches: readonly Match[], { keywords }: Head): string[] {
  const carried = new Map<string, number>()
  for (const { concepts = [] } of matches) {
    for (const { query, contribution } of concepts) carried.set(query.label, Math.max(carried.get(query.label) ?? 0, contribution))
  }
  const lacked = new Map<string, number>()
  for (const { missing = [] } of matches) missing.forEach((label, place) => lacked.set(label, (lacked.get(label) ?? 0) + 1 / (1 + place)))
  const ordered = (weights: Map<string, number>): string[] => [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([label]) => label)
  const chosen: string[] = []
  const taken = new Set<string>()
  const take = (labels: readonly string[], most: number, length = longest): void => {
    for (const label of labels) {
      if (chosen.length >= most) return
      const own = parts(label)
      if (!nameable(label, length) || own.size === 0 || [...own].some((part) => taken.has(part))) continue
      chosen.push(label)
      for (const part of own) taken.add(part)
    }
  }
  take(keywords, mostWeighed - 12, longestKeyword)
  take(ordered(carried), mostWeighed - 12)
  take(ordered(lacked), mostWeighed)
  return chosen
}

/** A question of nothing but these phrases, each by itself. Its id is not the need's, so that the need itself can be asked what they carry in it. */
export const probeOf = (need: Pick<Indexed, 'id' | 'kind'>, lang: Lang, phrases: readonly string[]): Indexed => ({
  id: `phrases of ${need.id}`,
  kind: need.kind,
  texts: [{ lang, title: '', keywords: [...phrases] }],
  facets: {},
})

type Carried = { sum: number; certain: number; via: Concept['via']; spoken: Set<number>; label: string; lang: Lang }

/** What each phrase carries in an answer to {@link probeOf}: the words that were found, and which characters of the phrase they speak of. */
function carriedBy(match: Match, phrases: readonly string[]): Map<string, Carried> {
  const carried = new Map<string, Carried>()
  for (const concept of match.concepts ?? []) {
    const { query, found, via, contribution } = concept
    const phrase = phrases.find((one) => one.includes(query.label))
    if (phrase === undefined) continue
    const one = carried.get(phrase) ?? { sum: 0, certain: 0, via, spoken: new Set<number>(), label: found.label, lang: found.lang }
    carried.set(phrase, one)
    one.sum += contribution
    one.certain += contribution * certaintyOf(concept)
    const start = phrase.indexOf(query.label)
    for (let at = start; at < start + query.label.length; at += 1) one.spoken.add(at)
  }
  return carried
}

/** The weightiest phrases as aims: what they carry in the need itself. */
export function asksOf(itself: Match, phrases: readonly string[], head: Head, lang: Lang): Asked[] {
  const asks = [...carriedBy(itself, phrases)].map(([id, { sum }]): Asked => ({ id, weight: head.body.includes(id) ? sum : sum * byTheWay, lang })).sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
  return asks.filter(({ weight }) => weight >= leastAsked * (asks[0]?.weight ?? 0)).slice(0, mostAsked)
}

/**
 * What a listing covers of the aims. A strength is the product of how much of the phrase the listing speaks of, how much of what the phrase
 * carries in the need it carries in the listing (from a half on all of it), and how certain the words mean the same. What is too weak is no
 * cover at all, the sooner the less certain the words are.
 */
export function reachedBy(match: Match, asks: readonly Asked[]): Reached {
  const carried = carriedBy(match, asks.map((ask) => ask.id))
  const found = asks.flatMap(({ id, weight }): [string, Found][] => {
    const one = carried.get(id)
    if (!one) return []
    const strength = (one.spoken.size / id.length) * Math.min(1, one.sum / weight / enough) * (one.certain / one.sum)
    return strength >= faint[one.via] ? [[id, { label: one.label, lang: one.lang, strength }]] : []
  })
  return { id: match.id, found: Object.fromEntries(found) }
}

/** A listing as a candidate for the team. */
export const candidateOf = ({ id, found }: Reached, organisation: string): Candidate => ({
  id,
  organisation,
  covers: Object.fromEntries(Object.entries(found).map(([aim, { strength }]) => [aim, strength])),
})
