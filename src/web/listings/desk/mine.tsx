import { showId } from '../../../core/id.ts'
import { counterpartKinds, type ListingKind, listingKinds } from '../../../modules/listings/content.ts'
import { type Lang, nameFor, otherLang } from '../../../core/text.ts'
import type { OwnListing, OwnListings } from '../../../modules/listings/listings.ts'
import { canEdit } from '../../../modules/listings/policy.ts'
import { type ListingState, listingStates, validity } from '../../../modules/listings/rules.ts'
import type { Actor } from '../../../core/actor.ts'
import { posterPageWords } from '../../posters/messages.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge, StateBadge } from '../../ui/badges.tsx'
import { Button, LinkButton } from '../../ui/buttons.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Page, PageHead } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { langTag, showNumber } from '../../ui/said.ts'
import { Table } from '../../ui/table.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Ago, Day } from '../../ui/time.tsx'
import { kindNames } from '../messages/hall.ts'
import { mineWords } from '../messages/mine.ts'
import { editorWords } from '../messages/editor.ts'
import { stateNames } from '../messages/show.ts'

export const minePageSize = 30
export type MineQuery = { state?: ListingState; kind?: ListingKind; text?: string; page: number }

export const mineHref = (lang: Lang, { state, kind, text, page }: MineQuery): string => href(routes.listings.mine, { lang }, { state, kind, q: text, page: page > 1 ? page : undefined })

type Props = { lang: Lang; actor: Actor; query: MineQuery; found: OwnListings }

/** The listings of the person's organisations, with their states and their health. */
export const MinePage = ({ lang, actor, query, found }: Props) => {
  const all = Object.values(found.states).reduce((sum, n) => sum + (n ?? 0), 0)
  const nothing = all === 0 && !query.kind && !query.text
  return (
    <Page>
      <PageHead
        lang={lang}
        title={mineWords.title}
        lead={mineWords.lead}
        actions={
          <>
            <LinkButton kind="primary" href={href(routes.listings.new, { lang })}>{mineWords.new[lang]}</LinkButton>
            <LinkButton href={href(routes.imports.start, { lang })}>{mineWords.import[lang]}</LinkButton>
            {(found.states.published ?? 0) > 0 ? <LinkButton href={href(routes.posters.list, { lang })}>{posterPageWords.title[lang]}</LinkButton> : null}
            {all > 0 ? <LinkButton href={href(routes.listings.export, { lang })} download>{mineWords.export[lang]}</LinkButton> : null}
          </>
        }
      />
      {nothing ? <Nothing lang={lang} actor={actor} /> : (
        <>
          <Filters lang={lang} query={query} />
          <Tabs
            lang={lang}
            tabs={[
              { href: mineHref(lang, { ...query, state: undefined, page: 1 }), label: mineWords.all, count: all, current: query.state === undefined },
              ...listingStates.filter((state) => (found.states[state] ?? 0) > 0 || state === query.state).map((state) => ({ href: mineHref(lang, { ...query, state, page: 1 }), label: stateNames[state], count: found.states[state] ?? 0, current: query.state === state })),
            ]}
          />
          {found.listings.length === 0 ? <EmptyState lang={lang} title={mineWords.emptyFilter} action={{ href: mineHref(lang, { page: 1 }), label: mineWords.all }} /> : <Rows lang={lang} actor={actor} listings={found.listings} />}
          <Pager lang={lang} page={query.page} size={minePageSize} total={found.total} href={(page) => mineHref(lang, { ...query, page })} />
        </>
      )}
    </Page>
  )
}

const Nothing = ({ lang, actor }: { lang: Lang; actor: Actor }) =>
  actor.affiliations.length === 0
    ? <EmptyState lang={lang} title={mineWords.noOrganisation} text={mineWords.noOrganisationText} action={{ href: href(routes.organisations.list, { lang }), label: mineWords.findOrganisation }} />
    : <EmptyState lang={lang} title={mineWords.empty} text={mineWords.emptyText} action={{ href: href(routes.listings.new, { lang }), label: mineWords.new }} />

const Filters = ({ lang, query }: { lang: Lang; query: MineQuery }) => (
  <form class="mine-filters" method="get" action={href(routes.listings.mine, { lang })} role="search">
    {query.state ? <input type="hidden" name="state" value={query.state} /> : null}
    <label class="sr-only" for="mine-q">{mineWords.search[lang]}</label>
    <input id="mine-q" class="input" type="search" name="q" value={query.text ?? ''} placeholder={mineWords.search[lang]} />
    <label class="sr-only" for="mine-kind">{mineWords.columnKind[lang]}</label>
    <select id="mine-kind" class="select" name="kind">
      <option value="">{mineWords.kindAll[lang]}</option>
      {listingKinds.map((kind) => <option value={kind} selected={kind === query.kind}>{kindNames[kind][lang]}</option>)}
    </select>
    <Button>{mineWords.find[lang]}</Button>
  </form>
)

const day = 86_400_000

const Rows = ({ lang, actor, listings }: { lang: Lang; actor: Actor; listings: readonly OwnListing[] }) => (
  <Table
    lang={lang}
    caption={mineWords.caption}
    hiddenCaption
    columns={[
      { key: 'title', label: mineWords.columnTitle }, { key: 'state', label: mineWords.columnState }, { key: 'complete', label: mineWords.columnComplete, number: true }, { key: 'views', label: mineWords.columnViews, number: true },
      { key: 'expires', label: mineWords.columnExpires }, { key: 'updated', label: mineWords.columnUpdated }, { key: 'actions', label: mineWords.columnActions, hiddenLabel: true },
    ]}
    rows={listings.map((one) => ({ cells: cellsOf(lang, actor, one) }))}
  />
)

function cellsOf(lang: Lang, actor: Actor, one: OwnListing) {
  const id = showId(one.id)
  const editable = canEdit(actor, one)
  const readable = one.liveRevisionId !== null && one.liveRevisionId !== undefined
  const ending = one.state === 'published' && one.expiresAt !== null && one.expiresAt.getTime() - actor.at.getTime() < validity.noticeDays * day
  return {
    title: (
      <>
        <a href={editable ? href(routes.listings.edit, { lang, id }) : href(routes.listings.show, { lang, id })} lang={one.title[lang] || !one.title[otherLang(lang)] ? undefined : langTag[otherLang(lang)]}>{nameFor(lang, one.title) || editorWords.untitled[lang]}</a>
        <small class="mine-under">{kindNames[one.kind][lang]} · <span class="reference">{one.reference}</span> · {nameFor(lang, one.owner)}</small>
      </>
    ),
    state: (
      <span class="badges">
        <StateBadge lang={lang} state={one.state} label={stateNames[one.state]} />
        {one.returned ? <Badge tone="accent">{mineWords.returned[lang]}</Badge> : null}
        {one.hasPending && one.state !== 'submitted' ? <Badge tone="amber">{mineWords.pending[lang]}</Badge> : null}
        {ending ? <Badge tone="amber">{mineWords.ending[lang]}</Badge> : null}
      </span>
    ),
    complete: one.completeness === null ? '–' : `${one.completeness}%`,
    views: showNumber(lang, one.views),
    expires: one.expiresAt ? <Day lang={lang} at={one.expiresAt} length="long" /> : '–',
    updated: <Ago lang={lang} at={one.updatedAt} now={actor.at} />,
    actions: (
      <span class="row-actions">
        {readable ? <a href={href(routes.listings.show, { lang, id })}>{mineWords.view[lang]}</a> : null}
        {one.state === 'published' && counterpartKinds[one.kind].length > 0 ? <a href={href(routes.matches.forListing, { lang, id })}>{mineWords.matches[lang]}</a> : null}
      </span>
    ),
  }
}
