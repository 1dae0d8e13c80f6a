import { atOnce, type Steps } from './steps.ts'
import { type Table, tableOf, type Translation } from './table.ts'

/** One bilingual record as distinct terms of each language. */
export type TermPair = { zh: readonly string[]; en: readonly string[] }

const candidates = 30
const rounds = 5
const nullMass = 0.01
const leastChance = 0.02
const keep = 8
/** Records, and terms, that are worked on in one step. */
const stride = 50

/** One direction of a corpus with numbered terms. */
type Corpus = { sources: Int32Array[]; targets: Int32Array[]; sourceTerms: string[]; targetTerms: string[] }

function numbered(lists: readonly (readonly string[])[]): { rows: Int32Array[]; terms: string[] } {
  const numbers = new Map<string, number>()
  const rows = lists.map((list) =>
    Int32Array.from(list, (term) => {
      const number = numbers.get(term) ?? numbers.size
      numbers.set(term, number)
      return number
    }),
  )
  return { rows, terms: [...numbers.keys()] }
}

function frequencies(rows: readonly Int32Array[], size: number): Int32Array {
  const counts = new Int32Array(size)
  for (const row of rows) for (const term of row) counts[term] = (counts[term] ?? 0) + 1
  return counts
}

const entropy = (count: number, of: number): number => (count <= 0 ? 0 : count * Math.log(count / of))

/** Dunning's log-likelihood ratio of two terms being in the same records: `both`, `a`, `b` of `n` records. */
export function likelihoodRatio(both: number, a: number, b: number, n: number): number {
  const rest = n - a - b + both
  const cells = entropy(both, n) + entropy(a - both, n) + entropy(b - both, n) + entropy(rest, n)
  return 2 * (cells - entropy(a, n) - entropy(n - a, n) - entropy(b, n) - entropy(n - b, n))
}

/** Per source term the target terms most associated with it, each with an even first probability. */
function* candidatesOf({ sources, targets, sourceTerms, targetTerms }: Corpus): Steps<{ terms: Int32Array; p: Float64Array }[]> {
  const n = sources.length
  const sourceCounts = frequencies(sources, sourceTerms.length)
  const targetCounts = frequencies(targets, targetTerms.length)
  const records: number[][] = sourceTerms.map(() => [])
  sources.forEach((row, record) => row.forEach((term) => records[term]?.push(record)))
  const usable = (count: number): boolean => count >= 2 && count * 2 <= n
  const together = new Int32Array(targetTerms.length)
  const of = (source: number): { terms: Int32Array; p: Float64Array } => {
    const count = sourceCounts[source] ?? 0
    if (!usable(count)) return { terms: new Int32Array(0), p: new Float64Array(0) }
    const touched: number[] = []
    for (const record of records[source] ?? []) {
      for (const target of targets[record] ?? []) {
        if (together[target] === 0) touched.push(target)
        together[target] = (together[target] ?? 0) + 1
      }
    }
    const scored: { target: number; ratio: number }[] = []
    for (const target of touched) {
      const both = together[target] ?? 0
      const other = targetCounts[target] ?? 0
      together[target] = 0
      if (both < 2 || !usable(other) || both * n <= count * other) continue
      scored.push({ target, ratio: likelihoodRatio(both, count, other, n) })
    }
    scored.sort((x, y) => y.ratio - x.ratio || ((targetTerms[x.target] ?? '') < (targetTerms[y.target] ?? '') ? -1 : 1))
    const terms = Int32Array.from(scored.slice(0, candidates), (item) => item.target)
    return { terms, p: new Float64Array(terms.length).fill(1 / Math.max(1, terms.length)) }
  }
  const found = []
  for (let source = 0; source < sourceTerms.length; source += 1) {
    found.push(of(source))
    if (source % stride === 0) yield
  }
  return found
}

/** IBM Model 1 restricted to the candidates: which source term of the record explains each target term, NULL taking a constant mass. */
function* train(corpus: Corpus): Steps<Map<string, Translation[]>> {
  const table = yield* candidatesOf(corpus)
  const expected = table.map(({ p }) => new Float64Array(p.length))
  const mass = new Float64Array(corpus.targetTerms.length)
  const present = new Int32Array(corpus.targetTerms.length).fill(-1)
  for (let round = 0; round < rounds; round += 1) {
    for (const counts of expected) counts.fill(0)
    for (let record = 0; record < corpus.sources.length; record += 1) {
      if (record % stride === 0) yield
      const row = corpus.sources[record]!
      for (const target of corpus.targets[record]!) {
        present[target] = record
        mass[target] = nullMass
      }
      for (const source of row) {
        const { terms, p } = table[source]!
        for (let index = 0; index < terms.length; index += 1) if (present[terms[index]!] === record) mass[terms[index]!]! += p[index]!
      }
      for (const source of row) {
        const { terms, p } = table[source]!
        const counts = expected[source]!
        for (let index = 0; index < terms.length; index += 1) if (present[terms[index]!] === record) counts[index]! += p[index]! / mass[terms[index]!]!
      }
    }
    present.fill(-1)
    table.forEach(({ p }, source) => {
      const counts = expected[source] ?? p
      const sum = counts.reduce((total, value) => total + value, 0)
      if (sum > 0) counts.forEach((value, index) => { p[index] = value / sum })
    })
  }
  yield
  const entries = new Map<string, Translation[]>()
  table.forEach(({ terms, p }, source) => {
    const list = [...terms]
      .map((target, index) => ({ term: corpus.targetTerms[target] ?? '', p: p[index] ?? 0 }))
      .filter((translation) => translation.p >= leastChance)
      .sort((a, b) => b.p - a.p || (a.term < b.term ? -1 : 1))
      .slice(0, keep)
    if (list.length > 0) entries.set(corpus.sourceTerms[source] ?? '', list)
  })
  yield
  return entries
}

/**
 * Word translations learned from bilingual records, both directions: candidates by log-likelihood ratio, five rounds of IBM Model 1.
 * Terms in one record only, or in more than half of them, are left out; at most 8 translations of p ≥ .02 stay.
 */
export const learnBilingual = (pairs: readonly TermPair[]): { toEnglish: Table; toChinese: Table } => atOnce(learningBilingual(pairs))

/** The same in steps. */
export function* learningBilingual(pairs: readonly TermPair[]): Steps<{ toEnglish: Table; toChinese: Table }> {
  const zh = numbered(pairs.map((pair) => pair.zh))
  const en = numbered(pairs.map((pair) => pair.en))
  const toEnglish = { sources: zh.rows, targets: en.rows, sourceTerms: zh.terms, targetTerms: en.terms }
  const toChinese = { sources: en.rows, targets: zh.rows, sourceTerms: en.terms, targetTerms: zh.terms }
  const english = tableOf(yield* train(toEnglish))
  yield
  return { toEnglish: english, toChinese: tableOf(yield* train(toChinese)) }
}
