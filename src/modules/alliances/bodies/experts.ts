import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { writing } from '../../../core/messages.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { mayReadOrganisation, organisationById } from '../../people/people.ts'
import { bodiesOf } from './founding.ts'
import { bodyRefusals } from './messages.ts'
import { belongs } from './policy.ts'
import { limits } from './text.ts'
import { type ExpertLanguage, expertLanguages } from './words.ts'

export type Expert = { id: string; personId: string; name: Name | null; fields: Text; languages: ExpertLanguage[]; registeredAt: Date; organisations: { name: Name; slug: string }[]; conflicts: { id: string; name: Name; slug: string }[] }

/** Registered experts of an alliance with what they declared; for those who belong to it. @throws missing */
export async function expertsOf(db: Db, actor: Actor, allianceId: string): Promise<Expert[]> {
  if (!belongs(actor, allianceId, await bodiesOf(db, actor, allianceId))) throw missing()
  return rows<Expert>(
    db,
    sql`select e.id, e.person_id as "personId", p.name, e.fields, e.languages, e.registered_at as "registeredAt",
          (select coalesce(json_agg(json_build_object('name', o.name, 'slug', o.slug)), '[]') from affiliation a join organisation o on o.id = a.organisation_id where a.person_id = e.person_id and a.ended_at is null) as organisations,
          (select coalesce(json_agg(json_build_object('id', c.id, 'name', o.name, 'slug', o.slug) order by c.declared_at), '[]') from body_conflict c join organisation o on o.id = c.organisation_id
            where c.alliance_id = e.alliance_id and c.person_id = e.person_id and c.ended_at is null) as conflicts
        from body_expert e join person p on p.id = e.person_id where e.alliance_id = ${allianceId} and e.withdrawn_at is null order by e.registered_at, e.id limit 500`,
  )
}

/** Registers the caller as an expert of an alliance to which they belong, or renews what they said. @throws missing | invalid */
export async function registerExpert(db: Db, actor: Actor, input: { allianceId: string; fields: Halves; languages: readonly ExpertLanguage[]; lang: Lang }): Promise<void> {
  const { personId } = actor
  if (!personId || !belongs(actor, input.allianceId, await bodiesOf(db, actor, input.allianceId))) throw missing()
  const languages = [...new Set(input.languages)].filter((one) => Object.hasOwn(expertLanguages, one))
  if (languages.length === 0) throw wrong('languages', writing.needed)
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'body.register_expert', object: { type: 'space', id: input.allianceId }, audience: 'space' }, async (tx) => {
    const before = await row<{ fields: Text }>(tx, sql`select fields from body_expert where alliance_id = ${input.allianceId} and person_id = ${personId} for update`)
    const { fields } = textsOf(actor, input.lang, { fields: { halves: input.fields, limit: limits.item, before: before?.fields, need: 'one' } })
    await run(
      tx,
      sql`insert into body_expert (id, alliance_id, person_id, fields, languages, registered_at)
          values (${id}, ${input.allianceId}, ${personId}, ${stored(fields)}, ${sql.param(languages)}::text[], ${actor.at})
          on conflict (alliance_id, person_id) do update set fields = excluded.fields, languages = excluded.languages, withdrawn_at = null`,
    )
  })
}

/** Takes the caller off the register. @throws missing */
export const withdrawExpert = (db: Db, actor: Actor, allianceId: string): Promise<void> =>
  change(db, actor, { verb: 'body.withdraw_expert', object: { type: 'space', id: allianceId }, audience: 'space' }, async (tx) => {
    const gone = await run(tx, sql`update body_expert set withdrawn_at = ${actor.at} where alliance_id = ${allianceId} and person_id = ${actor.personId ?? null} and withdrawn_at is null`)
    if (gone === 0) throw missing()
  })

/** Declares that the caller has a conflict of interest towards an organisation: motions about it recuse their seats from then on. @throws missing | invalid | conflict */
export async function declareConflict(db: Db, actor: Actor, input: { allianceId: string; organisationId: string }): Promise<void> {
  const { personId } = actor
  if (!personId || !belongs(actor, input.allianceId, await bodiesOf(db, actor, input.allianceId))) throw missing()
  const organisation = await organisationById(db, input.organisationId)
  if (!organisation || organisation.mergedInto || !mayReadOrganisation(actor, organisation)) throw wrong('organisation', bodyRefusals.organisation)
  await change(db, actor, { verb: 'body.declare_conflict', object: { type: 'space', id: input.allianceId }, audience: 'space', related: [organisation.id] }, (tx) =>
    run(
      tx,
      sql`insert into body_conflict (id, alliance_id, person_id, organisation_id, declared_at) values (${newId(actor.at.getTime())}, ${input.allianceId}, ${personId}, ${organisation.id}, ${actor.at})`,
    ),
  ).catch((error: unknown) => {
    if (brokeConstraint(error, 'body_conflict_open')) throw new Failure('conflict', bodyRefusals.declared)
    throw error
  })
}

/** Ends a declaration of the caller's own; motions that are open keep their recusals. @throws missing */
export async function endConflict(db: Db, actor: Actor, id: string): Promise<void> {
  const found = await row<{ allianceId: string }>(db, sql`select alliance_id as "allianceId" from body_conflict where id = ${id} and person_id = ${actor.personId ?? null} and ended_at is null`)
  if (!found) throw missing()
  await change(db, actor, { verb: 'body.end_conflict', object: { type: 'space', id: found.allianceId }, audience: 'space' }, (tx) => run(tx, sql`update body_conflict set ended_at = ${actor.at} where id = ${id}`))
}

/** The caller's open declarations in an alliance. */
export const ownConflicts = (db: Db, actor: Actor, allianceId: string): Promise<{ id: string; name: Name; slug: string }[]> =>
  rows(db, sql`select c.id, o.name, o.slug from body_conflict c join organisation o on o.id = c.organisation_id where c.alliance_id = ${allianceId} and c.person_id = ${actor.personId ?? null} and c.ended_at is null order by c.declared_at`)

/** What is erased of a person: the register entry and the declarations. Seats, votes and signatures stay by number only. */
export async function eraseExpert(tx: Db, personId: string): Promise<void> {
  await run(tx, sql`delete from body_expert where person_id = ${personId}`)
  await run(tx, sql`delete from body_conflict where person_id = ${personId}`)
  await run(tx, sql`update seat s set to_on = greatest(current_date, s.from_on) from body_seat b where b.seat_id = s.id and s.person_id = ${personId} and (s.to_on is null or s.to_on > current_date)`)
}
