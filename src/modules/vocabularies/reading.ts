import { type Db, inTransaction, rows, sql } from '../../platform/database.ts'
import { type SaidTerm, type Terms, termsFrom } from './terms.ts'
import type { Vocabulary } from './words/sets.ts'

/** How long another process may still show the name that a term had, in milliseconds. */
const keptFor = 2_000

type Kept = { terms: Promise<Terms>; at: number }
/** By the database whose terms they are; a transaction has its own. */
const kept = new WeakMap<object, Kept>()
const keyOf = (db: Db): object => (inTransaction(db) ? db : db.$client)

/** The terms of this database, at most two seconds old; equal ones are the same value. */
export async function termsOf(db: Db): Promise<Terms> {
  const known = kept.get(keyOf(db))
  return known && performance.now() - known.at < keptFor ? known.terms : termsNow(db)
}

/** The terms as they are in the database: for what is read once and kept, such as the index. */
export async function termsNow(db: Db): Promise<Terms> {
  const terms = read(db, kept.get(keyOf(db))?.terms)
  kept.set(keyOf(db), { terms, at: performance.now() })
  try {
    return await terms
  } catch (error) {
    kept.delete(keyOf(db))
    throw error
  }
}

/** What changed a term calls this, so that the next page of this process has it. */
export const forgetTerms = (db: Db): void => {
  kept.delete(keyOf(db))
}

type Row = { id: string; vocabulary: Vocabulary; code: string; zh: string | null; en: string | null; mergedInto: string | null; retired: boolean; version: number }

async function read(db: Db, before: Promise<Terms> | undefined): Promise<Terms> {
  const found = await rows<Row>(
    db,
    sql`select id, vocabulary, code, name_zh as zh, name_en as en, merged_into as "mergedInto", retired, version from vocabulary_term order by id`,
  )
  const said = found.map(({ zh, en, mergedInto, ...one }): SaidTerm => ({ ...one, ...(zh && en ? { name: { zh, en } } : {}), ...(mergedInto ? { mergedInto } : {}) }))
  const terms = termsFrom(said)
  const last = await before?.catch(() => undefined)
  return last?.mark === terms.mark ? last : terms
}
