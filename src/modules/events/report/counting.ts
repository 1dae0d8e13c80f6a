import type { Actor } from '../../../core/actor.ts'
import type { Counted } from '../../../core/told.ts'
import type { Db } from '../../../platform/database.ts'
import type { Card } from '../../listings/listings.ts'
import { exhibitsOf } from '../hall/exhibits.ts'
import { type VisitPart, type VisitSum, visitsOf } from '../hall/visits.ts'
import { type EventAmount, type EventCase, eventAmounts, eventCases } from './cases.ts'
import { type CountedMeeting, countedMeetings, crossesBorder, fellThrough, tookPlace, wishesCounted } from './meetings.ts'
import { type Delegation, delegationsOf, type Seats, seatsOf } from './people.ts'
import type { ReportFigure } from './rules.ts'
import { asReleased, type Held, heldSessions, type LiveSum, liveSums, type Watched, watchedOf } from './sessions.ts'

/** Everything that a report counts. */
export type Rows = {
  visits: VisitSum[]
  seats: Seats
  delegations: Delegation[]
  held: Held
  live: LiveSum[]
  watched: Watched[]
  exhibits: Card[]
  wishes: Awaited<ReturnType<typeof wishesCounted>>
  meetings: CountedMeeting[]
  cases: EventCase[]
  amounts: EventAmount[]
}

export async function rowsOf(db: Db, actor: Actor, eventId: string): Promise<Rows> {
  const [visits, seats, delegations, held, live, watched, exhibits, wishes, meetings, cases, amounts] = await Promise.all([
    visitsOf(db, eventId), seatsOf(db, eventId), delegationsOf(db, eventId), heldSessions(db, actor, eventId), liveSums(db, eventId), watchedOf(db, eventId), exhibitsOf(db, actor, eventId),
    wishesCounted(db, eventId), countedMeetings(db, eventId, actor.at), eventCases(db, actor, eventId), eventAmounts(db, actor, eventId),
  ])
  return { visits, seats, delegations, held, live: asReleased(held.sessions, live), watched: asReleased(held.sessions, watched), exhibits, wishes, meetings, cases, amounts }
}

const sum = (all: readonly number[]): number => all.reduce((so, one) => so + one, 0)

/** How many there are of each, and how many of them the reader may read: of people and meetings whoever runs the event all, others none. */
export function countedOf({ visits, seats, held, live, watched, exhibits, wishes, meetings, cases }: Rows, runs: boolean): Record<ReportFigure, Counted> {
  const open = (all: number): Counted => ({ all, mine: all })
  const theirs = (all: number): Counted => ({ all, mine: runs ? all : 0 })
  const visited = (part: VisitPart) => open(sum(visits.filter((one) => one.part === part).map((one) => one.visits)))
  const asked = (key: 'questions' | 'answered' | 'votes' | 'ballots') => open(sum(live.map((one) => one[key])))
  const met = (is: (one: CountedMeeting) => boolean) => theirs(meetings.filter(is).length)
  const of = (is: (one: EventCase) => boolean): Counted => ({ all: cases.filter(is).length, mine: cases.filter((one) => one.mine && is(one)).length })
  return {
    visits: open(sum(visits.map((one) => one.visits))), visits_event: visited('event'), visits_programme: visited('programme'), visits_session: visited('session'), visits_hall: visited('hall'), visits_booth: visited('booth'),
    registered: theirs(seats.registered), attended: theirs(seats.attended), in_line: theirs(seats.in_line), left: theirs(seats.left),
    sessions: open(held.sessions.length), speakers: open(held.speakers.length), materials: open(held.materials.filter(({ material }) => material.kind !== 'recording').length), recordings: open(held.materials.filter(({ material }) => material.kind === 'recording').length),
    viewers: open(sum(watched.map((one) => one.viewers))), questions: asked('questions'), answered: asked('answered'), votes: asked('votes'), ballots: asked('ballots'),
    exhibits: open(exhibits.length), exhibitors: open(new Set(exhibits.flatMap(({ owner }) => owner?.slug ?? [])).size),
    wishes: theirs(wishes.wishes), meetings: met(() => true), held: met(tookPlace), not_held: met(fellThrough), open: met(({ fate }) => fate === 'ahead' || fate === 'unanswered'),
    cooperation: met(({ fate }) => fate === 'cooperation'), informative: met(({ fate }) => fate === 'informative'), insufficient: met(({ fate }) => fate === 'insufficient_interest'), cross_border: met((one) => tookPlace(one) && crossesBorder(one)),
    cases: of(() => true), from_meetings: of(({ way }) => way === 'meetings'), from_roadshow: of(({ way }) => way === 'roadshow'), from_hall: of(({ way }) => way === 'hall'),
  }
}
