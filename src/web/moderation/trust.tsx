import { type Lang, nameFor } from '../../core/text.ts'
import type { OrganisationLine } from '../../modules/people/people.ts'
import { organisationKinds } from '../../modules/people/words/kinds.ts'
import { valueName } from '../listings/hall/values.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Button, PostButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { moderationWords } from './messages.ts'

export type TrustQuery = { q?: string; unverified: boolean; page: number }
type Props = { lang: Lang; query: TrustQuery; lines: readonly OrganisationLine[]; total: number; size: number }

const trustHref = (lang: Lang, { q, unverified, page }: TrustQuery) => href(routes.moderation.organisations, { lang }, { q, unverified: unverified ? 'yes' : undefined, page: page > 1 ? page : undefined })

/** Which organisations are what they say, and which publish at once. */
export const TrustPage = ({ lang, query, lines, total, size }: Props) => (
  <Page>
    <PageHead lang={lang} title={moderationWords.organisations} lead={moderationWords.trustLead} trail={[{ href: href(routes.moderation.queue, { lang }), label: moderationWords.title }]} />
    <form class="mine-filters" method="get" action={href(routes.moderation.organisations, { lang })} role="search">
      <label class="sr-only" for="trust-q">{moderationWords.search[lang]}</label>
      <input id="trust-q" class="input" type="search" name="q" value={query.q ?? ''} placeholder={moderationWords.search[lang]} />
      {query.unverified ? <input type="hidden" name="unverified" value="yes" /> : null}
      <Button>{moderationWords.find[lang]}</Button>
    </form>
    <Tabs lang={lang} tabs={[{ href: trustHref(lang, { ...query, unverified: false, page: 1 }), label: moderationWords.all, current: !query.unverified }, { href: trustHref(lang, { ...query, unverified: true, page: 1 }), label: moderationWords.onlyUnverified, current: query.unverified }]} />
    {lines.length === 0 ? <EmptyState lang={lang} title={moderationWords.noneFound} /> : (
      <Table
        lang={lang}
        caption={moderationWords.organisations}
        hiddenCaption
        columns={[{ key: 'name', label: moderationWords.organisation }, { key: 'kind', label: moderationWords.kind }, { key: 'place', label: moderationWords.place }, { key: 'standing', label: moderationWords.standing }, { key: 'actions', label: moderationWords.actions, hiddenLabel: true }]}
        rows={lines.map((line) => ({ cells: cellsOf(lang, line) }))}
      />
    )}
    <Pager lang={lang} page={query.page} size={size} total={total} href={(page) => trustHref(lang, { ...query, page })} />
  </Page>
)

function cellsOf(lang: Lang, line: OrganisationLine) {
  const trustTo = href(routes.organisations.trust, { lang, slug: line.slug })
  return {
    name: <a href={href(routes.organisations.show, { lang, slug: line.slug })}>{nameFor(lang, line.name)}</a>,
    kind: organisationKinds[line.kind][lang],
    place: valueName(lang, 'country', line.country),
    standing: <span class="badges">{line.verified ? <Badge tone="jade">{moderationWords.verified[lang]}</Badge> : <Badge tone="amber">{moderationWords.notVerified[lang]}</Badge>}{line.trusted ? <Badge tone="primary">{moderationWords.trusted[lang]}</Badge> : null}</span>,
    actions: (
      <span class="row-actions">
        {line.verified ? null : <PostButton lang={lang} small action={href(routes.organisations.verify, { lang, slug: line.slug })} values={{ verified: 'yes' }} label={moderationWords.verify} />}
        {line.trusted ? <PostButton lang={lang} small action={trustTo} values={{ trusted: 'no' }} label={moderationWords.distrust} /> : <PostButton lang={lang} small action={trustTo} values={{ trusted: 'yes' }} label={moderationWords.trust} />}
      </span>
    ),
  }
}
