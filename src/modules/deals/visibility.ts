import { type Actor, organisationsOf, publishesFor } from '../../core/actor.ts'
import type { Rule, SqlColumn } from '../../core/visibility.ts'
import { type SQL, sql } from '../../platform/database.ts'
import { ruleFilter } from '../../platform/rule-filter.ts'

const self = (actor: Actor): string[] => (actor.personId ? [actor.personId] : [])

/** Firm and publisher of every mandate under which the actor may answer: `firm:publisher`, so that a renewed mandate counts as the old. */
const answersFor = (actor: Actor): string[] => actor.mandates.filter((one) => one.verbs.includes('answer')).map((one) => `${one.firmId}:${one.publisherId}`)

/** Who acts for a party: its officers and administrators, and its agent under a mandate with `answer`. */
const officers: Rule = { some: [{ column: 'organisation', meets: publishesFor }, { column: 'agent', meets: answersFor }] }

/** Who speaks for a party, while they belong to it. */
const speaker: Rule = { all: [{ column: 'person', meets: self }, { column: 'organisation', meets: organisationsOf }] }

const people: Rule = { some: [officers, speaker] }
const stays: Rule = { column: 'left', is: false }
const joined: Rule = { column: 'joined', is: true }
const everything: Rule = { actor: (actor) => actor.kind === 'system' }

/** Each rule is asked of every party of a case; one that holds suffices. Staff of the platform meet none. */
export const dealRules = {
  /** Who reads the content of a case (invariant 3): the people of its parties while these take part. */
  read: { some: [everything, { all: [stays, joined, people] }] },
  /** Who sees how a case stands, and nothing of its content: also a broker and who is invited to join. */
  health: { some: [everything, { all: [stays, people] }] },
  /** Who may say yes or no for a party that was asked and has not answered. */
  answer: { all: [stays, { column: 'side', is: 'answers' }, { column: 'accepted', is: false }, officers] },
  /** Who may say yes or no for an organisation that is invited to join. */
  join: { all: [stays, { column: 'side', is: 'joins' }, { column: 'accepted', is: false }, officers] },
  /** Who may take a case back while it waits. */
  withdraw: { all: [stays, { column: 'side', is: 'asks' }, people] },
  /** Who moves and plans a case: officers of a party that reads it. */
  act: { all: [stays, joined, officers] },
} as const satisfies Record<string, Rule>
export type DealRule = keyof typeof dealRules

/** The columns of the rules, for a statement that has `deal_party` as `p`. */
export const partyColumns = {
  organisation: { sql: 'p.organisation_id', type: 'uuid' },
  person: { sql: 'p.person_id', type: 'uuid' },
  agent: { sql: `(p.organisation_id::text || ':' || p.agent_id::text)`, type: 'text' },
  side: { sql: 'p.side', type: 'text' },
  accepted: { sql: '(p.accepted_at is not null)', type: 'boolean' },
  joined: { sql: '(p.joined_at is not null)', type: 'boolean' },
  left: { sql: '(p.left_at is not null)', type: 'boolean' },
} as const satisfies Record<string, SqlColumn>

/** A rule as a condition on one row of `deal_party p`. */
export const partyFilter = (rule: DealRule, actor: Actor): SQL => ruleFilter(dealRules[rule], actor, partyColumns)

/** A rule as a condition on `deal d`. */
export const dealFilter = (rule: DealRule, actor: Actor): SQL => sql`exists (select from deal_party p where p.deal_id = d.id and ${partyFilter(rule, actor)})`

/** Organisations in whose name the actor meets cases: every rule needs one of them, so that a list is read from their index. */
export const meetsThrough = (actor: Actor): string[] => [...new Set([...organisationsOf(actor), ...actor.mandates.filter((one) => one.verbs.includes('answer')).map((one) => one.firmId)])]
