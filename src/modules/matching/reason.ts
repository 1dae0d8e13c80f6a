import { type Lang, type Phrase, say } from '../../core/text.ts'
import type { Concept } from '../../engine/retrieval/matcher.ts'
import { isGeneral } from '../../engine/retrieval/words/general.ts'
import type { Fits } from './fits.ts'
import { factNames, reasonWords } from './messages.ts'
import { soleWord } from './strength.ts'
import type { Glosses } from './tongue.ts'

/** Words as a listing has them, with their language. `other` is the same in the other language, where the match found it. */
export type Label = { text: string; lang: Lang; other?: { text: string; lang: Lang } }

/** One short sentence: what stands before its items, the items, what stands after them. */
export type Clause = { before: string; items: Label[]; after: string }

/** `asks` is the kind of the listing whose list it is: only a need asks for what an offer may lack. */
export type Reasoned = { asks: 'need' | 'offer'; concepts: readonly Concept[]; missing: readonly string[]; fits?: Fits; glosses?: Glosses }

const mostTopics = 3
const mostMissing = 2
/** A topic that carries less than this of the match is left to the numbers. */
const leastShare = 0.06

/** Words for a reader, with their rendering first where the reader does not read them. */
const rendered = (lang: Lang, word: { text: string; lang: Lang }, glosses: Glosses | undefined): Label => {
  const gloss = word.lang === lang ? undefined : glosses?.get(word.text)
  return gloss === undefined ? word : { text: gloss, lang, other: word }
}

/** A concept for a reader: first in their language, where either side is. */
export function labelOf(lang: Lang, { query, found }: Pick<Concept, 'query' | 'found'>, glosses?: Glosses): Label {
  const [near, far] = query.lang === lang || found.lang !== lang ? [query, found] : [found, query]
  if (near.lang !== lang) return rendered(lang, { text: near.label, lang: near.lang }, glosses)
  return { text: near.label, lang: near.lang, other: far.lang === near.lang ? undefined : { text: far.label, lang: far.lang } }
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s-]+/g, '')

/** The concepts that carry a match, in the reader's words, none a part of another; at most three. Words that any listing may say stand there only where there are no others. */
export function topicsOf(lang: Lang, concepts: readonly Concept[], glosses?: Glosses): Label[] {
  const whole = concepts.reduce((sum, one) => sum + one.contribution, 0)
  const telling = concepts.filter(({ query, found }) => !isGeneral(query.label) && !isGeneral(found.label))
  const topics: Label[] = []
  for (const concept of telling.length > 0 ? telling : concepts) {
    if (topics.length > 0 && concept.contribution < whole * leastShare) break
    const label = labelOf(lang, concept, glosses)
    const known = plain(label.text)
    if (topics.some((one) => plain(one.text).includes(known) || known.includes(plain(one.text)))) continue
    topics.push(label)
    if (topics.length === mostTopics) break
  }
  return topics
}

const clause = (lang: Lang, phrase: Phrase, items: Label[]): Clause => {
  const [before = '', after = ''] = phrase[lang].split('{items}')
  return { before, items, after }
}

/** Why two listings match, in a few short sentences of the reader's language: common ground, what is missing, which facts fit. */
export function reasonOf(lang: Lang, { asks, concepts, missing, fits, glosses }: Reasoned): Clause[] {
  const queryLang = concepts[0]?.query.lang ?? lang
  const sole = soleWord(concepts) !== undefined
  const topics = topicsOf(lang, sole ? concepts.slice(0, 1) : concepts, glosses)
  const lacks = missing.filter((text) => !isGeneral(text)).slice(0, mostMissing)
  const facts = (abouts: readonly (keyof typeof factNames)[]): Label[] => [...new Set(abouts)].map((about) => ({ text: factNames[about][lang], lang }))
  const ground = topics.length === 0 ? reasonWords.none : sole ? reasonWords.sole : reasonWords.both
  const clauses = [clause(lang, ground, topics)]
  if (asks === 'need' && lacks.length > 0) clauses.push(clause(lang, reasonWords.lacks, lacks.map((text) => rendered(lang, { text, lang: queryLang }, glosses))))
  if (fits && fits.fit.length > 0) clauses.push(clause(lang, reasonWords.fit, facts(fits.fit.map((one) => one.about))))
  if (fits && fits.misfit.length > 0) clauses.push(clause(lang, reasonWords.misfit, facts(fits.misfit.map((one) => one.about))))
  return clauses
}

/** Between the items of a list, as the language parts them. */
export const between = (lang: Lang, place: number, count: number): string =>
  place === 0 ? '' : place === count - 1 ? say(lang, reasonWords.and) : say(lang, reasonWords.comma)

/** The sentences as plain text, for mail, tables and programs. */
export const reasonText = (lang: Lang, reasoned: Reasoned): string =>
  reasonOf(lang, reasoned)
    .map(({ before, items, after }) => before + items.map((item, place) => between(lang, place, items.length) + item.text).join('') + after)
    .join(lang === 'zh' ? '' : ' ')
