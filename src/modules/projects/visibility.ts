import { type Actor, organisationsOf, publishesFor } from '../../core/actor.ts'
import type { Rule, SqlColumn } from '../../core/visibility.ts'
import type { SQL } from '../../platform/database.ts'
import { ruleFilter } from '../../platform/rule-filter.ts'

/** Who may what with a project (invariant 3). Staff of the platform meet none but `shown`. */
export const projectRules = {
  /** Reads everything of it: the people of its partners. */
  read: { some: [{ actor: (actor) => actor.kind === 'system' }, { column: 'partners', meets: organisationsOf }] },
  /** Writes for a partner: its officers and administrators. */
  act: { column: 'partners', meets: publishesFor },
  /** Reads the public page: everybody, once every partner agreed to one. */
  shown: { column: 'public', is: true },
} as const satisfies Record<string, Rule>
export type ProjectRule = keyof typeof projectRules

/** The columns of the rules, for a statement that has `project` as `j`. */
export const projectColumns = {
  partners: { sql: 'array(select p.organisation_id from project_partner p where p.project_id = j.id)', type: 'uuid[]' },
  public: { sql: '(not exists (select from project_partner p where p.project_id = j.id and p.public_at is null))', type: 'boolean' },
} as const satisfies Record<string, SqlColumn>

export const projectFilter = (rule: ProjectRule, actor: Actor): SQL => ruleFilter(projectRules[rule], actor, projectColumns)
