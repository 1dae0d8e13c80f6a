import { type Actor, publishesFor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Lang } from '../../../core/text.ts'
import { type Db, row, sql } from '../../../platform/database.ts'

export type Award = {
  id: string
  reference: string
  state: 'offered' | 'accepted' | 'declined' | 'cancelled'
  spaceId: string | null
  payerId: string
  payeeId: string
  answeredAt: Date | null
  /** As the team sent it. */
  title: string
  lang: Lang
  /** Organisations of the team that agreed, the one that is paid left out. */
  teamIds: string[]
}

/** An award with money, for officers of whom it is payable to or by. @throws missing */
export async function awardFor(db: Db, actor: Actor, id: string): Promise<Award> {
  const mine = sql`${sql.param(publishesFor(actor))}::uuid[]`
  const found = await row<Award>(
    db,
    sql`select w.id, w.reference, w.state, c.space_id as "spaceId", w.payer_id as "payerId", w.payee_id as "payeeId", w.answered_at as "answeredAt", u.title, u.lang,
          array(select distinct m.organisation_id from call_team_member m where m.submission_id = u.id and m.organisation_id is not null and m.agreed_at is not null and m.left_at is null and m.role <> 'supporter'
            and m.organisation_id not in (w.payer_id, w.payee_id) order by m.organisation_id) as "teamIds"
        from call_award w join call_entry e on e.id = w.entry_id join call_submission u on u.id = e.submission_id join call c on c.id = u.call_id
        where w.id = ${id} and w.payer_id is not null and (w.payee_id = any(${mine}) or (w.payer_id = any(${mine}) and w.state = 'accepted'))`,
  )
  if (!found) throw missing()
  return found
}
