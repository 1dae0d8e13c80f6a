import { type Actor, organisationsOf, publishesFor } from '../../core/actor.ts'
import { type Rule, type SqlColumn, toSql } from '../../core/visibility.ts'
import { type SQL, sql } from '../../platform/database.ts'

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

/** A rule over its columns as a piece of a statement. */
export function ruleFilter(rule: Rule, actor: Actor, columns: Record<string, SqlColumn>): SQL {
  const params: unknown[] = []
  const parts = toSql(rule, actor, columns, params).split(/\$(\d+)/)
  return sql.join(parts.map((part, index) => (index % 2 ? sql`${sql.param(params[Number(part) - 1])}` : sql.raw(part))))
}

export const projectFilter = (rule: ProjectRule, actor: Actor): SQL => ruleFilter(projectRules[rule], actor, projectColumns)
