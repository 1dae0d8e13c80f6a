import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { type Lang, langs, type Name, otherLang, type Text } from '../../core/text.ts'
import { holds } from '../../core/visibility.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { messages } from './messages.ts'
import { canOpenConfidential, isOurs } from './policy.ts'
import { deedOn, findListing, listingToChange, type ListingRecord, missing, ruleRow } from './record.ts'
import { confidentialReadable } from './visibility.ts'

const mayWrite = (actor: Actor, listing: ListingRecord): boolean => actor.kind === 'system' || canOpenConfidential(actor, listing)

/**
 * The confidential detail, for the owner's and publisher's people and granted organisations. For everybody else, staff
 * included, there is none.
 */
export async function confidentialFor(db: Db, actor: Actor, idOrShown: string): Promise<Text | undefined> {
  const listing = await findListing(db, idOrShown)
  if (!listing) return undefined
  const granted = await rows<{ id: string }>(
    db,
    sql`select organisation_id as id from listing_grant where listing_id = ${listing.id} and ended_at is null and (until is null or until > ${actor.at.toISOString()})`,
  )
  if (!holds(confidentialReadable, actor, ruleRow(listing, [], granted.map((one) => one.id)))) return undefined
  const found = await row<{ detail: Text }>(db, sql`select detail from listing_confidential where listing_id = ${listing.id}`)
  return found?.detail
}

/**
 * Writes the confidential detail. The text in the listing's language is its source; a text in the other that is given
 * stays current, one that is not given goes stale. An empty source removes the detail.
 * @throws Failure missing | denied
 */
export async function setConfidential(db: Db, actor: Actor, input: { id: string; bodies: Partial<Record<Lang, string>> }): Promise<void> {
  const seen = await listingToChange(db, actor, input.id, mayWrite)
  await change(db, actor, deedOn(actor, seen, 'confidential'), async (tx) => {
    const stored = await row<{ detail: Text }>(tx, sql`select detail from listing_confidential where listing_id = ${seen.id} for update`)
    const detail = nextDetail(stored?.detail, seen.sourceLang, input.bodies, actor)
    if (!detail) {
      await run(tx, sql`delete from listing_confidential where listing_id = ${seen.id}`)
      return
    }
    await run(
      tx,
      sql`insert into listing_confidential (listing_id, detail, updated_at, updated_by) values (${seen.id}, ${JSON.stringify(detail)}::jsonb, ${actor.at.toISOString()}, ${actor.personId ?? null})
        on conflict (listing_id) do update set detail = excluded.detail, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    )
  })
}

/** The detail after a form was saved. A language that the form leaves out keeps its text; the first language with a text is the source. */
function nextDetail(stored: Text | undefined, preferred: Lang, bodies: Partial<Record<Lang, string>>, actor: Actor): Text | undefined {
  const body = (lang: Lang) => (bodies[lang] ?? stored?.variants[lang]?.body ?? '').trim()
  const before = stored?.source
  const source = [...(before ? [before] : []), preferred, otherLang(preferred)].find((lang) => body(lang) !== '')
  if (!source) return undefined
  const changed = (lang: Lang) => body(lang) !== (stored?.variants[lang]?.body ?? '')
  const rev = (stored?.rev ?? 0) + (changed(source) || before !== source ? 1 : 0)
  const variants: Text['variants'] = {}
  for (const lang of langs) {
    const kept = stored?.variants[lang]
    if (body(lang) === '') continue
    if (kept && !changed(lang) && lang !== source) variants[lang] = kept
    else variants[lang] = { body: body(lang), origin: lang === source ? 'author' : 'human', ofRev: rev, at: changed(lang) ? actor.at.toISOString() : (kept?.at ?? actor.at.toISOString()), by: changed(lang) ? actor.personId : kept?.by }
  }
  return { source, rev, variants }
}

export type Grant = { id: string; organisationId: string; slug: string; name: Name; grantedAt: Date; until: Date | null; active: boolean }

/** Who was let in, and until when; for the owner's and publisher's people. @throws Failure missing */
export async function grantsOf(db: Db, actor: Actor, idOrShown: string): Promise<Grant[]> {
  const listing = await findListing(db, idOrShown)
  if (!listing || actor.kind === 'system' || !isOurs(actor, listing)) throw missing()
  return rows<Grant>(
    db,
    sql`select g.id, g.organisation_id as "organisationId", o.slug, o.name, g.granted_at as "grantedAt", g.until,
        g.ended_at is null and (g.until is null or g.until > ${actor.at.toISOString()}) as active
      from listing_grant g join organisation o on o.id = g.organisation_id where g.listing_id = ${listing.id} order by active desc, g.granted_at desc`,
  )
}

/**
 * Opens the detail to an organisation, after the NDA; a grant that is there already gets the new date.
 * @throws Failure missing | denied | invalid
 */
export async function grantConfidential(db: Db, actor: Actor, input: { id: string; organisationId: string; until?: Date }): Promise<void> {
  const seen = await listingToChange(db, actor, input.id, canOpenConfidential)
  if (input.until && input.until <= actor.at) throw new Failure('invalid', messages.pastRelease, { fields: { until: messages.pastRelease } })
  const organisationId = readId(input.organisationId)
  if (!organisationId) throw unknownOrganisation()
  const until = input.until?.toISOString() ?? null
  try {
    await change(db, actor, deedOn(actor, seen, 'confidential_grant', { related: [organisationId] }), (tx) =>
      run(
        tx,
        sql`insert into listing_grant (id, listing_id, organisation_id, granted_by, granted_at, until)
          values (${newId(actor.at.getTime())}, ${seen.id}, ${organisationId}, ${actor.personId ?? null}, ${actor.at.toISOString()}, ${until})
          on conflict (listing_id, organisation_id) where ended_at is null do update set until = excluded.until`,
      ),
    )
  } catch (error) {
    if (brokeConstraint(error, 'listing_grant_organisation_id_fkey')) throw unknownOrganisation()
    throw error
  }
}

const unknownOrganisation = (): Failure => new Failure('invalid', messages.noAudience, { fields: { organisationId: messages.noAudience } })

/** Closes it again, at once. @throws Failure missing | denied */
export async function endConfidentialGrant(db: Db, actor: Actor, input: { id: string; grantId: string }): Promise<void> {
  const seen = await listingToChange(db, actor, input.id, canOpenConfidential)
  const grantId = readId(input.grantId)
  if (!grantId) throw missing()
  await change(db, actor, deedOn(actor, seen, 'confidential_end', { related: [grantId] }), async (tx) => {
    const ended = await run(tx, sql`update listing_grant set ended_at = ${actor.at.toISOString()} where id = ${grantId} and listing_id = ${seen.id} and ended_at is null`)
    if (ended === 0) throw missing()
  })
}
