import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId, showId } from '../../../core/id.ts'
import type { Lang, Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { bodyRefusals } from './messages.ts'
import { canShapeBodies, leads } from './policy.ts'
import { dayOf, limits } from './text.ts'
import type { BodyKind } from './words.ts'

export type Body = { id: string; allianceId: string; kind: BodyKind; name: Text; remit: Text | null; endedAt: Date | null; version: number; seats: number; term: { fromOn: string; toOn: string } | null }

const columns = (at: Date) => sql`s.id, b.alliance_id as "allianceId", b.kind, s.name, s.purpose as remit, b.ended_at as "endedAt", b.version,
  (select count(*) from seat x where x.space_id = s.id and x.from_on <= ${dayOf(at)}::date and (x.to_on is null or x.to_on > ${dayOf(at)}::date)) as seats,
  (select json_build_object('fromOn', t.from_on, 'toOn', t.to_on) from body_term t where t.body_id = s.id and t.to_on > ${dayOf(at)}::date order by t.from_on limit 1) as term`

/** The bodies of an alliance that the caller may read, those at work first. */
export const bodiesOf = (db: Db, actor: Actor, allianceId: string): Promise<Body[]> =>
  rows<Body>(db, sql`select ${columns(actor.at)} from body b join space s on s.id = b.space_id where b.alliance_id = ${allianceId} order by b.ended_at nulls first, s.id`)

/** A body of an alliance that the caller may read. @throws missing */
export async function bodyById(db: Db, actor: Actor, allianceId: string, id: string): Promise<Body> {
  const found = await row<Body>(db, sql`select ${columns(actor.at)} from body b join space s on s.id = b.space_id where b.space_id = ${id} and b.alliance_id = ${allianceId}`)
  if (!found) throw missing()
  return found
}

/** A body at work, for those who lead it; locks it in a transaction. @throws missing | conflict once it has ended */
export async function bodyToLead(db: Db, actor: Actor, id: string, may: typeof leads = leads): Promise<{ id: string; allianceId: string; name: Text }> {
  const found = await row<{ id: string; allianceId: string; name: Text; endedAt: Date | null }>(
    db,
    sql`select b.space_id as id, b.alliance_id as "allianceId", s.name, b.ended_at as "endedAt" from body b join space s on s.id = b.space_id where b.space_id = ${id} for update of b`,
  )
  if (!found || !may(actor, found)) throw missing()
  if (found.endedAt) throw new Failure('conflict', bodyRefusals.ended)
  return found
}

export const shapes: typeof leads = (actor, body) => canShapeBodies(actor, body.allianceId)

export type BodyInput = { kind: BodyKind; name: Halves; remit: Halves; lang: Lang }

/** Founds a body of an alliance, with its first term if one is given. @throws missing | invalid */
export async function foundBody(db: Db, actor: Actor, input: BodyInput & { allianceId: string; fromOn?: string; toOn?: string; sample?: boolean }): Promise<string> {
  if (!canShapeBodies(actor, input.allianceId)) throw missing()
  const { name, remit } = textsOf(actor, input.lang, { name: { halves: input.name, limit: limits.title, need: 'one' }, remit: { halves: input.remit, limit: limits.remit, need: 'one' } })
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'body.found', object: { type: 'body', id }, audience: 'space', related: [input.allianceId] }, async (tx) => {
    const alliance = await row(tx, sql`select 1 from space where id = ${input.allianceId} and kind = 'alliance'`)
    if (!alliance) throw missing()
    await run(
      tx,
      sql`insert into space (id, kind, slug, name, purpose, parent_id, visibility, sample, created_by, created_at)
          values (${id}, 'body', ${`body-${showId(id)}`}, ${stored(name)}, ${stored(remit)}, ${input.allianceId}, 'space', ${input.sample ?? false}, ${actor.personId ?? null}, ${actor.at})`,
    )
    await run(tx, sql`insert into body (space_id, alliance_id, kind) values (${id}, ${input.allianceId}, ${input.kind})`)
    if (input.fromOn || input.toOn) await writeTerm(tx, actor, id, input)
  })
  return id
}

/** @throws invalid unless the term begins when the last has ended */
async function writeTerm(tx: Db, actor: Actor, bodyId: string, input: { fromOn?: string; toOn?: string }): Promise<void> {
  const { fromOn = dayOf(actor.at), toOn } = input
  const last = await row<{ toOn: string }>(tx, sql`select to_on as "toOn" from body_term where body_id = ${bodyId} order by to_on desc limit 1`)
  if (!toOn || toOn <= fromOn || (last && fromOn < last.toOn)) throw wrong('toOn', bodyRefusals.term)
  await run(tx, sql`insert into body_term (id, body_id, from_on, to_on) values (${newId(actor.at.getTime())}, ${bodyId}, ${fromOn}, ${toOn})`)
}

/** Another term of a body: its days, the last not counted. @throws missing | conflict | invalid */
export const addTerm = (db: Db, actor: Actor, input: { id: string; fromOn: string; toOn: string }): Promise<void> =>
  change(db, actor, { verb: 'body.add_term', object: { type: 'body', id: input.id }, audience: 'space' }, async (tx) => {
    await bodyToLead(tx, actor, input.id, shapes)
    await writeTerm(tx, actor, input.id, input)
  })

export type Term = { id: string; fromOn: string; toOn: string }
export const termsOf = (db: Db, bodyId: string): Promise<Term[]> => rows<Term>(db, sql`select id, from_on as "fromOn", to_on as "toOn" from body_term where body_id = ${bodyId} order by from_on`)

/** @throws missing | conflict when it was changed meanwhile or has ended | invalid */
export const editBody = (db: Db, actor: Actor, input: BodyInput & { id: string; version: number }): Promise<void> =>
  change(db, actor, { verb: 'body.edit', object: { type: 'body', id: input.id }, audience: 'space' }, async (tx) => {
    const { allianceId } = await bodyToLead(tx, actor, input.id, shapes)
    const before = await bodyById(tx, actor, allianceId, input.id)
    if (before.version !== input.version) throw new Failure('conflict', bodyRefusals.changed)
    const { name, remit } = textsOf(actor, input.lang, {
      name: { halves: input.name, limit: limits.title, before: before.name, need: 'one' }, remit: { halves: input.remit, limit: limits.remit, before: before.remit, need: 'one' },
    })
    await run(tx, sql`update space set name = ${stored(name)}, purpose = ${stored(remit)} where id = ${input.id}`)
    await run(tx, sql`update body set kind = ${input.kind}, version = version + 1 where space_id = ${input.id}`)
  })

/** Ends a body and every seat in it today; its history stays. @throws missing | conflict */
export const endBody = (db: Db, actor: Actor, id: string): Promise<void> =>
  change(db, actor, { verb: 'body.end', object: { type: 'body', id }, audience: 'space' }, async (tx) => {
    await bodyToLead(tx, actor, id, shapes)
    await run(tx, sql`update body set ended_at = ${actor.at}, version = version + 1 where space_id = ${id}`)
    await run(tx, sql`update seat set to_on = greatest(${dayOf(actor.at)}::date, from_on) where space_id = ${id} and (to_on is null or to_on > ${dayOf(actor.at)}::date)`)
    await run(tx, sql`update space set joins_decided_by = null where joins_decided_by = ${id}`)
  })
