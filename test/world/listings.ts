import type { Actor } from '../../src/core/actor.ts'
import { system } from '../../src/core/actor.ts'
import { type Access, createListing, type NewListing, setAccess, submitListing } from '../../src/modules/listings/listings.ts'
import { type Content, factsSchema, type ListingKind, type TextBodies } from '../../src/modules/listings/content.ts'
import type { Db } from '../../src/platform/database.ts'
import { makeOrganisation } from './people.ts'

/** A content that may be published: an English title and summary, no facts. */
export function someContent(facts: Partial<Omit<Content, 'facts'>> & { facts?: Partial<Content['facts']>; title?: string } = {}): Content {
  const { title = 'Ceramic membranes for dye wastewater', facts: given, ...rest } = facts
  const en: TextBodies = { title, summary: `${title}: flux 180 L/m2h at 60 kPa, cleaned in place, piloted for six months.` }
  return { source: 'en', texts: { en }, ...rest, facts: factsSchema.parse(given ?? {}) }
}

export type ListingFacts = Partial<{ kind: ListingKind; ownerId: string; content: NewListing['content']; externalId: string; at: Date; actor: Actor; access: Access; sample: boolean }>

/** A draft of the platform itself, for an organisation that is made when it is not given. */
export async function makeDraft(db: Db, facts: ListingFacts = {}): Promise<{ id: string; ownerId: string; actor: Actor }> {
  const ownerId = facts.ownerId ?? (await makeOrganisation(db))
  const actor = facts.actor ?? system(facts.at ?? new Date())
  const { id } = await createListing(db, actor, { kind: facts.kind ?? 'offer', ownerId, content: facts.content ?? someContent(), externalId: facts.externalId, sample: facts.sample })
  if (facts.access) await setAccess(db, actor, { id, access: facts.access })
  return { id, ownerId, actor }
}

/** A published listing. `access` applies from the first moment. */
export async function makeListing(db: Db, facts: ListingFacts = {}): Promise<{ id: string; ownerId: string; revisionId: string }> {
  const { id, ownerId, actor } = await makeDraft(db, facts)
  const { revisionId } = await submitListing(db, actor.kind === 'system' ? actor : system(actor.at), { id })
  return { id, ownerId, revisionId }
}
