import { raw } from 'hono/html'
import { showId } from '../../core/id.ts'
import { type Lang, readText, say } from '../../core/text.ts'
import { type alliancesFor, type Board, type BoardFilter, type BoardLine, type BoardSort, dealGroups, dealRoutes, type DealGroup, type DealLine, type DealStage, dealStages, routeNames, type StageCounts, stageLabel, stageWords, type Waiting } from '../../modules/deals/deals.ts'
import { countries } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, KindBadge, StateBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { ClosedOn } from '../ui/closing.tsx'
import { drawnFor, drawnOf } from '../ui/drawn.ts'
import { EmptyState } from '../ui/empty.tsx'
import { escaped } from '../ui/escaped.ts'
import { Form, Hidden } from '../ui/form.tsx'
import { innerHtml } from '../ui/inner.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { type Row, type Sorting, Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Task, Tasks } from '../ui/tasks.tsx'
import { agoAs, dayHtml, showAgo, showDay } from '../ui/time.tsx'
import { deskWords } from '../desk/messages.ts'
import { Columns } from './columns.tsx'
import { listWords } from './messages.ts'
import { boardWords, reasonWords } from './messages/board.ts'
import { titleFor } from './party.tsx'
import { dealHref, others, titleHtml } from './title.ts'

type Comparable = Omit<DealLine, 'sentence'> & Partial<Pick<BoardLine, 'overdue'>>

const kindHtml = drawnFor((lang: Lang, kind: NonNullable<DealLine['kind']>) => <KindBadge lang={lang} kind={kind} />)
const stageHtml = drawnFor((lang: Lang, stage: DealStage, route: DealLine['route'], country: string, dormant: boolean) => (
  <><StateBadge lang={lang} state={stage} label={stageLabel(stage, route, country)} />{dormant ? <> <StateBadge lang={lang} state="dormant" label={boardWords.dormant} /></> : null}</>
))
const overdueHtml = drawnFor((lang: Lang) => <> <Badge tone="accent">{boardWords.overdue[lang]}</Badge></>)

/** A deal as a row, drawn once for all pages on which it stands the same. */
const rowOf = drawnOf((one: Comparable, lang: Lang, moved: string): Row => {
  const due = one.answerBy ?? one.dueOn
  return {
    cells: {
      about: raw(`${titleHtml(lang, one)}<span class="block font-normal">${one.kind ? `${kindHtml(lang, one.kind)} · ` : ''}${escaped(one.reference)} · ${escaped(listWords[one.side][lang])}</span>`),
      other: others(lang, one),
      stage: raw(stageHtml(lang, one.stage, one.route, one.own.country, one.dormant)),
      moved: raw(agoAs(lang, one.lastAt, moved)),
      opened: raw(dayHtml(lang, one.openedAt, 'short')),
      due: due ? raw(`${dayHtml(lang, due, 'short')}${one.overdue ? overdueHtml(lang) : ''}${one.closed ? innerHtml(<ClosedOn lang={lang} closing={one.closed} />) : ''}`) : '–',
    },
  }
})

/** The deals as a table to compare. */
export const DealTable = ({ lang, deals, now, sorting }: { lang: Lang; deals: readonly Comparable[]; now: Date; sorting?: Sorting }) => (
  <Table
    lang={lang}
    caption={listWords.title}
    hiddenCaption
    sorting={sorting}
    columns={[
      { key: 'about', label: listWords.about },
      { key: 'other', label: listWords.other },
      { key: 'stage', label: listWords.stage },
      { key: 'moved', label: boardWords.moved, sortable: true },
      { key: 'opened', label: listWords.opened, sortable: true },
      { key: 'due', label: boardWords.due, sortable: true },
    ]}
    rows={deals.map((one) => rowOf(one, lang, showAgo(lang, one.lastAt, now)))}
  />
)

export type BoardQuery = BoardFilter & { view?: 'board'; sort?: BoardSort }

type ListProps = {
  lang: Lang
  now: Date
  query: BoardQuery
  page: number
  size: number
  counts: StageCounts
  lines: readonly BoardLine[]
  board?: Board
  waits: readonly Waiting[]
  alliances: Awaited<ReturnType<typeof alliancesFor>>
}

const inGroup: Record<DealGroup, (stage: DealStage) => boolean> = {
  waiting: (stage) => stage === 'interest',
  open: (stage) => stage !== 'interest' && !['completed', 'lost', 'expired'].includes(stage),
  ended: (stage) => ['completed', 'lost', 'expired'].includes(stage),
}
const sum = (counts: StageCounts, within: (stage: DealStage) => boolean): number => dealStages.filter(within).reduce((whole, stage) => whole + (counts[stage] ?? 0), 0)

/** All partnering cases of the reader: what waits, then a list or a board. */
export const DealList = (props: ListProps) => {
  const { lang, now, query, page, size, counts, lines, board, waits, alliances } = props
  const address = (more: Partial<Record<keyof BoardQuery | 'page', string | number | undefined>>) => href(routes.deals.list, { lang }, { ...asQuery(query), ...more })
  const whole = sum(counts, () => true)
  const total = query.stage ? (counts[query.stage] ?? 0) : query.group ? sum(counts, inGroup[query.group]) : whole
  const none = whole === 0 && Object.values(asQuery(query)).every((value) => value === undefined)
  const sorting: Sorting = { by: query.sort ?? 'moved', descending: (query.sort ?? 'moved') !== 'due', href: (by) => address({ sort: by === 'moved' ? undefined : by, page: undefined }) }
  return (
    <Page width={board ? 'wide' : 'normal'}>
      <PageHead lang={lang} title={listWords.title} lead={listWords.lead} trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }]} actions={<LinkButton href={href(routes.deals.open, { lang })}>{boardWords.start[lang]}</LinkButton>} />
      {waits.length > 0 ? <Section lang={lang} title={boardWords.waits} id="waits"><Tasks>{raw(waits.map((one) => taskHtml(one, lang)).join(''))}</Tasks></Section> : null}
      {none ? (
        <EmptyState lang={lang} title={listWords.empty} text={listWords.emptyText} action={{ href: href(routes.listings.hall, { lang }), label: listWords.toHall }} />
      ) : (
        <div class="mt-8">
          <Tabs
            lang={lang}
            tabs={[
              { href: address({ group: undefined, stage: undefined, view: undefined, page: undefined }), label: listWords.all, count: whole, current: !query.group && !board },
              ...dealGroups.map((group) => ({ href: address({ group, stage: undefined, view: undefined, page: undefined }), label: listWords[group], count: sum(counts, inGroup[group]), current: query.group === group && !board })),
              { href: address({ view: 'board', group: undefined, stage: undefined, page: undefined }), label: boardWords.board, current: Boolean(board) },
            ]}
          />
          {raw(filtersHtml(lang, JSON.stringify(query), JSON.stringify(alliances)))}
          {board ? <Columns lang={lang} now={now} board={board} counts={counts} more={(stage) => address({ view: undefined, stage })} /> : (
            <>
              {lines.length === 0 ? <p class="hint">{listWords.emptyFilter[lang]}</p> : <DealTable lang={lang} deals={lines} now={now} sorting={sorting} />}
              <Pager lang={lang} page={page} size={size} total={total} href={(to) => address({ page: to })} />
            </>
          )}
          <Actions>
            <LinkButton small kind="quiet" download href={href(routes.deals.export, { lang }, { ...asQuery(query), view: undefined, format: 'xlsx' })}>{boardWords.xlsx[lang]}</LinkButton>
            <LinkButton small kind="quiet" download href={href(routes.deals.export, { lang }, { ...asQuery(query), view: undefined, format: 'csv' })}>{boardWords.csv[lang]}</LinkButton>
          </Actions>
        </div>
      )}
    </Page>
  )
}

/** The filter as it stands in the address. */
const asQuery = ({ overdue, dormant, ...query }: BoardQuery): Record<string, string | undefined> => ({ ...query, state: overdue ? 'overdue' : dormant ? 'dormant' : undefined })

type FiltersProps = Pick<ListProps, 'lang' | 'query' | 'alliances'>

const Filters = ({ lang, query, alliances }: FiltersProps) => (
  <Form lang={lang} method="get" action={href(routes.deals.list, { lang })} submitsOnChange class="flex flex-wrap items-end gap-3 mb-4">
    {query.group ? <Hidden name="group" value={query.group} /> : null}
    {query.view ? <Hidden name="view" value={query.view} /> : null}
    {query.sort ? <Hidden name="sort" value={query.sort} /> : null}
    {query.view ? null : <Select lang={lang} name="stage" label={boardWords.stage} empty={boardWords.anyStage} options={optionsOf(stageWords)} value={query.stage} />}
    <Select lang={lang} name="side" label={listWords.side} empty={listWords.both} options={[{ value: 'to', label: listWords.to }, { value: 'from', label: listWords.from }]} value={query.side} />
    <Select lang={lang} name="route" label={boardWords.route} empty={boardWords.anyRoute} options={dealRoutes.map((route) => ({ value: route, label: routeNames[route] }))} value={query.route} />
    <Select lang={lang} name="country" label={boardWords.country} empty={boardWords.anyCountry} options={optionsOf(countries)} value={query.country} />
    <Select lang={lang} name="owner" label={boardWords.owner} empty={boardWords.anyOwner} options={[{ value: 'me', label: boardWords.mine }]} value={query.owner} />
    <Select lang={lang} name="state" label={boardWords.state} empty={boardWords.anyState} options={[{ value: 'overdue', label: boardWords.overdue }, { value: 'dormant', label: boardWords.dormant }]} value={query.overdue ? 'overdue' : query.dormant ? 'dormant' : undefined} />
    {alliances.length > 0 ? <Select lang={lang} name="alliance" label={boardWords.alliance} empty={boardWords.anyAlliance} options={alliances.map((one) => ({ value: showId(one.id), label: readText(one.name, lang)?.body ?? '' }))} value={query.alliance && showId(query.alliance)} /> : null}
    <Button small>{listWords.show[lang]}</Button>
  </Form>
)

/** A form of fifty choices that looks the same in every case of one state. */
const filtersHtml = drawnFor((lang: Lang, query: string, alliances: string) => <Filters lang={lang} query={JSON.parse(query) as BoardQuery} alliances={JSON.parse(alliances) as ListProps['alliances']} />)

/** One thing that waits in a case. */
export const CaseTask = ({ lang, waiting: { reason, line } }: { lang: Lang; waiting: Waiting }) => {
  const title = titleFor(lang, line.title)
  const due = reason === 'answer' ? line.answerBy : line.dueOn
  return (
    <Task
      lang={lang}
      href={`${dealHref(lang, line.id)}#${reason === 'screen' || reason === 'check' ? 'checks' : reason === 'consent' ? 'parties' : 'next'}`}
      kind={<Badge tone={reason === 'answer' || line.overdue ? 'accent' : 'amber'}>{reason === 'due' && line.overdue ? boardWords.overdue[lang] : reasonWords[reason][lang]}</Badge>}
      title={title.text}
      titleLang={title.tag}
      who={others(lang, line)}
      due={due ? say(lang, deskWords.by, { day: showDay(lang, due) }) : undefined}
      action={reason === 'answer' ? deskWords.answer : boardWords.go}
    />
  )
}

const taskHtml = drawnOf((waiting: Waiting, lang: Lang) => String(<CaseTask lang={lang} waiting={waiting} />))
