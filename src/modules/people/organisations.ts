import { type Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { writeText } from '../../core/writing.ts'
import { administratorsOf, enrol } from './affiliations.ts'
import { organisationById, type Organisation } from './directory.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { checkOrganisation, type OrganisationInput } from './organisation-input.ts'
import { canEditOrganisation, canVouch, hasStanding } from './policy.ts'
import { longerSlug, slugFor } from './slug.ts'

const json = (value: object | undefined | null): string | null => (value ? JSON.stringify(value) : null)
const sinophone = new Set(['CN', 'HK', 'MO', 'TW'])
/** In which language an organisation most likely wrote first, where it gives both at once. */
const preferred = (input: OrganisationInput): Lang => (sinophone.has(input.country) || (input.name.zh && !input.name.en) ? 'zh' : 'en')

/** A constraint that another organisation holds, as a sentence at its field. */
function taken(error: unknown): never {
  for (const [constraint, field, sentence] of [
    ['organisation_ror', 'ror', peopleRefusals.rorTaken],
    ['organisation_uscc', 'uscc', peopleRefusals.usccTaken],
  ] as const) {
    if (brokeConstraint(error, constraint)) throw new Failure('invalid', sentence, { fields: { [field]: sentence } })
  }
  throw error
}

async function refuseSameName(db: Db, input: OrganisationInput, distinct: boolean | undefined): Promise<void> {
  if (distinct) return
  const { zh, en } = input.name
  const same = await row<{ slug: string; name: Name }>(
    db,
    sql`select slug, name from organisation where merged_into is null and country = ${input.country}
          and (name ->> 'zh' = ${zh ?? null} or lower(name ->> 'en') = lower(${en ?? null})) limit 1`,
  )
  if (!same) return
  const filled = { zh: peopleRefusals.sameName.zh.replace('{name}', nameFor('zh', same.name)), en: peopleRefusals.sameName.en.replace('{name}', nameFor('en', same.name)) }
  throw new Failure('invalid', filled, { fields: { name: filled }, theirs: { slug: same.slug } })
}

export type NewOrganisation = OrganisationInput & {
  /** The person says that one of the same name is another one. */
  distinct?: boolean
  /** Chosen address; only the system (samples, imports) chooses. */
  slug?: string
  /** What the system founds is verified unless it says no: then nobody but staff and its own people see its page. */
  unverified?: boolean
  sample?: boolean
}

/** Founds an organisation; its founder becomes administrator. Staff verify it afterwards; what the system founds is verified. */
export async function createOrganisation(db: Db, actor: Actor, given: NewOrganisation): Promise<{ id: string; slug: string }> {
  if (!hasStanding(actor)) throw new Failure('denied', peopleRefusals.confirmFirst)
  const input = checkOrganisation(given)
  await refuseSameName(db, input, given.distinct)
  const id = newId(actor.at.getTime())
  const about = writeText(undefined, input.about ?? {}, preferred(input), actor.at, actor.personId)
  const verified = actor.kind === 'system' && !given.unverified ? actor.at : null
  const insert = (slug: string) =>
    change(db, actor, { verb: 'organisation.create', object: { type: 'organisation', id }, audience: 'public' }, async (tx) => {
      await run(
        tx,
        sql`insert into organisation (id, slug, kind, name, country, region, city, about, website, ror, uscc, default_field, contact_name, contact_email,
              verified_at, sample, created_by, created_at, updated_at)
            values (${id}, ${slug}, ${input.kind}, ${json(input.name)}, ${input.country}, ${input.region || null}, ${json(input.city)}, ${json(about)}, ${input.website || null},
              ${input.ror ?? null}, ${input.uscc ?? null}, ${input.defaultField || null}, ${input.contactName || null}, ${input.contactEmail || null},
              ${verified}, ${given.sample ?? false}, ${actor.personId ?? null}, ${actor.at}, ${actor.at})`,
      )
      if (actor.personId) await enrol(tx, { personId: actor.personId, organisationId: id, role: 'administrator', at: actor.at })
      return { id, slug }
    })
  const slug = given.slug ?? slugFor(input.name, input.kind, id)
  return insert(slug).catch((error: unknown) => {
    if (brokeConstraint(error, 'organisation_slug_key') && !given.slug) return insert(longerSlug(slug, id)).catch(taken)
    return taken(error)
  })
}

/** Saves the whole form. @throws conflict with what is stored now when `version` is not the newest. */
export async function editOrganisation(db: Db, actor: Actor, given: OrganisationInput & { id: string; version: number }): Promise<Organisation> {
  if (!canEditOrganisation(actor, given.id)) throw new Failure('missing', refusals.missing)
  const input = checkOrganisation(given)
  return change(db, actor, { verb: 'organisation.edit', object: { type: 'organisation', id: given.id }, audience: 'public' }, async (tx) => {
    const before = await organisationById(tx, given.id, 'for update')
    if (!before || before.mergedInto) throw new Failure('missing', refusals.missing)
    if (before.version !== given.version) throw new Failure('conflict', refusals.changed, { theirs: before })
    const about = writeText(before.about, input.about ?? {}, before.about?.source ?? preferred(input), actor.at, actor.personId)
    await run(
      tx,
      sql`update organisation set kind = ${input.kind}, name = ${json(input.name)}, country = ${input.country}, region = ${input.region || null}, city = ${json(input.city)},
            about = ${json(about)}, website = ${input.website || null}, ror = ${input.ror ?? null}, uscc = ${input.uscc ?? null}, default_field = ${input.defaultField || null},
            contact_name = ${input.contactName || null}, contact_email = ${input.contactEmail || null}, version = version + 1, updated_at = ${actor.at}
          where id = ${given.id}`,
    )
    return (await organisationById(tx, given.id))!
  }).catch(taken)
}

/** Staff vouch that the organisation is what it says; its page is public from then on. */
export const verifyOrganisation = (db: Db, actor: Actor, input: { id: string; verified: boolean }): Promise<void> =>
  vouch(db, actor, input.id, input.verified ? 'organisation.verify' : 'organisation.unverify', async (tx) => {
    await run(
      tx,
      input.verified
        ? sql`update organisation set verified_at = coalesce(verified_at, ${actor.at}), verified_by = coalesce(verified_by, ${actor.personId ?? null}) where id = ${input.id}`
        : sql`update organisation set verified_at = null, verified_by = null, trusted_at = null where id = ${input.id}`,
    )
    if (!input.verified) return
    const one = await organisationById(tx, input.id)
    await tell(tx, { kind: 'organisation_verified', people: await administratorsOf(tx, input.id), object: { type: 'organisation', id: input.id }, version: actor.at.toISOString(), about: { organisation: one!.name } })
  })

/** Trusted organisations publish at once and are sampled; trust implies verification. */
export const trustOrganisation = (db: Db, actor: Actor, input: { id: string; trusted: boolean }): Promise<void> =>
  vouch(db, actor, input.id, input.trusted ? 'organisation.trust' : 'organisation.distrust', async (tx) => {
    await run(
      tx,
      input.trusted
        ? sql`update organisation set trusted_at = coalesce(trusted_at, ${actor.at}), verified_at = coalesce(verified_at, ${actor.at}),
                verified_by = coalesce(verified_by, ${actor.personId ?? null}) where id = ${input.id}`
        : sql`update organisation set trusted_at = null where id = ${input.id}`,
    )
  })

async function vouch(db: Db, actor: Actor, id: string, verb: string, f: (tx: Db) => Promise<void>): Promise<void> {
  if (!canVouch(actor)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb, object: { type: 'organisation', id }, audience: 'public' }, async (tx) => {
    const before = await organisationById(tx, id, 'for update')
    if (!before || before.mergedInto) throw new Failure('missing', refusals.missing)
    await f(tx)
  })
}
