import { type Actor, organisationsOf, publishesFor } from '../../core/actor.ts'
import type { Rule, SqlColumn } from '../../core/visibility.ts'
import type { SQL } from '../../platform/database.ts'
import { ruleFilter } from '../../platform/rule-filter.ts'

/** Who may what with a record of a patent (invariant 3). */
export const patentRules = {
  /** Reads it: the people of the organisation that keeps it and of its owners. */
  read: { some: [{ actor: (actor) => actor.kind === 'system' }, { column: 'keeper', meets: organisationsOf }, { column: 'owners', meets: organisationsOf }] },
  /** Writes it: officers and administrators of the organisation that keeps it. */
  keep: { column: 'keeper', meets: publishesFor },
} as const satisfies Record<string, Rule>

/** The columns of the rules, for a statement that has `patent` as `t`. */
export const patentColumns = {
  keeper: { sql: 't.kept_by', type: 'uuid' },
  owners: { sql: 'array(select w.organisation_id from patent_owner w where w.patent_id = t.id)', type: 'uuid[]' },
} as const satisfies Record<string, SqlColumn>

export const patentFilter = (rule: keyof typeof patentRules, actor: Actor): SQL => ruleFilter(patentRules[rule], actor, patentColumns)
