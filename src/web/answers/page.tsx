import { showId } from '../../core/id.ts'
import { type Lang, nameFor, readText } from '../../core/text.ts'
import type { Unanswered } from '../../modules/deals/deals.ts'
import type { Reachable } from '../../modules/listings/listings.ts'
import { listingHref } from '../listings/address.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, KindBadge } from '../ui/badges.tsx'
import { PostButton } from '../ui/buttons.tsx'
import { ClosedOn } from '../ui/closing.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { frame } from '../ui/messages.ts'
import { Page, PageHead } from '../ui/page.tsx'
import { langTag, said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day, showDay } from '../ui/time.tsx'
import { answerWords as words } from './messages.ts'

const Contact = ({ lang, contact }: { lang: Lang; contact: Reachable | undefined }) =>
  !contact || !(contact.name || contact.phone || contact.email) ? <span class="hint">{words.noContact[lang]}</span> : (
    <>
      {contact.name ? <span class="block">{contact.name}</span> : null}
      {contact.phone ? <a class="block" href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a> : null}
      {contact.email ? <a class="block [overflow-wrap:anywhere]" href={`mailto:${contact.email}`}>{contact.email}</a> : null}
    </>
  )

function nudges(lang: Lang, one: Unanswered): string {
  if (!one.nudgedAt) return ''
  const day = showDay(lang, one.nudgedAt, 'short')
  return said(lang, one.nudges === 1 ? words.nudgedOnce : words.nudged, { n: showNumber(lang, one.nudges), day })
}

function cellsOf(lang: Lang, one: Unanswered) {
  const title = readText(one.listing.title, lang)
  return {
    about: (
      <>
        <a href={listingHref(lang, one.listing)} lang={title.lang === lang ? undefined : langTag[title.lang]}>{title.body}</a>
        <span class="block font-normal"><KindBadge lang={lang} kind={one.listing.kind} /> · <span class="reference">{one.listing.reference}</span></span>
      </>
    ),
    from: nameFor(lang, one.from),
    owner: one.listing.owner ? <a href={href(routes.organisations.show, { lang, slug: one.listing.owner.slug })}>{nameFor(lang, one.listing.owner.name)}</a> : <span class="hint">{words.withheld[lang]}</span>,
    contact: <Contact lang={lang} contact={one.contact} />,
    waited: said(lang, words.days, { n: showNumber(lang, one.waited) }),
    expires: one.expired ? <Badge>{said(lang, words.expired, { day: showDay(lang, one.expires, 'short') })}</Badge> : <><Day lang={lang} at={one.expires} /><ClosedOn lang={lang} closing={one.closed} /></>,
    action: (
      <>
        {one.mayNudge ? <PostButton lang={lang} small action={href(routes.answers.nudge, { lang, id: showId(one.id) })} label={words.nudge} /> : null}
        {one.nudgedAt ? <small class="hint block">{nudges(lang, one)}</small> : null}
      </>
    ),
  }
}

/** What nobody answered, for the host: whom to ring, and a reminder in the host's name. */
export const UnansweredPage = ({ lang, lines }: { lang: Lang; lines: readonly Unanswered[] }) => (
  <Page width="wide">
    <PageHead lang={lang} title={words.title} lead={words.lead} trail={[{ href: href(routes.desk.show, { lang }), label: frame.desk }]} />
    {lines.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : (
      <>
        <Table
          lang={lang} caption={words.title} hiddenCaption
          columns={[
            { key: 'about', label: words.about }, { key: 'from', label: words.from }, { key: 'owner', label: words.owner }, { key: 'contact', label: words.contact },
            { key: 'waited', label: words.waited, number: true }, { key: 'expires', label: words.expires }, { key: 'action', label: words.action, hiddenLabel: true },
          ]}
          rows={lines.map((one) => ({ id: showId(one.id), cells: cellsOf(lang, one) }))}
        />
        <p class="hint mt-4">{words.rules[lang]}</p>
      </>
    )}
  </Page>
)
