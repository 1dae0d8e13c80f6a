import { accumulate, scoreRow } from './accumulate.ts'
import { type Bits, hasBit } from './bits.ts'
import { type Calibration, lengthened, scaleOf, sumsOf } from './calibrate.ts'
import type { Ground } from './ground.ts'
import { Places, type Wanted } from './places.ts'
import type { Moments } from './plan.ts'
import { type Before, Best, type Ranked } from './top.ts'

/** One plan as arrays. `short` are its weightiest terms where they come first and the others are for rescoring: fast mode. */
export type Quest = { ground: number; whole: Wanted; expected: Moments; short?: Wanted & { expected: Moments } }

/** A question to the index that needs no words: `itself` (−1 for none) is left out, `candidates` documents are rescored in fast mode. */
export type Question = { quests: Quest[]; allowed: Bits; itself: number; k: number; candidates: number }

/** The best documents, best first; `quest` is the plan that gave the score. `scales` has the scale of each plan. */
export type Answer = { best: (Ranked & { quest: number })[]; scales: number[] }

/** The best of each plan, and what a document is worth in the better of them. */
function better(lists: readonly (readonly Ranked[])[], k: number, before: Before): Answer['best'] {
  const merged = new Map<number, Ranked & { quest: number }>()
  lists.forEach((list, quest) => {
    for (const { document, score } of list) if (score > (merged.get(document)?.score ?? 0)) merged.set(document, { document, score, quest })
  })
  const sorted = [...merged.values()].sort((a, b) => b.score - a.score || (before(a.document, b.document) ? -1 : 1))
  return sorted.slice(0, k)
}

/** The best rows of one language; a score below the threshold costs one comparison. */
function bestRows(scores: Float64Array, scale: number, ground: Ground, { allowed, itself }: Question, most: number, before: Before): Ranked[] {
  const { segment, delta } = ground
  const best = new Best(most, before)
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row]! * scale
    if (score < best.threshold || score <= 0) continue
    const document = row < segment.rows ? segment.documents[row]! : delta[row - segment.rows]!.document
    if (document !== itself && hasBit(allowed, document)) best.offer(document, score)
  }
  return best.ranked()
}

/** The best rows by the weightiest terms alone, scored exactly. */
function rescored(candidates: readonly Ranked[], ground: Ground, whole: Wanted, scale: number, most: number, before: Before): Ranked[] {
  const places = new Places(whole.numbers)
  const best = new Best(most, before)
  for (const { document } of candidates) {
    const score = scoreRow(ground, ground.rowOfDocument[document]!, whole, places).total * scale
    if (score >= best.threshold) best.offer(document, score)
  }
  return best.ranked()
}

/** The best documents for one plan, and the scale that was found for it. */
function bestOf({ ground: number, whole, expected, short }: Quest, question: Question, grounds: readonly Ground[], calibration: Calibration, before: Before): { list: Ranked[]; scale: number } {
  const ground = grounds[number]!
  const { k, candidates } = question
  const looked = short ?? whole
  const scores = accumulate(ground, looked, new Places(looked.numbers))
  const sums = sumsOf(scores, ground.counted, ground.countedRows)
  if (!short) {
    const scale = scaleOf(sums, expected, calibration)
    return { list: bestRows(scores, scale, ground, question, k, before), scale }
  }
  const scale = scaleOf(lengthened(sums, short.expected, expected), expected, calibration)
  const first = bestRows(scores, 1, ground, question, Math.max(candidates, k), before)
  return { list: rescored(first, ground, whole, scale, k, before), scale }
}

/** Scores all documents for all plans and keeps the best. A document in two languages counts once. */
export function lookUp(question: Question, grounds: readonly Ground[], calibration: Calibration, before: Before): Answer {
  const found = question.quests.map((quest) => bestOf(quest, question, grounds, calibration, before))
  return { best: better(found.map(({ list }) => list), question.k, before), scales: found.map(({ scale }) => scale) }
}
