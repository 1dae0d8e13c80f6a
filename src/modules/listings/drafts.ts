import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import { type Completeness, completenessOf, overlong, type Overlong } from './completeness.ts'
import type { Content, ListingKind } from './content.ts'
import { contactSourcesOf } from './contacts.ts'
import { type DraftContent, keepTyped, readDraft } from './draft-content.ts'
import { messages } from './messages.ts'
import { canDraftFor, canEdit, isOurs, mandateFor } from './policy.ts'
import { type Lack, lacks } from './readiness.ts'
import { deedOn, denied, findListing, type ListingRecord, listingToChange, missing } from './record.ts'
import { suggestFields } from './field-suggestion.ts'
import { termsOf } from '../vocabularies/vocabularies.ts'
import { referenceLetters } from './rules.ts'

export type NewListing = {
  kind: ListingKind
  /** The organisation whose offer or need it is. */
  ownerId: string
  /** The mandate to publish under; else found: the actor's own organisation first. */
  mandateId?: string
  /** What is known already; kept as typed, right or wrong. */
  content?: Partial<DraftContent> | Content
  externalId?: string
  /** Only the platform itself makes samples. */
  sample?: boolean
}

/**
 * A new draft. The publisher is the owner, or the holder of the mandate under which the actor drafts for it.
 * @throws Failure denied | conflict (the external id is taken)
 */
export async function createListing(db: Db, actor: Actor, input: NewListing): Promise<{ id: string; version: number }> {
  if (!readId(input.ownerId)) throw missing()
  if (!canDraftFor(actor, input.ownerId)) throw denied()
  const organisation = await row<{ id: string }>(db, sql`select id from organisation where id = ${input.ownerId} and merged_into is null`)
  if (!organisation) throw missing()
  const mandate = await drafterOf(db, actor, input)
  const id = newId(actor.at.getTime())
  const content = keepTyped({ source: 'zh', ...input.content })
  const publisherId = mandate?.publisherId ?? input.ownerId
  const by = { id, ownerId: input.ownerId, publisherId, mandateId: mandate?.id ?? null }
  try {
    await change(db, actor, deedOn(actor, by, 'create'), async (tx) => {
      await run(
        tx,
        sql`insert into listing (id, reference, kind, owner_id, publisher_id, mandate_id, external_id, source_lang, contact_id, sample, created_by, created_at, updated_at)
          values (${id}, qiao_next_reference(${input.kind}, ${referenceLetters[input.kind]}, ${actor.at.toISOString()}), ${input.kind}, ${input.ownerId}, ${publisherId},
            ${by.mandateId}, ${input.externalId?.trim() || null}, ${content.source}, ${actor.personId ?? null}, ${actor.kind === 'system' && input.sample === true},
            ${actor.personId ?? null}, ${actor.at.toISOString()}, ${actor.at.toISOString()})`,
      )
      await run(
        tx,
        sql`insert into listing_draft (listing_id, content, saved_at, saved_by) values (${id}, ${JSON.stringify(content)}::jsonb, ${actor.at.toISOString()}, ${actor.personId ?? null})`,
      )
    })
  } catch (error) {
    if (brokeConstraint(error, 'listing_external')) throw new Failure('conflict', messages.externalTaken, { fields: { externalId: messages.externalTaken } })
    throw error
  }
  return { id, version: 1 }
}

/** The mandate under which a draft is begun; undefined for the owner's own people. The platform may name any that stands. */
async function drafterOf(db: Db, actor: Actor, input: NewListing): Promise<{ id: string; publisherId: string } | undefined> {
  if (actor.kind === 'system' && input.mandateId) {
    const standing = sql`ended_at is null and until > ${actor.at.toISOString()} and 'draft' = any(verbs)`
    return (await row<{ id: string; publisherId: string }>(db, sql`select id, publisher_id as "publisherId" from mandate where id = ${readId(input.mandateId) ?? null} and firm_id = ${input.ownerId} and ${standing}`)) ?? refused()
  }
  const chosen = input.mandateId ? actor.mandates.find((one) => one.id === input.mandateId && one.firmId === input.ownerId && one.verbs.includes('draft')) : undefined
  if (input.mandateId && !chosen) throw denied()
  if (chosen || actor.kind === 'system' || actor.affiliations.some((one) => one.organisationId === input.ownerId)) return chosen
  return mandateFor(actor, input.ownerId, 'draft')
}

const refused = (): never => {
  throw denied()
}

/** What an editor shows beside the text. */
export type DraftState = { problems: Record<string, Phrase>; completeness: Completeness; lacks: Lack[]; overlong: Overlong[]; suggestedFields: string[] }

export type SavedDraft = DraftState & { version: number; savedAt: Date }

/**
 * Keeps what was typed, whatever it is; no activity, nothing that readers see changes. Without `version` the newest
 * draft is replaced (import).
 * @throws Failure conflict with `theirs: { content, version, savedAt }` when somebody saved meanwhile.
 */
export async function saveDraft(db: Db, actor: Actor, input: { id: string; version?: number; content: Partial<DraftContent> | Content }): Promise<SavedDraft> {
  const listing = await listingToChange(db, actor, input.id, canEdit)
  const content = keepTyped({ source: listing.sourceLang, ...input.content })
  const saved = await row<{ version: number; savedAt: Date }>(
    db,
    sql`update listing_draft set content = ${JSON.stringify(content)}::jsonb, version = version + 1, saved_at = ${actor.at.toISOString()}, saved_by = ${actor.personId ?? null}
      where listing_id = ${listing.id} and ${input.version === undefined ? sql`true` : sql`version = ${input.version}`}
      returning version, saved_at as "savedAt"`,
  )
  if (!saved) {
    const theirs = await storedDraft(db, listing.id)
    throw new Failure('conflict', refusals.changed, { theirs })
  }
  return { ...saved, ...(await stateOf(db, listing, content)) }
}

export type EditableDraft = DraftState & {
  listing: ListingRecord
  draft: DraftContent
  version: number
  savedAt: Date
  /** The moderators' last comment, while it stands. */
  comment?: string
}

/** The draft for its editor. @throws Failure missing | denied */
export async function draftFor(db: Db, actor: Actor, idOrShown: string): Promise<EditableDraft> {
  const listing = await findListing(db, idOrShown)
  if (!listing || !isOurs(actor, listing)) throw missing()
  if (!canEdit(actor, listing)) throw denied()
  const stored = await storedDraft(db, listing.id)
  if (!stored) throw missing()
  return { listing, draft: stored.content, version: stored.version, savedAt: stored.savedAt, comment: stored.comment ?? undefined, ...(await stateOf(db, listing, stored.content)) }
}

export async function storedDraft(db: Db, listingId: string): Promise<{ content: DraftContent; version: number; savedAt: Date; comment: string | null } | undefined> {
  const found = await row<{ content: Record<string, unknown>; version: number; savedAt: Date; comment: string | null }>(
    db,
    sql`select content, version, saved_at as "savedAt", comment from listing_draft where listing_id = ${listingId}`,
  )
  return found && { ...found, content: keepTyped(found.content) }
}

async function stateOf(db: Db, listing: ListingRecord, draft: DraftContent): Promise<DraftState> {
  const terms = await termsOf(db)
  const { content, problems } = readDraft(draft, terms)
  const contact = await contactSourcesOf(db, listing)
  return { problems, completeness: completenessOf(listing.kind, content), lacks: lacks(content, contact), overlong: overlong(content), suggestedFields: terms.terms('field', suggestFields(content)).map(({ code }) => code) }
}
