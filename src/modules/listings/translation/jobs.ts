import { system } from '../../../core/actor.ts'
import { isFailure } from '../../../core/failure.ts'
import { otherLang } from '../../../core/text.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { enqueue, type Job } from '../../../platform/queue.ts'
import type { Translator } from '../../../platform/translate.ts'
import { answerRequest } from '../../requests/requests.ts'
import { findListing } from '../record.ts'
import { translateByMachine } from './machine.ts'
import { writtenByPeople } from './wishes.ts'

/** Tells those who asked that a person's text is there now. @returns how many requests were fulfilled */
export async function answerWishes(db: Db, at: Date, listingId: string): Promise<number> {
  const listing = await findListing(db, listingId)
  if (!listing || listing.state !== 'published') return 0
  const waiting = await rows<{ id: string }>(
    db,
    sql`select r.id from request r join listing l on l.id = r.object_id
      where r.kind = 'translation' and r.state = 'submitted' and r.object_id = ${listing.id} and r.expires_at > ${at.toISOString()} and ${writtenByPeople(sql`r.lang`)} order by r.created_at limit 1000`,
  )
  let fulfilled = 0
  for (const { id } of waiting) {
    try {
      await answerRequest(db, system(at), { id, accept: true })
      fulfilled += 1
    } catch (error) {
      // Withdrawn in the meantime.
      if (!isFailure(error, 'conflict')) throw error
    }
  }
  return fulfilled
}

/** After something changed in what a listing says or who may read it: askers are answered, then a machine writes what is lacking. */
export const translationJobs = (db: Db, translator: Translator | undefined, clock: Clock): { translation: Job } => ({
  translation: async ({ listingId }) => {
    await answerWishes(db, clock(), String(listingId))
    if (translator) await translateByMachine(db, translator, clock(), String(listingId))
  },
})

/** Listings that one look queues: what was published in bulk, or before there was a machine, follows within hours. */
const mostQueued = 500

/** Queues the public listings that lack a machine's text, the newest first; those on which it has just failed rest. */
export async function queueTranslations(db: Db): Promise<number> {
  const missing = (lang: 'zh' | 'en') => sql`l.source_lang = ${lang} and not exists (
    select from listing_text t where t.revision_id = l.live_revision_id and t.lang = ${otherLang(lang)} and t.field = 'title' and not (t.stale and t.origin = 'machine'))`
  const found = await rows<{ id: string }>(
    db,
    sql`select l.id from listing l where l.state = 'published' and l.merged_into is null
        and (l.machine_translation = 'always' or (l.machine_translation = 'public' and l.visibility = 'public' and cardinality(l.excluded_countries) = 0))
        and ((${missing('zh')}) or (${missing('en')}))
        and not exists (select from pgboss.job j where j.name = 'translation' and j.state in ('failed', 'retry', 'active') and j.data ->> 'listingId' = l.id::text)
      order by l.published_at desc, l.id limit ${mostQueued}`,
  )
  for (const { id } of found) await enqueue(db, 'translation', { listingId: id }, { key: `translation:${id}`, priority: -1 })
  return found.length
}
