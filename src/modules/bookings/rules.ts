import type { Phrase } from '../../core/text.ts'
import { problemWords } from './messages.ts'

export const resourceKinds = ['room', 'table', 'instrument', 'person'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** Half open: what ends when another begins does not overlap it. */
export type Span = { from: Date; to: Date }

export type Asked = Span & { holder: { type: string; id: string }; /** Now. */ at: Date }

/** What the rules know of a resource. `taken` are the reservations that are held round the asked time. */
export type Facts = {
  resource: { kind: ResourceKind; noticeMinutes: number | null; aheadDays: number | null; leastMinutes: number | null; mostMinutes: number | null; retiredAt: Date | null }
  openings: readonly Span[]
  taken: readonly (Span & { holder: { type: string; id: string }; exclusive: boolean })[]
}

/** Who may say "all the same": nobody, who keeps the resource, or whoever asks (the rule only warns). */
export type Overriding = 'nobody' | 'keeper' | 'anybody'

const minute = 60_000
const minutes = ({ from, to }: Span): number => (to.getTime() - from.getTime()) / minute
const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

/** People are in two places at their own risk, except in a meeting: that they hold one at a time. */
const blocks = ({ resource }: Facts, holder: { type: string }): boolean => resource.kind !== 'person' || holder.type === 'meeting'

type Rule = { name: string; override: Overriding | ((asked: Asked, facts: Facts) => Overriding); broken: (asked: Asked, facts: Facts) => boolean }

/** In this order they answer "why not?", the gravest first. */
export const policy = [
  { name: 'empty', override: 'nobody', broken: (asked) => !(asked.to > asked.from) },
  { name: 'retired', override: 'nobody', broken: (_, { resource }) => resource.retiredAt !== null },
  { name: 'past', override: 'nobody', broken: ({ from, at }) => from <= at },
  {
    name: 'taken',
    override: (asked, facts) => (clashes(asked, facts).some((one) => one.exclusive && blocks(facts, asked.holder)) ? 'nobody' : 'anybody'),
    broken: (asked, facts) => clashes(asked, facts).length > 0,
  },
  { name: 'closed', override: 'keeper', broken: (asked, { openings }) => openings.length > 0 && !openings.some(({ from, to }) => from <= asked.from && asked.to <= to) },
  { name: 'short', override: 'keeper', broken: (asked, { resource }) => resource.leastMinutes !== null && minutes(asked) < resource.leastMinutes },
  { name: 'long', override: 'keeper', broken: (asked, { resource }) => resource.mostMinutes !== null && minutes(asked) > resource.mostMinutes },
  { name: 'late', override: 'keeper', broken: ({ from, at }, { resource }) => resource.noticeMinutes !== null && from.getTime() - at.getTime() < resource.noticeMinutes * minute },
  { name: 'early', override: 'keeper', broken: ({ from, at }, { resource }) => resource.aheadDays !== null && from.getTime() - at.getTime() > resource.aheadDays * 1440 * minute },
] as const satisfies readonly Rule[]
export type RuleName = (typeof policy)[number]['name']

const clashes = (asked: Asked, { taken }: Facts): Facts['taken'] =>
  taken.filter((one) => overlap(one, asked) && !(one.holder.type === asked.holder.type && one.holder.id === asked.holder.id))

export type Problem = { rule: RuleName; says: Phrase; override: Overriding }

/** Why not? Empty where it may be had. The same answer greys a calendar and guards the write. */
export function whyNot(asked: Asked, facts: Facts): Problem[] {
  const found: Problem[] = []
  for (const rule of policy as readonly (Rule & { name: RuleName })[]) {
    if (!rule.broken(asked, facts)) continue
    found.push({ rule: rule.name, says: problemWords[rule.name], override: typeof rule.override === 'function' ? rule.override(asked, facts) : rule.override })
  }
  return found
}

/** What still stands in the way of somebody who overrides what they may. */
export const blocking = (problems: readonly Problem[], { keeper = false, overrides = [] }: { keeper?: boolean; overrides?: readonly RuleName[] }): Problem[] =>
  problems.filter(({ rule, override }) => override === 'nobody' || !overrides.includes(rule) || (override === 'keeper' && !keeper))
