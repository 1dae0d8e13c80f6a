import type { Actor } from '../../core/actor.ts'
import { toSql } from '../../core/visibility.ts'
import { type Db, prepared } from '../../platform/database.ts'
import { inHall, visibilityColumns } from './visibility.ts'
import { createHash } from 'node:crypto'

/** What the hall holds for this reader. Organisations whose name is withheld are not among those counted. */
export type HallFigures = { offers: number; needs: number; organisations: number; countries: number; bilingual: number }

/** The landing page's figures; each is the number of results of the hall page that it opens. One prepared statement. */
export async function hallFigures(db: Db, actor: Actor): Promise<HallFigures> {
  const values: unknown[] = []
  const text = `select count(*) filter (where l.kind = 'offer') as offers, count(*) filter (where l.kind = 'need') as needs,
      count(distinct l.owner_id) filter (where not l.name_withheld) as organisations, count(distinct o.country) as countries,
      count(*) filter (where (select count(distinct v.lang) from listing_variant v where v.revision_id = l.live_revision_id and v.field = 'title') = 2) as bilingual
    from listing l join organisation o on o.id = l.owner_id where ${toSql(inHall, actor, visibilityColumns, values)}`
  const [figures] = await prepared<HallFigures>(db, `figures_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`, text, values)
  return figures ?? { offers: 0, needs: 0, organisations: 0, countries: 0, bilingual: 0 }
}
