import { type Lang, type Phrase, say } from '../../../core/text.ts'
import { stageWords } from '../../deals/deals.ts'
import { countryName } from '../../people/words/places.ts'
import type { Within } from './facts.ts'
import type { EventReport } from './reading.ts'
import type { ReportFigure, ReportGroup } from './rules.ts'
import { chartWords as words } from './words/charts.ts'
import { reportFigureWords } from './words/figures.ts'

/** A chart of a report in one language: its title says the finding, each of its bars opens into facts. */
export type ReportChart = { group: ReportGroup; kind: 'bars' | 'line'; title: string; unit: Phrase; nameOf: Phrase; bars: { label: string; value: number; key: ReportFigure; within?: Within }[] }

/** As many bars as a reader compares at once. */
const mostBars = 12

const formats = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en-GB') }
const days = { zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', month: 'long', day: 'numeric' }), en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', day: 'numeric' }) }

export const countryLabel = (lang: Lang, code: string | null): string => (code === null ? words.unnamedCountry[lang] : countryName(lang, code))

type Bar = ReportChart['bars'][number]
const sum = (bars: readonly { n: number }[]): number => bars.reduce((all, { n }) => all + n, 0)

/** The charts that a report has something for: two marks at least, since one compares nothing. What is withheld is in none. */
export function chartsOf(lang: Lang, report: EventReport): ReportChart[] {
  const { figures } = report
  const show = (n: number) => formats[lang].format(n)
  const made: ReportChart[] = []
  const add = (chart: ReportChart): void => { if (chart.bars.length > 1) made.push(chart) }
  /** The first cells as bars, and as one more what they leave of the whole: what is withheld, and what is too much to draw. */
  const barsOf = <One extends { n: number }>(key: ReportFigure, cells: readonly One[], of: (one: One) => Pick<Bar, 'label' | 'within'>, whole = figures[key]): Bar[] => {
    const drawn = cells.slice(0, mostBars)
    const rest = (whole ?? 0) - sum(drawn)
    return [...drawn.map((one) => ({ ...of(one), value: one.n, key })), ...(drawn.length > 0 && rest > 0 ? [{ label: words.rest[lang], value: rest, key }] : [])]
  }
  const visits = report.visitsByDay.reduce((sum, { n }) => sum + n, 0)
  add({ group: 'visits', kind: 'line', title: say(lang, words.visits, { n: show(visits) }), unit: words.opened, nameOf: words.day, bars: report.visitsByDay.map(({ day, n }) => ({ label: days[lang].format(new Date(`${day}T00:00:00Z`)), value: n, key: 'visits' as const })) })
  const named = report.countries.filter(({ country }) => country !== null).length
  add({
    group: 'people', kind: 'bars', title: say(lang, named > 1 && sum(report.countries) === figures.registered ? words.countries : words.countriesOne, { n: show(figures.registered ?? 0), m: named }), unit: words.people, nameOf: words.country,
    bars: barsOf('registered', report.countries, ({ country }) => ({ label: countryLabel(lang, country), within: { country: country ?? '' } })),
  })
  const fieldLabel = ({ code, name }: { code: string | null; name: Phrase | null }): string => name?.[lang] ?? code ?? words.noField[lang]
  const fieldBar = (one: { code: string | null; name: Phrase | null }) => ({ label: fieldLabel(one), within: { field: one.code ?? '' } })
  const [most] = report.exhibitFields
  add({ group: 'hall', kind: 'bars', title: say(lang, words.exhibits, { n: show(figures.exhibits ?? 0), most: most ? fieldLabel(most) : '' }), unit: words.number, nameOf: words.field, bars: barsOf('exhibits', report.exhibitFields, fieldBar) })
  const outcomes = (['cooperation', 'informative', 'insufficient', 'not_held', 'open'] as const).flatMap((key) => (figures[key] ? [{ label: reportFigureWords[key][lang], value: figures[key], key }] : []))
  add({ group: 'meetings', kind: 'bars', title: say(lang, figures.cooperation ? words.meetings : words.meetingsOne, { n: show(figures.held ?? 0), m: show(figures.cooperation ?? 0) }), unit: words.number, nameOf: words.outcome, bars: figures.held ? outcomes : [] })
  const places = (cells: EventReport['caseCountries'], key: 'held' | 'cases'): Bar[] => barsOf(key, cells, ({ country }) => ({ label: countryLabel(lang, country), within: { country } }), 0)
  // What stands in several countries leaves nothing of a whole.
  add({ group: 'meetings', kind: 'bars', title: say(lang, words.meetingCountries, { n: show(figures.held ?? 0) }), unit: words.number, nameOf: words.country, bars: places(report.meetingCountries, 'held') })
  const cases = { n: show(figures.cases ?? 0) }
  add({ group: 'cases', kind: 'bars', title: say(lang, words.stages, cases), unit: words.number, nameOf: words.stage, bars: barsOf('cases', report.stages, ({ stage }) => ({ label: stageWords[stage][lang], within: { stage } })) })
  add({ group: 'cases', kind: 'bars', title: say(lang, words.caseFields, cases), unit: words.number, nameOf: words.field, bars: barsOf('cases', report.caseFields, fieldBar) })
  add({ group: 'cases', kind: 'bars', title: say(lang, words.caseCountries, cases), unit: words.number, nameOf: words.country, bars: places(report.caseCountries, 'cases') })
  return made
}
