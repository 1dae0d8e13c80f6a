import { type Lang, langs } from '../../core/text.ts'
import type { Bridge, Crossing } from './bridge.ts'
import type { Side } from './side.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A term's translations as the index has them: the number and rarity of each, and how much the dictionary's tell together. */
export type Crossed = { crossings: readonly (Crossing & { number: number; rarity: number })[]; together: number }

type Kept = { versions: readonly number[]; bridge: Bridge; known: Map<string, Crossed> }

const kept = new WeakMap<Side, Kept>()
/** Terms that are kept for one language of an index. */
const most = 30_000

/** What terms of a query cross to in one language of the index, as long as neither words nor statistics nor the bridge change: a batch asks for the same words again and again. */
export function crossingsKept(to: Lang, sides: Readonly<Record<Lang, Side>>, bridge: Bridge, vocabulary: Vocabulary): Map<string, Crossed> {
  const side = sides[to]
  const versions = [...langs.map((lang) => sides[lang].version), vocabulary.size]
  const before = kept.get(side)
  if (before && before.bridge === bridge && before.known.size < most && before.versions.every((version, at) => version === versions[at])) return before.known
  const known = new Map<string, Crossed>()
  kept.set(side, { versions, bridge, known })
  return known
}
