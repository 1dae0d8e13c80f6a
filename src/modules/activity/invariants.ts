import { rows, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { activityInvariants } from './messages.ts'
import { verifyChains } from './verification.ts'

export const invariants: readonly Invariant[] = [
  {
    number: 22,
    title: activityInvariants.chained,
    async violations(db) {
      const { broken } = await verifyChains(db)
      return broken.slice(0, mostNamed).map((one) => `${one.objectType} ${one.objectId} #${one.place} ${one.what}`)
    },
  },
  // A worker marks the queue at least once a minute; while none runs nobody seals, and the next one does.
  {
    number: 22,
    title: activityInvariants.sealedSoon,
    async violations(db) {
      const found = await rows<{ id: string }>(
        db,
        sql`select a.id from activity a left join activity_seal s on s.activity_id = a.id
            where s.activity_id is null and a.at < now() - interval '1 minute' and a.xid < pg_snapshot_xmin(pg_current_snapshot())
              and exists (select from pgboss.version where greatest(maintained_on, cron_on, monitored_on) > now() - interval '3 minutes')
            limit ${mostNamed}`,
      )
      return found.map(({ id }) => `activity ${id}`)
    },
  },
  {
    number: 22,
    title: activityInvariants.recorded,
    async violations(db) {
      const found = await rows<{ type: string; id: string }>(
        db,
        sql`select object.type, object.id from (
              select 'organisation' as type, id from organisation union all select 'listing', id from listing union all select 'deal', id from deal
            ) object where not exists (select from activity a where a.object_type = object.type and a.object_id = object.id) limit ${mostNamed}`,
      )
      return found.map(({ type, id }) => `${type} ${id}`)
    },
  },
]
