import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Actor } from '../core/actor.ts'
import { actorOfPerson, affiliate, createPerson, grantRole, listPeople, setPassword, type SignIn } from '../modules/people/people.ts'
import type { Db } from '../platform/database.ts'
import { cast, type CastMember } from './words/cast.ts'

/** A sign-in of the sample exhibition, as `samples.json` of the data folder keeps it. `role` is said in both languages. */
export type SampleSignIn = { role: string; email: string; password: string }

export type SamplePasswords = { signIns: SampleSignIn[]; /** Addresses whose password was made just now. */ fresh: ReadonlySet<string> }

const kept = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }))

/** Passwords are random per data folder; those that the folder knows already stay. The file is for its owner alone. */
export async function passwordsIn(dataFolder: string): Promise<SamplePasswords> {
  const file = join(dataFolder, 'samples.json')
  const before = await readFile(file, 'utf8').then((text) => kept.parse(JSON.parse(text)), () => [])
  const signIns = cast.map(({ role, email }) => ({ role: `${role.zh} / ${role.en}`, email, password: before.find((one) => one.email === email)?.password ?? randomBytes(9).toString('base64url') }))
  await writeFile(`${file}.new`, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return { signIns, fresh: new Set(cast.map(({ email }) => email).filter((email) => !before.some((one) => one.email === email))) }
}

/** The cast with its sign-ins and authorities; who is there already keeps what they have, and the password unless the folder has lost it. */
export async function enrolCast(db: Db, actor: Actor, signIn: SignIn, { signIns, fresh }: SamplePasswords, organisations: ReadonlyMap<string, string>): Promise<Map<string, Actor>> {
  const people = new Map<string, Actor>()
  const prepared = await Promise.all(cast.map(async (one) => ({ one, known: (await listPeople(db, actor, { q: one.email })).lines[0]?.id })))
  for (const { one, known } of prepared) {
    const password = signIns.find(({ email }) => email === one.email)!.password
    const personId = known ?? (await createPerson(db, actor, signIn, { email: one.email, password, name: one.name, lang: one.lang, country: one.country, sample: true }))
    if (!known) await authorise(db, actor, personId, one, organisations)
    else if (fresh.has(one.email)) await setPassword(db, actor, signIn, { personId, password })
    people.set(one.email, (await actorOfPerson(db, personId, actor.at))!)
  }
  return people
}

async function authorise(db: Db, actor: Actor, personId: string, one: CastMember, organisations: ReadonlyMap<string, string>): Promise<void> {
  if (one.platform) await grantRole(db, actor, { personId, role: one.platform })
  const organisationId = one.organisation && organisations.get(one.organisation)
  if (organisationId && one.as) await affiliate(db, actor, { personId, organisationId, role: one.as, department: one.department })
}
