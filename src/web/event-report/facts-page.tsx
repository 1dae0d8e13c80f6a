import type { Child } from 'hono/jsx'
import type { Lang } from '../../core/text.ts'
import { countryLabel, type EventReport, reportDefinitions, type ReportFacts, type ReportFigure, reportFigureWords, type Within } from '../../modules/events/events.ts'
import { stageWords } from '../../modules/deals/deals.ts'
import { outcomeKindHints, type OutcomeKind, outcomeKindWords } from '../../modules/projects/projects.ts'
import { trailOf } from '../events/reading.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Page, PageHead } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { FactTable } from './fact-tables.tsx'
import { reportWords as words } from './messages/words.ts'
import { factsHref, NumberLink } from './parts.tsx'

export type FactsProps = { lang: Lang; report: EventReport; facts: ReportFacts; within: Within } & ({ figure: ReportFigure } | { outcome: OutcomeKind })

/** What the address narrowed the facts to, in words. */
function narrowed(lang: Lang, { within, report }: FactsProps): string {
  const fields = [...report.exhibitFields, ...report.caseFields]
  const house = [...report.organisations, ...report.exhibitors, ...report.meetingHouses].find(({ organisation }) => organisation?.slug === within.organisation)?.organisation
  return [
    within.country === undefined ? '' : countryLabel(lang, within.country || null),
    within.organisation === undefined ? '' : (house?.name[lang] ?? house?.name[lang === 'zh' ? 'en' : 'zh'] ?? words.noOrganisation[lang]),
    within.field === undefined ? '' : (fields.find(({ code }) => code === within.field)?.name?.[lang] ?? within.field),
    within.stage === undefined ? '' : Object.hasOwn(stageWords, within.stage) ? stageWords[within.stage as keyof typeof stageWords][lang] : within.stage,
  ].filter(Boolean).join(' · ')
}

/** A figure of the report with what it rests on, as far as the reader may read it. */
export const ReportFactsPage = (props: FactsProps) => {
  const { lang, report } = props
  const { slug } = report.event
  const [name, hint, n] = 'figure' in props ? [reportFigureWords[props.figure], reportDefinitions[props.figure], report.figures[props.figure]] : [outcomeKindWords[props.outcome], outcomeKindHints[props.outcome], null]
  const only = narrowed(lang, props)
  const key = 'figure' in props ? props.figure : props.outcome
  return (
    <Page>
      <PageHead lang={lang} title={said(lang, words.factsOf, { figure: name[lang] })} lead={hint} trail={[...trailOf(lang, report.event), { href: href(routes.eventReport.show, { lang, slug }), label: words.title }]}>
        {n === null || only ? null : <p class="text-2xl font-semibold">{n === undefined ? words.withheld[lang] : said(lang, words.now, { n: showNumber(lang, n) })}</p>}
        {only ? <p>{said(lang, words.within, { what: only })} <a href={factsHref(lang, slug, key)}>{words.all[lang]}</a></p> : null}
      </PageHead>
      {n === undefined ? <p class="hint mb-4">{words.withheldNote[lang]}</p> : null}
      <Body {...props} />
    </Page>
  )
}

const Countries = ({ lang, report }: Pick<FactsProps, 'lang' | 'report'>) => {
  const rest = (report.figures.registered ?? 0) - report.countries.reduce((sum, { n }) => sum + n, 0)
  return (
    <div class="mb-8">
      <Table
        lang={lang} caption={words.country} hiddenCaption compact columns={[{ key: 'country', label: words.country }, { key: 'n', label: words.number, number: true }]}
        rows={[
          ...report.countries.map(({ country, n }) => ({ cells: { country: countryLabel(lang, country), n: <NumberLink lang={lang} n={n} to={factsHref(lang, report.event.slug, 'registered', { country: country ?? '' })} /> } })),
          ...(rest > 0 ? [{ cells: { country: words.rest[lang], n: showNumber(lang, rest) } }] : []),
        ]}
      />
    </div>
  )
}

const Body = (props: FactsProps): Child => {
  const { lang, report, facts, within } = props
  const byCountry = 'figure' in props && props.figure === 'registered' && report.countries.length > 0 && Object.keys(within).length === 0 ? <Countries lang={lang} report={report} /> : null
  if (!report.runs && facts.kind === 'people') return <>{byCountry}<p>{words.ofPeople[lang]}</p></>
  if (!report.runs && facts.kind === 'meetings') return <p>{words.ofMeetings[lang]}</p>
  return <>{byCountry}<FactTable lang={lang} slug={report.event.slug} facts={facts} unmet={report.unmet} /></>
}
