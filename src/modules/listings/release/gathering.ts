import { writeText } from '../../../core/writing.ts'
import type { Readable } from 'node:stream'
import { type Actor, publishesFor, spacesOf } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId, readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { type Lang, measure, type Phrase, type Text } from '../../../core/text.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { attachFile, fileById, prepareFile } from '../../files/files.ts'
import { organisationById } from '../../people/people.ts'
import { mandateFor } from '../policy.ts'
import { missing } from '../record.ts'
import { embargoOf, holdKnown } from './holding.ts'
import { releaseRefusals } from './messages.ts'
import { canRunRelease, publisherKinds } from './policy.ts'
import { deedOnRelease, holdingOf, type Release, releaseFor, releaseToRun } from './record.ts'
import { releaseLimits } from './rules.ts'

/** What a form says of a release; `consent` is what is said for all firms whose rows say nothing of their own. */
export type ReleaseInput = {
  title: { zh?: string; en?: string }
  lang: Lang
  spaceId?: string
  visibility: 'public' | 'signed_in' | 'space'
  excludedCountries: readonly string[]
  nameWithheld: boolean
  consent: { by?: string; on?: string; words?: string }
  document?: { name: string; bytes: Uint8Array }
}

/** The actor's organisations that publish for firms: verified parks, regions and technology transfer agencies. */
export async function publishersOf(db: Db, actor: Actor): Promise<{ id: string; name: { zh?: string; en?: string }; slug: string }[]> {
  const official = publishesFor(actor)
  if (official.length === 0) return []
  return rows(db, sql`select id, name, slug from organisation where id = any(${sql.param(official)}::uuid[]) and merged_into is null and verified_at is not null and kind = any(${sql.param([...publisherKinds])}::text[]) order by slug`)
}

type Checked = { title: Text; spaceId: string | null; by: string | null; on: string | null; words: string | null }

async function checked(db: Db, actor: Actor, input: ReleaseInput, before?: Release): Promise<Checked> {
  const problems: Record<string, Phrase> = {}
  const title = writeText(before?.title, input.title, input.lang, actor.at, actor.personId)
  if (!title) problems[`title_${input.lang}`] = releaseRefusals.title
  for (const half of ['zh', 'en'] as const) if (measure(input.title[half] ?? '') > releaseLimits.title) problems[`title_${half}`] = releaseRefusals.long
  const spaceId = input.spaceId ? (readId(input.spaceId) ?? '') : null
  const mine = new Set([...spacesOf(actor), ...(before?.spaceId ? [before.spaceId] : [])])
  if (spaceId !== null && actor.kind !== 'system' && !mine.has(spaceId)) problems.space = releaseRefusals.space
  if (input.visibility === 'space' && !spaceId) problems.space = releaseRefusals.space
  if (input.excludedCountries.length > 250 || input.excludedCountries.some((code) => !/^[A-Z]{2}$/.test(code))) problems.excludedCountries = releaseRefusals.countries
  const [by, on, words] = [input.consent.by?.trim() || null, input.consent.on?.trim() || null, input.consent.words?.trim() || null]
  if (on && !(/^\d{4}-\d\d-\d\d$/.test(on) && !Number.isNaN(Date.parse(on)) && on <= new Date(actor.at.getTime() + 14 * 3_600_000).toISOString().slice(0, 10))) problems.consentOn = releaseRefusals.consentOn
  if (on && !by) problems.consentBy = releaseRefusals.consentBy
  if (by && !on) problems.consentOn = releaseRefusals.consentOn
  if ((by?.length ?? 0) > releaseLimits.by) problems.consentBy = releaseRefusals.long
  if ((words?.length ?? 0) > releaseLimits.words) problems.consentWords = releaseRefusals.long
  if (!title || Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
  if (spaceId && !(await row(db, sql`select 1 from space where id = ${spaceId}`))) throw new Failure('invalid', refusals.invalid, { fields: { space: releaseRefusals.space } })
  return { title, spaceId, by, on, words }
}

const documentOf = async (blobs: Blobs, input: ReleaseInput) => (input.document ? prepareFile(blobs, { ...input.document, accepted: 'attachment' }) : undefined)

/** Begins a release for one of the actor's publishers. @throws Failure invalid (field `publisher`, `title_zh` …) */
export async function createRelease(db: Db, blobs: Blobs, actor: Actor, input: ReleaseInput & { publisherId: string }): Promise<string> {
  const publisher = readId(input.publisherId) ? await organisationById(db, input.publisherId) : undefined
  const may = publisher?.verified && publisherKinds.some((kind) => kind === publisher.kind) && canRunRelease(actor, { publisherId: publisher.id })
  if (!publisher || !may) throw new Failure('invalid', releaseRefusals.publisher, { fields: { publisher: releaseRefusals.publisher } })
  const { title, spaceId, by, on, words } = await checked(db, actor, input)
  const prepared = await documentOf(blobs, input)
  const id = newId(actor.at.getTime())
  await change(db, actor, deedOnRelease({ id, publisherId: publisher.id }, 'create'), async (tx) => {
    await run(
      tx,
      sql`insert into release (id, reference, publisher_id, title, space_id, visibility, excluded_countries, name_withheld, consent_by, consent_on, consent_words, created_by, created_at)
          values (${id}, qiao_next_reference('release', 'R', ${actor.at}), ${publisher.id}, ${JSON.stringify(title)}, ${spaceId}, ${input.visibility}, ${sql.param([...input.excludedCountries])}::text[], ${input.nameWithheld},
            ${by}, ${on}, ${words}, ${actor.personId ?? null}, ${actor.at})`,
    )
    if (prepared) await run(tx, sql`update release set consent_file_id = ${await attachFile(tx, actor, prepared, { type: 'release', id })} where id = ${id}`)
  })
  return id
}

/** Changes what is said of a release, and how its listings will be shown. @throws Failure missing | invalid | conflict */
export async function editRelease(db: Db, blobs: Blobs, actor: Actor, input: ReleaseInput & { id: string; version: number }): Promise<void> {
  const seen = await releaseFor(db, actor, input.id)
  const prepared = await documentOf(blobs, input)
  await change(db, actor, deedOnRelease(seen, 'edit'), async (tx) => {
    const before = await releaseToRun(tx, actor, seen.id, input.version)
    if (before.endedAt) throw new Failure('conflict', releaseRefusals.over)
    const { title, spaceId, by, on, words } = await checked(tx, actor, input, before)
    const fileId = prepared ? await attachFile(tx, actor, prepared, { type: 'release', id: seen.id }) : before.consentFileId
    await run(
      tx,
      sql`update release set title = ${JSON.stringify(title)}, space_id = ${spaceId}, visibility = ${input.visibility}, excluded_countries = ${sql.param([...input.excludedCountries])}::text[], name_withheld = ${input.nameWithheld},
            consent_by = ${by}, consent_on = ${on}, consent_words = ${words}, consent_file_id = ${fileId}, version = version + 1 where id = ${seen.id}`,
    )
    const access = embargoOf({ ...holdingOf(before), spaceId, visibility: input.visibility, excludedCountries: [...input.excludedCountries], nameWithheld: input.nameWithheld })!
    const held = sql`(select listing_id from release_listing where release_id = ${seen.id} and removed_at is null)`
    const same = before.visibility === input.visibility && before.spaceId === spaceId && before.nameWithheld === input.nameWithheld && before.excludedCountries.join() === input.excludedCountries.join()
    if (same) return
    await run(
      tx,
      sql`update listing set visibility = ${access.visibility}, audience_spaces = ${sql.param(access.audienceSpaces)}::uuid[], excluded_countries = ${sql.param(access.excludedCountries)}::text[], name_withheld = ${access.nameWithheld},
            version = version + 1, updated_at = ${actor.at} where embargoed and id in ${held}`,
    )
    if (before.spaceId && before.spaceId !== spaceId) await run(tx, sql`delete from listing_space where space_id = ${before.spaceId} and listing_id in ${held}`)
    if (spaceId) await run(tx, sql`insert into listing_space (listing_id, space_id, added_by, added_at) select listing_id, ${spaceId}, ${actor.personId ?? null}, ${actor.at} from release_listing where release_id = ${seen.id} and removed_at is null on conflict do nothing`)
  })
}

/** Drafts of the publisher that may join: never seen, in no other release. */
export const draftsFor = (db: Db, release: Release): Promise<{ id: string; title: { zh?: string; en?: string }; reference: string }[]> =>
  rows(
    db,
    sql`select l.id, l.reference, jsonb_strip_nulls(jsonb_build_object('zh', nullif(d.content #>> '{texts,zh,title}', ''), 'en', nullif(d.content #>> '{texts,en,title}', ''))) as title
        from listing l join listing_draft d on d.listing_id = l.id
        where l.publisher_id = ${release.publisherId} and l.state = 'draft' and l.live_revision_id is null and not l.embargoed and l.merged_into is null order by d.saved_at desc limit 60`,
  )

/** Puts drafts of the publisher into a release that is not out yet. @throws Failure missing | conflict */
export async function addDrafts(db: Db, actor: Actor, input: { id: string; listingIds: readonly string[] }): Promise<void> {
  const seen = await releaseFor(db, actor, input.id)
  await change(db, actor, { ...deedOnRelease(seen, 'add'), related: input.listingIds }, async (tx) => {
    const release = await releaseToRun(tx, actor, seen.id)
    if (release.endedAt) throw new Failure('conflict', releaseRefusals.over)
    for (const id of input.listingIds) {
      const found = readId(id) === id ? await row<{ ownerId: string }>(tx, sql`select owner_id as "ownerId" from listing where id = ${id} and publisher_id = ${release.publisherId} and state = 'draft' and live_revision_id is null and not embargoed for update`) : undefined
      const ours = found && (canRunRelease(actor, { publisherId: found.ownerId }) || mandateFor(actor, found.ownerId, 'publish', release.publisherId))
      const refused = !ours || (await holdKnown(tx, actor, holdingOf(release), { id, live: false, releaseId: null }))
      if (refused) throw new Failure('conflict', releaseRefusals.notDraft)
    }
    await run(tx, sql`update release set version = version + 1 where id = ${release.id}`)
  })
}

/** Takes a listing out again; it is an ordinary draft then. @throws Failure missing | conflict */
export async function takeOut(db: Db, actor: Actor, input: { id: string; listingId: string }): Promise<void> {
  const seen = await releaseFor(db, actor, input.id)
  await change(db, actor, { ...deedOnRelease(seen, 'take_out'), related: [input.listingId] }, async (tx) => {
    const release = await releaseToRun(tx, actor, seen.id)
    if (release.endedAt) throw new Failure('conflict', releaseRefusals.over)
    const gone = await run(tx, sql`update release_listing set removed_at = ${actor.at} where release_id = ${release.id} and listing_id = ${input.listingId} and removed_at is null`)
    if (gone === 0) throw missing()
    await run(
      tx,
      sql`update listing set embargoed = false, state = case when state = 'submitted' then 'draft' else state end, pending_revision_id = null, version = version + 1, updated_at = ${actor.at} where id = ${input.listingId} and embargoed`,
    )
  })
}

/** The document of consent that stands for a whole release, for those who read the release. @throws Failure missing */
export async function consentDocument(db: Db, blobs: Blobs, actor: Actor, idOrShown: string): Promise<{ name: string; mediaType: string; bytes: number; stream: Readable }> {
  const { consentFileId } = await releaseFor(db, actor, idOrShown)
  const file = consentFileId ? await fileById(db, consentFileId) : undefined
  if (!file) throw missing()
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}
