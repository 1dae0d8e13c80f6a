import { publishesFor } from '../../core/actor.ts'
import type { Rule, SqlColumn } from '../../core/visibility.ts'
import type { Actor } from '../../core/actor.ts'
import type { SQL } from '../../platform/database.ts'
import { ruleFilter } from '../../platform/rule-filter.ts'

/** Who reads an agreement (invariant 3): officers and administrators of its parties; of a draft, of the party that drafts it. Staff of the platform do not. */
export const agreementReadable: Rule = {
  some: [{ actor: (actor) => actor.kind === 'system' }, { all: [{ not: { column: 'draft', is: true } }, { column: 'parties', meets: publishesFor }] }, { column: 'drafter', meets: publishesFor }],
}

/** The columns of the rule, for a statement that has `agreement` as `a`. What was abandoned before it was shared stays with its drafter. */
export const agreementColumns = {
  draft: { sql: 'a.shared_at is null', type: 'boolean' },
  parties: { sql: 'array(select p.organisation_id from agreement_party p where p.agreement_id = a.id)', type: 'uuid[]' },
  drafter: { sql: 'a.drafter_id', type: 'uuid' },
} as const satisfies Record<string, SqlColumn>

/** The rule as a piece of a statement. */
export const agreementFilter = (actor: Actor): SQL => ruleFilter(agreementReadable, actor, agreementColumns)
