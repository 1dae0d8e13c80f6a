import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { officersOf } from '../../people/people.ts'
import { memberOrganisations } from '../../spaces/spaces.ts'
import { canRunAlliance } from '../policy.ts'
import { bodiesOf } from './founding.ts'
import { bodyRefusals } from './messages.ts'
import { belongs, canSettle, leads } from './policy.ts'
import { remindersDue } from './rules.ts'
import { dayOf, limits } from './text.ts'
import type { ActionState } from './words.ts'

export type Milestone = { id: string; onDate: string; title: Text; actionId: string | null }

/** The timeline of an alliance that the caller may read, newest first. */
export const milestonesOf = (db: Db, allianceId: string): Promise<Milestone[]> =>
  rows<Milestone>(db, sql`select id, on_date as "onDate", title, action_id as "actionId" from alliance_milestone where alliance_id = ${allianceId} order by on_date desc, id desc limit 300`)

/** @throws missing | invalid */
export async function addMilestone(db: Db, actor: Actor, input: { allianceId: string; onDate: string; title: Halves; lang: Lang }): Promise<void> {
  if (!canRunAlliance(actor, input.allianceId)) throw missing()
  const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: limits.title, need: 'one' } })
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'alliance.add_milestone', object: { type: 'space', id: input.allianceId }, audience: 'public', related: [id] }, (tx) =>
    run(tx, sql`insert into alliance_milestone (id, alliance_id, on_date, title, created_by, created_at) values (${id}, ${input.allianceId}, ${input.onDate}, ${stored(title)}, ${actor.personId ?? null}, ${actor.at})`),
  )
}

/** Takes a milestone off the timeline. @throws missing */
export async function removeMilestone(db: Db, actor: Actor, id: string): Promise<void> {
  const found = await row<{ allianceId: string }>(db, sql`select alliance_id as "allianceId" from alliance_milestone where id = ${id}`)
  if (!found || !canRunAlliance(actor, found.allianceId)) throw missing()
  await change(db, actor, { verb: 'alliance.remove_milestone', object: { type: 'space', id: found.allianceId }, audience: 'space', related: [id] }, (tx) => run(tx, sql`delete from alliance_milestone where id = ${id}`))
}

export type Action = {
  id: string
  allianceId: string
  bodyId: string | null
  bodyName: Text | null
  title: Text
  organisationId: string
  organisation: Name
  organisationSlug: string
  country: string
  personId: string | null
  person: Name | null
  dueOn: string
  state: ActionState
  evidenceLink: string | null
  evidence: string | null
  reason: string | null
  settledAt: Date | null
  /** It stands on the public timeline. */
  milestone: boolean
}

const columns = sql`a.id, a.alliance_id as "allianceId", a.body_id as "bodyId", s.name as "bodyName", a.title, a.organisation_id as "organisationId", o.name as organisation, o.slug as "organisationSlug", o.country,
  a.person_id as "personId", p.name as person, a.due_on as "dueOn", a.state, a.evidence_link as "evidenceLink", a.evidence, a.reason, a.settled_at as "settledAt",
  exists (select 1 from alliance_milestone m where m.action_id = a.id) as milestone
  from alliance_action a join organisation o on o.id = a.organisation_id left join person p on p.id = a.person_id left join space s on s.id = a.body_id`

/** The action plan, open ones first by their date; for those who belong to the alliance, none for others. */
export async function actionsOf(db: Db, actor: Actor, allianceId: string, bodyId?: string): Promise<Action[]> {
  if (!belongs(actor, allianceId, await bodiesOf(db, actor, allianceId))) return []
  return rows<Action>(db, sql`select ${columns} where a.alliance_id = ${allianceId} ${bodyId ? sql`and a.body_id = ${bodyId}` : sql``} order by (a.state = 'open') desc, a.due_on, a.id limit 500`)
}

/** Days an action may be due on, `YYYY-MM-DD`. */
export type NewAction = { allianceId: string; bodyId?: string; title: Halves; organisationId: string; /** One of the owner's people, by address. */ email?: string; dueOn: string; lang: Lang }

/** Adds an action to the plan: by who runs the alliance, or who leads the body whose it is. Its owner is told. @throws missing | invalid */
export async function addAction(db: Db, actor: Actor, input: NewAction): Promise<string> {
  const may = input.bodyId ? leads(actor, { id: input.bodyId, allianceId: input.allianceId }) : canRunAlliance(actor, input.allianceId)
  if (!may || (input.bodyId && !(await bodiesOf(db, actor, input.allianceId)).some((one) => one.id === input.bodyId))) throw missing()
  const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: limits.title, need: 'one' } })
  if (input.dueOn < dayOf(actor.at)) throw wrong('dueOn', bodyRefusals.past)
  if (!(await memberOrganisations(db, [input.allianceId], actor.at)).includes(input.organisationId)) throw wrong('organisation', bodyRefusals.member)
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'alliance.add_action', object: { type: 'action', id }, audience: 'space', related: [input.allianceId] }, async (tx) => {
    const person = input.email?.trim()
      ? await row<{ id: string }>(tx, sql`select p.id from person p join affiliation a on a.person_id = p.id and a.ended_at is null and a.organisation_id = ${input.organisationId} where p.email = ${input.email.trim().toLowerCase()} and p.erased_at is null`)
      : null
    if (person === undefined) throw wrong('email', bodyRefusals.person)
    await run(
      tx,
      sql`insert into alliance_action (id, alliance_id, body_id, title, organisation_id, person_id, due_on, created_by, created_at)
          values (${id}, ${input.allianceId}, ${input.bodyId ?? null}, ${stored(title)}, ${input.organisationId}, ${person?.id ?? null}, ${input.dueOn}, ${actor.personId ?? null}, ${actor.at})`,
    )
    await tell(tx, { kind: 'action_given', people: person ? [person.id] : await officersOf(tx, input.organisationId), object: { type: 'action', id }, about: { title: halvesOf(title), day: input.dueOn } })
  })
  return id
}

async function actionToSettle(db: Db, actor: Actor, id: string, lock = sql``): Promise<Action> {
  const found = await row<Action>(db, sql`select ${columns} where a.id = ${id} ${lock}`)
  if (!found || !canSettle(actor, found)) throw missing()
  return found
}

/** Done, with evidence (words, a link or both), or dropped with the reason. @throws missing | conflict when it is settled | invalid */
export const settleAction = (db: Db, actor: Actor, input: { id: string } & ({ state: 'done'; evidence?: string; link?: string } | { state: 'dropped'; reason?: string })): Promise<void> =>
  change(db, actor, { verb: `alliance.action_${input.state}`, object: { type: 'action', id: input.id }, audience: 'space' }, async (tx) => {
    const found = await actionToSettle(tx, actor, input.id, sql`for update of a`)
    if (found.state !== 'open') throw new Failure('conflict', bodyRefusals.settled)
    const text = (words: string | undefined) => words?.trim().slice(0, 2000) || null
    const link = input.state === 'done' ? input.link?.trim() || null : null
    if (input.state === 'done' && ((!link && !text(input.evidence)) || (link && (!/^https?:\/\/\S+$/.test(link) || link.length > 1000)))) throw wrong('evidence', bodyRefusals.evidence)
    if (input.state === 'dropped' && !text(input.reason)) throw wrong('reason', bodyRefusals.reason)
    await run(
      tx,
      sql`update alliance_action set state = ${input.state}, evidence_link = ${link}, evidence = ${input.state === 'done' ? text(input.evidence) : null}, reason = ${input.state === 'dropped' ? text(input.reason) : null},
            settled_by = ${actor.personId ?? null}, settled_at = ${actor.at} where id = ${input.id}`,
    )
  })

/** Puts a done action on the public timeline, on the day on which it was done. @throws missing | conflict */
export const publishAction = (db: Db, actor: Actor, id: string): Promise<void> =>
  change(db, actor, { verb: 'alliance.add_milestone', object: { type: 'action', id }, audience: 'public' }, async (tx) => {
    const found = await row<Action>(tx, sql`select ${columns} where a.id = ${id} for update of a`)
    if (!found || !canRunAlliance(actor, found.allianceId)) throw missing()
    if (found.state !== 'done' || !found.settledAt) throw new Failure('conflict', bodyRefusals.evidence)
    await run(
      tx,
      sql`insert into alliance_milestone (id, alliance_id, on_date, title, action_id, created_by, created_at)
          values (${newId(actor.at.getTime())}, ${found.allianceId}, ${dayOf(found.settledAt)}, ${stored(found.title)}, ${id}, ${actor.personId ?? null}, ${actor.at})`,
    )
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'alliance_milestone_action_id_key')) throw new Failure('conflict', bodyRefusals.milestone)
    throw error
  })

/** The job: asks after open actions that are overdue, each reminder once. `isCounted` knows the owner's public holidays: none goes out on one. Gives how many were asked after. */
export async function remindActions(db: Db, now: Date, isCounted: (day: string, country: string) => boolean): Promise<number> {
  const today = dayOf(now)
  const found = await rows<Action>(db, sql`select ${columns} where a.state = 'open' and a.due_on < ${today}::date limit 2000`)
  let asked = 0
  for (const one of found) {
    const reminder = remindersDue(one.dueOn, today).at(-1)
    if (reminder === undefined || !isCounted(today, one.country)) continue
    const people = one.personId ? [one.personId] : await officersOf(db, one.organisationId)
    await tell(db, { kind: 'action_overdue', people, object: { type: 'action', id: one.id }, version: `${one.dueOn}:${reminder}`, about: { title: halvesOf(one.title), day: one.dueOn } })
    asked += 1
  }
  return asked
}
