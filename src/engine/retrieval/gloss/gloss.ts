import { type Lang, otherLang } from '../../../core/text.ts'
import type { Bridge, Via } from '../bridge.ts'
import type { Collection } from '../collection.ts'
import { fieldsOf, type ListingText, textsIn } from '../listing.ts'
import { rarity } from '../plan.ts'
import { isHanTerm } from '../tokens.ts'
import { plainWords } from '../words/plain.ts'
import type { Labels, Rendering } from './labels.ts'
import { type Unit, unitsOf } from './units.ts'

/** A key term as the text writes it, and what it says in the reader's language, the likeliest first; `via` is the weakest of what it rests on. */
export type GlossTerm = { label: string; lang: Lang; translations: string[]; via: Via }

export type GlossOptions = { /** Key terms at most. */ top?: number }

type Weighed = Unit & { written: string; weight: number; generic: boolean; verb: boolean; renderings: Rendering[] }
type Entry = { units: Weighed[]; weight: number }

/** Characters of a text that are read: what a reader decides by stands at the beginning. */
const longestRead = 6_000
const mostTerms = 16
const mostUnits = 4
const longestEntry = { zh: 14, en: 48 } as const
const mostTranslations = 3
/** A further translation is worth showing from this part of the best one's probability on. */
const worthShowing = 0.4
/** A word in more than this part of the public listings begins no key term, once there are enough of them. */
const common = 0.12
const enough = 50
/** What verbs and words that need no translation weigh against others. */
const half = 0.5

/** The texts that are not in the reader's language, each key term in the order of the text with its translation. Rests on public statistics only. */
export function glossOf(texts: readonly ListingText[], to: Lang, collection: Collection, labels: Labels, bridge: Bridge, { top = mostTerms }: GlossOptions = {}): GlossTerm[] {
  const from = otherLang(to)
  const fields = textsIn(texts, from).flatMap(fieldsOf)
  const weights: { end: number; weight: number }[] = []
  let body = ''
  for (const field of fields) {
    body += `${field.body}\n`
    weights.push({ end: body.length, weight: field.weight })
  }
  body = body.slice(0, longestRead)
  const tokens = collection.analyse(body)
  const telling = unitsOf(tokens, body, from, bridge).filter(({ term }) => !plainWords.has(term))
  const units = weighed(telling, body, from, to, weights, collection, labels)
  const entries = runsOf(units, body, from).filter(({ units: own }) => own.some((unit) => !unit.generic))
  return chosen(entries, top).map((entry) => composed(entry, body, from, to, labels))
}

/** How much each unit tells: rare among the public listings, often and prominent in this one. */
function weighed(units: readonly Unit[], body: string, from: Lang, to: Lang, weights: readonly { end: number; weight: number }[], collection: Collection, labels: Labels): Weighed[] {
  const { sides, vocabulary } = collection
  const side = sides[from]
  const times = new Map<string, number>()
  const fieldWeight = (start: number): number => weights.find(({ end }) => start < end)?.weight ?? 1
  for (const unit of units) times.set(unit.term, (times.get(unit.term) ?? 0) + fieldWeight(unit.start))
  const frequencyOf = (term: string): number => {
    const numbers = term.split(' ').map((part) => vocabulary.find(part))
    return Math.min(...numbers.map((number) => (number < 0 ? 0 : side.frequency.at(number))))
  }
  const known = new Map<string, Rendering[]>()
  return units.flatMap((unit): Weighed[] => {
    const written = body.slice(unit.start, unit.end)
    const key = `${unit.same} ${unit.same || to === 'zh' ? written.toLowerCase() : unit.term}`
    const renderings = known.get(key) ?? labels.renderingsOf(unit, written, to)
    known.set(key, renderings)
    if (renderings.length === 0) return []
    const frequency = frequencyOf(unit.term)
    const generic = (side.countedRows >= enough && frequency > side.countedRows * common) || (isHanTerm(unit.term) && unit.term.length === 1)
    const verb = from === 'zh' && labels.isVerb(unit.term)
    const weight = rarity(frequency, side.countedRows) * Math.log(1 + (times.get(unit.term) ?? 1)) * (verb || unit.same ? half : 1)
    return [{ ...unit, written, renderings, generic, verb, weight }]
  })
}

/** Units that stand side by side are one term: what they say together follows from the parts in both languages. */
function runsOf(units: readonly Weighed[], body: string, from: Lang): Entry[] {
  const runs: Weighed[][] = []
  for (const unit of units) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const length = run && last ? unit.end - run[0]!.start : 0
    const touching = last && /^(?:[ \u00a0\-‐–/]?)$/.test(body.slice(last.end, unit.start)) && !body.slice(last.end, unit.start).includes('\n')
    const fits = run && touching && !(last.verb && run.length > 1) && run.length < mostUnits && length <= longestEntry[from] && !(last.same && unit.same && /\d/.test(unit.written))
    if (fits) run.push(unit)
    else runs.push([unit])
  }
  return runs.map((run) => {
    const telling = run.filter((unit) => !unit.generic)
    const most = Math.max(0, ...telling.map(({ weight }) => weight))
    return { units: run, weight: most * (1 + 0.25 * Math.max(0, telling.length - 1)) }
  })
}

/** The weightiest entries that say something new, back in the order of the text. */
function chosen(entries: readonly Entry[], top: number): Entry[] {
  const shown = new Set<string>()
  const picked: Entry[] = []
  for (const entry of entries.toSorted((a, b) => b.weight - a.weight || place(a) - place(b))) {
    if (picked.length >= top) break
    const telling = entry.units.filter((unit) => !unit.generic)
    if (telling.filter((unit) => !shown.has(unit.term)).length * 2 < telling.length) continue
    for (const unit of entry.units) shown.add(unit.term)
    picked.push(entry)
  }
  return picked.sort((a, b) => place(a) - place(b))
}

const place = (entry: Entry): number => entry.units[0]?.start ?? 0

const certainty: Record<Via, number> = { learned: 0, dictionary: 1, same: 2 }

function composed({ units }: Entry, body: string, from: Lang, to: Lang, labels: Labels): GlossTerm {
  const label = body.slice(units[0]!.start, units.at(-1)!.end).replace(/\s+/g, ' ')
  const firsts = to === 'zh' ? withCompounds(units, labels) : units.map(({ renderings }) => renderings[0]!)
  const via = firsts.reduce<Via>((weakest, one) => (certainty[one.via] < certainty[weakest] ? one.via : weakest), 'same')
  if (units.length > 1) return { label, lang: from, translations: [joined(firsts.map((one) => one.label), to)], via }
  const best = firsts[0]!
  const further = units[0]!.renderings.slice(1, mostTranslations).filter((one) => one.p >= best.p * worthShowing)
  return { label, lang: from, translations: [best.label, ...further.map((one) => one.label)], via }
}

/** Of two neighbours, the senses that public listings write as one word ("machine" and "learning"), else each one's best. */
function withCompounds(units: readonly Weighed[], labels: Labels): Rendering[] {
  const found: Rendering[] = []
  for (let index = 0; index < units.length; index += 1) {
    const [one, next] = [units[index]!, units[index + 1]]
    const pairs = one.same || !next || next.same ? [] : likely(one).flatMap((a) => likely(next).map((b): Rendering => ({ label: a.label + b.label, via: certainty[a.via] < certainty[b.via] ? a.via : b.via, p: a.p * b.p })))
    const [known] = pairs.filter(({ label }) => labels.frequencyOf(label, 'zh') > 0).sort((a, b) => b.p - a.p)
    found.push(known ?? one.renderings[0]!)
    if (known) index += 1
  }
  return found
}

/** Senses of which a pair may still be meant. */
const likely = ({ renderings }: Weighed): Rendering[] => renderings.filter(({ p }) => p * 25 >= (renderings[0]?.p ?? 0))

const endsInLatin = /[\p{Script=Latin}\p{N}]$/u
const beginsInLatin = /^[\p{Script=Latin}\p{N}]/u

/** English words stand apart, Chinese ones do not; between the scripts there is a space. */
const joined = (labels: readonly string[], to: Lang): string =>
  labels.reduce((whole, label) => (whole === '' ? label : `${whole}${to === 'en' || endsInLatin.test(whole) || beginsInLatin.test(label) ? ' ' : ''}${label}`), '')

