import { createHash } from 'node:crypto'
import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { addressMark, instanceKey } from '../../../platform/instance-key.ts'
import { tell } from '../../../platform/queue.ts'
import { judgingRefusals } from '../messages.ts'
import { callToRun } from '../reading.ts'
import { deriveConflicts } from './conflicts.ts'
import { stillJudged } from './reviewing.ts'

export type ReviewerState = 'invited' | 'accepted' | 'declined' | 'withdrawn'
export type Reviewer = { id: string; personId: string | null; email: string | null; name: Name; affiliation: string | null; organisationId: string | null; languages: Lang[]; expertise: Text | null; loadMost: number; juror: boolean; state: ReviewerState; active: number; submitted: number }

/** Room for what a reviewer is expert in, in measure units. */
export const expertiseLimit = 2000

/** The panel of a call with what each carries. For who runs the call. @throws missing */
export async function panelOf(db: Db, actor: Actor, callId: string): Promise<Reviewer[]> {
  await callToRun(db, actor, { id: callId })
  return rows<Reviewer>(
    db,
    sql`select w.id, w.person_id as "personId", w.email, coalesce(p.name, w.name, jsonb_build_object('en', w.email)) as name, w.affiliation, w.organisation_id as "organisationId", w.languages, w.expertise, w.load_most as "loadMost", w.juror, w.state,
          (select count(*) from call_assignment a where a.reviewer_id = w.id and a.state = 'active')::int as active,
          (select count(*) from call_assignment a join call_review v on v.assignment_id = a.id and v.state = 'submitted' where a.reviewer_id = w.id and a.state = 'active')::int as submitted
        from call_reviewer w left join person p on p.id = w.person_id where w.call_id = ${callId} order by w.invited_at, w.id`,
  )
}

export const reviewerHash = (token: string): Buffer => createHash('sha256').update(token).digest()

export type NewReviewer = { callId: string; email: string; name?: string; affiliation?: string; languages: readonly Lang[]; expertise: Halves; loadMost: number; juror: boolean; lang: Lang }

/**
 * Invites a reviewer: by notice where the address has an account, else by a letter whose personal link is enough to judge with.
 * Gives the token of the letter. @throws missing | invalid
 */
export async function inviteReviewer(db: Db, actor: Actor, input: NewReviewer): Promise<{ id: string; token?: string }> {
  const email = input.email.trim().toLowerCase()
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw wrong('email', judgingRefusals.email)
  if (input.languages.length === 0) throw wrong('languages', judgingRefusals.languages)
  if (!Number.isInteger(input.loadMost) || input.loadMost < 1 || input.loadMost > 200) throw wrong('loadMost', judgingRefusals.load)
  const id = newId(actor.at.getTime())
  return change(db, actor, { verb: 'call.invite_reviewer', object: { type: 'call', id: input.callId }, related: [id] }, async (tx) => {
    const call = await callToRun(tx, actor, { id: input.callId })
    const { expertise } = textsOf(actor, input.lang, { expertise: { halves: input.expertise, limit: expertiseLimit, need: 'none' } })
    const known = await row<{ id: string; organisation: string | null }>(tx, sql`select p.id, (select organisation_id from affiliation a where a.person_id = p.id and a.ended_at is null order by a.started_at limit 1) as organisation from person p where p.email = ${email} and p.email_verified and p.erased_at is null`)
    const token = known ? undefined : addressMark(await instanceKey(tx), 'judge', id)
    await run(
      tx,
      sql`insert into call_reviewer (id, call_id, person_id, email, name, affiliation, organisation_id, languages, expertise, load_most, juror, token_hash, letter_lang, invited_by, invited_at)
          values (${id}, ${input.callId}, ${known?.id ?? null}, ${known ? null : email}, ${known || !input.name?.trim() ? null : JSON.stringify({ en: input.name.trim().slice(0, 200) })}, ${input.affiliation?.trim().slice(0, 200) || null}, ${known?.organisation ?? null},
            ${sql.param([...new Set(input.languages)])}::text[], ${stored(expertise)}, ${input.loadMost}, ${input.juror}, ${token ? reviewerHash(token) : null}, ${known ? null : input.lang}, ${actor.personId ?? null}, ${actor.at})`,
    )
    if (known) await tell(tx, { kind: 'reviewer_invited', people: [known.id], object: { type: 'review_desk', id: input.callId }, version: id, about: { title: halvesOf(call.title) } })
    await deriveConflicts(tx, actor, input.callId)
    return { id, ...(token && { token }) }
  }).catch((error: unknown) => {
    for (const one of ['call_reviewer_person', 'call_reviewer_email']) if (brokeConstraint(error, one)) throw wrong('email', judgingRefusals.invited)
    throw error
  })
}

/** Somebody who judges: by their account, or by their personal link alone. */
export type Judge = { reviewerId: string; callId: string; state: ReviewerState; personId: string | null; languages: Lang[]; juror: boolean }

const judge = sql`w.id as "reviewerId", w.call_id as "callId", w.state, w.person_id as "personId", w.languages, w.juror`

/** The reviewer whom a personal link stands for. @throws missing */
export async function judgeByToken(db: Db, token: string): Promise<Judge> {
  const found = await row<Judge>(db, sql`select ${judge} from call_reviewer w join call c on c.id = w.call_id where w.token_hash = ${reviewerHash(token)} and w.state <> 'withdrawn' and c.state in ('published', 'draft')`)
  if (!found) throw missing()
  return found
}

/** The actor's own place in the panel of a call. @throws missing */
export async function judgeOf(db: Db, actor: Actor, callId: string): Promise<Judge> {
  const found = actor.personId ? await row<Judge>(db, sql`select ${judge} from call_reviewer w where w.call_id = ${callId} and w.person_id = ${actor.personId} and w.state <> 'withdrawn'`) : undefined
  if (!found) throw missing()
  return found
}

/** Says yes or no to judging; a no ends what was assigned. @throws conflict once answered so */
export const answerInvitation = (db: Db, actor: Actor, of: Judge, accept: boolean): Promise<void> =>
  change(db, actor, { verb: accept ? 'call.accept_review' : 'call.decline_review', object: { type: 'call', id: of.callId }, related: [of.reviewerId] }, async (tx) => {
    const answered = await run(tx, sql`update call_reviewer set state = ${accept ? 'accepted' : 'declined'}, answered_at = ${actor.at} where id = ${of.reviewerId} and state in ('invited', 'accepted', 'declined') and state <> ${accept ? 'accepted' : 'declined'}`)
    if (answered === 0) throw new Failure('conflict', judgingRefusals.answered)
    if (!accept) await run(tx, sql`update call_assignment set state = 'declined', ended_at = ${actor.at} where reviewer_id = ${of.reviewerId} and state = 'active' and not exists (select 1 from call_review v where v.assignment_id = call_assignment.id and v.state = 'submitted')`)
  })

/** Takes a reviewer out of the panel; reviews that were submitted stand. @throws missing */
export const withdrawReviewer = (db: Db, actor: Actor, input: { callId: string; reviewerId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.withdraw_reviewer', object: { type: 'call', id: input.callId }, related: [input.reviewerId] }, async (tx) => {
    await callToRun(tx, actor, { id: input.callId })
    if ((await run(tx, sql`update call_reviewer set state = 'withdrawn', token_hash = null where id = ${input.reviewerId} and call_id = ${input.callId} and state <> 'withdrawn'`)) === 0) throw missing()
    await run(tx, sql`update call_assignment set state = 'revoked', ended_at = ${actor.at} where reviewer_id = ${input.reviewerId} and state = 'active' and not exists (select 1 from call_review v where v.assignment_id = call_assignment.id and v.state = 'submitted')`)
  })

/** The calls that the actor reviews for, with how many reviews are open. */
export const reviewCallsOf = (db: Db, actor: Actor): Promise<{ id: string; slug: string; title: Text; open: number; state: ReviewerState }[]> =>
  rows(
    db,
    sql`select c.id, c.slug, c.title, w.state, (select count(*) from call_assignment a join call_entry e on e.id = a.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id left join call_review v on v.assignment_id = a.id and v.state = 'submitted'
          where a.reviewer_id = w.id and a.state = 'active' and v.id is null and ${stillJudged})::int as open
        from call_reviewer w join call c on c.id = w.call_id where w.person_id = ${actor.personId ?? null} and w.state <> 'withdrawn' order by c.published_at desc nulls last limit 50`,
  )

/** The title of a call for somebody who judges in it, whatever its visibility. */
export async function callTitleOf(db: Db, callId: string): Promise<Text> {
  const found = await row<{ title: Text }>(db, sql`select title from call where id = ${callId}`)
  if (!found) throw missing()
  return found.title
}
