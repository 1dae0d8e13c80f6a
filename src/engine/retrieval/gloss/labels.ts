import type { Lang } from '../../../core/text.ts'
import { hasBit } from '../bits.ts'
import type { Bridge, Via } from '../bridge.ts'
import type { Collection } from '../collection.ts'
import { tuning } from '../plan.ts'
import { stem } from '../stem.ts'
import { isHanTerm } from '../tokens.ts'
import type { Phrasebook } from './phrasebook.ts'
import type { Unit } from './units.ts'

/** A readable translation and what it rests on. */
export type Rendering = { label: string; via: Via; p: number }

/** Rows that are looked at for a word as written, newest first, and how many that have it are read. */
const rowsSought = 20_000
const readRows = 3

/** Senses that are kept: the later ones may still make a known compound with their neighbour. */
const mostSenses = 8
/** A single character is seldom the word that a technical text wants. */
const loneCharacter = 0.3
const leastLearned = 0.1
const learnedGain = 4
/** From here on what was learned stands against a dictionary that says otherwise, and where it says nothing. */
const nearlyCertain = 0.8
const leastAlone = 0.3

/** Figures take the unit's one form, everything else stays as it is written. */
const sameIn = (to: Lang, term: string, written: string): string => (to === 'en' && /^\d/.test(term) && /\p{Script=Han}/u.test(written) ? term.replace(/^([\d.]+)/, '$1 ') : written)

/** An English word as a dictionary prints it: in the singular. */
const formsOf = (written: string): ReadonlySet<string> => {
  const lower = written.toLowerCase().replace(/\s+/g, ' ')
  return new Set([lower, lower.replace(/s$/, ''), lower.replace(/es$/, ''), lower.replace(/ies$/, 'y')])
}

const stemsOf = (gloss: string): string[] => (gloss.match(/[\p{L}\p{N}]+/gu) ?? []).map(stem).filter((term) => term !== '')

/** Puts the translations of terms into words that a reader knows. Kept for one state of the collection and the bridge. */
export class Labels {
  readonly #collection: Collection
  readonly #bridge: Bridge
  readonly #book: Phrasebook
  readonly #written = new Map<string, string>()

  constructor(collection: Collection, bridge: Bridge, book: Phrasebook) {
    this.#collection = collection
    this.#bridge = bridge
    this.#book = book
  }

  /**
   * Best first. The sense is chosen as in matching: words that public listings know come before those that they do not, the common ones first
   * (see plan.ts); what was learned from bilingual listings weighs more than the order of the dictionary.
   */
  renderingsOf(unit: Unit, written: string, to: Lang): Rendering[] {
    if (unit.same) return [{ label: sameIn(to, unit.term, written), via: 'same', p: 1 }]
    return to === 'zh' ? this.#inChinese(unit.term, written) : this.#inEnglish(unit.term)
  }

  /** In how many public listings of a language an index term is. */
  frequencyOf(term: string, lang: Lang): number {
    const number = this.#collection.vocabulary.find(term)
    return number < 0 ? 0 : this.#collection.sides[lang].frequency.at(number)
  }

  /** True for verbs of which the dictionary prints no noun. */
  isVerb(term: string): boolean {
    const printed = this.#book.printed(term)
    return printed.length > 0 && printed.every((gloss) => gloss.startsWith('to '))
  }

  /**
   * Headwords that print just this English word come first: a stem also leads to words of its other forms ("memory", "memorial"). A learned word
   * that the dictionary does not print must be nearly certain.
   */
  #inChinese(term: string, written: string): Rendering[] {
    const known = this.#bridge.dictionary.toChinese.lookup(term).filter((one) => isHanTerm(one.term))
    const learned = new Map(this.#bridge.learned.toChinese.lookup(term).filter((one) => isHanTerm(one.term)).map((one) => [one.term, one.p]))
    const most = known[0]?.p ?? 1
    const forms = formsOf(written)
    const weigh = (label: string, base: number): number => base * (0.2 + Math.log(1 + this.frequencyOf(label, 'zh'))) * (label.length === 1 ? loneCharacter : 1)
    const printed = known.map((one): Rendering => {
      const place = this.#book.printed(one.term).findIndex((gloss) => forms.has(gloss.toLowerCase().replace(/^to /, '')))
      const taught = learned.get(one.term) ?? 0
      const base = Math.max(place < 0 ? 0 : 1 / Math.sqrt(place + 1), (0.25 * one.p) / most)
      return { label: one.term, via: taught >= leastLearned ? 'learned' : 'dictionary', p: weigh(one.term, base) * (1 + learnedGain * taught) }
    })
    const added = [...learned].flatMap(([label, p]): Rendering[] => (p < (known.length > 0 ? nearlyCertain : leastAlone) || known.some((one) => one.term === label) ? [] : [{ label, via: 'learned', p: weigh(label, p) * (1 + learnedGain * p) }]))
    return [...printed, ...added].sort((a, b) => b.p - a.p).slice(0, mostSenses)
  }

  /** What the dictionary prints, and learned words that it does not print, as public listings write them. */
  #inEnglish(term: string): Rendering[] {
    const learned = new Map(this.#bridge.translate(term, 'en').filter(({ via, p }) => via === 'learned' && p >= leastLearned).map((one) => [one.term, one.p]))
    const glosses = this.#book.printed(term).map((gloss, rank) => ({ gloss, rank, words: stemsOf(gloss) })).filter(({ words }) => words.length > 0)
    const single = glosses.some(({ words }) => words.length === 1)
    const printed = glosses.map(({ gloss, rank, words }): Rendering => {
      const rarest = Math.min(...words.map((word) => this.frequencyOf(word, 'en')))
      const taught = Math.min(...words.map((word) => learned.get(word) ?? 0))
      const verb = gloss.startsWith('to ')
      const p = ((0.2 + Math.log(1 + rarest)) ** tuning.prior / Math.sqrt(rank + 1)) * (verb ? 0.8 : 1) * (single && words.length > 1 ? 0.5 : 1)
      return { label: verb ? gloss.slice(3) : gloss, via: taught > 0 ? 'learned' : 'dictionary', p: p * (1 + learnedGain * taught) }
    })
    const most = Math.max(0.1, ...printed.map(({ p }) => p))
    const said = new Set(glosses.flatMap(({ words }) => words))
    const others = this.#bridge.translate(term, 'en').filter((one) => !said.has(one.term) && (one.via === 'dictionary' ? printed.length === 0 : one.p >= (printed.length > 0 ? nearlyCertain : leastAlone)))
    const added = others.slice(0, 3).map((one): Rendering => ({ label: this.#asWritten(one.term), via: one.via, p: one.p * most * 2 }))
    // "to weld" and "welding" are one translation, told by its noun.
    const nouns = new Map(glosses.toReversed().flatMap(({ gloss, words }) => (gloss.startsWith('to ') ? [] : [[words.toSorted().join(' '), gloss] as const])))
    const told = new Map<string, Rendering>()
    for (const one of [...printed, ...added].sort((a, b) => b.p - a.p)) {
      const key = stemsOf(one.label).sort().join(' ')
      if (!told.has(key)) told.set(key, { ...one, label: nouns.get(key) ?? one.label })
    }
    return [...told.values()]
  }

  /** The form in which public listings write an English term most often; the term itself when none does. */
  #asWritten(term: string): string {
    const known = this.#written.get(term)
    if (known !== undefined) return known
    const label = this.#sought(term)
    this.#written.set(term, label)
    return label
  }

  #sought(term: string): string {
    const { vocabulary, sides, documents, analyse } = this.#collection
    const number = vocabulary.find(term)
    const side = sides.en
    const forms = new Map<string, number>()
    if (number < 0 || side.frequency.at(number) === 0) return term
    const counted = documents.counted()
    let read = 0
    for (let row = side.rows - 1; row >= Math.max(0, side.rows - rowsSought) && read < readRows; row -= 1) {
      const found = side.row(row)
      if (!found?.terms.includes(number) || !hasBit(counted, found.document)) continue
      read += 1
      for (const text of documents.textsOf(found.document)) {
        const body = [text.title, text.summary ?? '', text.description ?? ''].join('\n')
        for (const token of analyse(body)) {
          if (token.term !== term) continue
          const written = body.slice(token.start, token.end)
          const form = /^[A-Z]?[a-z]+$/.test(written) ? written.toLowerCase() : written
          forms.set(form, (forms.get(form) ?? 0) + 1)
        }
      }
    }
    return [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? term
  }
}
