import type { Actor } from '../core/actor.ts'
import { type Rule, type SqlColumn, toSql } from '../core/visibility.ts'
import { type SQL, sql } from './database.ts'

/** A visibility rule over its columns as a piece of a statement. */
export function ruleFilter(rule: Rule, actor: Actor, columns: Record<string, SqlColumn>): SQL {
  const params: unknown[] = []
  const parts = toSql(rule, actor, columns, params).split(/\$(\d+)/)
  return sql.join(parts.map((part, index) => (index % 2 ? sql`${sql.param(params[Number(part) - 1])}` : sql.raw(part))))
}
