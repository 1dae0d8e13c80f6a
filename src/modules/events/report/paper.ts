import { Failure } from '../../../core/failure.ts'
import { showMoney } from '../../../core/money.ts'
import { type Lang, type Name, nameFor, otherLang, type Phrase, readText, say } from '../../../core/text.ts'
import { MissingGlyphs, namedCharacter } from '../../../platform/lettering.ts'
import type { Block } from '../../../platform/pages.ts'
import { SideBusy, sideWork } from '../../../platform/side-work.ts'
import { outcomeKindWords } from '../../projects/projects.ts'
import { reasonNames } from '../meetings/words/words.ts'
import { chartsOf } from './charts.ts'
import type { EventReport } from './reading.ts'
import { isFor, type ReportFigure, type ReportGroup, reportGroups } from './rules.ts'
import { instantOf, daysOf } from '../times.ts'
import { reportDefinitions, reportFigureWords, reportGroupWords } from './words/figures.ts'
import { paperWords as words } from './words/paper.ts'
import type { EventPaper } from './worker.ts'

type Piece = EventPaper['parts'][number]['pieces'][number]
/** Organisations on paper, two to a row; the page has all. */
const mostRows = 60

const numbers = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en-GB') }
const number = (lang: Lang, n: number | undefined): string => (n === undefined ? words.withheld[lang] : numbers[lang].format(n))

const table = (heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): Piece[] => (rows.length === 0 ? [] : [{ kind: 'subheading', text: heading }, { kind: 'table', columns, rows }])

function houses(lang: Lang, heading: Phrase, parts: readonly { organisation: { name: Name } | null; n: number }[], without: Phrase): Piece[] {
  const cells = parts.slice(0, mostRows).map(({ organisation, n }) => [organisation ? nameFor(lang, organisation.name) : without[lang], number(lang, n)])
  const half = Math.ceil(cells.length / 2)
  const rows = cells.slice(0, half).map((left, place) => [...left, ...(cells[half + place] ?? ['', ''])])
  const more: Block[] = parts.length > mostRows ? [{ kind: 'note', text: say(lang, words.more, { n: parts.length - mostRows }) }] : []
  return [...table(heading[lang], [words.organisation[lang], words.number[lang], words.organisation[lang], words.number[lang]], rows), ...more]
}

function groupOf(lang: Lang, report: EventReport, group: ReportGroup): Piece[] {
  const figures = (reportGroups[group] as readonly ReportFigure[]).filter((figure) => isFor(report.runs, figure))
  const charts = chartsOf(lang, report).filter((chart) => chart.group === group).map((chart): Piece => ({ kind: 'chart', chart: { kind: chart.kind === 'line' ? 'columns' : 'bars', title: chart.title, rows: chart.bars.map(({ label, value }) => ({ label, value, shown: number(lang, value) })) } }))
  return [
    { kind: 'heading', text: reportGroupWords[group][lang] },
    ...charts,
    { kind: 'table', columns: [words.figure[lang], words.number[lang], words.counts[lang]], rows: figures.map((figure) => [reportFigureWords[figure][lang], number(lang, report.figures[figure]), reportDefinitions[figure][lang]]) },
    ...(group === 'people' ? houses(lang, words.organisations, report.organisations, words.noOrganisation) : []),
    ...(group === 'hall' ? houses(lang, words.exhibitors, report.exhibitors, words.withheldName) : []),
    ...(group === 'meetings' ? houses(lang, words.meetingHouses, report.meetingHouses, words.withheldName) : []),
    ...(group === 'meetings' ? table(words.unmet[lang], [words.why[lang], words.number[lang]], report.unmet.map(({ why, n }) => [reasonNames[why][lang], number(lang, n)])) : []),
  ]
}

const sumOf = (lang: Lang, { sum, currency }: EventReport['amounts'][number]): string => (sum === undefined ? words.withheld[lang] : currency ? showMoney(lang, { minor: sum, currency }) : say(lang, words.jobs, { n: number(lang, sum) }))

function partOf(lang: Lang, report: EventReport, address: string): EventPaper['parts'][number] {
  const { event } = report
  return {
    head: say(lang, words.head, { reference: event.reference }),
    pieces: [
      { kind: 'title', text: readText(event.name, lang).body },
      { kind: 'line', text: say(lang, words.days, { days: daysOf(lang, event.startsAt, event.endsAt) }) },
      ...(event.place ? [{ kind: 'line' as const, text: say(lang, words.place, { place: readText(event.place, lang).body }) }] : []),
      { kind: 'line', text: say(lang, words.host, { host: nameFor(lang, event.host) }) },
      { kind: 'line', text: say(lang, words.counted, { at: instantOf(lang, report.countedAt) }) },
      { kind: 'note', text: words[report.runs ? 'whole' : 'open'][lang] },
      ...(Object.keys(reportGroups) as ReportGroup[]).flatMap((group) => groupOf(lang, report, group)),
      ...(report.amounts.length > 0 ? [{ kind: 'heading' as const, text: words.amounts[lang] }, { kind: 'table' as const, columns: [words.kind[lang], words.sum[lang]], rows: report.amounts.map((one) => [outcomeKindWords[one.kind][lang], sumOf(lang, one)]) }] : []),
      { kind: 'note', text: say(lang, words.source, { address }) },
    ],
  }
}

/** A report as it is drawn: both languages, the reader's first. */
export const eventPaper = (report: EventReport, lang: Lang, addressOf: (lang: Lang) => string): EventPaper => ({
  title: readText(report.event.name, lang).body, reference: report.event.reference, lang, at: report.countedAt.toISOString(), parts: [lang, otherLang(lang)].map((each) => partOf(each, report, addressOf(each))),
})

const draw = sideWork<EventPaper, { pdf: Uint8Array }>('modules/events/report', { megabytes: 512, mostWaiting: 20, idleMs: 60_000 })

/** A report that the actor has read, as a PDF in both languages. `addressOf` is the page of the report. @throws Failure invalid naming characters that cannot be drawn | unavailable */
export async function reportPaper(report: EventReport, lang: Lang, addressOf: (lang: Lang) => string): Promise<{ name: string; bytes: Uint8Array }> {
  const { pdf } = await draw(eventPaper(report, lang, addressOf)).catch((error: unknown) => {
    if (error instanceof SideBusy) throw new Failure('unavailable', words.busy, { retryAfter: 10 })
    if (!(error instanceof MissingGlyphs)) throw error
    const characters = { characters: error.characters.map(namedCharacter).slice(0, 12).join(' ') }
    throw new Failure('invalid', { zh: say('zh', words.glyphs, characters), en: say('en', words.glyphs, characters) })
  })
  return { name: say(lang, words.name, { slug: report.event.slug }), bytes: pdf }
}
