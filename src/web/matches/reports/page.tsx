import { showId } from '../../../core/id.ts'
import { type Lang, type Phrase, readText } from '../../../core/text.ts'
import type { Terms, Vocabulary } from '../../../modules/vocabularies/vocabularies.ts'
import type { MatchReport } from '../../../modules/matching/report/report.ts'
import { countries } from '../../../modules/people/words/places.ts'
import type { Space } from '../../../modules/spaces/spaces.ts'
import { many, one, type Problems, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { StateBadge } from '../../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Checkboxes, type Option, optionsOf, Select } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Form } from '../../ui/form.tsx'
import { frame } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page, PageHead, Section } from '../../ui/page.tsx'
import { said, showNumber } from '../../ui/said.ts'
import { Table } from '../../ui/table.tsx'
import { Figures } from '../../ui/tasks.tsx'
import { Clocks } from '../../ui/time.tsx'
import { reportPageWords as words } from '../messages/reports.ts'

export type Scopes = { platform: boolean; spaces: readonly Space[] }

/** The scope that stands for the whole platform in the form. */
export const wholePlatform = 'platform'

const deskTrail = (lang: Lang) => ({ href: href(routes.desk.show, { lang }), label: frame.desk })
const scopeName = (lang: Lang, spaceId: string | null, spaces: readonly Space[]): string => {
  const space = spaces.find((known) => known.id === spaceId)
  return space ? readText(space.name, lang).body : words.platform[lang]
}

type ListProps = { lang: Lang; terms: Terms; scopes: Scopes; reports: readonly MatchReport[]; values: Values; problems: Problems; sentence?: string }

/** The form that asks for a report, and the reports so far. */
export const ReportsPage = ({ lang, terms, scopes, reports, values, problems, sentence }: ListProps) => (
  <Page>
    <PageHead lang={lang} title={words.title} lead={words.lead} trail={[deskTrail(lang)]} />
    {scopes.platform || scopes.spaces.length > 0 ? <AskForm lang={lang} terms={terms} scopes={scopes} values={values} problems={problems} sentence={sentence} /> : (
      <EmptyState lang={lang} title={words.noScope} text={words.noScopeText} action={{ href: href(routes.matches.desk, { lang }), label: frame.desk }} />
    )}
    {reports.length === 0 && !scopes.platform && scopes.spaces.length === 0 ? null : (
      <Section lang={lang} title={words.mine} id="mine">
        {reports.length === 0 ? <p class="hint">{words.noneText[lang]}</p> : <ReportTable lang={lang} reports={reports} spaces={scopes.spaces} />}
      </Section>
    )}
  </Page>
)

const termOptions = (terms: Terms, vocabulary: Vocabulary): Option[] => terms.choices(vocabulary).map(({ code, name }) => ({ value: code, label: name }))

const More = ({ lang, name, label, options, values }: { lang: Lang; name: string; label: Phrase; options: readonly Option[]; values: readonly string[] }) => (
  <details class="disclosure" open={values.length > 0}>
    <summary>{label[lang]}</summary>
    <Checkboxes lang={lang} name={name} label={label} hiddenLabel options={options} values={values} columns />
  </details>
)

const AskForm = ({ lang, terms, scopes, values, problems, sentence }: Omit<ListProps, 'reports'>) => {
  const options = [...(scopes.platform ? [{ value: wholePlatform, label: words.platform }] : []), ...scopes.spaces.map((space) => ({ value: showId(space.id), label: readText(space.name, lang).body }))]
  return (
    <Section lang={lang} title={words.ask} id="ask">
      <Form lang={lang} action={href(routes.reports.ask, { lang })} errors={problems}>
        {sentence && Object.keys(problems).length === 0 ? <Notice lang={lang} kind="error" live><p>{sentence}</p></Notice> : null}
        <Select lang={lang} name="scope" label={words.scope} options={options} value={one(values, 'scope') || options[0]?.value} empty={false} error={problems.scope} required />
        <Select lang={lang} name="most" label={words.most} options={['3', '5', '10', '20'].map((n) => ({ value: n, label: n }))} value={one(values, 'most') || '10'} empty={false} error={problems.most} required />
        <Checkboxes lang={lang} name="fields" label={words.fields} hint={words.fieldsHint} options={termOptions(terms, 'field')} values={many(values, 'fields')} columns />
        <More lang={lang} name="priorities" label={words.priorities} options={termOptions(terms, 'priority')} values={many(values, 'priorities')} />
        <More lang={lang} name="chains" label={words.chains} options={termOptions(terms, 'chain')} values={many(values, 'chains')} />
        <details class="disclosure" open={many(values, 'countries').length > 0}>
          <summary>{words.countries[lang]}</summary>
          <Checkboxes lang={lang} name="countries" label={words.countries} hint={words.countriesHint} options={optionsOf(countries)} values={many(values, 'countries')} columns />
        </details>
        <p class="hint">{words.rights[lang]} {words.file[lang]}</p>
        <Actions><Button kind="primary">{words.start[lang]}</Button></Actions>
      </Form>
    </Section>
  )
}

const figuresOf = (lang: Lang, { needs, offers, matches }: MatchReport): string =>
  said(lang, words.figures, { needs: showNumber(lang, needs), offers: showNumber(lang, offers), matches: showNumber(lang, matches) })

const ReportTable = ({ lang, reports, spaces }: { lang: Lang; reports: readonly MatchReport[]; spaces: readonly Space[] }) => (
  <Table
    lang={lang} caption={words.mine} hiddenCaption
    columns={[{ key: 'scope', label: words.scope }, { key: 'when', label: words.when }, { key: 'state', label: words.state }, { key: 'result', label: words.result }]}
    rows={reports.map((report) => ({
      cells: {
        scope: <a href={href(routes.reports.show, { lang, id: showId(report.id) })}>{scopeName(lang, report.spaceId, spaces)}</a>,
        when: <Clocks lang={lang} at={report.at} />,
        state: <StateBadge lang={lang} state={report.state} label={words[report.state]} />,
        result: report.state === 'done' ? figuresOf(lang, report) : '',
      },
    }))}
  />
)

/** How far a report is; polled into the page, and drawn with it for readers without scripts. */
export const ReportProgress = ({ lang, report, finished }: { lang: Lang; report: MatchReport; finished?: string }) => (
  <div class="grid gap-2" data-progress-done={finished}>
    <progress class="progress progress-primary w-full" value={String(report.done)} max={String(Math.max(1, report.total))} aria-label={words.running[lang]}></progress>
    <p role="status">
      {report.state === 'queued' || report.total === 0 ? words.begins[lang] : said(lang, words.progress, { done: showNumber(lang, report.done), total: showNumber(lang, report.total) })}
      {report.error ? <> {said(lang, report.error)}</> : null}
    </p>
  </div>
)

/** One report: how far it is, or what came of it. */
export const ReportPage = ({ lang, report, spaces }: { lang: Lang; report: MatchReport; spaces: readonly Space[] }) => {
  const id = showId(report.id)
  const trail = [deskTrail(lang), { href: href(routes.reports.list, { lang }), label: words.title }]
  const kicker = scopeName(lang, report.spaceId, spaces)
  if (report.state === 'queued' || report.state === 'running') {
    return (
      <Page width="narrow">
        <PageHead lang={lang} title={words[report.state]} kicker={kicker} lead={words.runningLead} trail={trail} />
        <div data-controller="progress" data-progress-href-value={href(routes.reports.progress, { lang, id })}><ReportProgress lang={lang} report={report} /></div>
        <div class="actions mt-6">
          <LinkButton href={href(routes.reports.show, { lang, id })}>{words.reload[lang]}</LinkButton>
          <PostButton lang={lang} kind="quiet" action={href(routes.reports.cancel, { lang, id })} label={words.cancel} confirm={words.cancelAsk} />
        </div>
      </Page>
    )
  }
  const number = (value: number) => showNumber(lang, value)
  return (
    <Page>
      <PageHead lang={lang} title={words[report.state]} kicker={kicker} trail={trail} />
      {report.error ? <Notice lang={lang} kind="error"><p>{said(lang, report.error)}</p></Notice> : null}
      {report.state === 'done' ? (
        <>
          <Figures
            lang={lang}
            items={[
              { label: words.needs, value: number(report.needs) }, { label: words.offers, value: number(report.offers) }, { label: words.matches, value: number(report.matches) },
              { label: words.needsAlone, value: number(report.needsAlone) }, { label: words.offersAlone, value: number(report.offersAlone) },
            ]}
          />
          <p class="hint mt-4">{words.alone[lang]} {words.kept[lang]}</p>
        </>
      ) : null}
      <div class="actions mt-6">
        {report.hasFile ? <LinkButton kind="primary" download href={href(routes.reports.file, { lang, id })}>{words.download[lang]}</LinkButton> : null}
        <LinkButton kind={report.hasFile ? 'quiet' : 'plain'} href={href(routes.reports.list, { lang })}>{words.again[lang]}</LinkButton>
      </div>
    </Page>
  )
}
