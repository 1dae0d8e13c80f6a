import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Text } from '../../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { bodiesOf, bodyToLead } from './founding.ts'
import { bodyRefusals } from './messages.ts'
import { belongs, leads } from './policy.ts'
import { limits } from './text.ts'
import type { Stance } from './words.ts'

export type Advice = {
  id: string
  fromBody: string
  fromName: Text
  toBody: string
  toName: Text
  title: Text
  body: Text
  motionId: string | null
  givenAt: Date
  stance: Stance | null
  answer: Text | null
  answeredAt: Date | null
}

/** Advice that a body gave or was given, newest first, for those who belong to the alliance; none for others. */
export async function adviceOf(db: Db, actor: Actor, body: { id: string; allianceId: string }): Promise<Advice[]> {
  if (!belongs(actor, body.allianceId, await bodiesOf(db, actor, body.allianceId))) return []
  return rows<Advice>(
    db,
    sql`select a.id, a.from_body as "fromBody", f.name as "fromName", a.to_body as "toBody", t.name as "toName", a.title, a.body, a.motion_id as "motionId", a.given_at as "givenAt", a.stance, a.answer, a.answered_at as "answeredAt"
        from body_advice a join space f on f.id = a.from_body join space t on t.id = a.to_body where ${body.id} in (a.from_body, a.to_body) order by a.given_at desc limit 200`,
  )
}

/** The people who answer for a body: its chair, champions and secretary. */
const leadersOf = async (tx: Db, actor: Actor, bodyId: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      tx,
      sql`select distinct person_id as id from seat where space_id = ${bodyId} and role in ('chair', 'champion', 'secretary')
          and from_on <= (${actor.at}::timestamptz at time zone 'UTC')::date and (to_on is null or to_on > (${actor.at}::timestamptz at time zone 'UTC')::date)`,
    )
  ).map((one) => one.id)

/** One body of an alliance advises another; those who lead the other are told. @throws missing | conflict | invalid */
export async function giveAdvice(db: Db, actor: Actor, input: { fromBody: string; toBody: string; title: Halves; body: Halves; motionId?: string; lang: Lang }): Promise<string> {
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'body.advise', object: { type: 'body', id: input.fromBody }, audience: 'space', related: [input.toBody, id] }, async (tx) => {
    const from = await bodyToLead(tx, actor, input.fromBody)
    const { title, body } = textsOf(actor, input.lang, { title: { halves: input.title, limit: limits.title, need: 'one' }, body: { halves: input.body, limit: limits.long, need: 'one' } })
    const to = await row(tx, sql`select 1 from body where space_id = ${input.toBody} and alliance_id = ${from.allianceId} and ended_at is null and space_id <> ${from.id}`)
    if (!to) throw wrong('toBody', bodyRefusals.toBody)
    if (input.motionId && !(await row(tx, sql`select 1 from body_motion where id = ${input.motionId} and body_id = ${from.id}`))) throw missing()
    await run(
      tx,
      sql`insert into body_advice (id, from_body, to_body, title, body, motion_id, given_by, given_at)
          values (${id}, ${from.id}, ${input.toBody}, ${stored(title)}, ${stored(body)}, ${input.motionId ?? null}, ${actor.personId ?? null}, ${actor.at})`,
    )
    await tell(tx, { kind: 'advice_given', people: await leadersOf(tx, actor, input.toBody), object: { type: 'body', id: input.toBody }, version: id, about: { body: halvesOf(from.name), title: halvesOf(title) } })
  })
  return id
}

/** Answers advice, once; those who lead the body that gave it are told. @throws missing | conflict when it was answered | invalid */
export async function answerAdvice(db: Db, actor: Actor, input: { id: string; stance: Stance; answer: Halves; lang: Lang }): Promise<{ toBody: string }> {
  const seen = await row<{ toBody: string; fromBody: string; allianceId: string; title: Text; name: Text }>(
    db,
    sql`select a.to_body as "toBody", a.from_body as "fromBody", b.alliance_id as "allianceId", a.title, s.name from body_advice a join body b on b.space_id = a.to_body join space s on s.id = a.to_body where a.id = ${input.id}`,
  )
  if (!seen || !leads(actor, { id: seen.toBody, allianceId: seen.allianceId })) throw missing()
  const { answer } = textsOf(actor, input.lang, { answer: { halves: input.answer, limit: limits.long, need: 'one' } })
  await change(db, actor, { verb: 'body.answer_advice', object: { type: 'body', id: seen.toBody }, audience: 'space', related: [seen.fromBody, input.id] }, async (tx) => {
    const written = await run(tx, sql`update body_advice set stance = ${input.stance}, answer = ${stored(answer)}, answered_by = ${actor.personId ?? null}, answered_at = ${actor.at} where id = ${input.id} and answered_at is null`)
    if (written === 0) throw new Failure('conflict', bodyRefusals.answered)
    await tell(tx, { kind: 'advice_answered', people: await leadersOf(tx, actor, seen.fromBody), object: { type: 'body', id: seen.fromBody }, version: input.id, about: { body: halvesOf(seen.name), title: halvesOf(seen.title) } })
  })
  return { toBody: seen.toBody }
}
