import type { Lang } from '../../core/text.ts'
import type { Bits } from './bits.ts'
import { scaleOf } from './calibrate.ts'
import { type Plan, saturation, tuning } from './plan.ts'
import type { Row } from './segment.ts'
import type { Side } from './side.ts'

/** A row's score in the two parts that text gives; `total` is what ranking compares. Scaled. */
export type TextScore = { lexical: number; total: number }

/** Finds a plan's terms in a row. */
export const placesIn = (plan: Plan): Map<number, number[]> => {
  const places = new Map<number, number[]>()
  plan.terms.forEach(({ number }, index) => {
    const list = places.get(number)
    if (list) list.push(index)
    else places.set(number, [index])
  })
  return places
}

/** Times of each planned term in a row. */
export function timesIn(row: Row, plan: Plan, places: ReadonlyMap<number, number[]>): Float64Array {
  const times = new Float64Array(plan.terms.length)
  row.terms.forEach((term, at) => {
    for (const index of places.get(term) ?? []) times[index] = row.times[at] ?? 0
  })
  return times
}

/** Exactly what {@link accumulate} gives a row: the same sums in the same order. */
export function scoreRow(row: Row, plan: Plan, places: ReadonlyMap<number, number[]>, meanLength: number): TextScore {
  const times = timesIn(row, plan, places)
  let total = 0
  let lexical = 0
  plan.terms.forEach(({ weight }, index) => {
    const count = times[index] ?? 0
    if (count > 0) total += weight * saturation(count, row.length, meanLength)
    if (index < plan.lexical) lexical = total
  })
  return { lexical: lexical * plan.scale, total: total * plan.scale }
}

/** Scores of all rows of a side, unscaled. Plain accumulation over postings. */
export function accumulate(side: Side, plan: Plan): Float64Array {
  const { segment, meanLength } = side
  const { termStarts, postingRows, postingTimes, lengths } = segment
  const scores = new Float64Array(side.rows)
  const norms = new Float64Array(segment.rows)
  for (let row = 0; row < segment.rows; row += 1) {
    norms[row] = tuning.k1 * (1 - tuning.b + (tuning.b * (lengths[row] ?? 0)) / meanLength)
  }
  for (const { number, weight } of plan.terms) {
    const end = termStarts[number + 1] ?? 0
    for (let at = termStarts[number] ?? end; at < end; at += 1) {
      const row = postingRows[at] as number
      const times = postingTimes[at] as number
      scores[row] = (scores[row] as number) + weight * (times / (times + (norms[row] as number)))
    }
  }
  const unscaled = { ...plan, scale: 1 }
  const places = placesIn(plan)
  side.delta.forEach((row, index) => {
    scores[segment.rows + index] = scoreRow(row, unscaled, places, meanLength).total
  })
  return scores
}

/** Best score per document over all plans, with the plan that gave it (−1: none). A document in two languages counts once. */
export type Best = { scores: Float64Array; plans: Int8Array }

export const noBest = (documents: number): Best => ({ scores: new Float64Array(documents), plans: new Int8Array(documents).fill(-1) })

/** Lets each document keep the better of what it has and of what plan number `index` gives it, at the plan's scale. */
function keepBetter(best: Best, rows: Float64Array, side: Side, scale: number, index: number): void {
  for (let row = 0; row < rows.length; row += 1) {
    const score = (rows[row] as number) * scale
    const document = side.documentOf(row)
    if (score > (best.scores[document] as number)) {
      best.scores[document] = score
      best.plans[document] = index
    }
  }
}

/** Scores all documents for all plans; the plans come back with the scales that were found. `counted` are the living documents that are counted. */
export function scoreAll(plans: readonly Plan[], sides: Readonly<Record<Lang, Side>>, documents: number, counted: Bits): { best: Best; plans: Plan[] } {
  const best = noBest(documents)
  const scaled = plans.map((plan, index) => {
    const side = sides[plan.to]
    const rows = accumulate(side, plan)
    const scale = scaleOf(rows, plan, side, counted)
    keepBetter(best, rows, side, scale, index)
    return { ...plan, scale }
  })
  return { best, plans: scaled }
}
