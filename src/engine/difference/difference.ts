import { piecesOf } from './pieces.ts'
import { diffSequences } from './sequence.ts'

/** A run of text that stayed, came or went. */
export type Run = { kind: 'same' | 'added' | 'removed'; text: string }

/** The difference of two texts by words of Latin script and single characters of Han. */
export function runsBetween(before: string, after: string): Run[] {
  const runs: Run[] = []
  for (const { kind, items } of diffSequences(piecesOf(before), piecesOf(after))) {
    const last = runs.at(-1)
    const text = items.join('')
    if (last?.kind === kind) last.text += text
    else runs.push({ kind, text })
  }
  return runs
}
