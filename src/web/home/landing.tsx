import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import type { Card } from '../../modules/listings/listings.ts'
import type { NewsItem } from '../../modules/news/news.ts'
import type { OrganisationLine } from '../../modules/people/people.ts'
import { bankOf, missingPlanks, planksOf } from '../matches/bank.tsx'
import { EventCards } from '../events/list.tsx'
import { eventWords } from '../events/messages/pages.ts'
import { href } from '../route.ts'
import { LatestNews } from '../news/list.tsx'
import { routes } from '../routes.ts'
import { KindBadge } from '../ui/badges.tsx'
import { type Bank, Bridge } from '../ui/bridge.tsx'
import { Button } from '../ui/buttons.tsx'
import { ResultCard, ResultGrid } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { showNumber } from '../ui/said.ts'
import { Doors } from './doors.tsx'
import type { Exhibit } from './exhibit.ts'
import type { Figures } from './figures.ts'
import { landing } from './messages.ts'

export type LandingProps = { lang: Lang; figures: Figures; exhibit?: Exhibit; newest: readonly Card[]; hosts: readonly OrganisationLine[]; news: readonly NewsItem[]; events: readonly Event[]; at: Date }

/** What this is, in one screen, for a university, an enterprise and an organiser. */
export const Landing = ({ lang, figures, exhibit, newest, hosts, news, events, at }: LandingProps) => (
  <Page>
    <section class="front">
      <h1>{landing.sentence[lang]}</h1>
      <p class="lead">{landing.lead[lang]}</p>
      <Form lang={lang} action={href(routes.listings.hall, { lang })} method="get" class="search">
        <TextField lang={lang} name="q" type="search" label={landing.searchLabel} hiddenLabel placeholder={landing.searchHint} autocomplete="off" />
        <Button kind="primary">{landing.search[lang]}</Button>
      </Form>
      <FigureLine lang={lang} figures={figures} />
    </section>
    {exhibit ? <Exhibited lang={lang} exhibit={exhibit} /> : null}
    <section class="page-section" aria-labelledby="doors">
      <h2 id="doors" class="sr-only">{landing.doors[lang]}</h2>
      <Doors lang={lang} />
    </section>
    <section class="page-section" id="newest">
      <div class="section-head"><h2>{landing.newest[lang]}</h2><a href={href(routes.listings.hall, { lang })}>{landing.newestAll[lang]}</a></div>
      {newest.length > 0
        ? <ResultGrid>{newest.map((card) => <Newest lang={lang} card={card} />)}</ResultGrid>
        : <EmptyState lang={lang} level={3} title={landing.emptyTitle} text={landing.emptyText} action={{ href: href(routes.listings.new, { lang }), label: landing.publish }} />}
    </section>
    {events.length > 0 ? (
      <section class="page-section" id="events">
        <div class="section-head"><h2>{eventWords.what[lang]}</h2><a href={href(routes.events.list, { lang })}>{eventWords.allEvents[lang]}</a></div>
        <EventCards lang={lang} events={events} at={at} level={3} />
      </section>
    ) : null}
    <LatestNews lang={lang} items={news} all={href(routes.news.list, { lang })} />
    {hosts.length > 0 ? <Hosts lang={lang} hosts={hosts} /> : null}
  </Page>
)

const FigureLine = ({ lang, figures }: { lang: Lang; figures: Figures }) => {
  const hall = (kind: string) => href(routes.listings.hall, { lang }, { kind })
  const organisations = href(routes.organisations.list, { lang })
  const shown = [
    { n: figures.offers, label: landing.offers, to: hall('offer') },
    { n: figures.needs, label: landing.needs, to: hall('need') },
    { n: figures.organisations, label: landing.organisations, to: organisations },
    { n: figures.countries, label: landing.countries, to: href(routes.listings.hall, { lang }) },
  ]
  return (
    <ul class="figures" aria-label={landing.figures[lang]}>
      {shown.filter((one) => one.n > 0).map((one) => <li><a href={one.to}><strong>{showNumber(lang, one.n)}</strong> <span>{one.label[lang]}</span></a></li>)}
    </ul>
  )
}

/** The bank in the words of its author, with the reader's own below where there are any. */
function bankAsWritten(lang: Lang, card: Card): Bank {
  const written = bankOf(card.title.source, card)
  const own = card.title.variants[lang]
  const { kicker, who, href: address } = bankOf(lang, card)
  return { ...written, kicker, who, href: address, other: card.title.source !== lang && own ? { text: own.body, lang } : undefined }
}

const Exhibited = ({ lang, exhibit: { need, offer, concepts, missing } }: { lang: Lang; exhibit: Exhibit }) => (
  <section class="page-section" id="match">
    <div class="section-head"><h2>{landing.matchTitle[lang]}</h2><a href={href(routes.matches.show, { lang, need: showId(need.id), offer: showId(offer.id) })}>{landing.matchMore[lang]}</a></div>
    <p class="lead">{landing.matchLead[lang]}</p>
    <Bridge lang={lang} level={3} most={6} need={bankAsWritten(lang, need)} offer={bankAsWritten(lang, offer)} planks={planksOf(concepts, 'need')} missing={missingPlanks(missing.slice(0, 2), concepts[0]?.query.lang ?? lang)} />
  </section>
)

const Newest = ({ lang, card }: { lang: Lang; card: Card }) => {
  const bank = bankOf(lang, card)
  return (
    <ResultCard lang={lang} level={3} href={href(routes.listings.show, { lang, id: showId(card.id) })} title={{ text: bank.title, lang: bank.lang }} line={bank.text ? { text: bank.text, lang: bank.lang } : undefined}
      kicker={<><KindBadge lang={lang} kind={card.kind} /> · {bank.kicker}</>}>
      <span>{bank.who}</span>
    </ResultCard>
  )
}

const Hosts = ({ lang, hosts }: { lang: Lang; hosts: readonly OrganisationLine[] }) => (
  <section class="page-section" id="hosts">
    <div class="section-head"><h2>{landing.hosts[lang]}</h2><a href={href(routes.organisations.list, { lang })}>{landing.hostsAll[lang]}</a></div>
    <ul class="hosts">{hosts.map((one) => <li><a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.name)}</a></li>)}</ul>
  </section>
)
