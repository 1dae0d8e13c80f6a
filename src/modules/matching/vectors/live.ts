import { Vectors } from '../../../engine/retrieval/dense.ts'
import type { Db } from '../../../platform/database.ts'
import { vectorsOf } from './vectors.ts'

/** The vectors of the listings in the index of this process: followed like the listings themselves, all of one model. */
export type LiveVectors = {
  /** Reads those of the given listings anew, all of them without ids. */
  take(ids?: readonly string[]): Promise<void>
  /** Cosines with one listing; undefined when it has no vector. */
  similarTo(id: string): ((other: string) => number | undefined) | undefined
}

export function followVectors(db: Db, model: string): LiveVectors {
  const vectors = new Vectors()
  return {
    async take(ids) {
      const gone = new Set(ids)
      for await (const [id, vector] of vectorsOf(db, model, ids)) {
        vectors.set(id, vector)
        gone.delete(id)
      }
      for (const id of gone) vectors.delete(id)
    },
    similarTo: (id) => (vectors.has(id) ? (other) => vectors.similarity(id, other) : undefined),
  }
}
