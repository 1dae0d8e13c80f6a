import { type Actor, hasRole, organisationsOf } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { type Lang, type Name, otherLang } from '../../../core/text.ts'
import { type Db, row, rows, type SQL, sql } from '../../../platform/database.ts'
import { takeOrRefuse } from '../../../platform/limits.ts'
import { enqueue, tell } from '../../../platform/queue.ts'
import { actorOfPerson } from '../../people/people.ts'
import { createRequest, defineRequest } from '../../requests/requests.ts'
import { keepersOf, moderators } from '../contacts.ts'
import { messages } from '../messages.ts'
import { canTranslate, type Governed, isOurs } from '../policy.ts'
import { findListing, type ListingRecord, mayRead, missing } from '../record.ts'
import { revisionTitle } from '../titles.ts'
import type { ListingKind } from '../content.ts'

/** Asking costs the owner a letter: so many a person and hour. */
const limit = { hits: 20, seconds: 3600 } as const

/** A person's text, not a machine's: what somebody who asks is waiting for. */
export const writtenByPeople = (lang: SQL): SQL => sql`exists (select from listing_text t where t.revision_id = l.live_revision_id and t.field = 'title' and t.lang = ${lang} and t.origin <> 'machine')`

/**
 * A reader asks for the text in their language. It goes to whoever keeps the listing; the request names no organisation, which may be withheld.
 * It is accepted by the platform when a person's text is there.
 */
defineRequest('translation', {
  async address(tx, actor, input) {
    const listing = await findListing(tx, input.object.id)
    if (!listing || !mayRead(actor, listing)) throw missing()
    return {}
  },
  mayAnswer: (_db, actor) => actor.kind === 'system',
  accept: () => Promise.resolve(),
  /** The keepers and the host hear of it once a day and language, however many ask. */
  async tellAsked(tx, actor, request) {
    const listing = await findListing(tx, request.objectId)
    if (!listing) return
    const about = { title: listing.liveRevisionId ? await revisionTitle(tx, listing.liveRevisionId) : {} }
    const version = `${request.lang} ${actor.at.toISOString().slice(0, 10)}`
    const keepers = await keepersOf(tx, listing)
    await tell(tx, { kind: 'translation_asked', people: keepers, object: { type: 'listing_text', id: listing.id }, version, about })
    await tell(tx, { kind: 'translation_wanted', people: (await moderators(tx)).filter((one) => !keepers.includes(one)), object: { type: 'listing', id: listing.id }, version, about })
    await enqueue(tx, 'translation', { listingId: listing.id }, { key: `translation:${listing.id}` })
  },
  /** Only who may still read it hears that it is there. */
  async tellAnswered(tx, actor, request) {
    if (request.state !== 'accepted' || !request.fromPerson) return
    const asker = await actorOfPerson(tx, request.fromPerson, actor.at)
    const listing = await findListing(tx, request.objectId)
    if (!asker || !listing?.liveRevisionId || !mayRead(asker, listing)) return
    await tell(tx, { kind: 'translation_there', people: [request.fromPerson], object: { type: 'listing', id: listing.id }, version: request.id, about: { title: await revisionTitle(tx, listing.liveRevisionId) } })
  },
})

/**
 * Asks the owner and the host for the language that a listing lacks, or has only by machine; one open request per reader.
 * @throws Failure missing | conflict (their own, there already, asked already) | limited
 */
export async function askForTranslation(db: Db, actor: Actor, idOrShown: string): Promise<string> {
  const listing = await findListing(db, idOrShown)
  if (!listing || !actor.personId || !mayRead(actor, listing)) throw missing()
  if (organisationsOf(actor).includes(listing.ownerId)) throw new Failure('conflict', messages.ownTranslation)
  const lang = otherLang(listing.sourceLang)
  const there = await row<{ there: boolean }>(db, sql`select ${writtenByPeople(sql`${lang}`)} as there from listing l where l.id = ${listing.id}`)
  if (there?.there || listing.state !== 'published') throw new Failure('conflict', messages.translationThere)
  await takeOrRefuse(db, `translation:${actor.personId}`, limit, actor.at)
  return createRequest(db, actor, { kind: 'translation', object: { type: 'listing', id: listing.id }, lang })
}

const open = (actor: Actor): SQL => sql`r.kind = 'translation' and r.state = 'submitted' and r.expires_at > ${actor.at.toISOString()}`

/** When the reader asked, if they wait for an answer; and to the listing's own people and the host, how many do. */
export type Wish = { since?: Date; askers?: number }

/** The caller has decided that the actor may read the listing. */
export async function wishFor(db: Db, actor: Actor, listing: { id: string; ours: boolean }): Promise<Wish> {
  if (!actor.personId) return {}
  const found = await row<{ since: Date | null; askers: number }>(
    db,
    sql`select min(r.created_at) filter (where r.from_person = ${actor.personId}) as since, count(distinct r.from_person)::int as askers from request r where r.object_id = ${listing.id} and ${open(actor)}`,
  )
  const counts = listing.ours || hasRole(actor, 'moderator', 'administrator')
  return { since: found?.since ?? undefined, askers: counts ? found?.askers : undefined }
}

/** A listing whose readers wait for a language: how many, since when, and whether they have a machine's text meanwhile. */
export type WantedTranslation = { id: string; kind: ListingKind; title: Name; lang: Lang; askers: number; since: Date; machine: boolean }

type Wanted = WantedTranslation & Pick<ListingRecord, keyof Governed>

const wanted = (db: Db, actor: Actor, where: SQL, most: number): Promise<Wanted[]> =>
  rows<Wanted>(
    db,
    sql`select l.id, l.kind, l.owner_id as "ownerId", l.publisher_id as "publisherId", l.state, l.created_by as "createdBy", w.lang, w.askers, w.since,
        (select jsonb_object_agg(t.lang, t.body) from listing_text t where t.revision_id = l.live_revision_id and t.field = 'title' and t.origin <> 'machine') as title,
        exists (select from listing_text t where t.revision_id = l.live_revision_id and t.lang = w.lang and t.origin = 'machine') as machine
      from (select r.object_id, r.lang, count(distinct r.from_person)::int as askers, min(r.created_at) as since from request r where ${open(actor)} group by 1, 2) w
      join listing l on l.id = w.object_id and l.state = 'published'
      where ${where} order by w.askers desc, w.since, l.id limit ${most}`,
  )

const plain = ({ id, kind, title, lang, askers, since, machine }: Wanted): WantedTranslation => ({ id, kind, title, lang, askers, since, machine })

/** The translations that readers ask of the actor's organisations, most wanted first; what only a colleague may write is left out. */
export async function translationsAskedOf(db: Db, actor: Actor, limited = 20): Promise<WantedTranslation[]> {
  const mine = sql.param(organisationsOf(actor))
  const found = await wanted(db, actor, sql`(l.owner_id = any(${mine}::uuid[]) or l.publisher_id = any(${mine}::uuid[]))`, limited * 4)
  return found.filter((one) => canTranslate(actor, one)).slice(0, limited).map(plain)
}

/** The translations that readers ask for anywhere, for the host, who may help the owners. Nothing for others. */
export async function translationsWanted(db: Db, actor: Actor, limited = 50): Promise<WantedTranslation[]> {
  return hasRole(actor, 'moderator', 'administrator') ? (await wanted(db, actor, sql`true`, limited)).map(plain) : []
}

/** How many readers wait, per listing; ids of listings that are not the actor's are left out. */
export async function askersOf(db: Db, actor: Actor, listings: readonly (Governed & { id: string })[]): Promise<Map<string, number>> {
  const ids = listings.filter((one) => isOurs(actor, one)).map((one) => one.id)
  const found = await rows<{ id: string; askers: number }>(
    db,
    sql`select r.object_id as id, count(distinct r.from_person)::int as askers from request r where r.object_id = any(${sql.param(ids)}::uuid[]) and ${open(actor)} group by 1`,
  )
  return new Map(found.map((one) => [one.id, one.askers]))
}
