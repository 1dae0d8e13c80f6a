import type { Phrase } from '../../core/text.ts'
import { chainSuffixes } from './words/chains.ts'
import { type Vocabulary, vocabularies, vocabularyWords } from './words/sets.ts'

/** A term as readers meet it. The code is its address for ever; the name is what the host calls it now. */
export type Term = { code: string; name: Phrase }

/** What the host said of one term. `name` is absent where a shipped term keeps the name that it came with. */
export type SaidTerm = { id: string; vocabulary: Vocabulary; code: string; name?: Phrase; mergedInto?: string; retired: boolean; version: number }

/** Every term at one moment: the shipped ones, and over them what the host said. */
export type Terms = {
  /** Another string whenever anything here is another. */
  mark: string
  /** The term that a code stands for now, through any merge; a code that nobody knows names itself. */
  term(vocabulary: Vocabulary, code: string): Term
  /** The same for several: what became one is there once. */
  terms(vocabulary: Vocabulary, codes: readonly string[]): Term[]
  /** The code that stands for this one now; undefined where nobody knows it. */
  current(vocabulary: Vocabulary, code: string): string | undefined
  /** The code of what a file or a form calls a term: its code or its name in either language, of merged ones too. */
  find(vocabulary: Vocabulary, written: string): string | undefined
  /** What may be chosen anew, in the order of the page: shipped ones first, "other" last. Retired ones are kept where they were chosen. */
  choices(vocabulary: Vocabulary): Term[]
  /** Every term that is not merged away, retired ones too, with what the host said of it. */
  all(vocabulary: Vocabulary): (Term & { shipped: boolean; said?: SaidTerm })[]
}

/** What a code looks like: it stands in addresses, files and saved searches. */
export const termCode = /^[a-z][a-z0-9_]{1,39}$/

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/[\s_-]+/g, ' ')
/** Chains are named with and without the word for it. */
const short = (text: string) => chainSuffixes.reduce<string>((left, suffix) => (left.endsWith(suffix) && left.length > suffix.length ? left.slice(0, -suffix.length) : left), text)

const keyOf = (vocabulary: Vocabulary, code: string) => `${vocabulary}:${code}`

/** The shipped terms with what a host said laid over them. */
export function termsFrom(said: readonly SaidTerm[]): Terms {
  const known = new Map<string, { name: Phrase; shipped: boolean; said?: SaidTerm }>()
  for (const vocabulary of vocabularies) {
    for (const [code, name] of Object.entries(vocabularyWords[vocabulary].shipped)) known.set(keyOf(vocabulary, code), { name, shipped: true })
  }
  for (const one of said) {
    const key = keyOf(one.vocabulary, one.code)
    const before = known.get(key)
    known.set(key, { name: one.name ?? before?.name ?? { zh: one.code, en: one.code }, shipped: before?.shipped ?? false, said: one })
  }
  const current = (vocabulary: Vocabulary, code: string): string | undefined => {
    const found = known.get(keyOf(vocabulary, code))
    return found && (found.said?.mergedInto ?? code)
  }
  const term = (vocabulary: Vocabulary, code: string): Term => {
    const now = current(vocabulary, code) ?? code
    return { code: now, name: known.get(keyOf(vocabulary, now))?.name ?? { zh: now, en: now } }
  }
  let names: Map<string, string> | undefined
  const find = (vocabulary: Vocabulary, written: string): string | undefined => {
    names ??= namesOf(known)
    const wanted = plain(written)
    const code = names.get(keyOf(vocabulary, wanted)) ?? names.get(keyOf(vocabulary, short(wanted)))
    return code && current(vocabulary, code)
  }
  const all = (vocabulary: Vocabulary) => {
    const standing = [...known].flatMap(([key, one]) => (key.startsWith(`${vocabulary}:`) && !one.said?.mergedInto ? [{ ...one, code: key.slice(vocabulary.length + 1) }] : []))
    return [...standing.filter((one) => one.code !== 'other'), ...standing.filter((one) => one.code === 'other')]
  }
  return {
    mark: said.reduce((sum, one) => sum + one.version, 0).toString(36),
    term,
    terms: (vocabulary, codes) => [...new Set(codes.map((code) => current(vocabulary, code) ?? code))].map((code) => term(vocabulary, code)),
    current,
    find,
    choices: (vocabulary) => all(vocabulary).filter((one) => !one.said?.retired).map(({ code, name }) => ({ code, name })),
    all,
  }
}

type Known = ReadonlyMap<string, { name: Phrase }>

/** Codes by everything that a term is called; its code and its full names before what is short for another. */
function namesOf(known: Known): Map<string, string> {
  const names = new Map<string, string>()
  const put = (vocabulary: string, name: string, code: string) => {
    const key = `${vocabulary}:${name}`
    if (!names.has(key)) names.set(key, code)
  }
  const each = [...known].map(([key, { name }]) => ({ vocabulary: key.slice(0, key.indexOf(':')), code: key.slice(key.indexOf(':') + 1), name }))
  for (const { vocabulary, code } of each) put(vocabulary, plain(code), code)
  for (const { vocabulary, code, name } of each) for (const one of [name.zh, name.en]) put(vocabulary, plain(one), code)
  for (const { vocabulary, code, name } of each) for (const one of [name.zh, name.en]) put(vocabulary, short(plain(one)), code)
  return names
}

/** Choices of a search by the codes that stand now: an address from before a merge leads where the term went. */
export function currentChoices<Chosen extends Partial<Record<Vocabulary, readonly string[]>>>(terms: Terms, chosen: Chosen): Chosen {
  const now = { ...chosen }
  for (const facet of vocabularies) {
    const codes = chosen[facet]
    if (codes) Object.assign(now, { [facet]: [...new Set(codes.map((code) => terms.current(facet, code) ?? code))] })
  }
  return now
}

/** The terms as they come with Qiao, for what knows no database. */
export const shippedTerms: Terms = termsFrom([])
