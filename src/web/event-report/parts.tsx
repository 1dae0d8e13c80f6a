import type { Child } from 'hono/jsx'
import { type Lang, nameFor } from '../../core/text.ts'
import { type EventReport, isFor, reportDefinitions, type ReportFigure, reportFigureWords, type ReportGroup, reportGroups, type Within } from '../../modules/events/events.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { showNumber, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { reportWords as words } from './messages/words.ts'

export const factsHref = (lang: Lang, slug: string, key: string, within: Within = {}): string => href(routes.eventReport.facts, { lang, slug, key }, Object.fromEntries(Object.entries(within).map(([name, value]) => [name, value === '' ? '-' : value])))

/** A number that opens into its facts, or the word for one that is withheld. */
export const NumberLink = ({ lang, n, to }: { lang: Lang; n: number | undefined; to: string }) => <a href={to}>{n === undefined ? words.withheld[lang] : showNumber(lang, n)}</a>

/** The figures of a group that the reader is told of; noughts too, since nothing is a finding. */
export const FigureTable = ({ lang, report, group }: { lang: Lang; report: EventReport; group: ReportGroup }) => {
  const shown = (reportGroups[group] as readonly ReportFigure[]).filter((figure) => isFor(report.runs, figure))
  return (
    <Table
      lang={lang} caption={words.figure} hiddenCaption measured
      columns={[{ key: 'figure', label: words.figure }, { key: 'n', label: words.number, number: true, width: 'narrow' }, { key: 'what', label: words.counts, width: 'wide' }]}
      rows={shown.map((figure) => ({ id: figure, cells: { figure: reportFigureWords[figure][lang], n: <NumberLink lang={lang} n={report.figures[figure]} to={factsHref(lang, report.event.slug, figure)} />, what: <span class="hint">{reportDefinitions[figure][lang]}</span> } }))}
    />
  )
}

type Cell = { label: Child; n?: number; to?: string }

/** A breakdown as a table behind a line; each number opens. */
export const Breakdown = ({ lang, title, name, cells }: { lang: Lang; title: Words; name: Words; cells: readonly Cell[] }) =>
  cells.length === 0 ? null : (
    <details class="mt-4">
      <summary>{typeof title === 'string' ? title : title[lang]}</summary>
      <Table
        lang={lang} caption={title} hiddenCaption compact columns={[{ key: 'name', label: name }, { key: 'n', label: words.number, number: true }]}
        rows={cells.slice(0, 300).map(({ label, n, to }) => ({ cells: { name: label, n: to ? <NumberLink lang={lang} n={n} to={to} /> : n === undefined ? words.withheld[lang] : showNumber(lang, n) } }))}
      />
    </details>
  )

type House = EventReport['organisations'][number]['organisation']
export const houseLabel = (lang: Lang, organisation: House, without: Words): Child => (organisation ? <a href={href(routes.organisations.show, { lang, slug: organisation.slug })}>{nameFor(lang, organisation.name)}</a> : typeof without === 'string' ? without : without[lang])
