import { type Lang, type Phrase, say } from '../../../core/text.ts'
import { stageWords } from '../../deals/deals.ts'
import { countries } from '../../people/words/places.ts'
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
const regions = { zh: new Intl.DisplayNames(['zh-CN'], { type: 'region' }), en: new Intl.DisplayNames(['en-GB'], { type: 'region' }) }

export const countryLabel = (lang: Lang, code: string | null): string =>
  code === null ? words.unnamedCountry[lang] : Object.hasOwn(countries, code) ? countries[code as keyof typeof countries][lang] : /^[A-Z]{2}$/.test(code) ? (regions[lang].of(code) ?? code) : code

const told = <One extends { n?: number }>(parts: readonly One[]): (One & { n: number })[] => parts.flatMap((one) => (one.n ? [{ ...one, n: one.n }] : [])).slice(0, mostBars)

/** The charts that a report has something for: two marks at least, since one compares nothing. What is withheld is in none. */
export function chartsOf(lang: Lang, report: EventReport): ReportChart[] {
  const { figures } = report
  const show = (n: number) => formats[lang].format(n)
  const made: ReportChart[] = []
  const add = (chart: ReportChart): void => { if (chart.bars.length > 1) made.push(chart) }
  const visits = report.visitsByDay.reduce((sum, { n }) => sum + n, 0)
  add({ group: 'visits', kind: 'line', title: say(lang, words.visits, { n: show(visits) }), unit: words.opened, nameOf: words.day, bars: report.visitsByDay.map(({ day, n }) => ({ label: days[lang].format(new Date(`${day}T00:00:00Z`)), value: n, key: 'visits' as const })) })
  const places = told(report.countries)
  const named = places.filter(({ country }) => country !== null).length
  add({
    group: 'people', kind: 'bars', title: say(lang, named > 1 && report.countries.every(({ n }) => n !== undefined) ? words.countries : words.countriesOne, { n: show(figures.registered ?? 0), m: named }), unit: words.people, nameOf: words.country,
    bars: places.map(({ country, n }) => ({ label: countryLabel(lang, country), value: n, key: 'registered' as const, within: { country: country ?? '' } })),
  })
  const fields = told(report.exhibitFields)
  const fieldLabel = ({ code, name }: { code: string | null; name: Phrase | null }): string => name?.[lang] ?? code ?? words.noField[lang]
  add({ group: 'hall', kind: 'bars', title: say(lang, words.exhibits, { n: show(figures.exhibits ?? 0), most: fields[0] ? fieldLabel(fields[0]) : '' }), unit: words.number, nameOf: words.field, bars: fields.map((one) => ({ label: fieldLabel(one), value: one.n, key: 'exhibits' as const, within: { field: one.code ?? '' } })) })
  const outcomes = (['cooperation', 'informative', 'insufficient', 'not_held', 'open'] as const).flatMap((key) => (figures[key] ? [{ label: reportFigureWords[key][lang], value: figures[key], key }] : []))
  add({ group: 'meetings', kind: 'bars', title: say(lang, figures.cooperation ? words.meetings : words.meetingsOne, { n: show(figures.held ?? 0), m: show(figures.cooperation ?? 0) }), unit: words.number, nameOf: words.outcome, bars: figures.held ? outcomes : [] })
  const cases = { n: show(figures.cases ?? 0) }
  add({ group: 'cases', kind: 'bars', title: say(lang, words.stages, cases), unit: words.number, nameOf: words.stage, bars: told(report.stages).map(({ stage, n }) => ({ label: stageWords[stage][lang], value: n, key: 'cases' as const, within: { stage } })) })
  add({ group: 'cases', kind: 'bars', title: say(lang, words.caseFields, cases), unit: words.number, nameOf: words.field, bars: told(report.caseFields).map((one) => ({ label: fieldLabel(one), value: one.n, key: 'cases' as const, within: { field: one.code ?? '' } })) })
  add({ group: 'cases', kind: 'bars', title: say(lang, words.caseCountries, cases), unit: words.number, nameOf: words.country, bars: told(report.caseCountries).map(({ country, n }) => ({ label: countryLabel(lang, country), value: n, key: 'cases' as const, within: { country } })) })
  return made
}
