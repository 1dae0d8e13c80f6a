import { type Actor, system } from '../core/actor.ts'
import { sampleListings } from '../modules/listings/bulk.ts'
import { createListing, saveDraft, setAccess, setConfidential, submitListing } from '../modules/listings/listings.ts'
import { type Db, transaction } from '../platform/database.ts'
import { earlierVersion } from './earlier.ts'
import type { SampleListing } from './exhibition.ts'
import { idAmong, type SampleMandates } from './organisations.ts'

const day = 86_400_000
/** Of publishers without trust: these wait for the moderators. */
const waiting: ReadonlySet<string> = new Set(['S-AM-O-041', 'S-HC-N-021', 'S-EN-N-038', 'S-HC-N-035'])
const versionsApart = 34 * day
const together = 30

export type Publication = { now: Date; organisations: ReadonlyMap<string, string>; mandates: SampleMandates; people: readonly Actor[] }

/** Publishes the listings of the exhibition that are not there yet, spread over the past months; gives their ids by external id. */
export async function publishListings(db: Db, listings: readonly SampleListing[], publication: Publication): Promise<Map<string, string>> {
  const ids = await sampleListings(db)
  const fresh = [...listings.entries()].filter(([, one]) => !ids.has(one.externalId))
  for (let from = 0; from < fresh.length; from += together) {
    await transaction(db, async (tx) => {
      for (const [place, one] of fresh.slice(from, from + together)) ids.set(one.externalId, await publish(tx, one, place, publication))
    })
  }
  return ids
}

/** How many days ago: uneven, but the same each time. */
const daysAgo = (place: number): number => 3 + ((place * 67) % 271) + ((place * 7) % 23) / 24

async function publish(db: Db, sample: SampleListing, place: number, { now, organisations, mandates, people }: Publication): Promise<string> {
  const ownerId = idAmong(organisations, sample.organisation)
  const mandate = sample.publisher ? mandates.get(`${sample.organisation}/${sample.publisher}`) : undefined
  const officer = people.find((one) => one.affiliations.some(({ organisationId, role }) => organisationId === (mandate?.publisherId ?? ownerId) && role !== 'researcher'))
  const at = new Date(now.getTime() - daysAgo(place) * day)
  const earlier = earlierVersion(sample, place)
  const begun = earlier ? new Date(at.getTime() - versionsApart) : at
  // The platform itself writes them, under the name of the organisation's officer in the cast.
  const acting = (when: Date): Actor => ({ ...system(when), personId: officer?.personId, mandates: mandate ? [mandate] : [] })
  const { id } = await createListing(db, acting(begun), { kind: sample.kind, ownerId, mandateId: mandate?.id, externalId: sample.externalId, content: earlier ?? sample.content, sample: true })
  await restrict(db, acting(begun), id, sample)
  if (earlier) {
    await submitListing(db, acting(begun), { id })
    // A stale translation says what it said: it is carried on and stays of the earlier text.
    await saveDraft(db, acting(at), { id, content: sample.content })
  }
  await submitListing(db, waiting.has(sample.externalId) ? officerOf(ownerId, at, officer) : acting(at), { id })
  return id
}

/** Somebody who may submit for the organisation and not more; of the cast where it has one of its officers. */
const officerOf = (organisationId: string, at: Date, known: Actor | undefined): Actor =>
  known ? { ...known, at } : { ...system(at), kind: 'person', affiliations: [{ organisationId, role: 'officer', country: '', name: {}, slug: '', verified: true, trusted: false }] }

async function restrict(db: Db, actor: Actor, id: string, sample: SampleListing): Promise<void> {
  const { visibility, nameWithheld, excludedCountries, confidential } = sample
  if (visibility !== 'public' || nameWithheld || excludedCountries.length > 0) await setAccess(db, actor, { id, access: { visibility, nameWithheld, excludedCountries } })
  if (confidential) await setConfidential(db, actor, { id, bodies: confidential })
}
