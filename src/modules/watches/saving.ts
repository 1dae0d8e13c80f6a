import { type Actor, organisationsOf } from '../../core/actor.ts'
import { currentChoices, termsOf } from '../vocabularies/vocabularies.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import { listingFor } from '../listings/listings.ts'
import { type LiveMatcher, matchPair } from '../matching/matching.ts'
import { organisationBySlug } from '../people/people.ts'
import type { Rhythm } from './due.ts'
import { watchRefusals } from './messages.ts'
import { countOf, missing, ownWatch, type Watch } from './record.ts'
import { resultsOf } from './results.ts'
import { type Chosen, knownAtFirst, limits, storedChoices, type WatchKind } from './rules.ts'
import { keepSubjects, subjectsOf } from './subjects.ts'

/** How a person wants to be told; at least one way. */
export type Telling = { rhythm: Rhythm; byDesk: boolean; byMail: boolean }

/** What new watches begin with. */
export const usualTelling: Telling = { rhythm: 'daily', byDesk: true, byMail: true }

type New = { kind: WatchKind; telling: Telling } & Partial<Pick<Watch, 'name' | 'words' | 'chosen' | 'textZh' | 'textEn' | 'seeks' | 'listingId' | 'otherId' | 'organisationId'>>

/** Refuses with the sentences of what is wrong, if anything is. */
export const refuse = (fields: Record<string, Phrase | undefined>): void => {
  const found = Object.fromEntries(Object.entries(fields).flatMap(([name, sentence]) => (sentence ? [[name, sentence]] : [])))
  if (Object.keys(found).length > 0) throw new Failure('invalid', refusals.invalid, { fields: found })
}

export const nameProblem = (name: string): Phrase | undefined => (name.length === 0 || name.length > limits.name ? watchRefusals.name : undefined)
export const channelProblem = ({ byDesk, byMail }: Telling): Phrase | undefined => (byDesk || byMail ? undefined : watchRefusals.channels)

/** What is there already stays as it is: saving a thing twice leads to the first. */
async function insert(db: Db, live: LiveMatcher, actor: Actor, given: New): Promise<string> {
  const { personId } = actor
  if (!personId) throw missing()
  const same = await standing(db, actor, given)
  if (same) return same
  refuse({ channels: channelProblem(given.telling) })
  const id = newId(actor.at.getTime())
  const { rhythm, byDesk, byMail } = given.telling
  const made = change(db, actor, { verb: 'watch.create', object: { type: 'watch', id } }, async (tx) => {
    await run(tx, sql`select 1 from person where id = ${personId} for update`)
    if ((await countOf(tx, personId)) >= limits.each) throw new Failure('conflict', watchRefusals.tooMany)
    await run(
      tx,
      sql`insert into watch (id, person_id, kind, name, words, chosen, text_zh, text_en, seeks, listing_id, other_id, organisation_id, rhythm, by_desk, by_mail, looked_at, created_at)
          values (${id}, ${personId}, ${given.kind}, ${given.name ?? null}, ${given.words ?? null}, ${sql.param(given.chosen ?? [])}::text[], ${given.textZh ?? null}, ${given.textEn ?? null},
            ${given.seeks ?? null}, ${given.listingId ?? null}, ${given.otherId ?? null}, ${given.organisationId ?? null}, ${rhythm}, ${byDesk}, ${byMail}, ${actor.at.toISOString()}, ${actor.at.toISOString()})`,
    )
    await begin(tx, live, actor, await ownWatch(tx, actor, id))
    return id
  })
  return made.catch(async (error: unknown) => {
    const there = brokeConstraint(error, 'watch_one_listing') || brokeConstraint(error, 'watch_one_organisation') || brokeConstraint(error, 'watch_one_match')
    const first = there ? await standing(db, actor, given) : undefined
    if (first) return first
    throw error
  })
}

/** What its person sees of it at this moment is known: only what comes later is news. */
export async function begin(tx: Db, live: LiveMatcher, actor: Actor, watch: Watch): Promise<void> {
  await keepSubjects(tx, watch.id, await subjectsOf(tx, actor, watch))
  if (watch.kind !== 'need' && watch.kind !== 'listing') return
  const known = (await resultsOf(tx, live, actor, watch, knownAtFirst)).map((one) => one.card.id)
  if (known.length === 0) return
  await run(tx, sql`insert into watch_found (watch_id, listing_id, found_at, told_at) select ${watch.id}, id, ${actor.at.toISOString()}, ${actor.at.toISOString()} from unnest(${sql.param(known)}::uuid[]) as id on conflict do nothing`)
}

/** The actor's watch of the same thing, if there is one. Searches and private needs may be alike. */
export async function standing(db: Db, actor: Actor, about: Partial<Pick<Watch, 'kind' | 'listingId' | 'otherId' | 'organisationId'>>): Promise<string | undefined> {
  const { kind, listingId = null, otherId = null, organisationId = null } = about
  if (!actor.personId || (!listingId && !organisationId)) return undefined
  const found = await row<{ id: string }>(
    db,
    sql`select id from watch where person_id = ${actor.personId} and kind = ${kind} and listing_id is not distinct from ${listingId}::uuid and other_id is not distinct from ${otherId}::uuid
          and organisation_id is not distinct from ${organisationId}::uuid`,
  )
  return found?.id
}

/** Saves a search of the hall under a name. @throws Failure missing | invalid | conflict */
export async function saveSearch(db: Db, live: LiveMatcher, actor: Actor, input: { name: string; words?: string; chosen?: Chosen; telling?: Telling }): Promise<string> {
  const [name, words] = [input.name.trim(), input.words?.trim() ?? '']
  const chosen = storedChoices(currentChoices(await termsOf(db), input.chosen ?? {}))
  refuse({ name: nameProblem(name), words: words.length > limits.words ? watchRefusals.words : words === '' && chosen.length === 0 ? watchRefusals.nothing : undefined })
  return insert(db, live, actor, { kind: 'search', name, words: words || null, chosen, telling: input.telling ?? usualTelling })
}

/** Saves a text of one's own as a need. It is published nowhere and nobody else sees it. @throws Failure missing | invalid | conflict */
export async function savePrivateNeed(db: Db, live: LiveMatcher, actor: Actor, input: { name: string; textZh?: string; textEn?: string; seeks?: 'offer' | 'need'; telling?: Telling }): Promise<string> {
  const name = input.name.trim()
  const [textZh, textEn] = [input.textZh?.trim() || null, input.textEn?.trim() || null]
  refuse({ name: nameProblem(name), ...textProblems(textZh, textEn) })
  return insert(db, live, actor, { kind: 'need', name, textZh, textEn, seeks: input.seeks ?? 'offer', telling: input.telling ?? usualTelling })
}

export const textProblems = (zh: string | null, en: string | null): Record<string, Phrase | undefined> => ({
  textZh: (!zh && !en) || (zh?.length ?? 0) > limits.text ? watchRefusals.text : undefined,
  textEn: (en?.length ?? 0) > limits.text ? watchRefusals.text : undefined,
})

/** Saves a listing of one's own side: its new matches are told in the rhythm that one likes. @throws Failure missing | invalid | conflict */
export async function saveNeedOf(db: Db, live: LiveMatcher, actor: Actor, input: { listingId: string; name: string; telling?: Telling }): Promise<string> {
  const listing = await listingFor(db, actor, input.listingId)
  const name = input.name.trim()
  const { inside } = listing
  const mine = inside !== undefined && organisationsOf(actor).some((id) => id === inside.ownerId || id === inside.publisherId)
  refuse({ name: nameProblem(name), listing: mine ? undefined : watchRefusals.notYours })
  return insert(db, live, actor, { kind: 'need', name, listingId: listing.id, telling: input.telling ?? usualTelling })
}

/** Watches a listing: its revisions, whether it is on show, its new matches. @throws Failure missing | conflict */
export async function watchListing(db: Db, live: LiveMatcher, actor: Actor, input: { listingId: string; telling?: Telling }): Promise<string> {
  const listing = await listingFor(db, actor, input.listingId)
  return insert(db, live, actor, { kind: 'listing', listingId: listing.id, telling: input.telling ?? usualTelling })
}

/** Watches an organisation: what it publishes under its name. @throws Failure missing | conflict */
export async function watchOrganisation(db: Db, live: LiveMatcher, actor: Actor, input: { slug: string; telling?: Telling }): Promise<string> {
  const { organisation } = await organisationBySlug(db, actor, input.slug)
  return insert(db, live, actor, { kind: 'organisation', organisationId: organisation.id, telling: input.telling ?? usualTelling })
}

/** Watches a match: the revisions and the showing of both sides. @throws Failure missing | conflict */
export async function watchMatch(db: Db, live: LiveMatcher, actor: Actor, input: { needId: string; offerId: string; telling?: Telling }): Promise<string> {
  const { need, offer } = await matchPair(db, live, actor, input.needId, input.offerId)
  return insert(db, live, actor, { kind: 'match', listingId: need.id, otherId: offer.id, telling: input.telling ?? usualTelling })
}
