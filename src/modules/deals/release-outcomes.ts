import type { Actor } from '../../core/actor.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { writeWorkbook } from '../../platform/workbook.ts'
import { linesOf, type Release, type ReleaseLine } from '../listings/listings.ts'
import { type DealStage, stageLine } from './rules.ts'
import { dealFilter } from './visibility.ts'
import { outcomeWords } from './words/outcomes.ts'
import { stages } from './words/stages.ts'

/** What became of a listing, as far as the actor may read its cases: how many interests, how many wait, how many were answered, how far the furthest went. */
export type Outcome = { interests: number; waiting: number; answered: number; furthest: DealStage | null }

/** Per listing; those of which the actor may read no case are left out. */
export async function outcomesOf(db: Db, actor: Actor, listingIds: readonly string[]): Promise<Map<string, Outcome>> {
  if (listingIds.length === 0) return new Map()
  const line = sql.param([...stageLine])
  const found = await rows<Outcome & { id: string }>(
    db,
    sql`select b.listing_id as id, count(*)::int as interests, count(*) filter (where d.stage = 'interest')::int as waiting, count(d.answered_at)::int as answered,
          (${line}::text[])[max((select max(array_position(${line}::text[], s.stage)) from deal_stage s where s.deal_id = d.id))] as furthest
        from deal_listing b join deal d on d.id = b.deal_id where b.place = 0 and b.listing_id = any(${sql.param([...listingIds])}::uuid[]) and ${dealFilter('read', actor)} group by b.listing_id`,
  )
  return new Map(found.map(({ id, ...outcome }) => [id, outcome]))
}

export const stateOf = (lang: Lang, one: ReleaseLine): string => (one.handedOver ? outcomeWords.handedOver : outcomeWords.states[one.state])[lang]

const mostRows = 20_000

/** What became of each listing of a release as a workbook, in the reader's language. The caller may read the release. */
export async function outcomeWorkbook(db: Db, actor: Actor, release: Release, lang: Lang): Promise<Uint8Array> {
  const lines = await linesOf(db, release, { limit: mostRows, offset: 0 })
  const outcomes = await outcomesOf(db, actor, lines.map((one) => one.id))
  return writeWorkbook([
    {
      name: outcomeWords.sheet[lang],
      columns: outcomeWords.columns.map(({ phrase, width }) => ({ header: phrase[lang], width })),
      rows: lines.map((one) => {
        const outcome = outcomes.get(one.id)
        return [
          one.reference, one.title.zh, one.title.en, nameFor(lang, one.firm), (one.nameWithheld ? outcomeWords.yes : outcomeWords.no)[lang], stateOf(lang, one), one.views,
          outcome?.interests ?? 0, outcome?.waiting ?? 0, outcome?.answered ?? 0, outcome?.furthest ? stages[outcome.furthest][lang] : undefined,
        ]
      }),
    },
  ])
}
