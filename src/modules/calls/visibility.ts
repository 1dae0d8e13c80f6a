import { type Actor, publishesFor, spacesOf } from '../../core/actor.ts'
import type { Rule, SqlColumn } from '../../core/visibility.ts'

const self = (actor: Actor): string[] => (actor.personId ? [actor.personId] : [])

/** Who runs a call: its officers and chairs, and the officers and administrators of its host. */
export const callRun: Rule = { some: [{ actor: (actor) => actor.kind === 'system' }, { column: 'seated', meets: self }, { column: 'host', meets: publishesFor }] }

/** Who reads a call: once it is out, whom its visibility names; people of its funders and who runs it, always. */
export const callReadable: Rule = {
  some: [
    callRun,
    { column: 'funding', meets: self },
    {
      all: [
        { column: 'out', is: true },
        {
          some: [
            { column: 'visibility', is: 'public' },
            { all: [{ column: 'visibility', is: 'signed_in' }, { actor: (actor) => actor.kind !== 'visitor' }] },
            { column: 'space', meets: spacesOf },
          ],
        },
      ],
    },
  ],
}

/** The columns of the rules, for a statement that has `call` as `c`. A draft that was cancelled was never out. */
export const callColumns = {
  out: { sql: '(c.published_at is not null)', type: 'boolean' },
  visibility: { sql: 'c.visibility', type: 'text' },
  space: { sql: 'c.space_id', type: 'uuid' },
  host: { sql: 'c.host_id', type: 'uuid' },
  seated: { sql: 'array(select s.person_id from call_seat s where s.call_id = c.id and s.ended_at is null)', type: 'uuid[]' },
  funding: { sql: 'array(select s.person_id from call_funder f join call_funder_seat s on s.funder_id = f.id where f.call_id = c.id and s.ended_at is null)', type: 'uuid[]' },
} as const satisfies Record<string, SqlColumn>

/**
 * Who reads a submission: its team, once they said yes or while they lead it; the people of the call, save those who recused
 * themselves or have a conflict (invariant 7). Drafts are the team's alone. Reviewers read what they judge as their round shows it
 * (`judging/reviewing.ts`), never here, where names and annexes stand.
 */
export const submissionReadable: Rule = {
  some: [
    { actor: (actor) => actor.kind === 'system' },
    { column: 'team', meets: self },
    { column: 'lead_organisation', meets: publishesFor },
    { all: [{ column: 'sent', is: true }, { not: { column: 'recused', meets: self } }, { some: [{ column: 'seated', meets: self }, { column: 'host', meets: publishesFor }, { column: 'funding', meets: self }] }] },
  ],
}

/** Who is of a submission: its team, and the officers of the organisation that leads it. */
export const submissionOwn: Rule = { some: [{ column: 'team', meets: self }, { column: 'lead_organisation', meets: publishesFor }] }

/** Who works on a submission: its lead, and the officers of the organisation that leads it. */
export const submissionOwned: Rule = { some: [{ column: 'lead', meets: self }, { column: 'lead_organisation', meets: publishesFor }] }

/** For a statement that has `call_submission` as `u` and its call as `c`. */
export const submissionColumns = {
  ...callColumns,
  sent: { sql: '(u.submitted_at is not null)', type: 'boolean' },
  lead: { sql: 'u.lead_person', type: 'uuid' },
  lead_organisation: { sql: 'u.lead_organisation', type: 'uuid' },
  team: { sql: 'array(select u.lead_person union select m.person_id from call_team_member m where m.submission_id = u.id and m.person_id is not null and m.left_at is null and m.agreed_at is not null)', type: 'uuid[]' },
  recused: { sql: 'array(select r.person_id from call_recusal r where r.submission_id = u.id)', type: 'uuid[]' },
} as const satisfies Record<string, SqlColumn>
