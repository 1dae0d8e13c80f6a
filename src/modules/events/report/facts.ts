import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { type Outcome, type OutcomeKind, outcomeFilter, outcomeKinds, outcomeRow } from '../../projects/projects.ts'
import type { Card } from '../../listings/listings.ts'
import { exhibitsOf } from '../hall/exhibits.ts'
import { type VisitPart, type VisitSum, visitsOf } from '../hall/visits.ts'
import { programmeOf } from '../programme/released.ts'
import { registrationsOf, type RegistrationLine } from '../registration/list.ts'
import { type EventCase, eventCases, outcomesOfEvent } from './cases.ts'
import { eventReport, type EventReport } from './reading.ts'
import { type CountedMeeting, countedMeetings, crossesBorder, fellThrough, tookPlace } from './meetings.ts'
import { isFor, reportFigures, reportGroups, type ReportFigure } from './rules.ts'
import { asReleased, type Held, heldSessions, type LiveSum, liveSums, type Watched, watchedOf } from './sessions.ts'
import { type Opened, openedIn } from './visited.ts'

/** Most facts on a page. */
export const mostFacts = 2000

/** What stands behind a figure, as far as the reader may read it. People and meetings are for who runs the event. */
export type ReportFacts =
  | { kind: 'visits'; days: VisitSum[]; opened: Opened[] }
  | { kind: 'people'; lines: RegistrationLine[] }
  | { kind: 'sessions' | 'speakers' | 'materials'; held: Held }
  | { kind: 'live'; sums: LiveSum[] }
  | { kind: 'watched'; watched: Watched[] }
  | { kind: 'exhibits'; cards: Card[] }
  | { kind: 'wishes' }
  | { kind: 'meetings'; meetings: CountedMeeting[] }
  | { kind: 'cases'; cases: EventCase[]; /** How many are others'; absent where they are too few to be told. */ others?: number }
  | { kind: 'outcomes'; outcomes: Outcome[] }

/** Which of the facts are asked for: of a country, an organisation or a stage. */
export type Within = { country?: string; organisation?: string; stage?: string; field?: string }

const visits: Partial<Record<ReportFigure, VisitPart>> = { visits_event: 'event', visits_programme: 'programme', visits_session: 'session', visits_hall: 'hall', visits_booth: 'booth' }

const meets: Partial<Record<ReportFigure, (one: CountedMeeting) => boolean>> = {
  meetings: () => true, held: tookPlace, not_held: fellThrough, open: ({ fate }) => fate === 'ahead' || fate === 'unanswered', cooperation: ({ fate }) => fate === 'cooperation', informative: ({ fate }) => fate === 'informative',
  insufficient: ({ fate }) => fate === 'insufficient_interest', cross_border: (one) => tookPlace(one) && crossesBorder(one),
}

const everybody = { page: 1, size: 50_000 } as const

async function people(db: Db, actor: Actor, eventId: string, figure: ReportFigure, within: Within): Promise<RegistrationLine[]> {
  const { lines } = await registrationsOf(db, actor, eventId, everybody)
  const is: Partial<Record<ReportFigure, (one: RegistrationLine) => boolean>> = {
    registered: ({ state }) => state === 'confirmed', attended: ({ state, checkedInAt }) => state === 'confirmed' && checkedInAt !== null,
    in_line: ({ state }) => state === 'asked' || state === 'waiting' || state === 'offered', left: ({ state }) => state === 'declined' || state === 'cancelled',
  }
  return lines.filter((one) => is[figure]!(one) && (within.country === undefined || (one.country ?? '') === within.country) && (within.organisation === undefined || (one.organisationSlug ?? '') === within.organisation)).slice(0, mostFacts)
}

const inCase = (within: Within) => (one: EventCase): boolean =>
  (within.stage === undefined || one.stage === within.stage) && (within.country === undefined || one.countries.includes(within.country)) && (within.field === undefined || (one.field ?? '') === within.field)

/** Openings by session or booth; a session that is not in the programme in force has no name here. */
async function openedOf(db: Db, eventId: string, part: 'session' | 'booth'): Promise<Opened[]> {
  const [opened, programme] = [await openedIn(db, eventId, part), await programmeOf(db, eventId)]
  return opened.map((one) => {
    const session = programme?.sessions.find(({ id }) => id === one.session?.id)
    return { ...one, session: session ? { id: session.id, title: session.title } : null }
  })
}

const ofHouse = (within: Within, { aHouse, bHouse }: CountedMeeting): boolean =>
  [aHouse, bHouse].some((house) => (within.organisation === undefined || house?.slug === within.organisation) && (within.country === undefined || house?.country === within.country))

async function ofFigure(db: Db, actor: Actor, { event, runs, figures }: EventReport, figure: ReportFigure, within: Within): Promise<ReportFacts> {
  const part = visits[figure]
  if (part || figure === 'visits') {
    const days = (await visitsOf(db, event.id)).filter((one) => !part || one.part === part)
    return { kind: 'visits', days, opened: part === 'session' || part === 'booth' ? await openedOf(db, event.id, part) : [] }
  }
  if ((reportGroups.people as readonly string[]).includes(figure)) return { kind: 'people', lines: runs ? await people(db, actor, event.id, figure, within) : [] }
  if (figure === 'sessions' || figure === 'speakers') return { kind: figure, held: await heldSessions(db, actor, event.id) }
  if (figure === 'materials' || figure === 'recordings') {
    const held = await heldSessions(db, actor, event.id)
    return { kind: 'materials', held: { ...held, materials: held.materials.filter(({ material }) => (material.kind === 'recording') === (figure === 'recordings')) } }
  }
  if (figure === 'viewers') return { kind: 'watched', watched: asReleased((await heldSessions(db, actor, event.id)).sessions, await watchedOf(db, event.id)) }
  if ((reportGroups.live as readonly string[]).includes(figure)) return { kind: 'live', sums: asReleased((await heldSessions(db, actor, event.id)).sessions, await liveSums(db, event.id)) }
  if (figure === 'exhibits' || figure === 'exhibitors') {
    const cards = await exhibitsOf(db, actor, event.id)
    return { kind: 'exhibits', cards: cards.filter((one) => (within.field === undefined || (one.fields[0]?.code ?? '') === within.field) && (within.organisation === undefined || (one.owner?.slug ?? '') === within.organisation)) }
  }
  if (figure === 'wishes') return { kind: 'wishes' }
  const meeting = meets[figure]
  if (meeting) return { kind: 'meetings', meetings: runs ? (await countedMeetings(db, event.id, actor.at)).filter((one) => meeting(one) && ofHouse(within, one)).slice(0, mostFacts) : [] }
  const all = (await eventCases(db, actor, event.id)).filter((one) => (figure === 'cases' || `from_${one.way}` === figure) && inCase(within)(one))
  const cases = all.filter((one) => one.mine).slice(0, mostFacts)
  const shown = Object.keys(within).length > 0 ? undefined : figures[figure]
  return { kind: 'cases', cases, others: shown === undefined ? undefined : all.length - all.filter((one) => one.mine).length }
}

/** What a figure of the report, or a kind of confirmed outcome, rests on, with the report that it is of. @throws missing */
export async function reportFacts(db: Db, actor: Actor, of: { slug: string }, key: string, within: Within = {}): Promise<{ report: EventReport; facts: ReportFacts } & ({ figure: ReportFigure } | { outcome: OutcomeKind })> {
  const report = await eventReport(db, actor, of)
  const outcome = outcomeKinds.find((one) => one === key)
  if (outcome) {
    const outcomes = await rows<Outcome>(db, sql`select ${outcomeRow(actor)} from outcome u where u.state = 'confirmed' and u.kind = ${outcome} and ${outcomesOfEvent(report.event.id)} and ${outcomeFilter('read', actor)} order by u.on_date desc, u.id limit ${mostFacts}`)
    return { report, outcome, facts: { kind: 'outcomes', outcomes } }
  }
  const figure = reportFigures.find((one) => one === key)
  if (!figure || !isFor(report.runs, figure)) throw missing()
  return { report, figure, facts: await ofFigure(db, actor, report, figure, within) }
}
