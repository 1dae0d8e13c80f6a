import { type Actor, spacesOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { enqueue } from '../../platform/queue.ts'
import { messages } from './messages.ts'
import { canSetAccess } from './policy.ts'
import { enqueueRelease, tellWatchers } from './publishing.ts'
import { deedOn, denied, type ListingRecord, listingToChange, lockListing, missing } from './record.ts'
import { machineMayRead } from './translation/machine.ts'

/** What is given replaces what was; absent values stay. */
export type Access = Partial<Pick<ListingRecord, 'visibility' | 'audienceSpaces' | 'audienceOrganisations' | 'excludedCountries' | 'nameWithheld' | 'openForInterest' | 'machineTranslation'>> & {
  /** Held back until then; null publishes as soon as it is approved. Only before the first publication. */
  releaseAt?: Date | null
  /** Who answers for the listing; one of the actor's colleagues. */
  contactId?: string | null
}

const aYear = 366 * 86_400_000

/**
 * Who sees a listing, in which countries, whether its owner is named, and when it appears.
 * @param input.version of the listing that the form showed; a newer one is a conflict.
 * @throws Failure missing | denied | invalid | conflict
 */
export async function setAccess(db: Db, actor: Actor, input: { id: string; version?: number; access: Access }): Promise<void> {
  const seen = await listingToChange(db, actor, input.id, canSetAccess)
  await change(db, actor, deedOn(actor, seen, 'access'), async (tx) => {
    const listing = await lockListing(tx, seen.id)
    if (!canSetAccess(actor, listing)) throw denied()
    if (input.version !== undefined && input.version !== listing.version) throw new Failure('conflict', refusals.changed)
    const next = { ...listing, ...defined(input.access) }
    const problems = await problemsOf(tx, actor, listing, next)
    if (Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
    await run(
      tx,
      sql`update listing set visibility = ${next.visibility}, audience_spaces = ${sql.param(next.audienceSpaces)}::uuid[], audience_organisations = ${sql.param(next.audienceOrganisations)}::uuid[],
        excluded_countries = ${sql.param(next.excludedCountries)}::text[], name_withheld = ${next.nameWithheld}, open_for_interest = ${next.openForInterest}, machine_translation = ${next.machineTranslation},
        release_at = ${next.releaseAt?.toISOString() ?? null}, contact_id = ${next.contactId}, version = version + 1, updated_at = ${actor.at.toISOString()}
        where id = ${listing.id}`,
    )
    await tellWatchers(tx, listing.id)
    if (machineMayRead(next) && !machineMayRead(listing)) await enqueue(tx, 'translation', { listingId: listing.id }, { key: `translation:${listing.id}` })
    if (!listing.embargoed && listing.state === 'submitted' && listing.releaseAt?.getTime() !== next.releaseAt?.getTime()) await releaseAnew(tx, actor, listing.id, next.releaseAt)
  })
}

/** A listing that waits for its hour waits for the new one; without an hour it goes at once. */
async function releaseAnew(tx: Db, actor: Actor, id: string, releaseAt: Date | null): Promise<void> {
  const hour = releaseAt ?? actor.at
  if (!releaseAt) {
    await run(tx, sql`update listing l set release_at = ${hour.toISOString()} from listing_revision r where l.id = ${id} and r.id = l.pending_revision_id and r.approved_at is not null`)
  }
  await enqueueRelease(tx, id, hour)
}

async function problemsOf(tx: Db, actor: Actor, before: ListingRecord, next: ListingRecord): Promise<Record<string, Phrase>> {
  const problems: Record<string, Phrase> = {}
  if (![...next.audienceSpaces, ...next.audienceOrganisations].every((id) => readId(id) === id)) return { audienceSpaces: messages.noAudience, audienceOrganisations: messages.noAudience }
  if (next.visibility === 'space' && !(await spacesAllowed(tx, actor, before, next.audienceSpaces))) problems.audienceSpaces = messages.noAudience
  if (next.visibility === 'named' && !(await allThere(tx, 'organisation', next.audienceOrganisations))) problems.audienceOrganisations = messages.noAudience
  if (next.excludedCountries.some((code) => !/^[A-Z]{2}$/.test(code)) || next.excludedCountries.length > 250) problems.excludedCountries = messages.badCountries
  const hour = next.releaseAt?.getTime()
  const newHour = hour !== undefined && hour !== before.releaseAt?.getTime()
  if (hour !== undefined && before.embargoed) problems.releaseAt = messages.inRelease
  else if (newHour && (before.publishedAt || hour <= actor.at.getTime() || hour > actor.at.getTime() + aYear)) problems.releaseAt = messages.pastRelease
  if (next.contactId && next.contactId !== before.contactId && !(await isColleague(tx, before, next.contactId))) problems.contactId = messages.lacks.contact
  return problems
}

/** Only spaces to which the actor belongs, or which were there before. */
async function spacesAllowed(tx: Db, actor: Actor, before: ListingRecord, spaces: readonly string[]): Promise<boolean> {
  const mine = new Set([...spacesOf(actor), ...before.audienceSpaces])
  return (actor.kind === 'system' || spaces.every((id) => mine.has(id))) && allThere(tx, 'space', spaces)
}

async function allThere(tx: Db, table: 'space' | 'organisation', ids: readonly string[]): Promise<boolean> {
  if (!ids.every((id) => readId(id) === id)) return false
  const found = await row<{ n: number }>(tx, sql`select count(*) as n from ${sql.identifier(table)} where id = any(${sql.param(ids)}::uuid[])`)
  return ids.length > 0 && found?.n === new Set(ids).size
}

async function isColleague(tx: Db, listing: ListingRecord, personId: string): Promise<boolean> {
  if (readId(personId) !== personId) return false
  const found = await row<object>(tx, sql`select 1 as one from affiliation where person_id = ${personId} and organisation_id in (${listing.ownerId}, ${listing.publisherId}) and ended_at is null`)
  return found !== undefined
}

const defined = (access: Access): Partial<ListingRecord> => Object.fromEntries(Object.entries(access).filter(([, value]) => value !== undefined))

/**
 * Makes a withheld owner known to an organisation whose interest it accepted. Inside the deal's change: the acceptance is
 * the activity. Once is enough.
 */
export async function revealTo(tx: Db, listingId: string, organisationId: string, at: Date): Promise<void> {
  await run(tx, sql`insert into listing_reveal (listing_id, organisation_id, at) values (${listingId}, ${organisationId}, ${at.toISOString()}) on conflict do nothing`)
}

/** Puts a listing into a space of the actor's, where its members find it. @throws Failure missing | denied */
export async function addToSpace(db: Db, actor: Actor, input: { id: string; spaceId: string }): Promise<void> {
  const seen = await listingToChange(db, actor, input.id, canSetAccess)
  if (!readId(input.spaceId)) throw missing()
  if (actor.kind !== 'system' && !spacesOf(actor).includes(input.spaceId)) throw denied()
  await change(db, actor, deedOn(actor, seen, 'join_space', { related: [input.spaceId] }), (tx) =>
    run(tx, sql`insert into listing_space (listing_id, space_id, added_by, added_at) values (${seen.id}, ${input.spaceId}, ${actor.personId ?? null}, ${actor.at.toISOString()}) on conflict do nothing`),
  )
}

/** Takes it out again. @throws Failure missing | denied */
export async function removeFromSpace(db: Db, actor: Actor, input: { id: string; spaceId: string }): Promise<void> {
  const seen = await listingToChange(db, actor, input.id, canSetAccess)
  if (!readId(input.spaceId)) throw missing()
  await change(db, actor, deedOn(actor, seen, 'leave_space', { related: [input.spaceId] }), (tx) => run(tx, sql`delete from listing_space where listing_id = ${seen.id} and space_id = ${input.spaceId}`))
}
