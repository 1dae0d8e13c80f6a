import { type Lang, langs } from '../../core/text.ts'
import type { Bridge, Crossing } from './bridge.ts'
import type { Side } from './side.ts'
import { Sums } from './sums.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A translation as the index has it; `slot` is its place in the sums of a plan. */
export type Crossed = Crossing & { number: number; slot: number }

/** A term's translations, and per translation its slot and what it gives for each unit of the term's weight. */
export type Crossings = { crossings: readonly Crossed[]; slots: Int32Array; gains: Float64Array }

/** A term of queries as one language of an index has it; how it crosses is found out when it is first asked. */
export type KnownTerm = { number: number; rarity: number; crossings?: Crossings }

/** What is known of the terms of queries, and room to add up what leads to each of their translations. */
export type KnownTerms = { terms: Map<string, KnownTerm>; sums: Sums }

type Kept = KnownTerms & { versions: readonly number[]; bridge: Bridge }

const kept = new WeakMap<Side, Kept>()
/** Terms that are kept for one language of an index. */
const most = 60_000

/** What terms of a query are in one language of the index, as long as neither words nor statistics nor the bridge change: a batch asks for the same words again and again. */
export function termsKept(to: Lang, sides: Readonly<Record<Lang, Side>>, bridge: Bridge, vocabulary: Vocabulary): KnownTerms {
  const side = sides[to]
  const versions = [...langs.map((lang) => sides[lang].version), vocabulary.size]
  const before = kept.get(side)
  if (before && before.bridge === bridge && before.terms.size < most && before.versions.every((version, at) => version === versions[at])) return before
  const known = { versions, bridge, terms: new Map<string, KnownTerm>(), sums: new Sums() }
  kept.set(side, known)
  return known
}
