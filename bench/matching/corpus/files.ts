import { join } from 'node:path'
import { distinctTermsOf, madeTexts, termsOf, textOf, writeLines } from './made.ts'
import type { Pool, Pools, Sentence } from './sentences.ts'
import type { Lang } from '../../../src/core/text.ts'

/** Means of the corpus in the peers' language. */
export type Corpus = { termsPerDocument: number; distinctPerQuery: number }

const seeds = { documents: 11, queries: 23, needs: 37 }

function* textsOf(pool: Pool, lang: Lang, count: number, seed: number): Generator<string> {
  for (const made of madeTexts(pool, count, seed)) yield JSON.stringify(textOf(made, lang))
}

/**
 * Writes what all engines read: documents, queries and needs in English as lines of JSON (`*.jsonl`), the same documents and queries as terms
 * (`*.terms`), and half as many of each in Chinese (`other-*.jsonl`).
 */
export function writeCorpus(folder: string, pools: Pools, { documents, queries, needs }: { documents: number; queries: number; needs: number }): Corpus {
  const counts = { documents, queries, needs }
  let terms = 0
  let distinct = 0
  function* lines(count: number, seed: number, of: (made: readonly Sentence[]) => string): Generator<string> {
    for (const made of madeTexts(pools.en, count, seed)) yield of(made)
  }
  for (const name of ['documents', 'queries', 'needs'] as const) {
    writeLines(join(folder, `${name}.jsonl`), textsOf(pools.en, 'en', counts[name], seeds[name]))
    writeLines(join(folder, `other-${name}.jsonl`), textsOf(pools.zh, 'zh', Math.ceil(counts[name] / 2), seeds[name]))
  }
  writeLines(join(folder, 'documents.terms'), lines(documents, seeds.documents, (made) => {
    terms += made.reduce((sum, one) => sum + one.terms.length, 0)
    return termsOf(made)
  }))
  writeLines(join(folder, 'queries.terms'), lines(queries, seeds.queries, (made) => {
    const line = distinctTermsOf(made)
    distinct += line.split(' ').length
    return line
  }))
  return { termsPerDocument: terms / documents, distinctPerQuery: distinct / queries }
}
