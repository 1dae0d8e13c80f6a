import { type Db, rows, run, sql } from '../../platform/database.ts'
import { forgetLetters } from '../notices/notices.ts'
import { forgetWords } from './problems.ts'

/**
 * Erases what somebody left at a door under an address that is proven to be theirs: their problems are withdrawn, their
 * enquiries end and lose every word of theirs. A complaint keeps its text and decision; the register clears name and address.
 */
export async function eraseDoors(tx: Db, email: string, at: Date): Promise<void> {
  for (const { id } of await rows<{ id: string }>(tx, sql`select id from door_problem where email = ${email} for update`)) await forgetWords(tx, id, 'withdrawn', at)
  const enquiries = (await rows<{ id: string }>(tx, sql`select id from door_enquiry where email = ${email} for update`)).map((one) => one.id)
  if (enquiries.length === 0) return
  await run(tx, sql`update door_message set body = null where author_id is null and enquiry_id = any(${sql.param(enquiries)}::uuid[])`)
  await run(tx, sql`update door_enquiry set state = 'ended', email = null, contact_name = null, organisation = null where id = any(${sql.param(enquiries)}::uuid[])`)
  await forgetLetters(tx, 'enquiry', enquiries)
}
