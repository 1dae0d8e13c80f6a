import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { type Actor, organisationsOf, system } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { change } from '../../../platform/change.ts'
import type { Db } from '../../../platform/database.ts'
import { type Term, termsOf } from '../../vocabularies/vocabularies.ts'
import { type Card, cardsFor } from '../../listings/listings.ts'
import type { LiveMatcher } from '../live.ts'
import { conceptsBetween } from '../concepts.ts'
import type { DismissalReason } from '../words/reasons.ts'
import type { Outcome } from './rules.ts'
import { matchVerdict } from './schema.ts'
import { wordsOf } from './verdicts.ts'

/** A line of an organisation's record. The listings are there while the reader may read them. */
export type RecordLine = {
  id: string
  organisationId: string
  outcome: Outcome
  reason: DismissalReason | null
  at: Date
  other?: Card
  listing?: Card
  fields: Term[]
  stage: string | null
  trl: number | null
  partnerships: string[]
  country: string | null
  labels: string[]
}

const shownAtMost = 200

/** What the actor's organisations have said of matches and what is learned from it, newest first. */
export async function recordOf(db: Db, actor: Actor): Promise<RecordLine[]> {
  const organisations = organisationsOf(actor)
  if (organisations.length === 0) return []
  const found = await db
    .select()
    .from(matchVerdict)
    .where(and(inArray(matchVerdict.organisationId, organisations), isNull(matchVerdict.endedAt)))
    .orderBy(desc(matchVerdict.at), desc(matchVerdict.id))
    .limit(shownAtMost)
  const ids = [...new Set(found.flatMap((one) => (one.listingId ? [one.otherId, one.listingId] : [one.otherId])))]
  const cards = new Map((await cardsFor(db, actor, ids)).map((card) => [card.id, card]))
  const terms = await termsOf(db)
  return found.map(({ id, organisationId, outcome, reason, at, otherId, listingId, fields, stage, trl, partnerships, country, labels }) => ({
    id, organisationId, outcome, reason, at, fields: terms.terms('field', fields), stage, trl, partnerships, country, labels,
    other: cards.get(otherId),
    listing: listingId ? cards.get(listingId) : undefined,
  }))
}

/**
 * Takes one line out of the record, or, without `id`, all lines of an organisation. What was put aside stays aside: only
 * what later lists learn from it ends. @throws missing unless it is a record of the actor's organisation
 */
export async function forgetVerdicts(db: Db, actor: Actor, input: { organisationId: string; id?: string }): Promise<void> {
  const { organisationId } = input
  const id = input.id === undefined ? undefined : readId(input.id)
  if (!organisationsOf(actor).includes(organisationId) || (input.id !== undefined && !id)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'match.forget', object: { type: 'organisation', id: organisationId }, onBehalfOf: organisationId }, async (tx) => {
    const ended = await tx
      .update(matchVerdict)
      .set({ endedAt: actor.at, endedBy: actor.personId ?? null })
      .where(and(eq(matchVerdict.organisationId, organisationId), isNull(matchVerdict.endedAt), id ? eq(matchVerdict.id, id) : undefined))
      .returning({ id: matchVerdict.id })
    if (ended.length === 0) throw new Failure('missing', refusals.missing)
  })
}

/** The job of a verdict that was given where no match was at hand: looks up what the two listings have in common. */
export async function learnTopic(db: Db, live: LiveMatcher, now: Date, verdictId: string): Promise<void> {
  const [verdict] = await db.select().from(matchVerdict).where(and(eq(matchVerdict.id, verdictId), isNull(matchVerdict.endedAt)))
  if (!verdict?.listingId || !verdict.topic || verdict.terms.length > 0) return
  await live.refresh()
  const concepts = await conceptsBetween(db, live, system(now), verdict.listingId, verdict.otherId)
  if (concepts.length === 0) return
  await db.update(matchVerdict).set(wordsOf(concepts)).where(and(eq(matchVerdict.id, verdictId), isNull(matchVerdict.endedAt)))
}
