import type { Bridge } from './bridge.ts'
import { type Plan, queryWeight, rarity } from './plan.ts'
import type { Profile } from './profile.ts'
import { joined, type Reading, type Span } from './reading.ts'
import type { Row } from './segment.ts'
import type { Side } from './side.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What is needed to say what a listing does not mention. */
export type Gap = {
  plan: Plan
  profile: Profile
  query: Reading
  row: Row
  /** The index of the query's language, for how rare a word is. */
  side: Side
  bridge: Bridge
  vocabulary: Vocabulary
}

const most = 5
const longestPhrase = 24
/** A word in more than this share of the listings is not worth naming, once there are enough of them. */
const common = 0.08
const enough = 50

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Words of the query whose absence can be known: those without any translation are left out across languages. */
function absent({ plan, profile, query, row, side, bridge, vocabulary }: Gap): { span: Span; weight: number }[] {
  const present = new Set([...row.terms].map((term) => vocabulary.termOf(term)))
  const has = (term: string): boolean =>
    present.has(term) || (plan.from !== plan.to && bridge.translate(term, plan.to).some((crossing) => present.has(crossing.term)))
  const told: Span[] = []
  const open: { span: Span; weight: number }[] = []
  for (const [term, times] of profile.times) {
    const spans = query.places.get(term) ?? []
    if (has(term)) {
      told.push(...spans)
      continue
    }
    const span = spans[0]
    const number = vocabulary.find(term)
    const frequency = number < 0 ? 0 : side.frequency.at(number)
    const generic = side.countedRows >= enough && frequency > side.countedRows * common
    const knowable = plan.from === plan.to || bridge.translate(term, plan.to).length > 0
    if (!span || generic || !knowable || span.end - span.start < 2 || /^[\d.]+$/.test(term)) continue
    open.push({ span, weight: queryWeight(times) * rarity(frequency, side.countedRows) })
  }
  return open.filter(({ span }) => !told.some((other) => overlaps(other, span)))
}

/** The query's weightiest words that the row lacks, as written, side by side ones together; at most five. */
export function missingOf(gap: Gap): string[] {
  const { body } = gap.query
  const phrases: { span: Span; weight: number }[] = []
  for (const { span, weight } of absent(gap).sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const last = phrases.at(-1)
    const together = last && joined(last.span, span, body)
    if (last && together && together.end - together.start <= longestPhrase) {
      last.span = together
      last.weight = Math.max(last.weight, weight)
    } else phrases.push({ span, weight })
  }
  const labels = phrases
    .sort((a, b) => b.weight - a.weight || a.span.start - b.span.start)
    .map(({ span }) => body.slice(span.start, span.end).replace(/\s+/g, ' '))
  return [...new Set(labels)].slice(0, most)
}
