import { lexiconOf } from './lexicon.ts'
import { stem } from './stem.ts'
import { Numbering, Pairs, Table, weighed } from './table.ts'

/** A headword in simplified characters with its English senses as a dictionary prints them. */
export type DictionaryEntry = { zh: string; en: readonly string[] }

/** Word translations in both directions; terms are terms of the index. */
export type Bilingual = { toEnglish: Table; toChinese: Table }

const keep = 24
const longestGloss = 4
/** Queries are read for phrases of up to so many words. */
const longestPhrase = 3
const unhelpful = /^(?:(?:old |archaic |erhua |japanese )?variant of|see(?: also)? |surname |also written|used in |cl:|kangxi|classifier|taiwan pr|\(?bound form\)?$)/i
const onlyHan = /^\p{Script=Han}+$/u

const remark = /\([^)]*\)|\[[^\]]*\]|\p{Script=Han}+\|?/gu
const label = /\b(?:abbr\. (?:for|of|to)|also (?:known as|called)|i\.e\.|e\.g\.|lit\.|fig\.|esp\.|usu\.)/g
/** Any character that one of the two may begin with or stand at. */
const remarked = /[([.]|also|\p{Script=Han}/u

/** The separate glosses of a sense, without remarks in brackets and without Chinese examples. */
export function glossesOf(sense: string): string[] {
  if (unhelpful.test(sense)) return []
  const plain = remarked.test(sense) ? sense.replace(remark, ' ').replace(label, ' ') : sense
  return plain.split(/[;,:]/)
}

/** The terms of a gloss, which is plain English; an apostrophe does not split a name ("Bo'ai" is not an "ai"). */
const termsOf = (gloss: string): string[] => {
  const terms = new Set<string>()
  for (const word of gloss.match(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu) ?? []) terms.add(stem(word.replace(/['’]s$|['’]/g, '')))
  terms.delete('')
  return [...terms]
}

/**
 * Both tables from dictionary entries. A sense weighs less the later it stands, a word of a gloss its share of the gloss;
 * towards Chinese a word that is the whole gloss weighs more than one that is a part. A gloss of several words is also a phrase of
 * its own, its terms joined by spaces.
 */
export function bilingualOf(entries: Iterable<DictionaryEntry>): Bilingual {
  const chinese = new Numbering()
  const english = new Numbering()
  const toEnglish = new Pairs()
  const toChinese = new Pairs()
  for (const { zh, en } of entries) {
    if (!onlyHan.test(zh)) continue
    const head = chinese.number(zh)
    let rank = 1
    for (const sense of en) {
      for (const gloss of glossesOf(sense)) {
        const terms = termsOf(gloss)
        if (terms.length === 0 || terms.length > longestGloss) continue
        for (const term of terms) {
          const number = english.number(term)
          toEnglish.add(head, number, 1 / rank / terms.length)
          toChinese.add(number, head, 1 / rank / terms.length ** 2)
        }
        if (terms.length > 1 && terms.length <= longestPhrase) toChinese.add(english.number(terms.join(' ')), head, 1 / rank)
        rank += 1
      }
    }
  }
  const [zh, en] = [lexiconOf(chinese.words), lexiconOf(english.words)]
  return {
    toEnglish: new Table(zh, en, weighed(zh.size, english.words, toEnglish, keep)),
    toChinese: new Table(en, zh, weighed(en.size, chinese.words, toChinese, keep)),
  }
}
