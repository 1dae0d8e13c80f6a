import { type Lang } from '../../core/text.ts'
import { type Db, rows, sql } from '../../platform/database.ts'

/** The titles among some texts, for notices: `{ zh?, en? }`. */
export function titleOf(texts: readonly { lang: Lang; field: string; body: string }[]): { zh?: string; en?: string } {
  return Object.fromEntries(texts.filter((one) => one.field === 'title').map((one) => [one.lang, one.body]))
}

/** The titles of a revision. */
export async function revisionTitle(db: Db, revisionId: string): Promise<{ zh?: string; en?: string }> {
  return titleOf(await rows<{ lang: Lang; field: string; body: string }>(db, sql`select lang, field, body from listing_text where revision_id = ${revisionId} and field = 'title'`))
}
