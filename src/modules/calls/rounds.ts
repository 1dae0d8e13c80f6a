import type { Actor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import type { AdvanceRule } from './advancing.ts'
import { callLimits } from './founding.ts'
import { callRefusals } from './messages.ts'
import { callToRun, type Round, roundById } from './reading.ts'
import type { Blindness, RoundMode } from './rules.ts'

export type RoundInput = AdvanceRule & {
  callId: string
  id: string
  name: Halves
  opensAt?: Date
  closesAt?: Date
  grace: number
  blindness: Blindness
  mode: RoundMode
  reviewsWanted: number
  reviewsDue?: Date
  score: 'raw' | 'adjusted'
  audienceVote: boolean
  lang: Lang
  version: number
}

/** A round to change, locked; an officer of its call asks. */
export async function roundToRun(tx: Db, actor: Actor, callId: string, id: string): Promise<Round> {
  await run(tx, sql`select 1 from call_round where id = ${id} for update`)
  await callToRun(tx, actor, { id: callId })
  return roundById(tx, callId, id)
}

/**
 * Changes a round. Its closing time moves by an extension alone once the call is out, and how it judges and chooses stands
 * once its reviewers are assigned. @throws missing | conflict | invalid
 */
export const editRound = (db: Db, actor: Actor, input: RoundInput): Promise<void> =>
  change(db, actor, { verb: 'call.edit_round', object: { type: 'call_round', id: input.id }, related: [input.callId] }, async (tx) => {
    const before = await roundToRun(tx, actor, input.callId, input.id)
    if (before.version !== input.version) throw new Failure('conflict', callRefusals.changed, { theirs: before })
    const out = await row(tx, sql`select 1 from call where id = ${input.callId} and state <> 'draft'`)
    const { name } = textsOf(actor, input.lang, { name: { halves: input.name, limit: callLimits.name, before: before.name, need: 'one' } })
    const fixed = out && before.closesAt
    const opensAt = fixed ? before.opensAt : (input.opensAt ?? null)
    const closesAt = fixed ? before.closesAt : (input.closesAt ?? null)
    if (opensAt && closesAt && closesAt <= opensAt) throw wrong('closesAt', callRefusals.times)
    if (input.advance === 'top' && !input.places) throw wrong('places', callRefusals.rule)
    if (input.advance === 'threshold' && input.thresholdBp === null) throw wrong('threshold', callRefusals.rule)
    await run(tx, sql`update call_round set name = ${stored(name)}, opens_at = ${opensAt}, closes_at = ${closesAt}, reviews_due = ${input.reviewsDue ?? null}, version = version + 1 where id = ${input.id}`)
    if (before.state !== 'planned') return
    await run(
      tx,
      sql`update call_round set grace = ${fixed ? before.grace : input.grace}, blindness = ${input.blindness}, mode = ${input.mode}, reviews_wanted = ${input.reviewsWanted}, advance = ${input.advance}, places = ${input.places},
            reserves = ${input.reserves}, threshold_bp = ${input.thresholdBp}, most_per_organisation = ${input.mostPerOrganisation}, score = ${input.score}, tie_break = ${sql.param([...new Set([...input.tieBreak, 'reference'])])}::text[],
            audience_vote = ${input.audienceVote} where id = ${input.id}`,
    )
  })

/** Extends a round for everybody: a later closing time with a reason, told to whoever has begun. @throws missing | conflict | invalid */
export const extendRound = (db: Db, actor: Actor, input: { callId: string; id: string; closesAt: Date; reason: string }): Promise<void> =>
  change(db, actor, { verb: 'call.extend', object: { type: 'call_round', id: input.id }, audience: 'public', related: [input.callId] }, async (tx) => {
    const before = await roundToRun(tx, actor, input.callId, input.id)
    if (before.state !== 'planned') throw new Failure('conflict', callRefusals.started)
    if (!before.closesAt || input.closesAt <= before.closesAt || input.closesAt <= actor.at) throw wrong('closesAt', callRefusals.extension)
    if (input.reason.trim().length < 3) throw wrong('reason', callRefusals.reason)
    await run(tx, sql`insert into call_extension (id, round_id, was, closes_at, reason, by, at) values (${newId(actor.at.getTime())}, ${input.id}, ${before.closesAt}, ${input.closesAt}, ${input.reason.trim()}, ${actor.personId ?? null}, ${actor.at})`)
    await run(tx, sql`update call_round set closes_at = ${input.closesAt}, version = version + 1 where id = ${input.id}`)
    const call = await callToRun(tx, actor, { id: input.callId })
    const people = await rows<{ id: string }>(tx, sql`select lead_person as id from call_submission where call_id = ${input.callId} and state in ('draft', 'submitted')`)
    await tell(tx, { kind: 'call_extended', people: people.map((one) => one.id), object: { type: 'call', id: input.callId }, version: input.closesAt.toISOString(), about: { title: { zh: call.title.variants.zh?.body, en: call.title.variants.en?.body } } })
  })

export type Extension = { was: Date; closesAt: Date; reason: string; at: Date }

/** The extensions of a round, the first one first: public, as its times are. */
export const extensionsOf = (db: Db, roundId: string): Promise<Extension[]> => rows<Extension>(db, sql`select was, closes_at as "closesAt", reason, at from call_extension where round_id = ${roundId} order by at`)

export type Criterion = { id: string; name: Text; help: Text | null; weightBp: number; least: number; most: number; anchors: { mark: number; words: Text }[] }
export type Rubric = { id: string; edition: number; frozenAt: Date | null; criteria: Criterion[] }

/** The newest edition of a round's rubric. */
export async function rubricOf(db: Db, roundId: string): Promise<Rubric | undefined> {
  const found = await row<Omit<Rubric, 'criteria'>>(db, sql`select id, edition, frozen_at as "frozenAt" from call_rubric where round_id = ${roundId} order by edition desc limit 1`)
  if (!found) return undefined
  const criteria = await rows<Criterion>(
    db,
    sql`select c.id, c.name, c.help, c.weight_bp as "weightBp", c.least, c.most, coalesce((select jsonb_agg(jsonb_build_object('mark', a.mark, 'words', a.words) order by a.mark) from call_anchor a where a.criterion_id = c.id), '[]') as anchors
        from call_criterion c where c.rubric_id = ${found.id} order by c.position`,
  )
  return { ...found, criteria }
}

export const trackNames = async (db: Db, roundId: string) => rows<{ id: string; name: Text; places: number | null }>(db, sql`select id, name, places from call_track where round_id = ${roundId} order by position`)

/** Adds a track to a planned round. @throws missing | conflict | invalid */
export const addTrack = (db: Db, actor: Actor, input: { callId: string; roundId: string; name: Halves; places?: number; lang: Lang }): Promise<string> =>
  change(db, actor, { verb: 'call.add_track', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => {
    const before = await roundToRun(tx, actor, input.callId, input.roundId)
    if (before.state !== 'planned') throw new Failure('conflict', callRefusals.state)
    const { name } = textsOf(actor, input.lang, { name: { halves: input.name, limit: callLimits.name, need: 'one' } })
    const id = newId(actor.at.getTime())
    await run(tx, sql`insert into call_track (id, round_id, position, name, places) values (${id}, ${input.roundId}, (select coalesce(max(position), 0) + 1 from call_track where round_id = ${input.roundId}), ${stored(name)}, ${input.places ?? null})`)
    return id
  })

export const removeTrack = (db: Db, actor: Actor, input: { callId: string; roundId: string; id: string }): Promise<void> =>
  change(db, actor, { verb: 'call.remove_track', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => {
    const before = await roundToRun(tx, actor, input.callId, input.roundId)
    if (before.state !== 'planned') throw new Failure('conflict', callRefusals.state)
    if ((await run(tx, sql`delete from call_track where id = ${input.id} and round_id = ${input.roundId} and not exists (select 1 from call_entry where track_id = ${input.id})`)) === 0) throw missing()
  })
