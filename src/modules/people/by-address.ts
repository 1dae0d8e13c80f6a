import { type Db, rows, sql } from '../../platform/database.ts'

/** The people whose confirmed addresses these are, each once. For those who name colleagues; it says nothing of the others. */
export const peopleByEmail = async (db: Db, emails: readonly string[]): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select id from person where email = any(${sql.param(emails.map((one) => one.trim().toLowerCase()))}::text[]) and email_verified and erased_at is null order by id`)).map((one) => one.id)
