import { type Actor, visitor } from '../../../core/actor.ts'
import { type Counted, told } from '../../../core/told.ts'
import type { Name, Phrase } from '../../../core/text.ts'
import type { Reason } from '../../../engine/meetings/meetings.ts'
import type { Db } from '../../../platform/database.ts'
import { type DealStage, dealStages } from '../../deals/deals.ts'
import type { OutcomeKind } from '../../projects/projects.ts'
import { termsOf } from '../../vocabularies/vocabularies.ts'
import type { Event } from '../reading.ts'
import { eventReported } from './access.ts'
import { countedOf, type Rows, rowsOf } from './counting.ts'
import { fellThrough, tookPlace } from './meetings.ts'
import { type Part, partsOf, type ReportFigure, toldOf } from './rules.ts'

export type Amount = { kind: OutcomeKind; currency: string | null; /** Minor units, or jobs; absent where it is withheld. */ sum?: number }

/** What an event came to, as its reader may have it. A number is absent where it is withheld. */
export type EventReport = {
  event: Event
  runs: boolean
  countedAt: Date
  figures: Record<ReportFigure, number | undefined>
  /** Openings of any page of the event, oldest first. */
  visitsByDay: { day: string; n: number }[]
  /** Those who have a seat, by the country of their organisation, else their own. */
  countries: Part<{ country: string | null }>[]
  /** The same by organisation, for who runs the event. */
  organisations: Part<{ organisation: { slug: string; name: Name } | null }>[]
  exhibitFields: Part<{ code: string | null; name: Phrase | null }>[]
  exhibitors: Part<{ organisation: { slug: string; name: Name } | null }>[]
  /** Meetings held, in the country of each side. */
  meetingCountries: Part<{ country: string }>[]
  /** The same by organisation, for who runs the event. */
  meetingHouses: Part<{ organisation: { slug: string; name: Name } | null }>[]
  /** Where the cases of the event stand now. */
  stages: Part<{ stage: DealStage }>[]
  caseFields: Part<{ code: string | null; name: Phrase | null }>[]
  /** A case is in the country of each of its parties. */
  caseCountries: Part<{ country: string }>[]
  /** Why meetings fell through and wishes were not met, for who runs the event. */
  fellThrough: { fate: 'did_not_take_place' | 'cancelled'; n: number }[]
  unmet: { why: Reason; n: number }[]
  amounts: Amount[]
}

/** Cells of a breakdown, counted once for each key that a row has. */
function cellsOf<Row, Of extends object>(all: readonly Row[], of: (row: Row) => readonly Of[], keyOf: (of: Of) => string, count: (row: Row) => Counted): (Of & Counted)[] {
  const cells = new Map<string, Of & Counted>()
  for (const row of all) {
    const more = count(row)
    for (const one of of(row)) {
      const known = cells.get(keyOf(one))
      cells.set(keyOf(one), { ...one, all: (known?.all ?? 0) + more.all, mine: (known?.mine ?? 0) + more.mine })
    }
  }
  return [...cells].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, cell]) => cell)
}

const whose = ({ organisation }: { organisation: { slug: string } | null }): string => organisation?.slug ?? ''

async function reportOf(db: Db, event: Event, counted: Rows, runs: boolean, at: Date): Promise<EventReport> {
  const figures = toldOf(countedOf(counted, runs))
  const { delegations, exhibits, cases, meetings } = counted
  const terms = await termsOf(db)
  const field = (code: string | null) => ({ code, name: (code && terms.terms('field', [code])[0]?.name) || null })
  const people = ({ people: all }: { people: number }): Counted => ({ all, mine: runs ? all : 0 })
  const one = ({ mine }: { mine: boolean }): Counted => ({ all: 1, mine: Number(mine) })
  const met = (): Counted => ({ all: 1, mine: Number(runs) })
  const held = meetings.filter(tookPlace).map(({ aHouse, bHouse }) => ({ houses: [aHouse, bHouse].flatMap((house) => house ?? []) }))
  const open = (): Counted => ({ all: 1, mine: 1 })
  const days = new Map<string, number>()
  for (const { day, visits } of counted.visits) days.set(day, (days.get(day) ?? 0) + visits)
  const count = (fate: 'did_not_take_place' | 'cancelled') => ({ fate, n: meetings.filter((each) => fellThrough(each) && each.fate === fate).length })
  return {
    event, runs, countedAt: at, figures,
    visitsByDay: [...days].map(([day, n]) => ({ day, n })),
    countries: partsOf(figures.registered, cellsOf(delegations, ({ country }) => [{ country }], ({ country }) => country ?? '', people)),
    organisations: runs ? partsOf(figures.registered, cellsOf(delegations, ({ organisation }) => [{ organisation }], whose, people)) : [],
    exhibitFields: partsOf(figures.exhibits, cellsOf(exhibits, ({ fields: [first] }) => [{ code: first?.code ?? null, name: first?.name ?? null }], ({ code }) => code ?? '', open)),
    exhibitors: partsOf(figures.exhibits, cellsOf(exhibits, ({ owner }) => [{ organisation: owner ? { slug: owner.slug, name: owner.name } : null }], whose, open)),
    meetingCountries: partsOf(figures.held, cellsOf(held, ({ houses }) => [...new Set(houses.map(({ country }) => country))].map((country) => ({ country })), ({ country }) => country, met)),
    meetingHouses: runs ? partsOf(figures.held, cellsOf(held, ({ houses }) => houses.map(({ slug, name }) => ({ organisation: { slug, name } })), whose, met)) : [],
    stages: partsOf(figures.cases, cellsOf(cases, ({ stage }) => [{ stage }], ({ stage }) => stage, one)).sort((a, b) => dealStages.indexOf(a.stage) - dealStages.indexOf(b.stage)),
    caseFields: partsOf(figures.cases, cellsOf(cases, (each) => [field(each.field)], ({ code }) => code ?? '', one)),
    caseCountries: partsOf(figures.cases, cellsOf(cases, ({ countries }) => countries.map((country) => ({ country })), ({ country }) => country, one)),
    fellThrough: runs ? [count('did_not_take_place'), count('cancelled')].filter(({ n }) => n > 0) : [],
    unmet: runs ? counted.wishes.unmet : [],
    amounts: counted.amounts.map(({ kind, currency, sum, all, mine }) => ({ kind, currency, sum: told(all, mine) === undefined ? undefined : sum })),
  }
}

/** The report of an event. @throws missing to whoever may not read it */
export async function eventReport(db: Db, actor: Actor, of: { slug: string } | { id: string }): Promise<EventReport> {
  const { event, runs } = await eventReported(db, actor, of)
  return reportOf(db, event, await rowsOf(db, actor, event.id), runs, actor.at)
}

/** The report as everybody may have it: what is said of the event in public is taken from this. For who reads the report. @throws missing */
export async function publicReport(db: Db, actor: Actor, of: { slug: string } | { id: string }): Promise<EventReport> {
  const { event } = await eventReported(db, actor, of)
  const anybody = visitor(actor.at)
  return reportOf(db, event, await rowsOf(db, anybody, event.id), false, actor.at)
}
