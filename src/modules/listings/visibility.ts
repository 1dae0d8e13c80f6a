import { type Actor, countriesOf, hasRole, organisationsOf, spacesOf } from '../../core/actor.ts'
import type { Rule, RuleValue, SqlColumn } from '../../core/visibility.ts'

const ours: Rule = { some: [{ column: 'owner', meets: organisationsOf }, { column: 'publisher', meets: organisationsOf }] }
const platform: Rule = { actor: (actor) => actor.kind === 'system' }

/** A listing that excludes countries is for readers whose countries are known and none of them excluded; a visitor's is unknown. */
const notExcluded: Rule = {
  some: [
    { column: 'excluding', is: false },
    { all: [{ actor: (actor) => countriesOf(actor).length > 0 }, { not: { column: 'excluded_countries', meets: countriesOf } }] },
  ],
}

const audience: Rule = {
  some: [
    { column: 'visibility', is: 'public' },
    { all: [{ column: 'visibility', is: 'signed_in' }, { actor: (actor) => actor.kind === 'person' }] },
    { all: [{ column: 'visibility', is: 'space' }, { column: 'audience_spaces', meets: spacesOf }] },
    { all: [{ column: 'visibility', is: 'named' }, { column: 'audience_organisations', meets: organisationsOf }] },
  ],
}

/** Held back with its release until the hour, whatever its state says. */
const notEmbargoed: Rule = { column: 'embargoed', is: false }

/** The published listings that an actor meets in the hall, in matches, feeds and the API. */
const onShow: Rule = { all: [{ column: 'state', is: 'published' }, notEmbargoed, audience, notExcluded] }

/** Moderators see what waits for them and what is published, whatever its audience; never the confidential detail. */
const moderated: Rule = { all: [{ actor: (actor: Actor) => hasRole(actor, 'moderator', 'administrator') }, { column: 'reviewable', is: true }] }

/** Who may read a listing (invariant 3): the one table, interpreted as TypeScript, SQL and engine filter. */
export const readable: Rule = { some: [platform, ours, moderated, onShow] }

/** Readable and on show now: what every list of published listings holds. */
export const inHall: Rule = { all: [{ column: 'state', is: 'published' }, notEmbargoed, readable] }

/** Who learns a withheld owner: its own people, its publisher's, and organisations whose interest it accepted. */
export const ownerKnown: Rule = { some: [platform, { column: 'name_withheld', is: false }, ours, { column: 'revealed_to', meets: organisationsOf }] }

/** Who reads the confidential detail: the owner's and publisher's people and organisations with a grant. Nobody of the platform. */
export const confidentialReadable: Rule = { some: [ours, { column: 'granted_to', meets: organisationsOf }] }

/** True when anybody on the internet may read it: what feeds collection statistics and anonymous pages. */
export const isPublic = (row: Record<string, RuleValue>): boolean => row.state === 'published' && row.embargoed === false && row.visibility === 'public' && row.excluding === false

/** The columns of the rules in SQL, for a statement that has `listing` as `l`. */
export const visibilityColumns = {
  state: { sql: 'l.state', type: 'text' },
  embargoed: { sql: 'l.embargoed', type: 'boolean' },
  visibility: { sql: 'l.visibility', type: 'text' },
  owner: { sql: 'l.owner_id', type: 'uuid' },
  publisher: { sql: 'l.publisher_id', type: 'uuid' },
  audience_spaces: { sql: 'l.audience_spaces', type: 'uuid[]' },
  audience_organisations: { sql: 'l.audience_organisations', type: 'uuid[]' },
  excluded_countries: { sql: 'l.excluded_countries', type: 'text[]' },
  excluding: { sql: '(cardinality(l.excluded_countries) > 0)', type: 'boolean' },
  reviewable: { sql: `(l.state in ('submitted', 'published') or l.pending_revision_id is not null)`, type: 'boolean' },
  name_withheld: { sql: 'l.name_withheld', type: 'boolean' },
  revealed_to: { sql: 'array(select organisation_id from listing_reveal where listing_id = l.id)', type: 'uuid[]' },
} as const satisfies Record<string, SqlColumn>

/** The facets under which the live index carries the columns of {@link inHall}; never counted or shown. */
export const visibilityFacets = ['state', 'embargoed', 'visibility', 'owner', 'publisher', 'audience_spaces', 'audience_organisations', 'excluded_countries', 'excluding', 'reviewable'] as const
export type VisibilityFacet = (typeof visibilityFacets)[number]
