import { accumulate, scoreRow } from './accumulate.ts'
import { type Bits, hasBit } from './bits.ts'
import { balanced, type Calibration, lengthened, scaleOf, sumsOf } from './calibrate.ts'
import type { Ground } from './ground.ts'
import { Places, type Wanted } from './places.ts'
import type { Moments } from './plan.ts'
import { type Before, Best, type Ranked } from './top.ts'

/** One plan as arrays. `beside` is the plan of the same words against their own language where both are balanced (see calibrate.ts), `balance` the power. `short` are its weightiest terms where they come first and the others are for rescoring: fast mode. */
export type Quest = { ground: number; whole: Wanted; expected: Moments; allowance: number; beside?: number; balance: number; short?: Wanted }

/** A question to the index that needs no words: `itself` (−1 for none) is left out, `candidates` documents are rescored in fast mode. */
export type Question = { quests: Quest[]; allowed: Bits; itself: number; k: number; candidates: number }

/** The best documents, best first; `quest` is the plan that gave the score. `scales` has the scale of each plan. */
export type Answer = { best: (Ranked & { quest: number })[]; scales: number[] }

/** The best of one plan, the scale that was found for it, and its scaled tenth-best. */
type Listed = { list: Ranked[]; scale: number; tenth: number }

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

/** The best documents for the weightiest terms of a plan, scored exactly; the scale is that of the whole plan as some rows tell. No plan stands beside one that is shortened: see `askingOf`. */
function fastBest(short: Wanted, { whole, expected, allowance }: Quest, ground: Ground, question: Question, calibration: Calibration, before: Before): Listed {
  const scores = accumulate(ground, short, new Places(short.numbers))
  const places = new Places(whole.numbers)
  const scoreOf = (row: number): number => scoreRow(ground, row, whole, places).total
  const { sample, counted, countedRows, rowOfDocument } = ground
  const drawn = lengthened(sumsOf(scores, counted, countedRows), Float64Array.from(sample, (row) => scores[row]!), Float64Array.from(sample, scoreOf))
  const scale = scaleOf(drawn, expected, calibration) * allowance
  const best = new Best(question.k, before)
  for (const { document } of bestRows(scores, 1, ground, question, Math.max(question.candidates, question.k), before)) {
    const score = scoreOf(rowOfDocument[document]!) * scale
    if (score >= best.threshold) best.offer(document, score)
  }
  return { list: best.ranked(), scale, tenth: 0 }
}

/** The best documents for one plan; `own` is the scaled tenth-best of the plan beside which it stands. */
function bestOf(quest: Quest, grounds: readonly Ground[], question: Question, calibration: Calibration, before: Before, own: number): Listed {
  const { whole, expected, allowance, short, balance } = quest
  const ground = grounds[quest.ground]!
  if (short) return fastBest(short, quest, ground, question, calibration, before)
  const scores = accumulate(ground, whole, new Places(whole.numbers))
  const sums = sumsOf(scores, ground.counted, ground.countedRows)
  const plain = scaleOf(sums, expected, calibration)
  const tenth = sums.tenth * plain
  const scale = plain * allowance * balanced(own, tenth, balance)
  return { list: bestRows(scores, scale, ground, question, question.k, before), scale, tenth }
}

/** Scores all documents for all plans and keeps the best. A document in two languages counts once. */
export function lookUp(question: Question, grounds: readonly Ground[], calibration: Calibration, before: Before): Answer {
  const { quests } = question
  const found: Listed[] = []
  const look = (quest: Quest, index: number): void => {
    found[index] = bestOf(quest, grounds, question, calibration, before, quest.beside === undefined ? 0 : (found[quest.beside]?.tenth ?? 0))
  }
  quests.forEach((quest, index) => quest.beside === undefined && look(quest, index))
  quests.forEach((quest, index) => quest.beside !== undefined && look(quest, index))
  return { best: better(found.map(({ list }) => list), question.k, before), scales: found.map(({ scale }) => scale) }
}
