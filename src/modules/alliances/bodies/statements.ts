import { createHash } from 'node:crypto'
import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { memberOrganisations } from '../../spaces/spaces.ts'
import { canRunAlliance } from '../policy.ts'
import { bodyRefusals } from './messages.ts'
import { mayActFor } from './policy.ts'
import { limits } from './text.ts'

export type Statement = { id: string; allianceId: string; title: Text; body: Text; sha256: string | null; openedAt: Date | null; closedAt: Date | null; version: number; signatures: number }

const columns = sql`t.id, t.alliance_id as "allianceId", t.title, t.body, encode(t.sha256, 'hex') as sha256, t.opened_at as "openedAt", t.closed_at as "closedAt", t.version,
  (select count(*) from alliance_signature g where g.statement_id = t.id) as signatures`

/** Statements of an alliance that the caller may read: drafts only for who runs it. */
export const statementsOf = (db: Db, actor: Actor, allianceId: string): Promise<Statement[]> =>
  rows<Statement>(
    db,
    sql`select ${columns} from alliance_statement t where t.alliance_id = ${allianceId} ${canRunAlliance(actor, allianceId) ? sql`` : sql`and t.opened_at is not null`} order by coalesce(t.opened_at, t.created_at) desc limit 200`,
  )

/** @throws missing, for a draft also to whoever does not run the alliance */
export async function statementById(db: Db, actor: Actor, allianceId: string, id: string): Promise<Statement> {
  const found = await row<Statement>(db, sql`select ${columns} from alliance_statement t where t.id = ${id} and t.alliance_id = ${allianceId}`)
  if (!found || (!found.openedAt && !canRunAlliance(actor, allianceId))) throw missing()
  return found
}

/**
 * The exact text that is signed, in UTF-8: title, an empty line, text, in Chinese; a line of three hyphens between empty
 * lines; the same in English; one line end. Its SHA-256 is what the signatures stand for.
 */
export const exactText = ({ title, body }: Pick<Statement, 'title' | 'body'>): string =>
  `${(['zh', 'en'] as const).map((lang) => `${title.variants[lang]?.body ?? ''}\n\n${body.variants[lang]?.body ?? ''}`).join('\n\n---\n\n')}\n`

export const hashOf = (statement: Pick<Statement, 'title' | 'body'>): string => createHash('sha256').update(exactText(statement), 'utf8').digest('hex')

type StatementInput = { title: Halves; body: Halves; lang: Lang }

const both = (actor: Actor, { title, body, lang }: StatementInput, before?: Statement) =>
  textsOf(actor, lang, { title: { halves: title, limit: limits.title, before: before?.title, need: 'both' }, body: { halves: body, limit: limits.long, before: before?.body, need: 'both' } })

/** Drafts a statement in both languages. @throws missing | invalid */
export async function draftStatement(db: Db, actor: Actor, input: StatementInput & { allianceId: string }): Promise<string> {
  if (!canRunAlliance(actor, input.allianceId)) throw missing()
  const { title, body } = both(actor, input)
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'statement.draft', object: { type: 'statement', id }, related: [input.allianceId] }, (tx) =>
    run(tx, sql`insert into alliance_statement (id, alliance_id, title, body, created_by, created_at) values (${id}, ${input.allianceId}, ${stored(title)}, ${stored(body)}, ${actor.personId ?? null}, ${actor.at})`),
  )
  return id
}

async function statementToRun(tx: Db, actor: Actor, id: string): Promise<Statement> {
  const found = await row<Statement>(tx, sql`select ${columns} from alliance_statement t where t.id = ${id} for update`)
  if (!found || !canRunAlliance(actor, found.allianceId)) throw missing()
  return found
}

/** @throws missing | conflict once it is open | invalid */
export const editStatement = (db: Db, actor: Actor, input: StatementInput & { id: string; version: number }): Promise<void> =>
  change(db, actor, { verb: 'statement.edit', object: { type: 'statement', id: input.id } }, async (tx) => {
    const before = await statementToRun(tx, actor, input.id)
    if (before.openedAt) throw new Failure('conflict', bodyRefusals.frozen)
    if (before.version !== input.version) throw new Failure('conflict', bodyRefusals.changed)
    const { title, body } = both(actor, input, before)
    await run(tx, sql`update alliance_statement set title = ${stored(title)}, body = ${stored(body)}, version = version + 1 where id = ${input.id}`)
  })

/** Officers and administrators of the members: who may sign. */
const signatories = async (tx: Db, actor: Actor, allianceId: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      tx,
      sql`select distinct person_id as id from affiliation where ended_at is null and role <> 'researcher' and organisation_id = any(${sql.param(await memberOrganisations(tx, [allianceId], actor.at))}::uuid[])`,
    )
  ).map((one) => one.id)

/** Opens a statement for signature: its text is frozen by its hash, and those who may sign are told. @throws missing | conflict */
export const openStatement = (db: Db, actor: Actor, input: { id: string; version: number }): Promise<void> =>
  change(db, actor, { verb: 'statement.open', object: { type: 'statement', id: input.id }, audience: 'public' }, async (tx) => {
    const before = await statementToRun(tx, actor, input.id)
    if (before.openedAt) throw new Failure('conflict', bodyRefusals.frozen)
    if (before.version !== input.version) throw new Failure('conflict', bodyRefusals.changed)
    await run(tx, sql`update alliance_statement set opened_at = ${actor.at}, sha256 = ${Buffer.from(hashOf(before), 'hex')}, version = version + 1 where id = ${input.id}`)
    await tell(tx, { kind: 'statement_opened', people: await signatories(tx, actor, before.allianceId), object: { type: 'statement', id: input.id }, about: { title: halvesOf(before.title) } })
  })

/** @throws missing | conflict unless it is open */
export const closeStatement = (db: Db, actor: Actor, id: string): Promise<void> =>
  change(db, actor, { verb: 'statement.close', object: { type: 'statement', id }, audience: 'public' }, async (tx) => {
    const before = await statementToRun(tx, actor, id)
    if (!before.openedAt || before.closedAt) throw new Failure('conflict', bodyRefusals.notOpen)
    await run(tx, sql`update alliance_statement set closed_at = greatest(${actor.at}, opened_at), version = version + 1 where id = ${id}`)
  })

/** The members for which the caller may sign a statement and has not: none when it is not open. */
export async function signableBy(db: Db, actor: Actor, statement: Statement): Promise<string[]> {
  if (!statement.openedAt || statement.closedAt || !actor.personId) return []
  const members = (await memberOrganisations(db, [statement.allianceId], actor.at)).filter((one) => mayActFor(actor, one))
  const signed = await rows<{ id: string }>(db, sql`select organisation_id as id from alliance_signature where statement_id = ${statement.id}`)
  return members.filter((one) => !signed.some(({ id }) => id === one))
}

/** Signs for a member organisation, once for each. @throws missing | conflict when it has signed or the statement is not open */
export async function signStatement(db: Db, actor: Actor, input: { id: string; allianceId: string; organisationId: string }): Promise<void> {
  const { personId } = actor
  const seen = await statementById(db, actor, input.allianceId, input.id)
  if (!personId || !mayActFor(actor, input.organisationId) || !(await memberOrganisations(db, [seen.allianceId], actor.at)).includes(input.organisationId)) throw missing()
  await change(db, actor, { verb: 'statement.sign', object: { type: 'statement', id: input.id }, audience: 'public', onBehalfOf: input.organisationId }, (tx) =>
    run(tx, sql`insert into alliance_signature (statement_id, organisation_id, person_id, at) values (${input.id}, ${input.organisationId}, ${personId}, ${actor.at})`),
  ).catch((error: unknown) => {
    if (brokeConstraint(error, 'alliance_signature_pkey')) throw new Failure('conflict', bodyRefusals.signed)
    if (brokeConstraint(error, 'alliance_signature_open')) throw new Failure('conflict', bodyRefusals.notOpen)
    throw error
  })
}

export type Signature = { organisationId: string; name: Name; slug: string; country: string; /** Who signed; for signed-in readers. */ person: Name | null; at: Date | null }

/**
 * Every member and whether it has signed: members of today, or of the day of closing, and whoever signed while it was one.
 * Those who signed first, in their order. Unverified organisations are there for signed-in readers.
 */
export async function signaturesOf(db: Db, actor: Actor, statement: Statement): Promise<Signature[]> {
  const members = await memberOrganisations(db, [statement.allianceId], statement.closedAt ?? actor.at)
  const found = await rows<Signature>(
    db,
    sql`select o.id as "organisationId", o.name, o.slug, o.country, p.name as person, g.at from organisation o
        left join alliance_signature g on g.organisation_id = o.id and g.statement_id = ${statement.id} left join person p on p.id = g.person_id
        where (g.at is not null or o.id = any(${sql.param(members)}::uuid[])) ${actor.kind === 'visitor' ? sql`and o.verified_at is not null` : sql``}
        order by g.at nulls last, o.name ->> 'en', o.id`,
  )
  return actor.kind === 'visitor' ? found.map((one) => ({ ...one, person: null })) : found
}
