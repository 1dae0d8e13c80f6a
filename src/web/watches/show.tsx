import { raw } from 'hono/html'
import type { Terms } from '../../modules/vocabularies/vocabularies.ts'
import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { kindWords, readChoices, type Result, type ShownWatch, type Telling } from '../../modules/watches/watches.ts'
import { listingHref } from '../listings/address.ts'
import { cardHtml } from '../listings/hall/card.tsx'
import { hallHref } from '../listings/hall/query.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, Facts, ResultGrid } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Clocks } from '../ui/time.tsx'
import { NameField, NeedFields, TellingFields, type Typed } from './fields.tsx'
import { watchWords as words } from './messages.ts'
import { conditionsOf, headingOf } from './name.ts'

export type ShowProps = { lang: Lang; terms: Terms; watch: ShownWatch; results: readonly Result[]; now: Date; problems?: Record<string, Words>; typed?: Typed; telling?: Telling }

/** One saved thing: what it shows now, and how it tells. */
export const WatchPage = (props: ShowProps) => {
  const { lang, watch } = props
  const id = showId(watch.id)
  return (
    <Page>
      <PageHead
        lang={lang}
        title={headingOf(lang, watch)}
        trail={[{ href: href(routes.watches.list, { lang }), label: words.title }]}
        kicker={<>{kindWords[watch.kind][lang]} {watch.pausedAt ? <Badge tone="amber">{words.paused[lang]}</Badge> : null}</>}
        actions={
          <>
            {watch.pausedAt
              ? <PostButton lang={lang} kind="primary" action={href(routes.watches.resume, { lang, id })} label={words.resume} />
              : <PostButton lang={lang} action={href(routes.watches.pause, { lang, id })} label={words.pause} />}
            <PostButton lang={lang} kind="danger" action={href(routes.watches.remove, { lang, id })} label={words.remove} confirm={words.removeSure} />
          </>
        }
      />
      <Split main={<Found {...props} />} side={<><Settings {...props} /><FeedCard {...props} /></>} />
    </Page>
  )
}

const aboutHref = (lang: Lang, watch: ShownWatch): string | undefined => {
  if (watch.kind === 'search') return hallHref(lang, { text: watch.words ?? '', chosen: readChoices(watch.chosen), sort: 'newest', page: 1 })
  if (watch.organisation) return href(routes.organisations.show, { lang, slug: watch.organisation.slug })
  if (watch.kind === 'match') return watch.listing && watch.other ? href(routes.matches.show, { lang, need: showId(watch.listing.id), offer: showId(watch.other.id) }) : undefined
  return watch.listing && listingHref(lang, watch.listing)
}

const Found = ({ lang, watch, results, now }: ShowProps) => {
  const about = aboutHref(lang, watch)
  const gone = (watch.kind === 'listing' && !watch.listing) || (watch.kind === 'match' && !(watch.listing && watch.other))
  const link = about ? <LinkButton kind="quiet" small href={about}>{watch.kind === 'search' ? words.inHall[lang] : headingOf(lang, watch)}</LinkButton> : undefined
  return (
    <Section lang={lang} title={words.found} actions={link}>
      {gone ? <Notice lang={lang} kind="warning"><p>{words.notOnShow[lang]}</p></Notice> : null}
      {results.length > 0 ? <ResultGrid>{results.map(({ card }) => raw(cardHtml(lang, card, now)))}</ResultGrid> : gone ? null : <EmptyState lang={lang} level={3} title={words.nothingFound} text={words.nothingFoundText} />}
    </Section>
  )
}

const Settings = ({ lang, terms, watch, problems, typed, telling }: ShowProps) => (
  <Card lang={lang} title={words.settings} id="settings">
    <Facts
      lang={lang}
      items={[
        { label: words.conditions, value: conditionsOf(lang, terms, watch) },
        { label: words.next, value: watch.pausedAt ? words.paused[lang] : watch.next ? <Clocks lang={lang} at={watch.next} /> : words.asItHappens[lang] },
        { label: words.last, value: watch.toldAt ? <Clocks lang={lang} at={watch.toldAt} /> : words.never[lang] },
      ]}
    />
    <Form lang={lang} action={href(routes.watches.save, { lang, id: showId(watch.id) })} version={watch.version} errors={problems}>
      {watch.name === null ? null : <NameField lang={lang} value={typed?.name ?? watch.name} error={problems?.name} />}
      {watch.kind === 'search' ? <TextField lang={lang} name="words" label={words.words} hint={watch.chosen.length > 0 ? words.changeInHall : undefined} value={typed?.words ?? watch.words} error={problems?.words} /> : null}
      {watch.seeks ? <NeedFields lang={lang} typed={typed ?? { textZh: watch.textZh ?? '', textEn: watch.textEn ?? '', seeks: watch.seeks }} problems={problems} /> : null}
      <TellingFields lang={lang} telling={telling ?? watch} zone={watch.zone} problems={problems} />
      <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
    </Form>
  </Card>
)

const FeedCard = ({ lang, watch }: ShowProps) => {
  const id = showId(watch.id)
  return (
    <Card lang={lang} title={words.feed} id="feed">
      <p class="hint">{words.feedText[lang]}</p>
      {watch.hasFeed ? <p>{words.feedOn[lang]}</p> : null}
      <div data-turbo="false">
        <Actions>
          <PostButton lang={lang} small action={href(routes.watches.feed, { lang, id })} label={watch.hasFeed ? words.feedRenew : words.feedMake} />
          {watch.hasFeed ? <PostButton lang={lang} small kind="danger" action={href(routes.watches.feedEnd, { lang, id })} label={words.feedEnd} /> : null}
        </Actions>
      </div>
    </Card>
  )
}

/** The one page on which the address of a feed is ever seen. */
export const FeedMadePage = ({ lang, id, address }: { lang: Lang; id: string; address: string }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.feedMade} trail={[{ href: href(routes.watches.list, { lang }), label: words.title }]} />
    <Notice lang={lang} kind="warning"><p>{words.feedOnce[lang]}</p></Notice>
    <Card lang={lang}><p class="break-all"><code>{address}</code></p></Card>
    <LinkButton kind="primary" href={href(routes.watches.show, { lang, id })}>{words.back[lang]}</LinkButton>
  </Page>
)
