import fc from 'fast-check'
import { type SQL, sql } from '../../src/platform/database.ts'
import type { Member, Reader } from './world.ts'

const array = (values: readonly string[], type: 'uuid' | 'text'): SQL => (type === 'uuid' ? sql`${sql.param(values)}::uuid[]` : sql`${sql.param(values)}::text[]`)

/** Two names of organisations, so that either, both or none may be meant. */
const some = (values: readonly string[]) => fc.subarray([...values])

const standings = {
  published: { state: 'published', closed: null, held: null },
  paused: { state: 'paused', closed: null, held: null },
  closed: { state: 'closed', closed: 'withdrawn', held: null },
  held: { state: 'paused', closed: null, held: 'published' },
} as const
type Standing = keyof typeof standings

/** Everything that decides who may read a listing: what it may be, and how it stands in the row. A new column, such as a day before which nothing shows, is one line here and one in {@link onShowTo}. */
export const axesOf = (organisations: readonly string[], space: string) => ({
  audience: { of: fc.constantFrom('public', 'public', 'public', 'signed_in', 'space', 'named'), set: (value: string) => [sql`visibility = ${value}`, sql`audience_spaces = ${array(value === 'space' ? [space] : [], 'uuid')}`] },
  named: { of: some(organisations), set: (value: string[]) => [sql`audience_organisations = ${array(value, 'uuid')}`] },
  excluded: { of: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: some(['CN', 'GB', 'FR']) }), set: (value: string[]) => [sql`excluded_countries = ${array(value, 'text')}`] },
  standing: {
    of: fc.constantFrom<Standing>('published', 'published', 'published', 'published', 'paused', 'closed', 'held'),
    set: (value: Standing) => [sql`state = ${standings[value].state}`, sql`closed_reason = ${standings[value].closed}`, sql`held_from = ${standings[value].held}`, sql`held_at = ${standings[value].held === null ? null : '2026-05-01T08:00:00Z'}::timestamptz`],
  },
  withheld: { of: fc.boolean(), set: (value: boolean) => [sql`name_withheld = ${value}`] },
})

type Axes = ReturnType<typeof axesOf>
export type Access = { [Axis in keyof Axes]: Axes[Axis]['of'] extends fc.Arbitrary<infer Value> ? Value : never }

export const accessOf = (axes: Axes): fc.Arbitrary<Access> => fc.record(Object.fromEntries(Object.entries(axes).map(([name, axis]) => [name, axis.of]))) as fc.Arbitrary<Access>

/** The assignments of an UPDATE that brings a listing where `access` says. */
export const rowOf = (axes: Axes, access: Access): SQL =>
  sql.join((Object.keys(axes) as (keyof Axes)[]).flatMap((name) => (axes[name].set as (value: unknown) => SQL[])(access[name])), sql`, `)

export const isOurs = (who: Reader, owner: Member): boolean => who.of.includes(owner.id)

/**
 * Whether a reader meets a listing in the hall, written from the domain's own sentences and from nothing of the product's:
 * this and the product's rule must agree about every world.
 */
export function onShowTo(who: Reader, owner: Member, access: Access): boolean {
  if (access.standing !== 'published') return false
  if (isOurs(who, owner) || who.moderates) return true
  const meant =
    access.audience === 'public' || (access.audience === 'signed_in' && who.signedIn) || (access.audience === 'space' && who.inSpace) || (access.audience === 'named' && access.named.some((id) => who.of.includes(id)))
  const kept = access.excluded.length > 0 && (who.countries.length === 0 || access.excluded.some((country) => who.countries.includes(country)))
  return meant && !kept
}

/** Whether the page of the listing opens: its own people read it in any state. */
export const opensTo = (who: Reader, owner: Member, access: Access): boolean => isOurs(who, owner) || onShowTo(who, owner, access)

/** Whether a reader learns whose it is. */
export const knowsOwner = (who: Reader, owner: Member, access: Access): boolean => !access.withheld || isOurs(who, owner)
