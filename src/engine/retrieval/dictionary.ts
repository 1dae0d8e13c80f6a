import { Table, distribution } from './table.ts'
import type { Analyser } from './tokens.ts'

/** A headword in simplified characters with its English senses as a dictionary prints them. */
export type DictionaryEntry = { zh: string; en: readonly string[] }

/** Word translations in both directions; terms are terms of the index. */
export type Bilingual = { toEnglish: Table; toChinese: Table }

const keep = 8
const longestGloss = 4
const unhelpful = /^(?:(?:old |archaic |erhua |japanese )?variant of|see(?: also)? |surname |also written|used in |cl:|kangxi|classifier|taiwan pr|\(?bound form\)?$)/i
const onlyHan = /^\p{Script=Han}+$/u

/** The separate glosses of a sense, without remarks in brackets and without Chinese examples. */
function glossesOf(sense: string): string[] {
  if (unhelpful.test(sense)) return []
  return sense
    .replace(/\([^)]*\)|\[[^\]]*\]|\p{Script=Han}+\|?/gu, ' ')
    .replace(/\b(?:abbr\. (?:for|of|to)|also (?:known as|called)|i\.e\.|e\.g\.|lit\.|fig\.|esp\.|usu\.)/g, ' ')
    .split(/[;,:]/)
    .map((gloss) => gloss.trim())
    .filter((gloss) => gloss !== '')
}

const addTo = (weights: Map<string, Map<string, number>>, from: string, to: string, weight: number): void => {
  const row = weights.get(from) ?? new Map<string, number>()
  weights.set(from, row)
  row.set(to, (row.get(to) ?? 0) + weight)
}

const tableOf = (weights: ReadonlyMap<string, ReadonlyMap<string, number>>): Table =>
  new Table(new Map([...weights].map(([term, row]) => [term, distribution(row, keep)])))

/**
 * Both tables from dictionary entries. A sense weighs less the later it stands, a word of a gloss its share of the gloss;
 * towards Chinese a word that is the whole gloss weighs more than one that is a part.
 */
export function bilingualOf(entries: Iterable<DictionaryEntry>, analyse: Analyser): Bilingual {
  const toEnglish = new Map<string, Map<string, number>>()
  const toChinese = new Map<string, Map<string, number>>()
  for (const { zh, en } of entries) {
    if (!onlyHan.test(zh)) continue
    let rank = 1
    for (const sense of en) {
      for (const gloss of glossesOf(sense)) {
        const terms = [...new Set(analyse(gloss).map((token) => token.term))]
        if (terms.length === 0 || terms.length > longestGloss) continue
        for (const term of terms) {
          addTo(toEnglish, zh, term, 1 / rank / terms.length)
          addTo(toChinese, term, zh, 1 / rank / terms.length ** 2)
        }
        if (terms.length > 1) addTo(toChinese, terms.join(' '), zh, 1 / rank)
        rank += 1
      }
    }
  }
  return { toEnglish: tableOf(toEnglish), toChinese: tableOf(toChinese) }
}
