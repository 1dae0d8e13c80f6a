import { randomBytes } from 'node:crypto'
import type { Actor, AffiliationRole, PlatformRole } from '../../src/core/actor.ts'
import { newId } from '../../src/core/id.ts'
import type { Lang, Name } from '../../src/core/text.ts'
import { actorOfPerson } from '../../src/modules/people/identify.ts'
import type { SignIn } from '../../src/modules/people/sign-in.ts'
import type { OrganisationKind } from '../../src/modules/people/words/kinds.ts'
import { type Db, run, sql } from '../../src/platform/database.ts'

/** Before anything a test does, so that a test's clock may stand anywhere after it. */
export const longAgo = new Date('2026-01-05T08:00:00Z')

let made = 0
const next = (): number => (made += 1)

type PersonFacts = Partial<{ name: Name; email: string; emailVerified: boolean; lang: Lang; zone: string; country: string }>

/** A person with a confirmed address and without a password. */
export async function makePerson(db: Db, facts: PersonFacts = {}): Promise<string> {
  const id = newId()
  const name = facts.name ?? { zh: `测试人员${next()}`, en: `Test Person ${made}` }
  await run(
    db,
    sql`insert into person (id, name, email, email_verified, lang, zone, country, created_at)
      values (${id}, ${JSON.stringify(name)}, ${(facts.email ?? `person-${id}@example.org`).toLowerCase()}, ${facts.emailVerified ?? true},
        ${facts.lang ?? 'en'}, ${facts.zone ?? 'Europe/London'}, ${facts.country ?? null}, ${longAgo.toISOString()})`,
  )
  return id
}

type OrganisationFacts = Partial<{ slug: string; kind: OrganisationKind; name: Name; country: string; region: string; verified: boolean; trusted: boolean; ror: string; uscc: string }>

/** A verified organisation in the United Kingdom that is not trusted, unless told otherwise. */
export async function makeOrganisation(db: Db, facts: OrganisationFacts = {}): Promise<string> {
  const id = newId()
  const name = facts.name ?? { zh: `测试机构${next()}`, en: `Test Organisation ${made}` }
  const since = longAgo.toISOString()
  await run(
    db,
    sql`insert into organisation (id, slug, kind, name, country, region, ror, uscc, verified_at, trusted_at, created_at)
      values (${id}, ${facts.slug ?? `test-organisation-${made}-${id.slice(-6)}`}, ${facts.kind ?? 'university'}, ${JSON.stringify(name)}, ${facts.country ?? 'GB'}, ${facts.region ?? null},
        ${facts.ror ?? null}, ${facts.uscc ?? null}, ${facts.verified === false ? null : since}, ${facts.trusted ? since : null}, ${since})`,
  )
  return id
}

/** Joins a person to an organisation; makes what is not given. */
export async function makeAffiliation(db: Db, facts: Partial<{ personId: string; organisationId: string; role: AffiliationRole }> = {}): Promise<{ id: string; personId: string; organisationId: string }> {
  const personId = facts.personId ?? (await makePerson(db))
  const organisationId = facts.organisationId ?? (await makeOrganisation(db))
  const id = newId()
  await run(
    db,
    sql`insert into affiliation (id, person_id, organisation_id, role, started_at)
      values (${id}, ${personId}, ${organisationId}, ${facts.role ?? 'officer'}, ${longAgo.toISOString()})`,
  )
  return { id, personId, organisationId }
}

/** A mandate of every verb until 2099, unless told otherwise; makes the organisations that are not given. */
export async function makeMandate(db: Db, facts: Partial<{ firmId: string; publisherId: string; verbs: string[]; until: Date }> = {}): Promise<{ id: string; firmId: string; publisherId: string }> {
  const firmId = facts.firmId ?? (await makeOrganisation(db, { kind: 'enterprise' }))
  const publisherId = facts.publisherId ?? (await makeOrganisation(db, { kind: 'park' }))
  const id = newId()
  const verbs = sql`array[${sql.join((facts.verbs ?? ['draft', 'publish', 'pause', 'close', 'answer']).map((verb) => sql`${verb}`), sql`, `)}]::text[]`
  await run(
    db,
    sql`insert into mandate (id, firm_id, publisher_id, verbs, granted_at, until)
      values (${id}, ${firmId}, ${publisherId}, ${verbs}, ${longAgo.toISOString()}, ${(facts.until ?? new Date('2099-01-01T00:00:00Z')).toISOString()})`,
  )
  return { id, firmId, publisherId }
}

export async function makeRole(db: Db, personId: string, role: PlatformRole): Promise<void> {
  await run(db, sql`insert into platform_role (id, person_id, role, granted_at) values (${newId()}, ${personId}, ${role}, ${longAgo.toISOString()})`)
}

/** The actor that this person is at `at`. */
export async function actorOf(db: Db, personId: string, at: Date = new Date()): Promise<Actor> {
  const actor = await actorOfPerson(db, personId, at)
  if (!actor) throw new Error(`no person ${personId}`)
  return actor
}

/** A person with these rights, as an actor: `await makeActor(db, { role: 'officer', organisationId })`, `{ platform: 'moderator' }`. */
export async function makeActor(
  db: Db,
  facts: PersonFacts & Partial<{ personId: string; organisationId: string; role: AffiliationRole; platform: PlatformRole; at: Date }> = {},
): Promise<Actor> {
  const personId = facts.personId ?? (await makePerson(db, facts))
  if (facts.organisationId || facts.role) await makeAffiliation(db, { personId, organisationId: facts.organisationId, role: facts.role })
  if (facts.platform) await makeRole(db, personId, facts.platform)
  return actorOf(db, personId, facts.at)
}

/** Opens a session and gives the `Cookie` header of a browser that holds it. */
export async function signedIn(db: Db, signIn: SignIn, personId: string, expires: Date = new Date(Date.now() + 30 * 86_400_000)): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await run(db, sql`insert into sign_in_session (id, token, user_id, expires_at) values (${newId()}, ${token}, ${personId}, ${expires.toISOString()})`)
  return signIn.cookieFor(token)
}
