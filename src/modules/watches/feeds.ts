import type { Actor } from '../../core/actor.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import type { Card } from '../listings/listings.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import { actorOfPerson, hashToken, makeToken } from '../people/people.ts'
import { findWatches, missing, ownWatch, type Watch } from './record.ts'
import { resultsOf } from './results.ts'
import { subjectsOf } from './subjects.ts'

const feedSize = 50

/** Makes the address of a watch's feed and gives its token, this once; an earlier address stops working. @throws Failure missing */
export async function openFeed(db: Db, actor: Actor, id: string): Promise<string> {
  const watch = await ownWatch(db, actor, id)
  const { token, hash } = makeToken()
  await change(db, actor, { verb: 'watch.open_feed', object: { type: 'watch', id: watch.id } }, (tx) =>
    run(tx, sql`insert into watch_feed (watch_id, token_hash, made_at) values (${watch.id}, ${hash}, ${actor.at.toISOString()})
      on conflict (watch_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`),
  )
  return token
}

/** The address stops working at once. @throws Failure missing */
export async function closeFeed(db: Db, actor: Actor, id: string): Promise<void> {
  const watch = await ownWatch(db, actor, id)
  await change(db, actor, { verb: 'watch.close_feed', object: { type: 'watch', id: watch.id } }, (tx) => run(tx, sql`delete from watch_feed where watch_id = ${watch.id}`))
}

/** What a feed shows: the newest first, of what the owner of the address may read at this moment. */
export type Feed = { watch: Watch; cards: Card[] }

/** @throws Failure missing when there is no such address, or no longer */
export async function feedFor(db: Db, live: LiveMatcher, token: string, now: Date): Promise<Feed> {
  const found = await row<{ id: string; personId: string }>(db, sql`select w.id, w.person_id as "personId" from watch_feed f join watch w on w.id = f.watch_id where f.token_hash = ${hashToken(token)}`)
  const actor = found && (await actorOfPerson(db, found.personId, now))
  if (!found || !actor) throw missing()
  const [watch] = await findWatches(db, sql`w.id = ${found.id}`)
  if (!watch) throw missing()
  const about = watch.kind === 'listing' ? (await subjectsOf(db, actor, watch)).flatMap(({ card }) => card ?? []) : []
  const cards = [...about, ...(await resultsOf(db, live, actor, watch, feedSize)).map((one) => one.card)]
  const at = (card: Card) => card.publishedAt?.getTime() ?? 0
  return { watch, cards: cards.sort((a, b) => at(b) - at(a) || (a.id < b.id ? 1 : -1)) }
}
