import { apart, type Counted, told } from '../../../core/told.ts'

/** The figures of a report, in the order of the page. Each opens into its facts. */
export const reportGroups = {
  visits: ['visits', 'visits_event', 'visits_programme', 'visits_session', 'visits_hall', 'visits_booth'],
  people: ['registered', 'attended', 'in_line', 'left'],
  programme: ['sessions', 'speakers', 'materials', 'recordings'],
  live: ['viewers', 'questions', 'answered', 'votes', 'ballots'],
  hall: ['exhibits', 'exhibitors'],
  meetings: ['wishes', 'meetings', 'held', 'not_held', 'open', 'cooperation', 'informative', 'insufficient', 'cross_border'],
  cases: ['cases', 'from_meetings', 'from_roadshow', 'from_hall'],
} as const
export type ReportGroup = keyof typeof reportGroups
export type ReportFigure = (typeof reportGroups)[ReportGroup][number]
export const reportFigures: readonly ReportFigure[] = Object.values(reportGroups).flat()

/** What only who runs the event is told at all: how the seats stand is no news of anybody else. */
const organisersOnly: readonly ReportFigure[] = ['in_line', 'left']
export const isFor = (runs: boolean, figure: ReportFigure): boolean => runs || !organisersOnly.includes(figure)

/** Figures that add up to another: told beside it so that none that is withheld can be reckoned from the rest. */
const sums: readonly { whole: ReportFigure; parts: readonly ReportFigure[] }[] = [
  { whole: 'registered', parts: ['attended'] },
  { whole: 'meetings', parts: ['held', 'not_held', 'open'] },
  { whole: 'held', parts: ['cooperation', 'informative', 'insufficient'] },
  { whole: 'held', parts: ['cross_border'] },
  { whole: 'cases', parts: ['from_meetings', 'from_roadshow', 'from_hall'] },
]

/** What a reader is told of each figure; absent where it is withheld. */
export function toldOf(counted: Readonly<Record<ReportFigure, Counted>>): Record<ReportFigure, number | undefined> {
  const shown = Object.fromEntries(reportFigures.map((figure) => [figure, told(counted[figure].all, counted[figure].mine)])) as Record<ReportFigure, number | undefined>
  for (const { whole, parts } of sums) {
    const cells = parts.map((part) => counted[part])
    const rest = { all: counted[whole].all - cells.reduce((sum, { all }) => sum + all, 0), mine: counted[whole].mine - cells.reduce((sum, { mine }) => sum + mine, 0) }
    const apartly = shown[whole] === undefined ? [] : apart([...cells, rest])
    for (const [place, part] of parts.entries()) if (shown[part] !== undefined) shown[part] = apartly[place]
  }
  return shown
}

/** A cell of a breakdown: what it is of, and how many. */
export type Part<Of> = Of & { n: number }

/** The cells of a breakdown that are told beside their sum, the largest first. One that is withheld is not named: that there is somebody of a country tells of somebody. */
export function partsOf<Of extends object>(whole: number | undefined, cells: readonly (Of & Counted)[]): Part<Of>[] {
  const shown = whole === undefined ? [] : apart(cells)
  return cells
    .flatMap(({ all: _all, mine: _mine, ...of }, place) => (shown[place] === undefined ? [] : [{ ...(of as unknown as Of), n: shown[place] }]))
    .sort((a, b) => b.n - a.n)
}
