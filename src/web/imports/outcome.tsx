import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { columnByKey } from '../../modules/listings/columns.ts'
import type { ImportRun } from '../../modules/listings/import/stored.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton, PostButton } from '../ui/buttons.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Figures } from '../ui/tasks.tsx'
import { importWords as words } from './messages.ts'

type RunProps = { lang: Lang; run: ImportRun }

const trail = (lang: Lang) => [{ href: href(routes.desk.show, { lang }), label: words.desk }, { href: href(routes.imports.start, { lang }), label: words.title }]

/** How far a run is; polled into the page, and drawn with it for readers without scripts. */
export const ProgressBar = ({ lang, run, finished }: RunProps & { finished?: string }) => (
  <div class="grid gap-2" data-progress-done={finished}>
    <progress class="progress progress-primary w-full" value={String(run.counts.read)} max={String(Math.max(1, run.total))} aria-label={(run.dryRun ? words.trying : words.running)[lang]}></progress>
    <p role="status">
      {run.state === 'queued' ? words.queued[lang] : said(lang, words.progress, { read: showNumber(lang, run.counts.read), total: showNumber(lang, run.total) })}
      {run.error ? <> {said(lang, run.error)}</> : null}
    </p>
  </div>
)

export const RunningPage = ({ lang, run }: RunProps) => {
  const id = showId(run.id)
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={run.dryRun ? words.trying : words.running} kicker={run.fileName} lead={words.runningLead} trail={trail(lang)} />
      <div data-controller="progress" data-progress-href-value={href(routes.imports.progress, { lang, id })}><ProgressBar lang={lang} run={run} /></div>
      <div class="actions mt-6">
        <LinkButton href={href(routes.imports.show, { lang, id })}>{words.reload[lang]}</LinkButton>
        <PostButton lang={lang} kind="quiet" action={href(routes.imports.cancel, { lang, id })} label={words.cancel} confirm={words.cancelAsk} />
      </div>
    </Page>
  )
}

const titleOf = (run: ImportRun) => (run.state === 'failed' ? words.failed : run.state === 'cancelled' ? words.cancelled : run.dryRun ? words.tried : words.done)

/** What came of it: figures that add up to the rows read, what to correct, what to look at, what next. */
export const OutcomePage = ({ lang, run }: RunProps) => {
  const id = showId(run.id)
  const { created, updated, unchanged, failed } = run.counts
  const show = (n: number) => showNumber(lang, n)
  return (
    <Page>
      <PageHead lang={lang} title={titleOf(run)} kicker={run.fileName} trail={trail(lang)} />
      {run.state === 'failed' && run.error ? <Notice lang={lang} kind="error"><p>{said(lang, run.error)}</p></Notice> : null}
      {run.state === 'cancelled' ? <Notice lang={lang} kind="warning"><p>{words.cancelledText[lang]}</p></Notice> : null}
      <Figures
        lang={lang}
        items={[
          { label: run.dryRun ? words.wouldCreate : words.created, value: show(created) }, { label: words.updated, value: show(updated) },
          { label: words.unchanged, value: show(unchanged) }, { label: words.failedRows, value: show(failed), urgent: failed > 0 },
        ]}
      />
      <div class="actions mt-6">
        {run.dryRun || run.state !== 'done'
          ? <PostButton lang={lang} kind="primary" action={href(routes.imports.run, { lang, id })} label={run.dryRun ? words.importNow : words.run} />
          : run.releaseId
            ? <LinkButton kind="primary" href={href(routes.releases.show, { lang, id: showId(run.releaseId) })}>{words.toRelease[lang]}</LinkButton>
            : <LinkButton kind="primary" href={href(routes.listings.mine, { lang })}>{words.toListings[lang]}</LinkButton>}
        <LinkButton href={href(routes.imports.show, { lang, id }, { columns: 'yes' })}>{words.remap[lang]}</LinkButton>
        <LinkButton kind="quiet" href={href(routes.imports.start, { lang })}>{words.another[lang]}</LinkButton>
      </div>
      {run.hasReport ? (
        <Section lang={lang} title={words.report} actions={<LinkButton download href={href(routes.imports.report, { lang, id })}>{words.download[lang]}</LinkButton>}>
          <p>{words.reportText[lang]}</p>
        </Section>
      ) : null}
      {run.notes.length > 0 ? <Section lang={lang} title={words.notes}><Notes lang={lang} run={run} /></Section> : null}
    </Page>
  )
}

const Notes = ({ lang, run }: RunProps) => (
  <Table
    lang={lang} caption={words.notes} hiddenCaption
    columns={[{ key: 'column', label: words.target }, { key: 'what', label: words.notes, hiddenLabel: true }, { key: 'rows', label: words.rows, number: true }, { key: 'line', label: words.firstLine, number: true }]}
    rows={run.notes.map((note) => ({
      cells: { column: columnByKey.get(note.column)?.header[lang] ?? note.column, what: note.sentence[lang], rows: showNumber(lang, note.count), line: showNumber(lang, note.firstLine) },
    }))}
  />
)
