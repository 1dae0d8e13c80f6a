import type { Lang, Origin } from '../../core/text.ts'
import { type Db, rows, sql } from '../../platform/database.ts'

/** The titles by people among some texts, for notices, which cannot mark a machine's: `{ zh?, en? }`. */
export function titleOf(texts: readonly { lang: Lang; field: string; body: string; origin: Origin }[]): { zh?: string; en?: string } {
  return Object.fromEntries(texts.filter((one) => one.field === 'title' && one.origin !== 'machine').map((one) => [one.lang, one.body]))
}

/** The titles of a revision. */
export async function revisionTitle(db: Db, revisionId: string): Promise<{ zh?: string; en?: string }> {
  return titleOf(await rows<{ lang: Lang; field: string; body: string; origin: Origin }>(db, sql`select lang, field, body, origin from listing_text where revision_id = ${revisionId} and field = 'title'`))
}
