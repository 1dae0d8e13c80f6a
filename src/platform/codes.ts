import { randomInt, timingSafeEqual } from 'node:crypto'
import { Failure } from '../core/failure.ts'
import { type Db, row, run, sql } from './database.ts'
import { instanceKey, markOf } from './instance-key.ts'
import { codeRefusals } from './messages/codes.ts'

/** Minutes that a code works, and how often it may be tried. */
export const codeLimits = { minutes: 15, tries: 3 } as const

/** A new code of six digits for a thing; the one before it works no more. Only its mark is kept. */
export async function makeCode(tx: Db, objectId: string, at: Date): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const hash = markOf(await instanceKey(tx), 'code', `${objectId}:${code}`)
  const until = new Date(at.getTime() + codeLimits.minutes * 60_000).toISOString()
  await run(
    tx,
    sql`insert into door_code (object_id, hash, expires_at) values (${objectId}, ${hash}, ${until})
      on conflict (object_id) do update set hash = excluded.hash, tries = 0, expires_at = excluded.expires_at`,
  )
  return code
}

/**
 * Takes a code. Each try counts before it is compared, so that guessing at once gives no more tries than guessing in turn;
 * call it outside the transaction of the deed, which would take the count back.
 * @throws Failure invalid for the field `code`
 */
export async function takeCode(db: Db, objectId: string, given: string, at: Date): Promise<void> {
  const digits = given.normalize('NFKC').replace(/\D/g, '')
  const tried = await row<{ hash: Buffer }>(
    db,
    sql`update door_code set tries = tries + 1 where object_id = ${objectId} and tries < ${codeLimits.tries} and expires_at > ${at.toISOString()} returning hash`,
  )
  if (!tried) throw new Failure('invalid', codeRefusals.gone, { fields: { code: codeRefusals.gone } })
  if (!timingSafeEqual(tried.hash, markOf(await instanceKey(db), 'code', `${objectId}:${digits}`))) throw new Failure('invalid', codeRefusals.wrong, { fields: { code: codeRefusals.wrong } })
  // Of two who bring the right code at once, one has it.
  const mine = await run(db, sql`delete from door_code where object_id = ${objectId} and hash = ${tried.hash}`)
  if (mine === 0) throw new Failure('invalid', codeRefusals.gone, { fields: { code: codeRefusals.gone } })
}

/** Whether a code still may be given. */
export const codeWaits = async (db: Db, objectId: string, at: Date): Promise<boolean> =>
  (await row<object>(db, sql`select 1 as one from door_code where object_id = ${objectId} and tries < ${codeLimits.tries} and expires_at > ${at.toISOString()}`)) !== undefined
