import type { Actor } from './actor.ts'

/** A set of strings that the actor brings: their organisations, their spaces, their countries … */
export type ActorSet = (actor: Actor) => readonly string[]

/**
 * A visibility rule over the columns of one row. Written once per module as data and read three ways — as a
 * predicate ({@link holds}), as SQL ({@link toSql}) and as a filter of the matching engine ({@link toFilter}) —
 * so that the ways cannot drift apart (invariant 3).
 */
export type Rule =
  | { column: string; is: string | boolean }
  | { column: string; meets: ActorSet }
  | { actor: (actor: Actor) => boolean }
  | { all: readonly Rule[] }
  | { some: readonly Rule[] }
  | { not: Rule }

export type RuleValue = string | boolean | null | undefined | readonly string[]

/** The rule as a predicate over a row whose keys are the rule's columns. An absent value meets nothing. */
export function holds(rule: Rule, actor: Actor, row: Record<string, RuleValue>): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, actor, row))
  if ('some' in rule) return rule.some.some((part) => holds(part, actor, row))
  if ('not' in rule) return !holds(rule.not, actor, row)
  if ('actor' in rule) return rule.actor(actor)
  const value = row[rule.column]
  if ('is' in rule) return value === rule.is
  if (value === null || value === undefined || typeof value === 'boolean') return false
  const set = rule.meets(actor)
  return typeof value === 'string' ? set.includes(value) : value.some((one) => set.includes(one))
}

/** How a column reads in SQL: an expression and whether it is an array. */
export type SqlColumn = { sql: string; type: 'text' | 'uuid' | 'boolean' | 'text[]' | 'uuid[]' }

/** The rule as SQL with positional parameters; `params` is appended to. Never yields NULL. */
export function toSql(rule: Rule, actor: Actor, columns: Record<string, SqlColumn>, params: unknown[]): string {
  if ('all' in rule) return rule.all.length ? `(${rule.all.map((part) => toSql(part, actor, columns, params)).join(' and ')})` : 'true'
  if ('some' in rule) return rule.some.length ? `(${rule.some.map((part) => toSql(part, actor, columns, params)).join(' or ')})` : 'false'
  if ('not' in rule) return `not ${toSql(rule.not, actor, columns, params)}`
  if ('actor' in rule) return rule.actor(actor) ? 'true' : 'false'
  const column = columns[rule.column]
  if (!column) throw new Error(`no SQL column for ${rule.column}`)
  if ('is' in rule) {
    params.push(rule.is)
    return `(${column.sql} is not distinct from $${params.length})`
  }
  const set = rule.meets(actor)
  if (set.length === 0) return 'false'
  params.push(set)
  const array = column.type.endsWith('[]')
  const base = array ? column.type : `${column.type}[]`
  return array
    ? `coalesce(${column.sql} && $${params.length}::${base}, false)`
    : `coalesce(${column.sql} = any($${params.length}::${base}), false)`
}

/** A filter over facets, as the matching engine takes it. */
export type FacetFilter =
  | { facet: string; in: readonly string[] }
  | { all: readonly FacetFilter[] }
  | { some: readonly FacetFilter[] }
  | { not: FacetFilter }

/** The rule as a filter over facets named like the columns; booleans are the facet values `true` and `false`. */
export function toFilter(rule: Rule, actor: Actor): FacetFilter {
  if ('all' in rule) return { all: rule.all.map((part) => toFilter(part, actor)) }
  if ('some' in rule) return { some: rule.some.map((part) => toFilter(part, actor)) }
  if ('not' in rule) return { not: toFilter(rule.not, actor) }
  if ('actor' in rule) return rule.actor(actor) ? { all: [] } : { some: [] }
  if ('is' in rule) return { facet: rule.column, in: [String(rule.is)] }
  return { facet: rule.column, in: rule.meets(actor) }
}
