import { system } from '../../core/actor.ts'
import type { Lang } from '../../core/text.ts'
import { recordAll } from '../../platform/change.ts'
import { type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import { hashToken, makeToken } from '../people/people.ts'
import type { Rhythm } from './due.ts'
import { missing } from './record.ts'

/** Makes the token of a letter's way out (RFC 8058); only its hash is kept. It ends the letters of one rhythm. */
export async function makeExit(tx: Db, personId: string, rhythm: Rhythm, now: Date): Promise<string> {
  const { token, hash } = makeToken()
  await run(tx, sql`insert into watch_exit (token_hash, person_id, rhythm, at) values (${hash}, ${personId}, ${rhythm}, ${now.toISOString()})`)
  return token
}

/** The letters that a token ends; `stopped` when they have ended already. */
export type Exit = { rhythm: Rhythm; lang: Lang; stopped: boolean }

/** Looks, and changes nothing: programs that scan mail open every link. @throws Failure missing */
export async function exitFor(db: Db, token: string): Promise<Exit> {
  const found = await row<Exit>(
    db,
    sql`select x.rhythm, p.lang, not exists (select from watch w where w.person_id = x.person_id and w.rhythm = x.rhythm and w.by_mail) as stopped
        from watch_exit x join person p on p.id = x.person_id where x.token_hash = ${hashToken(token)}`,
  )
  if (!found) throw missing()
  return found
}

/**
 * Ends the letters that a token stands for; whoever holds the letter may, signed in or not. What was saved stays, told on
 * the desk. Twice is as good as once.
 * @throws Failure missing
 */
export async function leaveLetters(db: Db, token: string, now: Date): Promise<void> {
  await transaction(db, async (tx) => {
    const found = await row<{ personId: string; rhythm: Rhythm }>(tx, sql`select person_id as "personId", rhythm from watch_exit where token_hash = ${hashToken(token)} for update`)
    if (!found) throw missing()
    const ended = await rows<{ id: string }>(
      tx,
      sql`update watch set by_mail = false, by_desk = true, version = version + 1 where person_id = ${found.personId} and rhythm = ${found.rhythm} and by_mail returning id`,
    )
    await recordAll(tx, system(now), ended.map(({ id }) => ({ verb: 'watch.leave_letters', object: { type: 'watch', id } })))
  })
}
