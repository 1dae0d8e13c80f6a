import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type Actor, organisationsOf, publishesFor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import type { Db } from '../../platform/database.ts'
import { type Card, cardsFor } from '../listings/listings.ts'
import { conceptsBetween } from './concepts.ts'
import type { LiveMatcher } from './live.ts'
import { endVerdict, noteVerdict } from './preferences/verdicts.ts'
import { matchDismissal } from './schema.ts'
import type { DismissalReason } from './words/reasons.ts'

export type Dismissal = { otherId: string; reason: DismissalReason; note: string | null; organisationId: string; at: Date }

/** The organisation for which the actor keeps a list of this listing: the first of theirs that owns or publishes it. */
export const listKeeper = (actor: Actor, listing: { ownerId: string; publisherId: string }): string | undefined =>
  [...publishesFor(actor), ...organisationsOf(actor)].find((id) => id === listing.ownerId || id === listing.publisherId) ??
  actor.mandates.find((one) => one.firmId === listing.ownerId && one.publisherId === listing.publisherId)?.publisherId

/** What organisations of the actor have put aside for a listing. It changes only their own lists. */
export async function dismissalsOf(db: Db, actor: Actor, listingId: string): Promise<Dismissal[]> {
  const mine = organisationsOf(actor)
  if (mine.length === 0) return []
  return db
    .select({ otherId: matchDismissal.otherId, reason: matchDismissal.reason, note: matchDismissal.note, organisationId: matchDismissal.organisationId, at: matchDismissal.at })
    .from(matchDismissal)
    .where(and(eq(matchDismissal.listingId, listingId), inArray(matchDismissal.organisationId, mine), isNull(matchDismissal.endedAt)))
}

/** A match that was put aside, with the listing as the reader may see it. */
export type AsideMatch = Dismissal & { card: Card }

/** What the actor's organisations have put aside for a listing and may still read, the latest first. */
export async function asideOf(db: Db, actor: Actor, listingId: string): Promise<AsideMatch[]> {
  const aside = (await dismissalsOf(db, actor, listingId)).sort((a, b) => b.at.getTime() - a.at.getTime())
  const cards = new Map((await cardsFor(db, actor, aside.map((one) => one.otherId))).map((card) => [card.id, card]))
  return aside.flatMap((one) => {
    const card = cards.get(one.otherId)
    return card ? [{ ...one, card }] : []
  })
}

/** Puts a match aside with a reason, from which the organisation's later lists learn. @throws missing unless the actor's organisation owns or publishes the listing and may read the other. */
export async function dismissMatch(db: Db, live: LiveMatcher, actor: Actor, input: { listing: { id: string; ownerId: string; publisherId: string }; otherId: string; reason: DismissalReason; note?: string }): Promise<void> {
  const { listing, otherId, reason, note = null } = input
  const organisationId = listKeeper(actor, listing)
  const [other] = await cardsFor(db, actor, [otherId])
  if (!organisationId || !other || !actor.personId) throw new Failure('missing', refusals.missing)
  const by = actor.personId
  const concepts = await conceptsBetween(db, live, actor, listing.id, otherId)
  await change(db, actor, { verb: 'match.dismiss', object: { type: 'listing', id: listing.id }, related: [otherId], onBehalfOf: organisationId }, async (tx) => {
    await tx
      .insert(matchDismissal)
      .values({ id: newId(), listingId: listing.id, otherId, organisationId, reason, note, by, at: actor.at })
      .onConflictDoUpdate({ target: [matchDismissal.listingId, matchDismissal.otherId, matchDismissal.organisationId], targetWhere: sql`ended_at is null`, set: { reason, note, by, at: actor.at } })
    await noteVerdict(tx, actor, { organisationId, otherId, listingId: listing.id, outcome: 'aside', reason, concepts })
  })
}

/** Takes a match back into the list, and what was learned from it out of the record. */
export async function restoreMatch(db: Db, actor: Actor, input: { listingId: string; otherId: string }): Promise<void> {
  const mine = organisationsOf(actor)
  await change(db, actor, { verb: 'match.restore', object: { type: 'listing', id: input.listingId }, related: [input.otherId] }, async (tx) => {
    const ended = await tx
      .update(matchDismissal)
      .set({ endedAt: actor.at })
      .where(and(eq(matchDismissal.listingId, input.listingId), eq(matchDismissal.otherId, input.otherId), inArray(matchDismissal.organisationId, mine), isNull(matchDismissal.endedAt)))
      .returning({ organisationId: matchDismissal.organisationId })
    if (ended.length === 0) throw new Failure('missing', refusals.missing)
    for (const { organisationId } of ended) await endVerdict(tx, actor, { organisationId, otherId: input.otherId, listingId: input.listingId })
  })
}
