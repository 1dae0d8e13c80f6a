import { system } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { notify } from '../notices/notices.ts'
import { listingFor, releasedListings } from '../listings/listings.ts'
import type { LiveMatcher } from './live.ts'
import { matchesOf } from './matching.ts'

/** A new listing is told to the owners of this many counterparts, those that stand among their own best. */
const told = 5
const amongBest = 5

type Recipient = { person: string; listing: string }

/** The people who answer for a listing: its contact, else the officers and administrators of its publisher, at most ten. */
export async function answerersOf(db: Db, listingIds: readonly string[]): Promise<Recipient[]> {
  if (listingIds.length === 0) return []
  return rows<Recipient>(
    db,
    sql`select l.id as listing, person.person_id as person from listing l
        cross join lateral (
          select l.contact_id as person_id where l.contact_id is not null
          union
          select a.person_id from affiliation a
          where l.contact_id is null and a.organisation_id = l.publisher_id and a.ended_at is null and a.role <> 'researcher'
          limit 10
        ) person
        where l.id = any(${sql.param([...listingIds])}::uuid[]) and person.person_id is not null`,
  )
}

/**
 * After a listing was published: its own people learn how many matches it has, and the people of the counterparts that
 * it suits well learn of it. One notice per person, listing and day, however many listings come; one that has been
 * withdrawn meanwhile tells nobody. `tellOwn` false: its own people are told of many at once elsewhere.
 */
export async function tellMatches(db: Db, live: LiveMatcher, clock: Clock, listingId: string, tellOwn = true): Promise<number> {
  await live.refresh()
  const now = clock()
  const published = await row<{ state: string }>(db, sql`select state from listing where id = ${listingId}`)
  if (published?.state !== 'published') return 0
  const listing = await listingFor(db, system(now), listingId)
  const own = await matchesOf(db, live, system(now), listing, told)
  if (own.length === 0) return 0
  const titleOf = (text: { source: 'zh' | 'en'; variants: { zh?: { body: string }; en?: { body: string } } }) => ({ zh: text.variants.zh?.body ?? text.variants[text.source]?.body, en: text.variants.en?.body ?? text.variants[text.source]?.body })
  const version = now.toISOString().slice(0, 10)
  const recipients = await answerersOf(db, [listingId, ...own.map((one) => one.card.id)])
  const people = (id: string) => recipients.filter((one) => one.listing === id).map((one) => one.person)
  let sent = await notify(db, {
    kind: 'match_found',
    people: tellOwn ? people(listingId) : [],
    object: { type: 'listing', id: listingId },
    version,
    about: { title: titleOf(listing.texts.title), count: String(own.length), best: titleOf(own[0]!.card.title) },
  })
  for (const { card } of own) {
    const theirs = await matchesOf(db, live, system(now), await listingFor(db, system(now), card.id), amongBest)
    if (!theirs.some((one) => one.card.id === listingId)) continue
    sent += await notify(db, {
      kind: 'match_found',
      people: people(card.id),
      object: { type: 'listing', id: card.id },
      version,
      about: { title: titleOf(card.title), count: '1', best: titleOf(listing.texts.title), other: showId(listingId) },
    })
  }
  return sent
}

/** After a release: the people of the counterparts learn of it; its publisher has a notice for all of it. */
export async function tellRelease(db: Db, live: LiveMatcher, clock: Clock, releaseId: string): Promise<number> {
  let sent = 0
  for (const listingId of await releasedListings(db, releaseId)) sent += await tellMatches(db, live, clock, listingId, false)
  return sent
}
