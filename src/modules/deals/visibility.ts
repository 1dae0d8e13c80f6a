import { type Actor, organisationsOf, publishesFor } from '../../core/actor.ts'
import { type Rule, type SqlColumn, toSql } from '../../core/visibility.ts'
import { type SQL, sql } from '../../platform/database.ts'

const self = (actor: Actor): string[] => (actor.personId ? [actor.personId] : [])

/** Firm and publisher of every mandate under which the actor may answer: `firm:publisher`, so that a renewed mandate counts as the old. */
const answersFor = (actor: Actor): string[] => actor.mandates.filter((one) => one.verbs.includes('answer')).map((one) => `${one.firmId}:${one.publisherId}`)

/** The answering side: its officers and administrators, and whoever published the listing under a mandate with `answer`. */
const answering: Rule = { some: [{ column: 'to', meets: publishesFor }, { column: 'answering', meets: answersFor }] }

/** The contact of the listing, while they belong to the answering organisation. */
const contact: Rule = { all: [{ column: 'contact', meets: self }, { column: 'to', meets: organisationsOf }] }

/** The interested side: its officers and administrators, and whoever expressed the interest while they belong to it. */
const interested: Rule = {
  some: [{ column: 'from', meets: publishesFor }, { all: [{ column: 'from_person', meets: self }, { column: 'from', meets: organisationsOf }] }],
}

/** Who reads a partnering case (invariant 3): its parties. Staff of the platform do not. */
export const dealReadable: Rule = { some: [{ actor: (actor) => actor.kind === 'system' }, interested, answering, contact] }

/** Who may accept or decline. */
export const dealAnswerable: Rule = answering

/** Who may take an interest back. */
export const dealWithdrawable: Rule = interested

/** The columns of the rules, for a statement that has `deal` as `d` and its listing as `l`. */
export const dealColumns = {
  from: { sql: 'd.from_organisation', type: 'uuid' },
  to: { sql: 'd.to_organisation', type: 'uuid' },
  from_person: { sql: 'd.from_person', type: 'uuid' },
  contact: { sql: 'l.contact_id', type: 'uuid' },
  answering: { sql: `(d.to_organisation::text || ':' || l.publisher_id::text)`, type: 'text' },
} as const satisfies Record<string, SqlColumn>

/** A rule as a piece of a statement over {@link dealColumns}. */
export function dealFilter(rule: Rule, actor: Actor): SQL {
  const params: unknown[] = []
  const parts = toSql(rule, actor, dealColumns, params).split(/\$(\d+)/)
  return sql.join(parts.map((part, index) => (index % 2 ? sql`${sql.param(params[Number(part) - 1])}` : sql.raw(part))))
}
