import { z } from 'zod'
import type { Lang, Phrase } from '../../../core/text.ts'
import { dealStages } from '../../../modules/deals/deals.ts'
import { type EventReport, isFor, reportDefinitions, reportFigures, type ReportFigure, reportFigureWords } from '../../../modules/events/events.ts'
import { outcomeKinds } from '../../../modules/projects/projects.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { named, told } from '../told.ts'
import { linksShape } from './organisation.ts'
import { day, id, idOut, instant, nameOut, nameShape } from './values.ts'

const phraseShape = z.object({ zh: z.string(), en: z.string() })
const n = z.int()
const part = <Of extends z.ZodRawShape>(of: Of) => told(z.array(z.object({ ...of, n })), 'reportParts')

export const eventReportShape = named(
  'EventReport',
  z.object({
    event: id,
    slug: told(z.string(), 'slug'),
    countedAt: instant,
    open: told(z.boolean(), 'reportOpen'),
    complete: told(z.boolean(), 'reportComplete'),
    figures: told(z.array(z.object({ figure: z.enum(reportFigures as [ReportFigure, ...ReportFigure[]]), value: z.int().optional(), withheld: z.boolean(), name: phraseShape, counts: phraseShape, links: linksShape })), 'reportFigures'),
    visitsByDay: z.array(z.object({ day, n: z.int() })),
    countries: part({ country: z.string().optional() }),
    organisations: part({ organisation: told(z.string().optional(), 'slug'), name: nameShape.optional() }),
    exhibitFields: part({ field: z.string().optional() }),
    exhibitors: part({ organisation: told(z.string().optional(), 'slug'), name: nameShape.optional() }),
    meetingCountries: part({ country: z.string() }),
    meetingOrganisations: part({ organisation: told(z.string().optional(), 'slug'), name: nameShape.optional() }),
    stages: part({ stage: z.enum(dealStages) }),
    caseFields: part({ field: z.string().optional() }),
    caseCountries: part({ country: z.string() }),
    amounts: told(z.array(z.object({ kind: z.enum(outcomeKinds), currency: z.string().optional(), sum: told(z.int().optional(), 'minor') })), 'reportAmounts'),
    links: linksShape,
  }),
)

const plain = ({ zh, en }: Phrase): Phrase => ({ zh, en })

export function eventReportOut(origin: string, report: EventReport): z.input<typeof eventReportShape> {
  const { event, figures } = report
  const link = (key?: string) => (lang: Lang) => origin + (key ? href(routes.eventReport.facts, { lang, slug: event.slug, key }) : href(routes.eventReport.show, { lang, slug: event.slug }))
  const links = (key?: string) => ({ zh: link(key)('zh'), en: link(key)('en') })
  const house = ({ organisation, n: many }: EventReport['exhibitors'][number]) => ({ organisation: organisation?.slug, name: organisation ? nameOut(organisation.name) : undefined, n: many })
  return {
    event: idOut(event.id), slug: event.slug, countedAt: report.countedAt.toISOString(), open: event.reportOpenedAt !== null, complete: report.runs,
    figures: reportFigures.filter((figure) => isFor(report.runs, figure)).map((figure) => ({ figure, value: figures[figure], withheld: figures[figure] === undefined, name: plain(reportFigureWords[figure]), counts: plain(reportDefinitions[figure]), links: links(figure) })),
    visitsByDay: report.visitsByDay, countries: report.countries.map(({ country, n: many }) => ({ country: country ?? undefined, n: many })), organisations: report.organisations.map(house), exhibitors: report.exhibitors.map(house),
    exhibitFields: report.exhibitFields.map(({ code, n: many }) => ({ field: code ?? undefined, n: many })), caseFields: report.caseFields.map(({ code, n: many }) => ({ field: code ?? undefined, n: many })), stages: report.stages, meetingCountries: report.meetingCountries, meetingOrganisations: report.meetingHouses.map(house), caseCountries: report.caseCountries,
    amounts: report.amounts.map(({ kind, currency, sum }) => ({ kind, currency: currency ?? undefined, sum })), links: links(),
  }
}
