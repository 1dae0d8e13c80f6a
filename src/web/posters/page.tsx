import { showId } from '../../core/id.ts'
import { type Lang, readText } from '../../core/text.ts'
import type { Card } from '../../modules/listings/listings.ts'
import { type LeftOut, posterForms, type PosterRun } from '../../modules/posters/posters.ts'
import { many, one, type Problems, type Values } from '../form.ts'
import { listingHref } from '../listings/address.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Checkboxes, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { frame } from '../ui/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Ago } from '../ui/time.tsx'
import { posterPageWords as words } from './messages.ts'

/** The scope that stands for the search in the form. */
export const ofSearch = 'search'

type Run = Omit<PosterRun, 'leftOut'>
type ListProps = {
  lang: Lang
  organisations: readonly { id: string; name: string }[]
  search?: { query: string; text: string; total: number }
  runs: readonly Run[]
  now: Date
  values: Values
  problems: Problems
  sentence?: string
}

const deskTrail = (lang: Lang) => ({ href: href(routes.desk.show, { lang }), label: frame.desk })

/** The form that asks for posters, and those so far. */
export const PostersPage = (props: ListProps) => {
  const { lang, organisations, search, runs, now } = props
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.title} lead={words.lead} trail={[deskTrail(lang)]} />
      {organisations.length > 0 || (search && search.total > 0) ? <AskForm {...props} /> : <EmptyState lang={lang} title={words.nothing} text={words.nothingText} action={{ href: href(routes.listings.hall, { lang }), label: words.toHall }} />}
      <Section lang={lang} title={words.mine} id="mine">{runs.length === 0 ? <p class="hint">{words.noneText[lang]}</p> : <RunTable lang={lang} runs={runs} now={now} />}</Section>
    </Page>
  )
}

const AskForm = ({ lang, organisations, search, values, problems, sentence }: ListProps) => {
  const total = search && showNumber(lang, search.total)
  const searched = search && search.total > 0 ? [{ value: ofSearch, label: search.text ? said(lang, words.found, { text: search.text, n: total ?? '' }) : said(lang, words.foundAll, { n: total ?? '' }) }] : []
  const options = [...searched, ...organisations.map(({ id, name }) => ({ value: showId(id), label: said(lang, words.ofOrganisation, { name }) }))]
  const again = Object.keys(values).length > 0
  return (
    <Section lang={lang} title={words.ask} id="ask">
      <Form lang={lang} action={href(routes.posters.ask, { lang })} errors={problems}>
        {sentence && Object.keys(problems).length === 0 ? <Notice lang={lang} kind="error" live><p>{sentence}</p></Notice> : null}
        {search ? <Hidden name="search" value={search.query} /> : null}
        <Select lang={lang} name="scope" label={words.scope} options={options} value={one(values, 'scope') || options[0]?.value} empty={false} error={problems.scope} hint={search ? undefined : words.searchHint} required />
        <Checkboxes lang={lang} name="forms" label={words.forms} options={posterForms.map((form) => ({ value: form, label: words[form] }))} values={again ? many(values, 'forms') : posterForms} error={problems.forms} />
        <p class="hint">{words.limit[lang]}</p>
        <Actions><Button kind="primary">{words.start[lang]}</Button></Actions>
      </Form>
    </Section>
  )
}

const RunTable = ({ lang, runs, now }: Pick<ListProps, 'lang' | 'runs' | 'now'>) => (
  <Table
    lang={lang} caption={words.mine} hiddenCaption
    columns={[{ key: 'what', label: words.what }, { key: 'when', label: words.when }, { key: 'state', label: words.state }, { key: 'result', label: words.result }]}
    rows={runs.map((run) => ({
      cells: {
        what: <a href={href(routes.posters.show, { lang, id: showId(run.id) })}>{run.title}</a>,
        when: <Ago lang={lang} at={run.at} now={now} />,
        state: <StateBadge lang={lang} state={run.state} label={words[run.state]} />,
        result: run.state === 'done' ? said(lang, words.made, { n: showNumber(lang, run.made) }) : '–',
      },
    }))}
  />
)

/** How far a run is; polled into the page, and drawn with it for readers without scripts. */
export const RunProgress = ({ lang, run, finished }: { lang: Lang; run: Run; finished?: string }) => (
  <div class="grid gap-2" data-progress-done={finished}>
    <progress class="progress progress-primary w-full" value={String(run.done)} max={String(run.total)} aria-label={words.running[lang]}></progress>
    <p role="status">
      {run.state === 'queued' ? words.begins[lang] : said(lang, words.progress, { done: showNumber(lang, run.done), total: showNumber(lang, run.total) })}
      {run.error ? <> {said(lang, run.error)}</> : null}
    </p>
  </div>
)

type RunProps = { lang: Lang; run: PosterRun; cards: ReadonlyMap<string, Card> }

/** One run: how far it is, or what came of it. */
export const RunPage = ({ lang, run, cards }: RunProps) => {
  const id = showId(run.id)
  const going = run.state === 'queued' || run.state === 'running'
  const head = <PageHead lang={lang} title={words[run.state]} kicker={run.title} lead={going ? words.runningLead : undefined} trail={[deskTrail(lang), { href: href(routes.posters.list, { lang }), label: words.title }]} />
  if (going) {
    return (
      <Page width="narrow">
        {head}
        <div data-controller="progress" data-progress-href-value={href(routes.posters.progress, { lang, id })}><RunProgress lang={lang} run={run} /></div>
        <div class="actions mt-6">
          <LinkButton href={href(routes.posters.show, { lang, id })}>{words.reload[lang]}</LinkButton>
          <PostButton lang={lang} kind="quiet" action={href(routes.posters.cancel, { lang, id })} label={words.cancel} confirm={words.cancelAsk} />
        </div>
      </Page>
    )
  }
  return (
    <Page width="narrow">
      {head}
      {run.error ? <Notice lang={lang} kind="error"><p>{said(lang, run.error)}</p></Notice> : null}
      {run.state === 'done' ? <p>{said(lang, words.made, { n: showNumber(lang, run.made) })}{lang === 'zh' ? '。' : '. '}{run.seconds === null ? null : said(lang, words.took, { n: showNumber(lang, Math.max(1, Math.round(run.seconds))) })}{lang === 'zh' ? '' : ' '}{words.kept[lang]}</p> : null}
      <div class="actions mt-6">
        {run.hasFile ? <LinkButton kind="primary" download href={href(routes.posters.file, { lang, id })}>{words.download[lang]}</LinkButton> : null}
        <LinkButton kind={run.hasFile ? 'quiet' : 'plain'} href={href(routes.posters.list, { lang })}>{words.again[lang]}</LinkButton>
      </div>
      {run.leftOut.length > 0 ? <Section lang={lang} title={words.left} id="left"><LeftTable lang={lang} left={run.leftOut} cards={cards} /></Section> : null}
    </Page>
  )
}

const LeftTable = ({ lang, left, cards }: { lang: Lang; left: readonly LeftOut[]; cards: ReadonlyMap<string, Card> }) => (
  <Table
    lang={lang} caption={words.left} hiddenCaption
    columns={[{ key: 'what', label: words.what }, { key: 'why', label: words.why }]}
    rows={left.map(({ listingId, outcome, characters }) => {
      const card = cards.get(listingId)
      return { cells: { what: card ? <a href={listingHref(lang, card)}>{readText(card.title, lang).body}</a> : <span class="hint">{words.gone[lang]}</span>, why: outcome === 'no_glyph' ? said(lang, words.noGlyph, { characters }) : words.unreadable[lang] } }
    })}
  />
)
