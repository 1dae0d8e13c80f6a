import { type Actor, system } from '../core/actor.ts'
import { isFailure } from '../core/failure.ts'
import { createOrganisation, grantMandate, mandatesOf, organisationBySlug, trustOrganisation } from '../modules/people/people.ts'
import type { Db } from '../platform/database.ts'
import type { Exhibition, SampleOrganisation } from './exhibition.ts'

const day = 86_400_000

/** Enterprises whose submissions go before the moderators, so that their desk shows what it is for. */
export const untrusted: ReadonlySet<string> = new Set(['ellershaw', 'lanjian-dx', 'luyu-instruments', 'heche-nutrition'])

/** The organisations of the exhibition by slug; those that are there stay as they are. All are verified, and trusted but for a few. */
export async function foundOrganisations(db: Db, now: Date, organisations: readonly SampleOrganisation[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [place, one] of organisations.entries()) {
    const actor = system(new Date(now.getTime() - (330 - (place % 29)) * day))
    ids.set(one.slug, (await idOf(db, actor, one.slug)) ?? (await found(db, actor, one)))
  }
  return ids
}

async function idOf(db: Db, actor: Actor, slug: string): Promise<string | undefined> {
  return organisationBySlug(db, actor, slug).then(
    ({ organisation }) => organisation.id,
    (error: unknown) => (isFailure(error, 'missing') ? undefined : Promise.reject(error)),
  )
}

async function found(db: Db, actor: Actor, { slug, kind, names, country, region, city, about }: SampleOrganisation): Promise<string> {
  const contactEmail = `office@${slug}.example`
  const { id } = await createOrganisation(db, actor, { slug, kind, name: names, country, region, city, about, contactEmail, distinct: true, sample: true })
  if (!untrusted.has(slug)) await trustOrganisation(db, actor, { id, trusted: true })
  return id
}

export type SampleMandates = ReadonlyMap<string, { id: string; firmId: string; publisherId: string; verbs: string[] }>

/** The mandates under which parks and brokers publish in the exhibition, by `firm/publisher`. */
export async function grantMandates(db: Db, now: Date, { listings }: Exhibition, ids: ReadonlyMap<string, string>): Promise<SampleMandates> {
  const actor = system(new Date(now.getTime() - 300 * day))
  const verbs = ['draft', 'publish', 'pause', 'close', 'answer'] as const
  const mandates = new Map<string, { id: string; firmId: string; publisherId: string; verbs: string[] }>()
  for (const { organisation, publisher } of listings) {
    const pair = `${organisation}/${publisher}`
    if (!publisher || mandates.has(pair)) continue
    const firmId = idAmong(ids, organisation)
    const publisherId = idAmong(ids, publisher)
    const id = await grantMandate(db, actor, { firmId, publisherId, verbs, until: new Date(now.getTime() + 730 * day) }).catch(async (error: unknown) => {
      const standing = isFailure(error, 'invalid') ? await standingMandate(db, now, firmId, publisherId) : undefined
      return standing ?? Promise.reject(error)
    })
    mandates.set(pair, { id, firmId, publisherId, verbs: [...verbs] })
  }
  return mandates
}

async function standingMandate(db: Db, now: Date, firmId: string, publisherId: string): Promise<string | undefined> {
  const found = await mandatesOf(db, system(now), firmId)
  return found.find((one) => one.publisherId === publisherId && !one.endedAt)?.id
}

export function idAmong(ids: ReadonlyMap<string, string>, slug: string): string {
  const id = ids.get(slug)
  if (!id) throw new Error(`the samples name an organisation that they do not have: ${slug}`)
  return id
}
