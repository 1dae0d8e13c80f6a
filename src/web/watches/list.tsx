import { showId } from '../../core/id.ts'
import type { Terms } from '../../modules/vocabularies/vocabularies.ts'
import { type Lang, say } from '../../core/text.ts'
import { kindWords, limits, rhythmWords, type ShownWatch } from '../../modules/watches/watches.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { LinkButton, PostButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { frame } from '../ui/messages.ts'
import { Page, PageHead } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { Ago, showClocks, showDay } from '../ui/time.tsx'
import { watchWords as words } from './messages.ts'
import { conditionsOf, titleOf } from './name.ts'

/** Everything that a person saved, with when they are told next and were told last. */
export const SavedPage = ({ lang, terms, watches, now }: { lang: Lang; terms: Terms; watches: readonly ShownWatch[]; now: Date }) => (
  <Page width="wide">
    <PageHead
      lang={lang}
      title={words.title}
      lead={words.lead}
      trail={[{ href: href(routes.desk.show, { lang }), label: frame.desk }]}
      actions={
        <>
          <LinkButton href={href(routes.watches.new, { lang }, { as: 'need' })}>{words.newNeed[lang]}</LinkButton>
          <LinkButton kind="quiet" href={href(routes.listings.hall, { lang })}>{words.toHall[lang]}</LinkButton>
        </>
      }
    />
    {watches.length === 0 ? (
      <EmptyState lang={lang} title={words.empty} text={words.emptyText} action={{ href: href(routes.listings.hall, { lang }), label: words.toHall }} />
    ) : (
      <>
        <Table
          lang={lang} caption={words.title} hiddenCaption
          columns={[{ key: 'what', label: words.what }, { key: 'rhythm', label: words.rhythm }, { key: 'channels', label: words.channels }, { key: 'next', label: words.next }, { key: 'last', label: words.last }, { key: 'actions', label: words.actions, hiddenLabel: true }]}
          rows={watches.map((one) => ({
            id: `watch-${showId(one.id)}`,
            cells: {
              what: <What lang={lang} terms={terms} watch={one} />,
              rhythm: rhythmWords[one.rhythm][lang],
              channels: channelsOf(lang, one),
              next: one.pausedAt ? <Badge tone="amber">{words.paused[lang]}</Badge> : one.next ? showClocks(lang, one.next) : words.asItHappens[lang],
              last: one.toldAt ? <Ago lang={lang} at={one.toldAt} now={now} /> : words.never[lang],
              actions: <RowActions lang={lang} watch={one} />,
            },
          }))}
        />
        <p class="hint mt-4">{say(lang, words.count, { n: watches.length, most: limits.each })}</p>
      </>
    )}
  </Page>
)

const channelsOf = (lang: Lang, { byDesk, byMail, hasFeed }: ShownWatch): string =>
  [byDesk ? words.deskShort[lang] : '', byMail ? words.mailShort[lang] : '', hasFeed ? words.feedShort[lang] : ''].filter(Boolean).join(lang === 'zh' ? '、' : ', ')

const What = ({ lang, terms, watch }: { lang: Lang; terms: Terms; watch: ShownWatch }) => {
  const title = titleOf(lang, watch)
  const conditions = conditionsOf(lang, terms, watch)
  return (
    <>
      <span class="kicker block font-normal">{kindWords[watch.kind][lang]} · {say(lang, words.savedOn, { day: showDay(lang, watch.createdAt) })}</span>
      <a class="[overflow-wrap:anywhere]" href={href(routes.watches.show, { lang, id: showId(watch.id) })}>{title ?? words.gone[lang]}</a>
      {watch.words && watch.words !== watch.name ? <small class="hint block font-normal">{watch.words}</small> : null}
      {conditions && conditions !== watch.name ? <small class="hint block font-normal">{conditions}</small> : null}
    </>
  )
}

const RowActions = ({ lang, watch }: { lang: Lang; watch: ShownWatch }) => {
  const id = showId(watch.id)
  return (
    <span class="flex flex-wrap gap-2">
      {watch.pausedAt
        ? <PostButton lang={lang} small action={href(routes.watches.resume, { lang, id })} label={words.resume} />
        : <PostButton lang={lang} small action={href(routes.watches.pause, { lang, id })} label={words.pause} />}
      <PostButton lang={lang} small kind="danger" action={href(routes.watches.remove, { lang, id })} label={words.remove} confirm={words.removeSure} />
    </span>
  )
}
