import { system } from '../../core/actor.ts'
import { change } from '../../platform/change.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { notify } from '../notices/notices.ts'
import { endedStages } from './rules.ts'
import { occasionOf, partyPeople } from './told.ts'

const day = 86_400_000
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Days before a stage is due on which its owner is reminded. */
export const remindedBefore = 3
/** Days before a partner check ends on which whoever owns it is reminded. */
export const renewedBefore = 30

export type DueSweep = { due: number; overdue: number; renewals: number }

/**
 * Reminds the owners of stages that are due or overdue, and of partner checks that end soon. Each occasion is told once,
 * however often this runs: a new due date is a new occasion.
 */
export async function sweepDue(db: Db, at: Date): Promise<DueSweep> {
  const done: DueSweep = { due: 0, overdue: 0, renewals: 0 }
  const found = await rows<{ id: string; dueOn: string; ownerId: string | null; organisationId: string | null }>(
    db,
    sql`select d.id, d.due_on as "dueOn", d.owner_id as "ownerId", d.owner_organisation as "organisationId" from deal d
        where d.stage <> 'interest' and not (d.stage = any(${sql.param(endedStages)}::text[])) and d.dormant_at is null
          and d.due_on <= ${dayOf(new Date(at.getTime() + remindedBefore * day))}::date and d.due_on > ${dayOf(new Date(at.getTime() - 60 * day))}::date
          and not exists (select from notice n where n.object_type = 'deal' and n.object_id = d.id and n.version = d.due_on::text
            and n.kind = case when d.due_on < ${dayOf(at)}::date then 'deal_overdue' else 'deal_due' end)
        order by d.due_on, d.id`,
  )
  for (const one of found) {
    const late = one.dueOn < dayOf(at)
    const told = await change(db, system(at), { verb: 'deal.remind_due', object: { type: 'deal', id: one.id } }, async (tx) => {
      const occasion = await occasionOf(tx, one.id)
      const people = new Set(one.ownerId && (await belongs(tx, one.ownerId, one.id)) ? [one.ownerId] : [])
      // Late work, and work of somebody who left, is told to the party's administrators too.
      if ((late || people.size === 0) && one.organisationId) for (const person of await partyPeople(tx, one.id, one.organisationId, at)) people.add(person)
      return notify(tx, { kind: late ? 'deal_overdue' : 'deal_due', people: [...people], object: { type: 'deal', id: one.id }, version: one.dueOn, about: { title: occasion.title, day: one.dueOn } })
    })
    if (told > 0) done[late ? 'overdue' : 'due'] += 1
  }
  done.renewals = await renewals(db, at)
  return done
}

/** True while the person belongs to a party that reads the case. */
const belongs = async (tx: Db, personId: string, dealId: string): Promise<boolean> =>
  (await rows(tx, sql`select from deal_party q join affiliation a on a.organisation_id in (q.organisation_id, q.agent_id) and a.ended_at is null
    where q.deal_id = ${dealId} and q.joined_at is not null and q.left_at is null and a.person_id = ${personId} limit 1`)).length > 0

async function renewals(db: Db, at: Date): Promise<number> {
  const found = await rows<{ id: string; by: string; ownerId: string | null; name: { zh?: string; en?: string }; renewOn: string; dealId: string | null }>(
    db,
    sql`select c.id, c.by_organisation as by, c.owner_id as "ownerId", o.name, c.renew_on as "renewOn", c.deal_id as "dealId" from partner_check_now c join organisation o on o.id = c.of_organisation
        where c.result <> 'fail' and c.renew_on <= ${dayOf(new Date(at.getTime() + renewedBefore * day))}::date and c.renew_on > ${dayOf(new Date(at.getTime() - renewedBefore * day))}::date
          and not exists (select from notice n where n.kind = 'partner_check_due' and n.version = c.id::text)`,
  )
  for (const one of found) {
    await change(db, system(at), { verb: 'partner_check.remind', object: { type: 'partner_check', id: one.id } }, async (tx) => {
      const people = await rows<{ id: string }>(
        tx,
        sql`select distinct a.person_id as id from affiliation a join person p on p.id = a.person_id and p.erased_at is null where a.organisation_id = ${one.by} and a.ended_at is null and (a.role = 'administrator' or a.person_id = ${one.ownerId})`,
      )
      const object = one.dealId ? { type: 'deal', id: one.dealId } : { type: 'partner_check', id: one.id }
      await notify(tx, { kind: 'partner_check_due', people: people.map((person) => person.id), object, version: one.id, about: { organisation: one.name, day: one.renewOn } })
    })
  }
  return found.length
}
