import { system } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { change } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import type { LiveMatcher } from '../live.ts'
import { type Found, searchCommons } from './finding.ts'

const keyOf = (ids: readonly string[]): string => [...ids].sort().join(' ')

type Kept = { id: string; key: string; state: 'proposed' | 'adopted' | 'dismissed' }

/**
 * The nightly search: proposals with new members are stored, those that are found no more are superseded, and needs that are like an adopted
 * problem's are suggested for it. What was dismissed stays so until its members change. Running it twice changes nothing.
 * @returns how many proposals stand
 */
export async function findCommons(db: Db, live: LiveMatcher, clock: Clock): Promise<number> {
  const now = clock()
  const standing = await rows<{ problemId: string; needId: string }>(
    db,
    sql`select m.problem_id as "problemId", m.listing_id as "needId" from common_problem_member m join common_problem p on p.id = m.problem_id
        where p.state = 'adopted' and m.standing in ('invited', 'joined') order by 1, 2`,
  )
  const { clusters, suggested } = await searchCommons(db, live, now, standing)
  const kept = await rows<Kept>(db, sql`select id, members_key as key, state from common_problem where state <> 'superseded'`)
  const byKey = new Map(kept.map((one) => [one.key, one]))
  const found = new Set<string>()
  for (const cluster of clusters) {
    const key = keyOf(cluster.members.map((one) => one.id))
    found.add(key)
    if (!byKey.has(key)) await propose(db, now, key, cluster)
  }
  for (const one of kept) if (one.state === 'proposed' && !found.has(one.key)) await supersede(db, now, one.id)
  for (const { problemId, needId, likeness } of suggested) {
    const known = await row(db, sql`select 1 as one from common_problem_member where problem_id = ${problemId} and listing_id = ${needId}`)
    if (!known) await suggest(db, now, { problemId, needId, likeness })
  }
  return [...found].filter((key) => (byKey.get(key)?.state ?? 'proposed') === 'proposed').length
}

async function propose(db: Db, now: Date, key: string, { members, cohesion, concepts }: Found): Promise<void> {
  const id = newId(now.getTime())
  await change(db, system(now), { verb: 'common_problem.propose', object: { type: 'common_problem', id }, audience: 'staff', related: members.map((one) => one.id) }, async (tx) => {
    await run(tx, sql`insert into common_problem (id, members_key, concepts, cohesion, found_at) values (${id}, ${key}, ${JSON.stringify(concepts)}::jsonb, ${cohesion}, ${now.toISOString()})`)
    await run(
      tx,
      sql`insert into common_problem_member (problem_id, listing_id, likeness)
          select ${id}, member.id, member.likeness from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as member (id uuid, likeness real)`,
    )
  })
}

async function suggest(db: Db, now: Date, { problemId, needId, likeness }: { problemId: string; needId: string; likeness: number }): Promise<void> {
  await change(db, system(now), { verb: 'common_problem.suggest', object: { type: 'common_problem', id: problemId }, audience: 'staff', related: [needId] }, async (tx) => {
    await run(tx, sql`insert into common_problem_member (problem_id, listing_id, standing, likeness) values (${problemId}, ${needId}, 'suggested', ${likeness})`)
  })
}

async function supersede(db: Db, now: Date, id: string): Promise<void> {
  await change(db, system(now), { verb: 'common_problem.supersede', object: { type: 'common_problem', id }, audience: 'staff' }, async (tx) => {
    await run(tx, sql`update common_problem set state = 'superseded' where id = ${id} and state = 'proposed'`)
  })
}
