import { type Db, run, sql } from '../../../platform/database.ts'

/** Takes the questions of somebody who leaves for good from every page; their words go with the register. Belongs into the erasure's transaction. */
export async function leaveLive(tx: Db, personId: string): Promise<void> {
  await run(tx, sql`update live_session set stage_question = null where stage_question in (select id from live_question where person_id = ${personId})`)
  await run(tx, sql`update live_question set state = 'hidden', version = version + 1 where person_id = ${personId} and state in ('waiting', 'shown', 'answered')`)
}
