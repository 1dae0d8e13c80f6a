import type { Actor } from '../../core/actor.ts'
import { holds, type Rule, type SqlColumn, toSql } from '../../core/visibility.ts'

/**
 * Who may read an organisation: everybody once staff have verified it, until then everybody who is signed in. One that
 * was merged is read as the one it became.
 */
export const organisationReadable: Rule = {
  some: [{ column: 'verified', is: true }, { actor: (actor) => actor.kind !== 'visitor' }],
}

export const organisationColumns: Record<string, SqlColumn> = {
  verified: { sql: '(organisation.verified_at is not null)', type: 'boolean' },
}

export const mayReadOrganisation = (actor: Actor, organisation: { verified: boolean }): boolean => holds(organisationReadable, actor, organisation)

/** The rule as SQL over a table or alias named `organisation`. */
export const readableOrganisations = (actor: Actor, params: unknown[]): string => toSql(organisationReadable, actor, organisationColumns, params)
