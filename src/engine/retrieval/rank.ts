import type { Lang } from '../../core/text.ts'
import { accumulate, giveOf, type RowScore, scoreRow } from './accumulate.ts'
import type { Bits } from './bits.ts'
import { balanced, scaleOf, sumsOf } from './calibrate.ts'
import type { Ground } from './ground.ts'
import { Places, type Wanted } from './places.ts'
import { type Plan, tuning } from './plan.ts'
import type { Side } from './side.ts'

/** A plan as arrays, ready to be looked up. */
export type Lookup = { wanted: Wanted; places: Places }

export function wantedOf({ terms, lexical }: Pick<Plan, 'terms' | 'lexical'>): Wanted {
  const numbers = new Int32Array(terms.length)
  const weights = new Float64Array(terms.length)
  for (let place = 0; place < terms.length; place += 1) {
    numbers[place] = terms[place]!.number
    weights[place] = terms[place]!.weight
  }
  return { numbers, weights, lexical }
}

export function lookupOf(plan: Plan): Lookup {
  const wanted = wantedOf(plan)
  return { wanted, places: new Places(wanted.numbers) }
}

/** The scaled score of a document in one language: what ranking compares, and how much of it the query's own words give. */
export function scoreIn(ground: Ground, document: number, { wanted, places }: Lookup, scale: number): RowScore {
  const row = ground.rowOfDocument[document] ?? -1
  if (row < 0) return { lexical: 0, total: 0 }
  const { lexical, total } = scoreRow(ground, row, wanted, places)
  return { lexical: lexical * scale, total: total * scale }
}

/** What each planned term gives to the scaled score of a document. */
export function contributionsIn(ground: Ground, document: number, { wanted, places }: Lookup, scale: number): Float64Array {
  const given = new Float64Array(wanted.numbers.length)
  const row = ground.rowOfDocument[document] ?? -1
  if (row < 0) return given
  giveOf(ground, row, wanted, places, given)
  return given.map((value) => value * scale)
}

/** The best score of every document over all plans: a document in two languages counts once. `counted` are the living documents that are counted. */
export function scoreAll(plans: readonly Plan[], sides: Readonly<Record<Lang, Side>>, documents: number, counted: Bits): Float64Array {
  const best = new Float64Array(documents)
  const [own, crossed] = [plans.filter(({ balance }) => balance === 0), plans.filter(({ balance }) => balance > 0)]
  let tenth = 0
  for (const plan of [...own, ...crossed]) {
    const side = sides[plan.to]
    const ground = side.ground(counted)
    const { wanted, places } = lookupOf(plan)
    const scores = accumulate(ground, wanted, places)
    const sums = sumsOf(scores, ground.counted, ground.countedRows)
    const plain = scaleOf(sums, plan.expected, tuning)
    const reached = sums.tenth * plain
    if (plan.balance === 0) tenth = reached
    const scale = plain * plan.allowance * balanced(tenth, reached, plan.balance)
    for (let row = 0; row < scores.length; row += 1) {
      const score = scores[row]! * scale
      const document = side.documentOf(row)
      if (score > best[document]!) best[document] = score
    }
  }
  return best
}
