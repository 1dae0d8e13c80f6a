import type { Name, Text } from '../../core/text.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { administratorsOf } from '../people/people.ts'

type Membership = { spaceId: string; space: Text; organisationId: string | null; personId: string | null; member: Name | null }

const nameOf = ({ variants: { zh, en } }: Text): Name => ({ zh: zh?.body ?? en?.body, en: en?.body ?? zh?.body })

/** Tells a member, or the administrators of the organisation that it is, what became of the membership; `to` tells somebody else instead. */
export async function tellMember(tx: Db, kind: `membership_${'suspended' | 'resumed' | 'ended' | 'accepted'}`, memberId: string, at: Date, to?: readonly string[]): Promise<void> {
  const found = await row<Membership>(
    tx,
    sql`select s.id as "spaceId", s.name as space, m.organisation_id as "organisationId", m.person_id as "personId", coalesce(o.name, p.name) as member from space_member m
        join space s on s.id = m.space_id left join organisation o on o.id = m.organisation_id left join person p on p.id = m.person_id where m.id = ${memberId}`,
  )
  if (!found?.member) return
  const people = to ?? (found.organisationId ? await administratorsOf(tx, found.organisationId) : [found.personId!])
  if (people.length === 0) return
  await tell(tx, { kind, people, object: { type: 'space', id: found.spaceId }, version: `${memberId}:${at.getTime()}`, about: { member: found.member, space: nameOf(found.space) } })
}
