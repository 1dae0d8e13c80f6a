import { type Actor, organisationsOf, publishesFor } from '../../../core/actor.ts'
import type { Rule, SqlColumn } from '../../../core/visibility.ts'
import type { SQL } from '../../../platform/database.ts'
import { ruleFilter } from '../../../platform/rule-filter.ts'

/** Who may what with an outcome (invariant 3): of a project as the project itself; of a case the officers of its parties. */
export const outcomeRules = {
  read: { some: [{ actor: (actor) => actor.kind === 'system' }, { column: 'partners', meets: organisationsOf }, { column: 'parties', meets: publishesFor }] },
  /** Confirms or disputes: officers of another side than the one that recorded it. */
  answer: { all: [{ column: 'state', is: 'recorded' }, { column: 'others', meets: publishesFor }] },
  /** Takes it back: officers of the side that recorded it. */
  withdraw: { all: [{ some: [{ column: 'state', is: 'recorded' }, { column: 'state', is: 'disputed' }] }, { column: 'recorded', meets: publishesFor }] },
} as const satisfies Record<string, Rule>

const partners = 'select p.organisation_id from project_partner p where p.project_id = u.project_id'
const parties = "select q.organisation_id from deal_party q where q.deal_id = u.deal_id and q.joined_at is not null and q.left_at is null and q.role <> 'broker'"

/** For a statement that has `outcome` as `u`. */
export const outcomeColumns = {
  partners: { sql: `array(${partners})`, type: 'uuid[]' },
  parties: { sql: `array(${parties})`, type: 'uuid[]' },
  others: { sql: `array(select s.organisation_id from (${partners} union ${parties}) s where s.organisation_id <> u.recorded_for)`, type: 'uuid[]' },
  recorded: { sql: 'u.recorded_for', type: 'uuid' },
  state: { sql: 'u.state', type: 'text' },
} as const satisfies Record<string, SqlColumn>

export const outcomeFilter = (rule: keyof typeof outcomeRules, actor: Actor): SQL => ruleFilter(outcomeRules[rule], actor, outcomeColumns)
