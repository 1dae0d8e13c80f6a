import { type Actor, hasRole, organisationsOf } from '../../core/actor.ts'
import { holds, type Rule, type SqlColumn, toSql } from '../../core/visibility.ts'

const firmsOf = (actor: Actor): string[] => actor.mandates.map((one) => one.firmId)

/**
 * Who may read an organisation: everybody once staff have verified it, until then everybody who is signed in. A firm that
 * somebody else entered is until then for its own people, those who publish for it, and staff. One that was merged is read
 * as the one it became.
 */
export const organisationReadable: Rule = {
  some: [
    { column: 'verified', is: true },
    { all: [{ column: 'entered', is: false }, { actor: (actor) => actor.kind !== 'visitor' }] },
    { column: 'id', meets: organisationsOf },
    { column: 'id', meets: firmsOf },
    { actor: (actor) => hasRole(actor, 'moderator', 'administrator') },
  ],
}

export const organisationColumns: Record<string, SqlColumn> = {
  id: { sql: 'organisation.id', type: 'uuid' },
  verified: { sql: '(organisation.verified_at is not null)', type: 'boolean' },
  entered: { sql: '(organisation.entered_by is not null)', type: 'boolean' },
}

export const mayReadOrganisation = (actor: Actor, { id, verified, entered }: { id: string; verified: boolean; entered: boolean }): boolean => holds(organisationReadable, actor, { id, verified, entered })

/** The rule as SQL over a table or alias named `organisation`. */
export const readableOrganisations = (actor: Actor, params: unknown[]): string => toSql(organisationReadable, actor, organisationColumns, params)
