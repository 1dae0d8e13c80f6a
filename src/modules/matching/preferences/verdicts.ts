import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Actor } from '../../../core/actor.ts'
import { system } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import type { Concept } from '../../../engine/retrieval/matcher.ts'
import type { Db } from '../../../platform/database.ts'
import { enqueue } from '../../../platform/queue.ts'
import { type ListingKind, sideOfKind } from '../../listings/content.ts'
import { cardsFor } from '../../listings/listings.ts'
import type { DismissalReason } from '../words/reasons.ts'
import { halfLife, mainConcepts, taughtBy, tokensOf, type Verdict } from './rules.ts'
import { matchVerdict } from './schema.ts'

/** `concepts` of the match where they are at hand; without them a job looks them up, if the verdict was given for a listing. */
export type Given = { organisationId: string; otherId: string; listingId?: string | null; concepts?: readonly Concept[] } & (
  | { outcome: 'aside' | 'declined'; reason: DismissalReason }
  | { outcome: 'accepted'; reason?: undefined }
)

/**
 * Writes what an organisation said of a match into its own record, in the caller's change; the verdict takes the place
 * of an earlier one about the same two listings. A reason that says nothing about listings still to come leaves no row.
 */
export async function noteVerdict(tx: Db, actor: Actor, given: Given): Promise<void> {
  const { organisationId, otherId, listingId = null, outcome, reason } = given
  await endVerdict(tx, actor, { organisationId, otherId, listingId })
  const taught = taughtBy(reason)
  const [other] = taught.length > 0 ? await cardsFor(tx, system(actor.at), [otherId]) : []
  if (!other) return
  const id = newId(actor.at.getTime())
  const only = <Value, None>(aspect: (typeof taught)[number], value: Value, none: None): Value | None => (taught.includes(aspect) ? value : none)
  const topic = taught.includes('topic')
  await tx.insert(matchVerdict).values({
    id, organisationId, otherId, listingId, kind: sideOfKind(other.kind), outcome, reason: reason ?? null, topic, by: actor.personId ?? null, at: actor.at,
    fields: only('field', other.fields.map(({ code }) => code), []),
    stage: only('stage', other.stage ?? null, null),
    trl: only('stage', other.trl ?? null, null),
    partnerships: only('partnership', other.partnerships, []),
    country: only('place', other.place.country, null),
    ...(topic && given.concepts ? wordsOf(given.concepts) : {}),
  })
  if (topic && !given.concepts && listingId) await enqueue(tx, 'match_learn', { verdictId: id }, { key: `match_learn:${id}` })
}

/** An interest in a listing, with the one that was brought to it. */
export type Interest = { listingId: string; broughtId: string | null; fromOrganisation: string; toOrganisation: string }

/**
 * What the answer to an interest teaches, in the caller's change. An acceptance speaks for the interested organisation and
 * for the one that accepted what it was brought; a refusal for the one that refused. Neither learns anything of the other's record.
 */
export async function noteAnswer(tx: Db, actor: Actor, interest: Interest, refused?: DismissalReason): Promise<void> {
  const { listingId, broughtId, fromOrganisation, toOrganisation } = interest
  const answer = refused ? { outcome: 'declined' as const, reason: refused } : { outcome: 'accepted' as const }
  if (broughtId) await noteVerdict(tx, actor, { organisationId: toOrganisation, otherId: broughtId, listingId, ...answer })
  if (!refused) await noteVerdict(tx, system(actor.at), { organisationId: fromOrganisation, otherId: listingId, listingId: broughtId, outcome: 'accepted' })
}

/** The words that a verdict keeps of a match's concepts. */
export function wordsOf(concepts: readonly Concept[]): { terms: string[]; labels: string[] } {
  const main = mainConcepts(concepts)
  return { terms: [...new Set(main.flatMap(tokensOf))], labels: [...new Set(main.map((one) => one.found.label))].slice(0, 3) }
}

/** Ends what an organisation said of a match: it was taken back, or said anew. */
export async function endVerdict(tx: Db, actor: Actor, given: { organisationId: string; otherId: string; listingId: string | null }): Promise<void> {
  const { organisationId, otherId, listingId } = given
  await tx
    .update(matchVerdict)
    .set({ endedAt: actor.at, endedBy: actor.personId ?? null })
    .where(
      and(
        eq(matchVerdict.organisationId, organisationId),
        eq(matchVerdict.otherId, otherId),
        listingId === null ? isNull(matchVerdict.listingId) : eq(matchVerdict.listingId, listingId),
        isNull(matchVerdict.endedAt),
      ),
    )
}

/** A verdict older than six half-lives weighs less than a sixtieth. */
const forgottenAfter = halfLife * 6 * 86_400_000
const most = 300

/** What an organisation has said of listings of a kind and still counts, newest first. */
export async function verdictsOf(db: Db, organisationId: string, kind: ListingKind, now: Date): Promise<Verdict[]> {
  return db
    .select({
      listingId: matchVerdict.listingId, outcome: matchVerdict.outcome, at: matchVerdict.at, fields: matchVerdict.fields, stage: matchVerdict.stage,
      trl: matchVerdict.trl, partnerships: matchVerdict.partnerships, country: matchVerdict.country, terms: matchVerdict.terms,
    })
    .from(matchVerdict)
    .where(and(eq(matchVerdict.organisationId, organisationId), eq(matchVerdict.kind, kind), isNull(matchVerdict.endedAt), gt(matchVerdict.at, new Date(now.getTime() - forgottenAfter))))
    .orderBy(desc(matchVerdict.at), desc(matchVerdict.id))
    .limit(most)
}
