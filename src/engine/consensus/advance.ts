/** What stands of an entry when places are given: figures by the names that the rule uses, and a decision that goes before any figure. */
export type Entry = { id: string; values: Readonly<Record<string, number>>; decision?: 'in' | 'out'; group?: string }

/** One criterion: a figure, the higher the better unless said otherwise, compared after rounding to so many decimals (3 unless given). */
export type Criterion = { by: string; lowerFirst?: boolean; decimals?: number }

/**
 * `criteria`: the first decides, each further one among those that are equal so far. `last`: what happens to those equal in all of them where places end:
 * none or all of them advance, or they are drawn by a lot whose seed was stated beforehand. `mostOfGroup`: at most so many advance of one group.
 */
export type AdvanceRule = { criteria: readonly Criterion[]; places: number; last: 'none' | 'all' | { lot: string }; mostOfGroup?: number }

export type Ranked = {
  id: string
  /** From 1; equal entries share a rank and the next one is counted on (1, 2, 2, 4). */
  rank: number
  advances: boolean
  /** Which criterion put it behind the one before; absent for the first and for equals. `decision` and `lot` name themselves. */
  behindBy?: string
  /** Advances or not by the lot, or stands among equals at the last place. */
  tied: boolean
  /** Would advance but for the limit of its group. */
  overGroup: boolean
}

const order = { in: 0, none: 1, out: 2 } as const

const roundedOf = (entry: Entry, { by, decimals = 3, lowerFirst }: Criterion): number => {
  const value = entry.values[by]
  // A figure that is missing comes last either way.
  if (value === undefined || !Number.isFinite(value)) return -Infinity
  const rounded = Math.round(value * 10 ** decimals) / 10 ** decimals
  return lowerFirst ? -rounded : rounded
}

/** The name of what tells two entries apart, and which is first: below 0, the one. */
function compare(one: Entry, other: Entry, criteria: readonly Criterion[]): { by?: string; difference: number } {
  const decided = order[one.decision ?? 'none'] - order[other.decision ?? 'none']
  if (decided !== 0) return { by: 'decision', difference: decided }
  for (const criterion of criteria) {
    const [first, second] = [roundedOf(one, criterion), roundedOf(other, criterion)]
    if (first !== second) return { by: criterion.by, difference: first > second ? -1 : 1 }
  }
  return { difference: 0 }
}

/** FNV-1a over seed and id, finished so that like ids fall apart: anybody can draw the same lot again. */
export function lotOf(seed: string, id: string): number {
  let hash = 0x811c9dc5
  for (const character of `${seed}\n${id}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Runs of equal entries, in their order; within a run by lot where one is drawn, else by id. */
function runsOf(entries: readonly Entry[], { criteria, last }: AdvanceRule): Entry[][] {
  const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const drawn = (a: Entry, b: Entry): number => (typeof last === 'object' ? lotOf(last.lot, a.id) - lotOf(last.lot, b.id) : 0)
  const sorted = [...entries].sort((a, b) => compare(a, b, criteria).difference || drawn(a, b) || byId(a, b))
  const runs: Entry[][] = []
  for (const entry of sorted) {
    const run = runs.at(-1)
    if (run?.[0] && compare(run[0], entry, criteria).difference === 0) run.push(entry)
    else runs.push([entry])
  }
  return runs
}

/** Of equals, in their order, those that get the places left. */
function settle(equals: readonly Entry[], left: number, { last }: AdvanceRule): Entry[] {
  if (equals.length <= left) return [...equals]
  if (left <= 0 || last === 'none') return []
  return last === 'all' ? [...equals] : equals.slice(0, left)
}

/** Places that are left, in all and by group. Who could not be told from others at the last place leaves none to those behind. */
class Places {
  private readonly ofGroup = new Map<string, number>()
  private left: number

  constructor(private readonly rule: AdvanceRule) {
    this.left = rule.places
  }

  private roomOf(group: string | undefined): number {
    return group === undefined || this.rule.mostOfGroup === undefined ? Infinity : this.rule.mostOfGroup - (this.ofGroup.get(group) ?? 0)
  }

  /** Decided in: takes a place, there or not. */
  take({ group }: Entry): void {
    this.left -= 1
    if (group !== undefined) this.ofGroup.set(group, (this.ofGroup.get(group) ?? 0) + 1)
  }

  /** Who of a run of equals advances; `tied`: told from its equals by the lot or not at all; `overGroup`: kept out by the limit of its group alone. */
  give(run: readonly Entry[]): { advancing: Set<Entry>; tied: Set<Entry>; overGroup: Set<Entry> } {
    const [tied, overGroup] = [new Set<Entry>(), new Set<Entry>()]
    const within = [...new Set(run.map(({ group }) => group))].flatMap((group) => {
      const members = run.filter((entry) => entry.group === group)
      const room = this.roomOf(group)
      const settled = settle(members, room, this.rule)
      if (room > 0 && members.length > room) for (const member of members) tied.add(member)
      if (this.left > 0) for (const member of members) if (!settled.includes(member)) overGroup.add(member)
      if (group !== undefined && settled.length < members.length && room > 0) this.ofGroup.set(group, this.rule.mostOfGroup ?? 0)
      return settled
    })
    const inOrder = run.filter((entry) => within.includes(entry))
    const advancing = settle(inOrder, this.left, this.rule)
    const isSplit = this.left > 0 && inOrder.length > this.left
    if (isSplit) for (const entry of inOrder) tied.add(entry)
    for (const entry of advancing) this.take(entry)
    if (isSplit) this.left = Math.min(this.left, 0)
    return { advancing: new Set(advancing), tied, overGroup }
  }
}

/**
 * Who advances: a pure function of entries, their decisions and figures, and the rule with its tie-break; the same in whatever order entries come. Who is
 * decided in advances beyond the places as well; who is decided out never does.
 */
export function advance(entries: readonly Entry[], rule: AdvanceRule): Ranked[] {
  const places = new Places(rule)
  const ranked: Ranked[] = []
  let before: Entry | undefined
  for (const run of runsOf(entries, rule)) {
    const rank = ranked.length + 1
    const [first] = run
    const by = before && first ? compare(before, first, rule.criteria).by : undefined
    const given = first?.decision ? { advancing: new Set(first.decision === 'in' ? run : []), tied: new Set<Entry>(), overGroup: new Set<Entry>() } : places.give(run)
    if (first?.decision === 'in') for (const entry of run) places.take(entry)
    run.forEach((entry, place) => {
      const behindBy = place === 0 ? by : typeof rule.last === 'object' ? 'lot' : undefined
      ranked.push({ id: entry.id, rank, advances: given.advancing.has(entry), tied: given.tied.has(entry), overGroup: given.overGroup.has(entry), ...(behindBy === undefined ? {} : { behindBy }) })
    })
    before = first
  }
  return ranked
}
