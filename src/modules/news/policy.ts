import { type Actor, hasRole, spacesOf } from '../../core/actor.ts'
import type { Rule, SqlColumn } from '../../core/visibility.ts'
import { canManageSpace } from '../spaces/spaces.ts'

/** The host's own people write the host's items; who runs an alliance writes its items. */
export const canWriteNews = (actor: Actor, spaceId: string | null): boolean => (spaceId === null ? hasRole(actor, 'organiser', 'moderator', 'administrator') : canManageSpace(actor, spaceId))

/** At once: the host's people, and officers of trusted organisations; others after a look by a moderator. */
export const publishesNewsAtOnce = (actor: Actor, spaceId: string | null): boolean =>
  canWriteNews(actor, spaceId) && (hasRole(actor, 'organiser', 'moderator', 'administrator') || actor.affiliations.some((one) => one.trusted && one.role !== 'researcher'))

export const canReviewNews = (actor: Actor): boolean => hasRole(actor, 'moderator', 'administrator')

const writable = (actor: Actor): string[] => spacesOf(actor).filter((id) => canManageSpace(actor, id))
const signedIn = (actor: Actor): boolean => actor.kind !== 'visitor'

/** An item is seen by no more people than its alliance. */
const within: Rule = {
  some: [{ column: 'within', is: 'public' }, { all: [{ column: 'within', is: 'signed_in' }, { actor: signedIn }] }, { column: 'space', meets: spacesOf }],
}
const audience: Rule = {
  some: [{ column: 'visibility', is: 'public' }, { all: [{ column: 'visibility', is: 'signed_in' }, { actor: signedIn }] }, { all: [{ column: 'visibility', is: 'space' }, { column: 'space', meets: spacesOf }] }],
}

/** Published and for the reader: what lists, feeds and the API hold. */
export const newsShown: Rule = { all: [{ column: 'state', is: 'published' }, { some: [{ all: [audience, within] }, { actor: (actor) => hasRole(actor, 'organiser', 'administrator') }] }] }

/** Who reads an item: those to whom it is shown, its writers, and moderators once it was submitted. */
export const newsReadable: Rule = {
  some: [
    newsShown,
    { column: 'space', meets: writable },
    { all: [{ actor: (actor) => hasRole(actor, 'organiser', 'moderator', 'administrator') }, { column: 'space', is: '' }] },
    { actor: (actor) => hasRole(actor, 'organiser', 'administrator') },
    { all: [{ actor: canReviewNews }, { not: { column: 'state', is: 'draft' } }] },
  ],
}

/** The columns of the rules, for a statement that has `news_item` as `n` and its space as `s`. */
export const newsColumns = {
  state: { sql: 'n.state', type: 'text' },
  visibility: { sql: 'n.visibility', type: 'text' },
  space: { sql: `coalesce(n.space_id::text, '')`, type: 'text' },
  within: { sql: `coalesce(s.visibility, 'public')`, type: 'text' },
} as const satisfies Record<string, SqlColumn>
