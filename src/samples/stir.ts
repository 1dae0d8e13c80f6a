import type { Actor } from '../core/actor.ts'
import { acceptInterest, dealsVisibleTo, declineInterest, expressInterest, sayInDeal } from '../modules/deals/deals.ts'
import { countView, setBookmark } from '../modules/listings/listings.ts'
import type { Db } from '../platform/database.ts'
import { sampleBookmarks, sampleInterests, type SampleInterest } from './words/interests.ts'

export type Stage = { people: ReadonlyMap<string, Actor>; listings: ReadonlyMap<string, string> }

const day = 86_400_000

/** A little life between the samples: readers, bookmarks, interests in several stages. Once; what is there stays. */
export async function stirUp(db: Db, now: Date, stage: Stage): Promise<void> {
  for (const [email, listings] of Object.entries(sampleBookmarks)) {
    for (const one of listings) await setBookmark(db, personIn(stage, email, now), { id: listingIn(stage, one), on: true })
  }
  const first = sampleInterests[0]
  const begun = first ? (await dealsVisibleTo(db, personIn(stage, first.from, now), { listingId: listingIn(stage, first.listing) })).total > 0 : true
  if (!begun) await readThem(db, now, stage)
  for (const one of sampleInterests) await express(db, now, stage, one)
}

function personIn({ people }: Stage, email: string, at: Date): Actor {
  const person = people.get(email)
  if (!person) throw new Error(`the samples have nobody at ${email}`)
  return { ...person, at }
}

function listingIn({ listings }: Stage, externalId: string): string {
  const id = listings.get(externalId)
  if (!id) throw new Error(`the samples have no listing ${externalId}`)
  return id
}

/** Readers of the past days, more for some than for others. */
async function readThem(db: Db, now: Date, { listings }: Stage): Promise<void> {
  const views = [...listings.values()].flatMap((listingId, place) =>
    Array.from({ length: (place * 13) % 11 }, (_, reader) =>
      countView(db, { listingId, visitorKey: `sample reader ${reader}`, userAgent: 'a reader of the sample exhibition', at: new Date(now.getTime() - (reader % 3) * day) }),
    ),
  )
  await Promise.all(views)
}

async function express(db: Db, now: Date, stage: Stage, one: SampleInterest): Promise<void> {
  const when = (email: string, days: number) => personIn(stage, email, new Date(now.getTime() - days * day))
  const from = when(one.from, one.days)
  const listingId = listingIn(stage, one.listing)
  if ((await dealsVisibleTo(db, from, { listingId })).total > 0) return
  const { id } = await expressInterest(db, from, {
    listingId, broughtListingId: one.brought && listingIn(stage, one.brought), fromOrganisationId: from.affiliations[0]!.organisationId,
    sentence: one.sentence, interests: one.interests, proposes: one.proposes, lang: one.lang, contact: `${from.name} · ${from.email}`, noConfidential: true, consent: true,
  })
  if (!one.answer) return
  const answering = when(one.answer.by, one.answer.days)
  if ('declined' in one.answer) return declineInterest(db, answering, { id, reason: one.answer.declined, note: one.answer.note })
  // The yes stands before the first words that follow it.
  await acceptInterest(db, { ...answering, at: new Date(answering.at.getTime() - 3_600_000) }, id)
  for (const { by, days, body } of one.answer.accepted) await sayInDeal(db, when(by, days), { id, body })
}
