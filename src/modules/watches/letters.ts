import { newId } from '../../core/id.ts'
import type { Lang, Name } from '../../core/text.ts'
import { say } from '../../core/text.ts'
import { type Db, run, sql } from '../../platform/database.ts'
import { queueLetter } from '../notices/notices.ts'
import type { Rhythm } from './due.ts'
import { makeExit } from './leaving.ts'
import { newsWords } from './messages/letters.ts'
import { mostLines } from './rules.ts'
import type { Letters, Part } from './telling.ts'

export type Addressee = { personId: string; email: string; lang: Lang; name: Name }

/**
 * Puts a letter of news into the outbox, in the transaction that remembers what it tells. It has no words yet: they are
 * written when it is sent ({@link composeNews}), so that a letter that had to wait shows nothing that has gone meanwhile.
 */
export async function queueNews(tx: Db, to: Addressee, rhythm: Rhythm, parts: readonly Part[], now: Date, letters: Letters): Promise<void> {
  const id = newId(now.getTime())
  await run(tx, sql`insert into watch_letter (id, person_id, rhythm, at) values (${id}, ${to.personId}, ${rhythm}, ${now.toISOString()})`)
  for (const { watch, news } of parts) {
    const lines = news.lines.map(({ listingId, what }, place) => ({ listing: listingId, what, place }))
    await run(
      tx,
      sql`insert into watch_letter_line (letter_id, watch_id, listing_id, what, place) select ${id}, ${watch.id}, listing, what, place
          from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (listing uuid, what text, place integer) on conflict do nothing`,
    )
  }
  const token = await makeExit(tx, to.personId, rhythm, now)
  const count = parts.reduce((sum, { news }) => sum + Math.min(news.lines.length, mostLines), 0)
  await queueLetter(tx, {
    address: to.email,
    personId: to.personId,
    lang: to.lang,
    kind: 'saved_news',
    object: { type: 'watch_letter', id },
    subject: say(to.lang, newsWords.subjects[rhythm], { count }),
    body: '',
    unsubscribe: letters.origin + letters.stop(to.lang, token),
    list: `${rhythm.replace('_', '-')}.saved.${new URL(letters.origin).hostname}`,
  })
}
