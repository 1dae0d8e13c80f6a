import { shown } from '../ui/bilingual.tsx'
import { showId } from '../../core/id.ts'
import { type Lang, otherLang } from '../../core/text.ts'
import { type NewsItem, type NewsKind, newsKinds } from '../../modules/news/news.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, SampleBadge, StateBadge } from '../ui/badges.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { ResultCard, ResultGrid } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import type { Words } from '../ui/said.ts'
import { Tabs } from '../ui/tabs.tsx'
import { Day } from '../ui/time.tsx'
import { newsStates, newsWords as words } from './messages.ts'

const longestLine = 180
const firstWords = (text: string): string => {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? ''
  return first.length <= longestLine ? first : `${first.slice(0, longestLine).replace(/\s+\S{0,20}$/u, '')}…`
}

/** One item in a list. */
export const NewsCard = ({ lang, item, level = 2 }: { lang: Lang; item: NewsItem; level?: 2 | 3 }) => {
  const title = shown(lang, item.title)
  const body = shown(lang, item.body)
  const other = item.title.variants[otherLang(title.in)]?.body
  return (
    <ResultCard
      lang={lang} level={level} href={href(routes.news.show, { lang, id: showId(item.id) })} title={{ text: title.text, lang: title.in }} other={other ? { text: other, lang: otherLang(title.in) } : undefined} line={{ text: firstWords(body.text), lang: body.in }}
      kicker={<>{newsKinds[item.kind][lang]} · <Day lang={lang} at={item.onDate} /></>}
      badges={item.pinned || item.sample || item.state !== 'published' ? <>{item.pinned ? <Badge tone="primary">{words.pinned[lang]}</Badge> : null}{item.state === 'published' ? null : <StateBadge lang={lang} state={item.state} label={newsStates[item.state]} />}{item.sample ? <SampleBadge lang={lang} /> : null}</> : undefined}
    >
      {item.space ? <span>{shown(lang, item.space.name).text}</span> : null}
    </ResultCard>
  )
}

/** The newest items of a page of somebody else, with the way to all; nothing when there are none. */
export const LatestNews = ({ lang, items, all }: { lang: Lang; items: readonly NewsItem[]; all?: string }) =>
  items.length === 0 ? null : (
    <Section lang={lang} title={words.latest} id="news" actions={all ? <a href={all}>{words.more[lang]}</a> : undefined}>
      <ResultGrid>{items.map((item) => <NewsCard lang={lang} item={item} level={3} />)}</ResultGrid>
    </Section>
  )

export type NewsListProps = {
  lang: Lang
  title: Words
  trail?: { href: string; label: Words }[]
  items: readonly NewsItem[]
  total: number
  kind?: NewsKind
  page: number
  size: number
  working: readonly NewsItem[]
  /** Where this list stands, with a kind and page. */
  at: (kind?: NewsKind, page?: number) => string
  feed: string
  /** Where the reader writes, if they may. */
  write?: string
}

export const NewsList = ({ lang, title, trail, items, total, kind, page, size, working, at, feed, write }: NewsListProps) => (
  <Page>
    <PageHead
      lang={lang} title={title} lead={trail ? undefined : words.lead} trail={trail}
      actions={<>{write ? <LinkButton kind="primary" href={write}>{words.write[lang]}</LinkButton> : null}<LinkButton kind="quiet" href={feed}>{words.feed[lang]}</LinkButton></>}
    />
    <Tabs lang={lang} label={words.kind} tabs={[{ href: at(), label: words.all, current: !kind }, ...(Object.keys(newsKinds) as NewsKind[]).map((one) => ({ href: at(one), label: newsKinds[one], current: kind === one }))]} />
    {items.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={write ? { href: write, label: words.write } : undefined} /> : <ResultGrid>{items.map((item) => <NewsCard lang={lang} item={item} />)}</ResultGrid>}
    <Pager lang={lang} page={page} size={size} total={total} href={(one) => at(kind, one)} />
    {working.length > 0 ? <Section lang={lang} title={words.working} id="working"><ResultGrid>{working.map((item) => <NewsCard lang={lang} item={item} level={3} />)}</ResultGrid></Section> : null}
  </Page>
)
