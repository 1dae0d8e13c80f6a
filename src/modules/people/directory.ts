import type { Actor } from '../../core/actor.ts'
import { administers } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang, Name, Text } from '../../core/text.ts'
import { type Db, prepared, row, sql } from '../../platform/database.ts'
import { isStaff } from './policy.ts'
import { mayReadOrganisation, readableOrganisations } from './visibility.ts'
import type { OrganisationKind } from './words/kinds.ts'

export type Organisation = {
  id: string
  slug: string
  kind: OrganisationKind
  name: Name
  country: string
  region: string | null
  city: Name | null
  about: Text | null
  website: string | null
  ror: string | null
  uscc: string | null
  defaultField: string | null
  contactName: string | null
  contactEmail: string | null
  verified: boolean
  trusted: boolean
  /** Entered by a publisher, its own people have not been verified. */
  entered: boolean
  mergedInto: string | null
  sample: boolean
  createdAt: Date
  updatedAt: Date
  version: number
}

const columns = sql`organisation.id, organisation.slug, organisation.kind, organisation.name, organisation.country, organisation.region, organisation.city,
  organisation.about, organisation.website, organisation.ror, organisation.uscc, organisation.default_field as "defaultField",
  organisation.contact_name as "contactName", organisation.contact_email as "contactEmail", organisation.verified_at is not null as verified,
  organisation.trusted_at is not null as trusted, organisation.entered_by is not null as entered, organisation.merged_into as "mergedInto", organisation.sample,
  organisation.created_at as "createdAt", organisation.updated_at as "updatedAt", organisation.version`

/** The row itself, for faces of this and later modules inside their transactions; it asks for no right. */
export const organisationById = (db: Db, id: string, lock?: 'for update'): Promise<Organisation | undefined> =>
  row<Organisation>(db, sql`select ${columns} from organisation where id = ${id} ${lock ? sql`for update` : sql``}`)

/** The contact is for signed-in readers: a public page shows no address to collect. */
const forReader = (actor: Actor, one: Organisation): Organisation =>
  actor.kind === 'visitor' ? { ...one, contactName: null, contactEmail: null } : one

/**
 * The organisation at an address. Of one that was merged, `movedTo` is the slug of the one that it became.
 * @throws missing when there is none that the actor may read.
 */
export async function organisationBySlug(db: Db, actor: Actor, slug: string): Promise<{ organisation: Organisation; movedTo?: string }> {
  const found = await row<Organisation>(db, sql`select ${columns} from organisation where slug = ${slug}`)
  const one = found?.mergedInto ? await organisationById(db, found.mergedInto) : found
  if (!found || !one || !mayReadOrganisation(actor, one)) throw new Failure('missing', refusals.missing)
  return { organisation: forReader(actor, one), ...(one.slug === found.slug ? {} : { movedTo: one.slug }) }
}

/** As {@link organisationBySlug}, for those who may administer it or are staff. */
export async function organisationToManage(db: Db, actor: Actor, slug: string): Promise<Organisation> {
  const { organisation } = await organisationBySlug(db, actor, slug)
  if (!administers(actor, organisation.id) && !isStaff(actor)) throw new Failure('missing', refusals.missing)
  return organisation
}

export type OrganisationLine = Pick<Organisation, 'id' | 'slug' | 'kind' | 'name' | 'country' | 'region' | 'city' | 'verified' | 'trusted' | 'sample'>

export type OrganisationQuery = { q?: string; kind?: string; country?: string; verified?: boolean; page?: number; size?: number; lang?: Lang }

/** Readable organisations by name, `size` to a page (20; at most 100), with the true number of all that fit. Pages count from 1. */
export async function listOrganisations(db: Db, actor: Actor, query: OrganisationQuery = {}): Promise<{ lines: OrganisationLine[]; total: number; page: number; pages: number }> {
  const params: unknown[] = []
  const where = ['organisation.merged_into is null', readableOrganisations(actor, params)]
  const add = (condition: (place: string) => string, value: unknown) => {
    params.push(value)
    where.push(condition(`$${params.length}`))
  }
  for (const word of (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)) {
    add((place) => `lower(coalesce(name ->> 'zh', '') || ' ' || coalesce(name ->> 'en', '') || ' ' || slug) like ${place}`, `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  }
  if (query.kind) add((place) => `kind = ${place}`, query.kind)
  if (query.country) add((place) => `country = ${place}`, query.country)
  if (query.verified !== undefined) add((place) => `(verified_at is not null) = ${place}`, query.verified)
  const from = `from organisation where ${where.join(' and ')}`
  const size = Math.min(Math.max(query.size ?? 20, 1), 100)
  const client = db.$client
  const total = Number((await client.query<{ n: number }>(`select count(*) as n ${from}`, params)).rows[0]!.n)
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(Math.max(1, Math.trunc(query.page ?? 1)), pages)
  const by = query.lang === 'zh' ? `coalesce(name ->> 'zh', name ->> 'en')` : `lower(coalesce(name ->> 'en', name ->> 'zh'))`
  const { rows: lines } = await client.query<OrganisationLine>(
    `select id, slug, kind, name, country, region, city, verified_at is not null as verified, trusted_at is not null as trusted, sample ${from}
     order by ${by}, id limit ${size} offset ${(page - 1) * size}`,
    params,
  )
  return { lines, total, page, pages }
}

/** Names and addresses of organisations by id, for lists of other modules; merged ones are read as what they became. Asks for no right. */
export async function organisationNames(db: Db, ids: readonly string[]): Promise<Map<string, { id: string; slug: string; name: Name; country: string }>> {
  if (ids.length === 0) return new Map()
  const found = await prepared<{ asked: string; id: string; slug: string; name: Name; country: string }>(
    db,
    'organisation_names',
    `select asked.id as asked, it.id, it.slug, it.name, it.country from organisation asked
     join organisation it on it.id = coalesce(asked.merged_into, asked.id) where asked.id = any($1::uuid[])`,
    [[...new Set(ids)]],
  )
  return new Map(found.map(({ asked, ...one }) => [asked, one]))
}

/** Readable organisations whose name begins with or holds the words, for choosing one in a form. */
export const suggestOrganisations = async (db: Db, actor: Actor, q: string, limit = 10): Promise<OrganisationLine[]> =>
  q.trim() ? (await listOrganisations(db, actor, { q, size: limit })).lines : []

/** Countries that occur among readable organisations, for the filter; the most frequent first. */
export async function countriesInUse(db: Db, actor: Actor): Promise<{ country: string; n: number }[]> {
  const params: unknown[] = []
  const text = `select country, count(*) as n from organisation where merged_into is null and ${readableOrganisations(actor, params)} group by country order by n desc, country`
  return (await db.$client.query<{ country: string; n: number }>(text, params)).rows
}
