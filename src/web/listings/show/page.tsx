import type { Closing } from '../../../engine/calendar/calendar.ts'
import type { Child } from 'hono/jsx'
import type { Actor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import { type Lang, otherLang, readText, say } from '../../../core/text.ts'
import { counterpartKinds, sideOfKind } from '../../../modules/listings/content.ts'
import type { ListingPage, Wish } from '../../../modules/listings/listings.ts'
import type { CommonProblem } from '../../../modules/matching/commons/commons.ts'
import type { Gloss, ShownMatch } from '../../../modules/matching/matching.ts'
import type { Patent } from '../../../modules/patents/patents.ts'
import { CommonsLine } from '../../matches/commons-line.tsx'
import { MatchList } from '../../matches/list.tsx'
import { LinkedPatents } from '../../patents/linked-card.tsx'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { KindBadge, SampleBadge } from '../../ui/badges.tsx'
import { LinkButton } from '../../ui/buttons.tsx'
import { MachineMark } from '../../ui/provenance.tsx'
import { frame } from '../../ui/messages.ts'
import { Page, PageHead, Section, Split } from '../../ui/page.tsx'
import { langTag } from '../../ui/said.ts'
import { showDay } from '../../ui/time.tsx'
import { listingHref } from '../address.ts'
import { langNames } from '../messages/hall.ts'
import { showWords } from '../messages/show.ts'
import { ConfidentialPart } from './confidential.tsx'
import { FactsCard, LongFacts, WhoCard } from './facts.tsx'
import { AcrossLanguages } from './gloss.tsx'
import { KeepersBar, StandingNotice } from './notices.tsx'
import type { View } from './reading.ts'
import { AttachmentsCard, ContactCard, InterestCard, ShareRow } from './side.tsx'
import { SideBySide, SingleText, Standing, ViewSwitch } from './text.tsx'

export type ShowProps = {
  lang: Lang
  actor: Actor
  listing: ListingPage
  view: View
  matches: readonly ShownMatch[]
  /** The common technologies that a need belongs to. */
  commons: readonly CommonProblem[]
  /** The confidential detail, for those to whom it is open. */
  confidential?: { lang: Lang; body: string }
  /** The reader's watch of it. */
  watching?: string
  /** In how many days the owner usually answers. */
  answers?: number
  /** The owner's office is closed today. */
  closed?: Closing
  /** Key terms, where the reader's language has no text. */
  gloss?: Gloss
  /** Who waits for a translation. */
  wish?: Wish
  /** The patents linked with it that the reader reads. */
  patents: readonly Patent[]
  /** Public address of the page. */
  url: string
}

/** The address of a view; the reader's own language is the page itself. */
export const viewHref = (lang: Lang, listing: ListingPage, view: View): string => {
  const plain = listingHref(lang, { id: listing.id, title: listing.texts.title })
  return view === lang ? plain : `${plain}?text=${view}`
}

/** A listing: the text on the left, what to know and do on the right, its matches below. */
export const ListingShow = (props: ShowProps) => {
  const { lang, listing, view } = props
  const of = view === 'both' ? lang : view
  const title = readText(listing.texts.title, of)
  const across = listing.texts.title.variants[otherLang(title.lang)]
  const hrefOf = (one: View) => viewHref(lang, listing, one)
  return (
    <Page>
      <KeepersBar {...props} />
      <PageHead
        lang={lang}
        title={title.body}
        titleLang={langTag[title.lang]}
        trail={[{ href: href(routes.listings.hall, { lang }, { kind: listing.kind }), label: frame.hall }]}
        kicker={<><KindBadge lang={lang} kind={listing.kind} /> · <span class="reference">{listing.reference}</span> {listing.sample ? <SampleBadge lang={lang} /> : null}</>}
      >
        {across ? <p class="title-other" lang={langTag[otherLang(title.lang)]}>{across.body} <MachineMark lang={lang} of={across} /></p> : null}
        <ShareRow {...props} />
      </PageHead>
      <StandingNotice {...props} />
      <Split
        main={
          <>
            <ViewSwitch lang={lang} listing={listing} view={view} href={hrefOf} />
            {view === 'both' ? <BothHeads lang={lang} listing={listing} originalHref={hrefOf(listing.source)} /> : <Standing lang={lang} listing={listing} of={view} originalHref={hrefOf(listing.source)} />}
            <AcrossLanguages lang={lang} actor={props.actor} listing={listing} gloss={props.gloss} wish={props.wish ?? {}} />
            {view === 'both' ? <SideBySide lang={lang} listing={listing} /> : <SingleText lang={lang} listing={listing} of={view} />}
            <LongFacts lang={lang} listing={listing} />
            <ConfidentialPart lang={lang} listing={listing} detail={props.confidential} />
            <p class="text-history hint"><a href={href(routes.listings.versions, { lang, id: showId(listing.id) })}>{showWords.history[lang]}</a> · {say(lang, showWords.historyOf, { n: listing.revision.number, day: showDay(lang, listing.revision.at) })}</p>
          </>
        }
        side={
          <>
            <WhoCard lang={lang} listing={listing} />
            <InterestCard {...props} />
            <ContactCard {...props} />
            <FactsCard lang={lang} listing={listing} />
            <AttachmentsCard lang={lang} listing={listing} />
            <LinkedPatents lang={lang} patents={props.patents} />
          </>
        }
      />
      <MatchSection {...props} />
      <ViewBeacon lang={lang} listing={listing} />
    </Page>
  )
}

const BothHeads = ({ lang, listing, originalHref }: { lang: Lang; listing: ListingPage; originalHref: string }) => (
  <div class="text-pair text-heads">
    {(['zh', 'en'] as const).map((one) => <div><p class="kicker" lang={langTag[one]}>{langNames[one][one]}</p><Standing lang={lang} listing={listing} of={one} originalHref={originalHref} /></div>)}
  </div>
)

const MatchSection = ({ lang, listing, matches, commons }: ShowProps) => {
  if (listing.state !== 'published' || counterpartKinds[listing.kind].length === 0) return null
  const kind = listing.kind === 'need' ? showWords.offers[lang] : showWords.needs[lang]
  const all: Child = matches.length > 0 ? <LinkButton kind="quiet" small href={href(routes.matches.forListing, { lang, id: showId(listing.id) })}>{showWords.allMatches[lang]}</LinkButton> : null
  return (
    <Section lang={lang} id="matches" title={say(lang, showWords.matches, { kind })} actions={all}>
      <CommonsLine lang={lang} problems={commons} />
      {matches.length > 0 ? <MatchList lang={lang} kind={sideOfKind(listing.kind)} id={listing.id} matches={matches} level={3} /> : <p class="hint">{showWords.noMatches[lang]}</p>}
    </Section>
  )
}

/** Counts a reader once, without a cookie; the listing's own people are not readers. */
const ViewBeacon = ({ lang, listing }: { lang: Lang; listing: ListingPage }) =>
  listing.ours || listing.state !== 'published' ? null : <div hidden data-controller="view-beacon" data-view-beacon-href-value={href(routes.listings.seen, { lang, id: showId(listing.id) })}></div>
