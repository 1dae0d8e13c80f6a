import { type Lang, langs, otherLang } from '../../../core/text.ts'
import type { Bridge } from '../bridge.ts'
import { type Indexed, textsIn } from '../listing.ts'
import { tuning } from '../plan.ts'
import { askedOf, profileOf } from '../profile.ts'
import { boilerplate } from '../words/boilerplate.ts'
import { type Analyser, isHanTerm } from '../tokens.ts'

type Text = { times: Map<string, number>; length: number; counted: boolean }
type Weighed = { term: string; weight: number }

const order = (a: Weighed, b: Weighed): number => b.weight - a.weight || (a.term < b.term ? -1 : 1)

const rarity = (times: number, count: number): number => Math.log(1 + (count - times + 0.5) / (times + 0.5))

/** What there is in one language; `tells` where it is enough to say how common its words are. */
function readIn(lang: Lang, documents: readonly Indexed[], analyse: Analyser) {
  const texts = new Map<string, Text>()
  for (const document of documents) {
    const own = textsIn(document.texts, lang)
    if (own.length > 0) texts.set(document.id, { ...profileOf(own, analyse), counted: document.counted ?? true })
  }
  const counted = [...texts.values()].filter((text) => text.counted)
  const whole = counted.reduce((sum, text) => sum + text.length, 0)
  const mean = whole === 0 ? 1 : Math.exp(Math.log(1.01) * Math.round(Math.log(whole / counted.length) / Math.log(1.01)))
  const frequency = (term: string): number => counted.filter((text) => text.times.has(term)).length
  return { texts, counted, mean, frequency, rarityOf: (term: string): number => rarity(frequency(term), counted.length), tells: counted.length >= tuning.telling }
}

/**
 * The ranking by its definition: no index, no term numbers, no heap; every document is read for every query. What the engine's exact mode
 * must equal to the last bit. Sums run in the same order, since floating-point addition is not associative.
 */
export function referenceMatches(query: Indexed, documents: readonly Indexed[], bridge: Bridge, analyse: Analyser, k: number): { id: string; score: number }[] {
  const best = new Map<string, number>()
  const sides = { zh: readIn('zh', documents, analyse), en: readIn('en', documents, analyse) }
  for (const from of langs) {
    const asked = textsIn(query.texts, from)
    if (asked.length === 0) continue
    const { times: words, phrases } = askedOf(asked, analyse)
    const wanted = [...words, ...phrases]
    const tenths: number[] = []
    for (const to of [from, otherLang(from)]) {
      const { texts, counted, mean, frequency } = sides[to]
      const rarityOf = (times: number): number => rarity(times, counted.length)
      const idf = (term: string): number => (to === 'zh' && !isHanTerm(term) && sides.en.tells ? Math.min(rarityOf(frequency(term)), sides.en.rarityOf(term)) : rarityOf(frequency(term)))
      const own: Weighed[] = []
      const crossed = new Map<string, number>()
      const printedTo = new Map<string, number[]>()
      for (const [term, times] of wanted) {
        const subject = words.size > tuning.short || !words.has(term) || !boilerplate.has(term)
        const asWanted = (((tuning.k3 + 1) * times) / (tuning.k3 + times)) * (subject ? 1 : tuning.boilerplate)
        if (words.has(term)) own.push({ term, weight: asWanted * idf(term) * (tuning.k1 + 1) })
        if (from === to || isHanTerm(term) !== (from === 'zh')) continue
        const translations = bridge.translate(term, to).filter(({ p }) => p >= tuning.leastChance)
        const present = translations.filter((translation) => frequency(translation.term) > 0)
        const printed = present.map(({ term: other, p, learned }) => (p - learned) * Math.log(1 + frequency(other)) ** tuning.prior)
        const given = present.reduce((sum, { p, learned }) => sum + (p - learned), 0)
        const sum = printed.reduce((total, weight) => total + weight, 0)
        const scale = sum > 0 ? given / sum : 0
        const scaled = present.map((translation, index) => ({ ...translation, p: translation.learned + (printed[index] ?? 0) * scale }))
        scaled.sort((a, b) => b.p - a.p || (a.term < b.term ? -1 : 1))
        const kept = (present.length > 0 ? scaled : translations).slice(0, tuning.keep)
        const mass = kept.reduce((total, { p, learned }) => total + (p - learned), 0)
        const expectedTimes = kept.reduce((total, { term: other, p, learned }) => total + (p - learned) * frequency(other), 0)
        const printedRarity = rarityOf(mass > 0 ? expectedTimes / mass : 0)
        const together = (sides[from].tells ? Math.min(printedRarity, sides[from].rarityOf(term)) : printedRarity) ** tuning.trust
        for (const { term: other, p, learned, via } of kept) {
          const gain = asWanted * (learned * idf(other) + (p - learned) * together)
          crossed.set(other, (crossed.get(other) ?? 0) + gain)
          if (via === 'dictionary') printedTo.set(other, [...(printedTo.get(other) ?? []), gain])
        }
      }
      const others = [...crossed].map(([term, weight]) => ({ term, weight: weight * (tuning.k1 + 1) }))
      const bridged = others.sort(order).slice(0, tuning.cap)
      const terms = [...own.sort(order), ...bridged]
      let bridgedWeight = 0
      let printedWeight = 0
      for (const { term, weight } of bridged) {
        bridgedWeight += weight
        for (const gain of printedTo.get(term) ?? []) printedWeight += weight * (gain / crossed.get(term)!)
      }
      const shortness = Math.min(1, Math.max(0, 2 - (2 * words.size) / tuning.short))
      const granted = tuning.allowance[from]
      const printedShare = printedWeight / bridgedWeight
      const allowance = bridgedWeight > 0 ? 1 + shortness * (granted.learned + (granted.dictionary - granted.learned) * printedShare) - (1 - shortness) * (1 - printedShare) * tuning.certainty : 1
      let expected = 0
      let variance = 0
      for (const { term, weight } of terms) {
        if (frequency(term) === 0 && isHanTerm(term) !== (to === 'zh')) continue
        const share = (frequency(term) + 0.5) / (counted.length + 1)
        const typical = weight * (1 / (1 + tuning.k1 * (1 - tuning.b + tuning.b)))
        expected += typical * share
        variance += typical ** 2 * share * (1 - share)
      }
      const raw = new Map<string, number>()
      for (const [id, text] of texts) {
        let score = 0
        for (const { term, weight } of terms) {
          const times = text.times.get(term) ?? 0
          if (times > 0) score += weight * Math.fround(times / (times + tuning.k1 * (1 - tuning.b + (tuning.b * text.length) / mean)))
        }
        raw.set(id, score)
      }
      const scores = [...raw].filter(([id]) => texts.get(id)?.counted).map(([, score]) => score)
      const average = (scores.reduce((sum, score) => sum + score, 0) + tuning.doubt * expected) / (scores.length + tuning.doubt)
      const square = (scores.reduce((sum, score) => sum + score * score, 0) + tuning.doubt * (variance + expected ** 2)) / (scores.length + tuning.doubt)
      const level = average + tuning.deviations * Math.sqrt(Math.max(0, square - average * average))
      const plain = level > 0 ? 1 / level : 0
      tenths.push(([...scores].sort((a, b) => b - a)[9] ?? 0) * plain)
      const [near, far] = tenths
      const balances = bridged.length > 0 && sides.zh.tells && sides.en.tells && near !== undefined && near > 0 && far !== undefined && far > 0
      const balance = balances ? Math.min(2, Math.max(0.5, near / far)) ** (shortness * tuning.balance) : 1
      for (const [id, score] of raw) {
        const scaled = score * (plain * allowance * balance)
        if (id !== query.id && scaled > (best.get(id) ?? 0)) best.set(id, scaled)
      }
    }
  }
  return [...best]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, k)
}
