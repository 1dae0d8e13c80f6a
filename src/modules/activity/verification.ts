import { type Db, prepared, rows, sql } from '../../platform/database.ts'
import { sealOf, type Sealed, sealedColumns } from './chain.ts'

/** The first link of an object's chain that does not hold. `missing`: a place is skipped; `altered`: row or hash was changed. */
export type Broken = { objectType: string; objectId: string; place: number; what: 'missing' | 'altered' }

type Link = Sealed & { place: number; hash: Buffer }

const batchSize = 5_000

/** Recomputes every chain from its beginning. @returns the number of links read and each broken chain once. */
export async function verifyChains(db: Db): Promise<{ links: number; broken: Broken[] }> {
  const broken: Broken[] = []
  let links = 0
  let after = { type: '', id: '00000000-0000-0000-0000-000000000000', place: 0 }
  let before: Link | undefined
  let bad: string | undefined
  for (;;) {
    const batch = await prepared<Link>(
      db,
      'verify_chains',
      `select ${sealedColumns}, s.place, s.hash from activity_seal s join activity a on a.id = s.activity_id and a.object_type = s.object_type and a.object_id = s.object_id
       where (s.object_type, s.object_id, s.place) > ($1, $2::uuid, $3) order by s.object_type, s.object_id, s.place limit ${batchSize}`,
      [after.type, after.id, after.place],
    )
    for (const link of batch) {
      links += 1
      const key = `${link.objectType}:${link.objectId}`
      const same = before && `${before.objectType}:${before.objectId}` === key ? before : undefined
      const what = link.place !== (same?.place ?? 0) + 1 ? 'missing' : sealOf(link, same?.hash).equals(link.hash) ? undefined : 'altered'
      if (what && bad !== key) {
        bad = key
        broken.push({ objectType: link.objectType, objectId: link.objectId, place: link.place, what })
      }
      before = link
    }
    const end = batch.at(-1)
    if (!end || batch.length < batchSize) break
    after = { type: end.objectType, id: end.objectId, place: end.place }
  }
  return { links, broken: [...broken, ...(await torn(db))] }
}

/** Seals whose row says another object, or is gone. */
async function torn(db: Db): Promise<Broken[]> {
  const found = await rows<{ objectType: string; objectId: string; place: number }>(
    db,
    sql`select s.object_type as "objectType", s.object_id as "objectId", s.place from activity_seal s left join activity a on a.id = s.activity_id
        where a.id is null or a.object_type <> s.object_type or a.object_id <> s.object_id order by 1, 2, 3 limit 100`,
  )
  return found.map((one) => ({ ...one, what: 'altered' }))
}
