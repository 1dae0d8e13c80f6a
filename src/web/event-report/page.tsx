import type { Lang } from '../../core/text.ts'
import { chartsOf, type EventReport, fateWords, type ReportChart, reportFigures, type ReportFigure, reportFigureWords, type ReportGroup, reportGroups, reportGroupWords } from '../../modules/events/events.ts'
import { reasonNames } from '../../modules/events/meetings/meetings.ts'
import { outcomeKindHints, outcomeKindWords } from '../../modules/projects/projects.ts'
import { trailOf } from '../events/reading.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Actions, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { BarChart, LineChart } from '../ui/chart.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Amount } from '../ui/money.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Figures } from '../ui/tasks.tsx'
import { showClocks } from '../ui/time.tsx'
import { reportWords as words } from './messages/words.ts'
import { Breakdown, FigureTable, factsHref, houseLabel } from './parts.tsx'

type Props = { lang: Lang; report: EventReport }

/** What a minister asks first. */
const first: readonly ReportFigure[] = ['registered', 'attended', 'sessions', 'viewers', 'exhibits', 'held', 'cooperation', 'cases']

const Chart = ({ lang, report, chart }: Props & { chart: ReportChart }) => {
  const Drawn = chart.kind === 'line' ? LineChart : BarChart
  return <Drawn lang={lang} title={chart.title} unit={chart.unit} nameOf={chart.nameOf} rows={chart.bars.map((bar) => ({ label: bar.label, value: bar.value, href: factsHref(lang, report.event.slug, bar.key, bar.within) }))} />
}

export const ReportPage = ({ lang, report }: Props) => {
  const { event, figures, runs } = report
  const at = { lang, slug: event.slug }
  const empty = reportFigures.every((figure) => figures[figure] === 0)
  const charts = chartsOf(lang, report)
  const open = event.reportOpenedAt !== null
  return (
    <Page>
      <PageHead
        lang={lang} title={said(lang, words.titleOf, { event: shown(lang, event.name).text })} lead={words.lead} trail={trailOf(lang, event, runs)}
        kicker={<span class="flex flex-wrap items-center gap-2"><span>{said(lang, words.counted, { at: showClocks(lang, report.countedAt) })}</span><Badge tone={open ? 'jade' : 'neutral'}>{(open ? words.public : words.ours)[lang]}</Badge></span>}
        actions={<><LinkButton download href={href(routes.eventReport.paper, at)}>{words.paper[lang]}</LinkButton><LinkButton href={href(routes.indicators.show, { lang, scope: 'event', slug: event.slug })}>{words.funnel[lang]}</LinkButton></>}
      />
      {empty ? <EmptyState lang={lang} title={words.empty} text={words.emptyText} /> : (
        <Section lang={lang} title={words.glance} id="glance">
          <Figures lang={lang} items={first.filter((figure) => figures[figure] !== 0).map((figure) => ({ label: reportFigureWords[figure], value: figures[figure] === undefined ? words.withheld[lang] : showNumber(lang, figures[figure]), href: factsHref(lang, event.slug, figure) }))} />
        </Section>
      )}
      {(Object.keys(reportGroups) as ReportGroup[]).map((group) => (
        <Section lang={lang} title={reportGroupWords[group]} id={group}>
          {charts.some((chart) => chart.group === group) ? <div class="mb-6 grid gap-8">{charts.filter((chart) => chart.group === group).map((chart) => <Chart lang={lang} report={report} chart={chart} />)}</div> : null}
          <FigureTable lang={lang} report={report} group={group} />
          <Beside lang={lang} report={report} group={group} />
        </Section>
      ))}
      <Amounts lang={lang} report={report} />
      <p class="hint mt-6">{words.withheldNote[lang]}</p>
      {runs ? (
        <div class="mt-10 grid gap-6 lg:grid-cols-2 items-start">
          {event.state === 'published' ? (
            <Card lang={lang} title={words.briefs} id="brief">
              <p class="hint">{words.briefHint[lang]}</p>
              {open ? null : <p class="hint mt-2">{words.openFirst[lang]}</p>}
              <Actions><PostButton lang={lang} kind="primary" action={href(routes.eventReport.brief, at)} label={words.brief} /></Actions>
            </Card>
          ) : null}
          <Card lang={lang} title={words.opening} id="opening">
            <p class="hint">{words.openHint[lang]}</p>
            <Actions><PostButton lang={lang} action={href(routes.eventReport.open, at)} values={{ open: open ? 'no' : 'yes' }} label={open ? words.closeIt : words.openIt} /></Actions>
          </Card>
        </div>
      ) : null}
    </Page>
  )
}

/** What stands beside the figures of a group: who, and why not. */
const Beside = ({ lang, report, group }: Props & { group: ReportGroup }) => {
  const { slug } = report.event
  if (group === 'people') return <Breakdown lang={lang} title={words.organisations} name={words.organisation} cells={report.organisations.map(({ organisation, n }) => ({ label: houseLabel(lang, organisation, words.noOrganisation), n, to: factsHref(lang, slug, 'registered', { organisation: organisation?.slug ?? '' }) }))} />
  if (group === 'hall') return <Breakdown lang={lang} title={words.exhibitors} name={words.organisation} cells={report.exhibitors.map(({ organisation, n }) => ({ label: houseLabel(lang, organisation, words.withheldName), n, to: factsHref(lang, slug, 'exhibits', { organisation: organisation?.slug ?? '' }) }))} />
  if (group !== 'meetings') return null
  return (
    <>
      <Breakdown lang={lang} title={words.meetingHouses} name={words.organisation} cells={report.meetingHouses.map(({ organisation, n }) => ({ label: houseLabel(lang, organisation, words.withheldName), n, to: factsHref(lang, slug, 'held', { organisation: organisation?.slug ?? '' }) }))} />
      <Breakdown lang={lang} title={words.fellThrough} name={words.reason} cells={report.fellThrough.map(({ fate, n }) => ({ label: fateWords[fate][lang], n, to: factsHref(lang, slug, 'not_held') }))} />
      <Breakdown lang={lang} title={words.unmet} name={words.reason} cells={report.unmet.map(({ why, n }) => ({ label: reasonNames[why][lang], n, to: factsHref(lang, slug, 'wishes') }))} />
    </>
  )
}

const Amounts = ({ lang, report }: Props) => (
  <Section lang={lang} title={words.amounts} id="amounts">
    <p class="hint mb-3">{words.amountsHint[lang]}</p>
    {report.amounts.length === 0 ? <p>{words.amountsNone[lang]}</p> : (
      <Table
        lang={lang} caption={words.amounts} hiddenCaption
        columns={[{ key: 'kind', label: words.kind }, { key: 'currency', label: words.currency }, { key: 'sum', label: words.sum, number: true }, { key: 'what', label: words.counts }]}
        rows={report.amounts.map((one) => ({
          cells: {
            kind: outcomeKindWords[one.kind][lang], currency: one.currency ?? '–', what: <span class="hint">{outcomeKindHints[one.kind][lang]}</span>,
            sum: <a href={factsHref(lang, report.event.slug, one.kind)}>{one.sum === undefined ? words.withheld[lang] : one.currency ? <Amount lang={lang} money={{ minor: one.sum, currency: one.currency }} /> : showNumber(lang, one.sum)}</a>,
          },
        }))}
      />
    )}
  </Section>
)
