import { type Actor, visitor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, type Name, type Phrase, say } from '../../core/text.ts'
import { change, record } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql, transaction } from '../../platform/database.ts'
import { readOrcid } from './identifiers.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { signInMessages } from './messages/sign-in.ts'
import { hashToken, makeToken } from './secret-token.ts'
import type { SignIn } from './sign-in.ts'
import { passwordLength } from './sign-in/rules.ts'

export type NewPerson = { email: string; password: string; name: Name; lang: Lang; zone?: string; country?: string; sample?: boolean }

const confirmDays = 3
const zones = new Set(Intl.supportedValuesOf('timeZone'))
export const isZone = (zone: string): boolean => zone === 'UTC' || zones.has(zone)

const cleanName = (name: Name): Name => ({ ...(name.zh?.trim() ? { zh: name.zh.trim() } : {}), ...(name.en?.trim() ? { en: name.en.trim() } : {}) })

/** @throws invalid, at `field`, when a password is too short or too long. */
export function checkPassword(password: string, field = 'password'): void {
  if (password.length >= passwordLength.min && password.length <= passwordLength.max) return
  throw new Failure('invalid', refusals.invalid, { fields: { [field]: passwordSentence } })
}

const passwordSentence: Phrase = { zh: say('zh', peopleRefusals.passwordLength, passwordLength), en: say('en', peopleRefusals.passwordLength, passwordLength) }

function checkPerson(input: { email?: string; password?: string; name: Name; zone?: string; country?: string; orcid?: string }): void {
  const fields: Record<string, Phrase> = {}
  const { zh, en } = cleanName(input.name)
  if (!zh && !en) fields.name = peopleRefusals.name
  else if ((zh?.length ?? 0) > 200 || (en?.length ?? 0) > 200) fields.name = peopleRefusals.nameLong
  if (input.email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email.trim())) fields.email = peopleRefusals.email
  if (input.password !== undefined && (input.password.length < passwordLength.min || input.password.length > passwordLength.max)) fields.password = passwordSentence
  if (input.zone && !isZone(input.zone)) fields.zone = peopleRefusals.zone
  if (input.country && !/^[A-Z]{2}$/.test(input.country)) fields.country = peopleRefusals.country
  if (input.orcid && !readOrcid(input.orcid)) fields.orcid = peopleRefusals.orcid
  if (Object.keys(fields).length) throw new Failure('invalid', refusals.invalid, { fields })
}

/** Writes a person with a password, as the actor's deed, in the caller's transaction. */
export async function writePerson(tx: Db, actor: Actor, input: NewPerson & { hash: string; emailVerified?: boolean }): Promise<string> {
  checkPerson(input)
  const id = newId(actor.at.getTime())
  await change(tx, actor, { verb: 'person.create', object: { type: 'person', id }, audience: 'staff' }, async () => {
    await run(
      tx,
      sql`insert into person (id, name, email, email_verified, lang, zone, country, sample, created_at, updated_at)
          values (${id}, ${JSON.stringify(cleanName(input.name))}, ${input.email.trim().toLowerCase()}, ${input.emailVerified ?? false}, ${input.lang},
            ${input.zone || (input.lang === 'zh' ? 'Asia/Shanghai' : 'Europe/London')}, ${input.country || null}, ${input.sample ?? false}, ${actor.at}, ${actor.at})`,
    )
    await writePassword(tx, id, input.hash, actor.at)
  })
  return id
}

const writePassword = (tx: Db, personId: string, hash: string, at: Date): Promise<number> =>
  run(
    tx,
    sql`insert into sign_in_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
        values (${newId(at.getTime())}, ${personId}, 'credential', ${personId}, ${hash}, ${at}, ${at})
        on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
  )

/**
 * Signs somebody up. The answer is the same whether the address is known: a new person gets a letter to confirm it, a
 * known one a letter that says so. The password is hashed in both cases, so that time tells nothing either.
 * @param joined what else is noted of a new person, in the same transaction
 */
export async function signUp(db: Db, signIn: SignIn, input: NewPerson, joined?: (tx: Db, personId: string, at: Date) => Promise<unknown>): Promise<void> {
  checkPerson(input)
  const email = input.email.trim().toLowerCase()
  const hash = await signIn.hashPassword(input.password)
  const actor = visitor(signIn.clock())
  const known = () => row<{ id: string }>(db, sql`select id from person where email = ${email}`)
  const before = await known()
  if (before) return signIn.sendMail({ kind: 'address_taken', personId: before.id })
  try {
    const id = await transaction(db, async (tx) => {
      const made = await writePerson(tx, actor, { ...input, hash })
      await joined?.(tx, made, actor.at)
      return made
    })
    await sendConfirmation(db, signIn, id)
  } catch (error) {
    const other = brokeConstraint(error, 'person_email') ? await known() : undefined
    if (!other) throw error
    await signIn.sendMail({ kind: 'address_taken', personId: other.id })
  }
}

/** Creates a person with a confirmed address: commands and samples. @throws invalid when the address is taken. */
export async function createPerson(db: Db, actor: Actor, signIn: SignIn, input: NewPerson): Promise<string> {
  if (actor.kind !== 'system') throw new Failure('denied', refusals.denied)
  const hash = await signIn.hashPassword(input.password)
  return transaction(db, (tx) => writePerson(tx, actor, { ...input, hash, emailVerified: true })).catch((error: unknown) => {
    if (brokeConstraint(error, 'person_email')) throw new Failure('invalid', peopleRefusals.emailTaken, { fields: { email: peopleRefusals.emailTaken } })
    throw error
  })
}

/** Sets a password and ends every session: the command for somebody who is locked out. */
export async function setPassword(db: Db, actor: Actor, signIn: SignIn, input: { personId: string; password: string }): Promise<void> {
  if (actor.kind !== 'system') throw new Failure('denied', refusals.denied)
  checkPassword(input.password)
  const hash = await signIn.hashPassword(input.password)
  await change(db, actor, { verb: 'person.set_password', object: { type: 'person', id: input.personId }, audience: 'staff' }, async (tx) => {
    await writePassword(tx, input.personId, hash, actor.at)
    await run(tx, sql`delete from sign_in_session where user_id = ${input.personId}`)
  })
}

/** Sends the letter that confirms an address; links of earlier letters stop working. */
export async function sendConfirmation(db: Db, signIn: SignIn, personId: string): Promise<void> {
  const person = await row<{ verified: boolean }>(db, sql`select email_verified as verified from person where id = ${personId} and erased_at is null`)
  if (!person || person.verified) return
  const { token, hash } = makeToken()
  const now = signIn.clock()
  const until = new Date(now.getTime() + confirmDays * 86_400_000)
  await run(db, sql`delete from sign_in_verification where value = ${personId} and identifier like 'confirm:%'`)
  await run(db, sql`insert into sign_in_verification (id, identifier, value, expires_at, created_at) values (${newId(now.getTime())}, ${`confirm:${hash.toString('hex')}`}, ${personId}, ${until}, ${now})`)
  await signIn.sendMail({ kind: 'address_confirm', personId, token })
}

/**
 * Confirms the actor's address by the link that was sent to it, once. Only its own person confirms it: a mail filter
 * that follows links confirms nothing for a stranger who signed up with somebody's address.
 * @throws missing when the link was used, is too old or belongs to another account.
 */
export async function confirmAddress(db: Db, actor: Actor, token: string): Promise<void> {
  const identifier = `confirm:${hashToken(token).toString('hex')}`
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId, at } = actor
  await change(db, actor, { verb: 'person.confirm_address', object: { type: 'person', id: personId }, audience: 'staff' }, async (tx) => {
    const used = await run(tx, sql`delete from sign_in_verification where identifier = ${identifier} and value = ${personId} and expires_at > ${at}`)
    if (used === 0) throw new Failure('missing', signInMessages.linkUsed)
    await run(tx, sql`update person set email_verified = true, updated_at = ${at} where id = ${personId}`)
  })
}

/** Sets a new password by the link of a letter; having it also confirms the address. @throws invalid when the link was used or is too old. */
export async function resetPassword(db: Db, signIn: SignIn, input: { token: string; password: string }): Promise<void> {
  checkPassword(input.password)
  const personId = await signIn.reset(input)
  const actor: Actor = { ...visitor(signIn.clock()), kind: 'person', personId }
  await change(db, actor, { verb: 'person.reset_password', object: { type: 'person', id: personId }, audience: 'staff' }, (tx) =>
    run(tx, sql`update person set email_verified = true where id = ${personId}`),
  )
}

/** The activity of a deed whose rows the sign-in library has written: password and second factor. */
export async function recordSignInDeed(db: Db, actor: Actor, verb: 'change_password' | 'begin_second_factor' | 'confirm_second_factor' | 'end_second_factor'): Promise<void> {
  if (actor.personId) await record(db, actor, { verb: `person.${verb}`, object: { type: 'person', id: actor.personId }, audience: 'staff' })
}

export type Account = { id: string; name: Name; email: string; emailVerified: boolean; lang: Lang; zone: string; country: string | null; orcid: string | null; twoFactor: boolean; createdAt: Date; sessions: number }

/** The actor's own account. */
export async function accountOf(db: Db, actor: Actor): Promise<Account> {
  const found = actor.personId
    ? await row<Account>(
        db,
        sql`select id, name, email, email_verified as "emailVerified", lang, zone, country, orcid, two_factor_enabled as "twoFactor", created_at as "createdAt",
              (select count(*) from sign_in_session s where s.user_id = person.id and s.expires_at > ${actor.at}) as sessions
            from person where id = ${actor.personId} and erased_at is null`,
      )
    : undefined
  if (!found) throw new Failure('missing', refusals.missing)
  return found
}

export type AccountInput = { name: Name; lang: Lang; zone: string; country?: string; orcid?: string }

export async function saveAccount(db: Db, actor: Actor, input: AccountInput): Promise<void> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  checkPerson(input)
  const orcid = input.orcid ? readOrcid(input.orcid) : undefined
  await change(db, actor, { verb: 'person.edit', object: { type: 'person', id: actor.personId }, audience: 'staff' }, (tx) =>
    run(
      tx,
      sql`update person set name = ${JSON.stringify(cleanName(input.name))}, lang = ${input.lang}, zone = ${input.zone}, country = ${input.country || null}, orcid = ${orcid ?? null}, updated_at = ${actor.at}
          where id = ${actor.personId!} and erased_at is null`,
    ),
  ).catch((error: unknown) => {
    if (brokeConstraint(error, 'person_orcid')) throw new Failure('invalid', peopleRefusals.orcidTaken, { fields: { orcid: peopleRefusals.orcidTaken } })
    throw error
  })
}

/** Ends every session of the actor but the one named. Gives how many ended. */
export async function endSessions(db: Db, actor: Actor, except?: string): Promise<number> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  return change(db, actor, { verb: 'person.end_sessions', object: { type: 'person', id: personId }, audience: 'staff' }, (tx) =>
    run(tx, sql`delete from sign_in_session where user_id = ${personId} and id is distinct from ${except ?? null}`),
  )
}
