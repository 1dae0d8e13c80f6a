import type { Figures } from './figures.ts'
import type { Split } from './split.ts'

const widths = [40, 12]

const line = (cells: readonly string[]): string => cells.map((cell, index) => (index < 2 ? cell.padEnd(widths[index] ?? 9) : cell.padStart(widths[index] ?? 9))).join('')

export const tableHead = line(['', 'bridge', 'R@1', 'R@10', 'MRR@10', 'nDCG@10', 'of own', 'R@5 own', 'ms/need', 'needs'])

/**
 * One task with one bridge; `ofOwnList` is its recall@10 over that in the list of one language, `evenShare`
 * recall@5 over recall@10 of that list, which is what taking turns between the languages would leave.
 */
export const tableLine = (task: string, bridge: string, { r1, r10, mrr, ndcg, msPerNeed, needs }: Figures, ofOwnList?: number, evenShare?: number): string =>
  line([task, bridge, r1.toFixed(4), r10.toFixed(4), mrr.toFixed(4), ndcg.toFixed(4), ofOwnList?.toFixed(4) ?? '', evenShare?.toFixed(4) ?? '', msPerNeed.toFixed(2), String(needs)])

/** How the records were divided, and which near-copies were found across the two parts. */
export function describeSplit({ test, learn, stated, nearCopies }: Split, skipped: number): string {
  const how = stated ? 'as the file says' : 'by a hash of the id, since the file states no split'
  const copies = nearCopies.slice(0, 5).map((pair) => `  ${pair.learn} ~ ${pair.test} (${pair.likeness.toFixed(2)})`)
  return [
    `${test.length} records to test, ${learn.length} to learn from, ${how}; no record is in both`,
    `Near-copies across the two parts (Jaccard of shingles at least .4): ${nearCopies.length}${nearCopies.length > 0 ? '; those to learn from were left out' : ''}`,
    ...copies,
    ...(skipped > 0 ? [`${skipped} lines had no record`] : []),
  ].join('\n')
}
