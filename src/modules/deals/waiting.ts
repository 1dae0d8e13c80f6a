import type { Actor } from '../../core/actor.ts'
import { type Db, sql } from '../../platform/database.ts'
import { keptRows } from '../../platform/snapshot.ts'
import { type BoardLine, linesOf, today } from './board.ts'
import { keptCases } from './kept-cases.ts'
import { throughParties } from './reading.ts'
import { endedStages } from './rules.ts'

/** What the actor's side has to do, a reason each. */
export const waitingReasons = ['answer', 'invitation', 'consent', 'screen', 'check', 'due'] as const
export type WaitingReason = (typeof waitingReasons)[number]
export type Waiting = { reason: WaitingReason; line: BoardLine }

/** What waits for the actor in their cases: what needs an answer first, then what is due within a week. */
export async function waitsFor(db: Db, actor: Actor, limit = 30): Promise<readonly Waiting[]> {
  return actor.kind === 'person' ? keptCases(db, actor, 'cases that wait', { limit }, () => readWaits(db, actor, limit)) : []
}

async function readWaits(db: Db, actor: Actor, limit: number): Promise<Waiting[]> {
  const soon = today(new Date(actor.at.getTime() + 7 * 86_400_000))
  const acts = throughParties('act', actor)
  const open = sql`d.dormant_at is null and not (d.stage = any(${sql.param(endedStages)}::text[]))`
  const found = await keptRows<{ id: string; why: WaitingReason }>(
    db,
    sql`with why as (
          (select p.deal_id, 'answer' as why, 0 as rank from deal_party p where p.stage = 'interest' and p.side = 'answers' and p.accepted_at is null and ${throughParties('answer', actor)} limit ${limit})
          union all (select p.deal_id, 'invitation', 1 from deal_party p where p.joined_at is null and p.left_at is null and not (p.stage = any(${sql.param(endedStages)}::text[])) and ${throughParties('join', actor)} limit ${limit})
          union all (select p.deal_id, 'consent', 2 from (select id, deal_id, side from deal_party where joined_at is null and left_at is null) n join deal_party p on p.deal_id = n.deal_id join deal d on d.id = n.deal_id and (n.side = 'joins' or exists (select from deal_consent c where c.party_id = n.id))
            where ${open} and p.role <> 'broker' and ${acts} and not exists (select from deal_consent c where c.party_id = n.id and c.organisation_id = p.organisation_id) limit ${limit})
          union all (select p.deal_id, 'screen', 3 from deal_party p join deal d on d.id = p.deal_id
            where p.stage = 'accepted' and ${open} and p.role <> 'broker' and ${acts} and not exists (select from deal_screen s where s.deal_id = p.deal_id and s.organisation_id = p.organisation_id) limit ${limit})
          union all (select p.deal_id, 'check', 4 from deal_party p join deal d on d.id = p.deal_id join organisation o on o.id = p.organisation_id join deal_party y on y.deal_id = p.deal_id and y.id <> p.id and y.role <> 'broker' and y.joined_at is not null and y.left_at is null
              join organisation z on z.id = y.organisation_id and z.country <> o.country
            where p.stage = 'accepted' and ${open} and p.role <> 'broker' and ${acts} and not exists (select from partner_check_now c where c.by_organisation = p.organisation_id and c.of_organisation = y.organisation_id and c.renew_on > ${today(actor.at)}::date) limit ${limit})
          union all (select p.deal_id, 'due', 5 from deal d join deal_party p on p.deal_id = d.id where d.owner_id = ${actor.personId} and d.stage <> 'interest' and d.due_on <= ${soon}::date and ${open} and ${throughParties('read', actor)} limit ${limit})
        ), first as materialized (select distinct on (deal_id) deal_id, why, rank from why order by deal_id, rank)
        select d.id, first.why from first join deal d on d.id = first.deal_id order by first.rank, d.due_on nulls last, d.id limit ${limit}`,
  )
  const lines = new Map((await linesOf(db, actor, found.map((one) => one.id))).map((line) => [line.id, line]))
  return found.flatMap(({ id, why }) => { const line = lines.get(id); return line ? [{ reason: why, line }] : [] })
}
