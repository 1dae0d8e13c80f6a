import { createHash, randomBytes } from 'node:crypto'
import { type Actor, publishesFor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Name } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { unmetRules } from '../eligibility.ts'
import { deriveRecusals } from '../judging/conflicts.ts'
import { applyingRefusals } from '../messages.ts'
import { roundsOf, rulesOf } from '../reading.ts'
import { submissionFor } from './reading.ts'
import { inTurn, teamOf } from './sending.ts'
import { openRound, submissionToWork } from './submissions.ts'

export const teamRoles = ['partner', 'member', 'supporter'] as const
export type TeamRole = (typeof teamRoles)[number] | 'lead'

export type TeamMember = { id: string; organisationId: string | null; personId: string | null; /** The name of the person or organisation, or as it was typed. */ name: Name; slug: string | null; role: TeamRole; agreedAt: Date | null }

/** The team of a submission that the caller may read: who said yes and who has not yet. */
export const teamMembersOf = (db: Db, submissionId: string): Promise<TeamMember[]> =>
  rows<TeamMember>(
    db,
    sql`select m.id, m.organisation_id as "organisationId", m.person_id as "personId", coalesce(p.name, o.name, jsonb_build_object('en', coalesce(m.name, m.email))) as name, o.slug, m.role, m.agreed_at as "agreedAt"
        from call_team_member m left join organisation o on o.id = m.organisation_id left join person p on p.id = m.person_id
        where m.submission_id = ${submissionId} and m.left_at is null order by m.role = 'lead' desc, m.person_id is not null, m.invited_at, m.id`,
  )

/** Whom to name: an organisation, or a person by the address with which they signed up; somebody unknown is invited by letter. */
export type Named = { organisationId: string } | { email: string; name?: string }

const open = (state: string) => state === 'draft' || state === 'submitted'

/** The link of an invitation: only its hash is kept. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Names somebody for the team; they count once they say yes. Gives the token of the letter where the address is not known.
 * @throws missing | conflict | invalid
 */
export async function nameForTeam(db: Db, actor: Actor, input: { submissionId: string; role: (typeof teamRoles)[number]; named: Named }): Promise<{ token?: string; email?: string }> {
  return change(db, actor, { verb: 'call.name_for_team', object: { type: 'submission', id: input.submissionId } }, async (tx) => {
    const submission = await submissionToWork(tx, actor, input.submissionId)
    if (!open(submission.state)) throw new Failure('conflict', applyingRefusals.state)
    if (!openRound(await roundsOf(tx, submission.callId), actor.at)) throw new Failure('conflict', applyingRefusals.closed)
    const id = newId(actor.at.getTime())
    const about = { title: submission.workingTitle, reference: submission.reference }
    if ('organisationId' in input.named) {
      const { organisationId } = input.named
      await run(tx, sql`insert into call_team_member (id, submission_id, organisation_id, role, invited_at) values (${id}, ${submission.id}, ${organisationId}, ${input.role}, ${actor.at})`)
      const people = await rows<{ id: string }>(tx, sql`select person_id as id from affiliation where organisation_id = ${organisationId} and ended_at is null and role <> 'researcher'`)
      await tell(tx, { kind: 'team_named', people: people.map((one) => one.id), object: { type: 'submission', id: submission.id }, version: id, about })
      return {}
    }
    const email = input.named.email.trim().toLowerCase()
    const known = await row<{ id: string }>(tx, sql`select id from person where email = ${email} and email_verified and erased_at is null`)
    if (known) {
      await run(tx, sql`insert into call_team_member (id, submission_id, person_id, role, invited_at) values (${id}, ${submission.id}, ${known.id}, ${input.role}, ${actor.at})`)
      await tell(tx, { kind: 'team_named', people: [known.id], object: { type: 'submission', id: submission.id }, version: id, about })
      return {}
    }
    const token = randomBytes(24).toString('base64url')
    await run(tx, sql`insert into call_team_member (id, submission_id, email, name, role, token_hash, invited_at) values (${id}, ${submission.id}, ${email}, ${input.named.name?.trim().slice(0, 200) || null}, ${input.role}, ${hashOf(token)}, ${actor.at})`)
    return { token, email }
  }).catch((error: unknown) => {
    for (const one of ['call_team_person', 'call_team_organisation', 'call_team_member_organisation_id_fkey']) if (brokeConstraint(error, one)) throw wrong('member', applyingRefusals.member)
    throw error
  })
}

type Joined = { id: string; callId: string; state: string; leadPerson: string; leadOrganisation: string | null }

/**
 * What a yes has to hold: the call is open, and a submission that was sent still meets every rule with whoever joins (invariant 12 on
 * every way in). Who runs the call and joins is recused at once. @throws conflict
 */
async function joined(tx: Db, actor: Actor, submissionId: string): Promise<void> {
  const submission = (await row<Joined>(tx, sql`select id, call_id as "callId", state, lead_person as "leadPerson", lead_organisation as "leadOrganisation" from call_submission where id = ${submissionId} for update`))!
  if (!openRound(await roundsOf(tx, submission.callId), actor.at)) throw new Failure('conflict', applyingRefusals.closed)
  await deriveRecusals(tx, actor, submission.callId, sql`u.id = ${submissionId}`)
  if (submission.state !== 'submitted') return
  await inTurn(tx, submission)
  const [unmet] = unmetRules(await rulesOf(tx, submission.callId), (await teamOf(tx, submission.id)).team)
  if (unmet) throw new Failure('conflict', unmet.kind === 'per_person' ? applyingRefusals.limit : applyingRefusals.teamBreaks)
}

type Asked = { id: string; submissionId: string; organisationId: string | null; personId: string | null }

/** Says yes or no to being of a team: the person named, an officer of the organisation named, or whoever holds the letter. @throws missing */
export async function answerForTeam(db: Db, actor: Actor, input: { memberId: string; agree: boolean } | { token: string; agree: boolean }): Promise<string> {
  const { personId } = actor
  if (!personId) throw missing()
  const found = await row<Asked>(
    db,
    sql`select id, submission_id as "submissionId", organisation_id as "organisationId", person_id as "personId" from call_team_member
        where left_at is null and agreed_at is null and ${'token' in input ? sql`token_hash = ${hashOf(input.token)}` : sql`id = ${input.memberId}`}`,
  )
  const mine = found && ('token' in input || found.personId === personId || (found.organisationId !== null && publishesFor(actor).includes(found.organisationId)))
  if (!found || !mine) throw missing()
  await change(db, actor, { verb: input.agree ? 'call.join_team' : 'call.decline_team', object: { type: 'submission', id: found.submissionId }, ...(found.organisationId && { onBehalfOf: found.organisationId }) }, async (tx) => {
    const answered = input.agree
      ? await run(tx, sql`update call_team_member set agreed_at = ${actor.at}, agreed_by = ${personId}, person_id = case when organisation_id is null then ${personId}::uuid end, email = null, name = null, token_hash = null where id = ${found.id} and agreed_at is null and left_at is null`)
      : await run(tx, sql`update call_team_member set left_at = ${actor.at}, email = case when person_id is null and organisation_id is null then 'declined@invalid' else email end, name = null, token_hash = null where id = ${found.id} and agreed_at is null and left_at is null`)
    if (answered === 0) throw missing()
    if (input.agree) await joined(tx, actor, found.submissionId)
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_team_person')) throw new Failure('conflict', applyingRefusals.member)
    throw error
  })
  return found.submissionId
}

/** Takes somebody out of the team, by its lead, or leaves it. The lead stays. @throws missing | conflict */
export const leaveTeam = (db: Db, actor: Actor, input: { submissionId: string; memberId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.leave_team', object: { type: 'submission', id: input.submissionId } }, async (tx) => {
    await run(tx, sql`select 1 from call_submission where id = ${input.submissionId} for update`)
    const submission = await submissionFor(tx, actor, input.submissionId)
    const member = await row<{ personId: string | null; organisationId: string | null; role: TeamRole }>(tx, sql`select person_id as "personId", organisation_id as "organisationId", role from call_team_member where id = ${input.memberId} and submission_id = ${input.submissionId} and left_at is null`)
    const own = member && ((member.personId !== null && member.personId === actor.personId) || (member.organisationId !== null && publishesFor(actor).includes(member.organisationId)))
    if (!member || !(submission.mine || own)) throw missing()
    if (member.role === 'lead' || !open(submission.state)) throw new Failure('conflict', applyingRefusals.state)
    await run(tx, sql`update call_team_member set left_at = ${actor.at}, token_hash = null, name = null, email = case when person_id is null and organisation_id is null then 'removed@invalid' else null end where id = ${input.memberId}`)
  })

export type Invitation = { memberId: string; submissionId: string; title: string; reference: string; organisation: Name | null }

/** What the person is asked to join: in their own name or for an organisation that they speak for. */
export const teamInvitationsOf = (db: Db, actor: Actor): Promise<Invitation[]> =>
  rows<Invitation>(
    db,
    sql`select m.id as "memberId", u.id as "submissionId", coalesce(w.title, u.title) as title, u.reference, o.name as organisation from call_team_member m join call_submission u on u.id = m.submission_id
          left join call_revision w on w.submission_id = u.id and w.frozen_at is null left join organisation o on o.id = m.organisation_id
        where m.left_at is null and m.agreed_at is null and u.state in ('draft', 'submitted')
          and (m.person_id = ${actor.personId ?? null} or m.organisation_id = any(${sql.param(publishesFor(actor))}::uuid[])) order by m.invited_at desc limit 50`,
  )

/** What a letter asks of whoever holds it. @throws missing when it was answered or taken back */
export async function teamLetterFor(db: Db, token: string): Promise<{ title: string }> {
  const found = await row<{ title: string }>(
    db,
    sql`select coalesce(nullif(w.title, ''), nullif(u.title, ''), u.reference) as title from call_team_member m join call_submission u on u.id = m.submission_id left join call_revision w on w.submission_id = u.id and w.frozen_at is null
        where m.token_hash = ${hashOf(token)} and m.left_at is null and m.agreed_at is null`,
  )
  if (!found) throw missing()
  return found
}
