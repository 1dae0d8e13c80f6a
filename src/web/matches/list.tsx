import { showId } from '../../core/id.ts'
import { type Lang, otherLang, readText, say } from '../../core/text.ts'
import type { ListingPage } from '../../modules/listings/listings.ts'
import type { ShownMatch } from '../../modules/matching/matching.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { CompactBridge } from '../ui/bridge.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { ResultCard } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { bankOf, missingPlanks, planksOf } from './bank.tsx'
import { matchWords } from './messages.ts'

const titleOf = (lang: Lang, listing: ListingPage) => readText(listing.texts.title, lang).body

/** The address of a match, always from the need to the offer. */
export const pairHref = (lang: Lang, kind: 'offer' | 'need', own: string, other: string): string =>
  href(routes.matches.show, { lang, need: showId(kind === 'need' ? own : other), offer: showId(kind === 'need' ? other : own) })

/** Matches as results: the title of the other side, and the planks in a line. */
export const MatchList = ({ lang, kind, id, matches, level = 2 }: { lang: Lang; kind: 'offer' | 'need'; id: string; matches: readonly ShownMatch[]; level?: 2 | 3 }) => (
  <ol class="match-list">
    {matches.map(({ card, concepts, missing }) => {
      const bank = bankOf(lang, card)
      const across = card.title.variants[otherLang(lang)]
      const needLang = kind === 'need' ? (concepts[0]?.query.lang ?? lang) : (concepts[0]?.found.lang ?? lang)
      return (
        <li>
          <ResultCard
            lang={lang}
            level={level}
            href={pairHref(lang, kind, id, card.id)}
            title={{ text: bank.title, lang: bank.lang }}
            other={across && bank.lang === lang ? { text: across.body, lang: otherLang(lang) } : undefined}
            kicker={bank.kicker}
          >
            <CompactBridge lang={lang} planks={planksOf(concepts, kind)} missing={missingPlanks(kind === 'need' ? missing : [], needLang)} />
            <p class="bank-who">{bank.who}</p>
          </ResultCard>
        </li>
      )
    })}
  </ol>
)

/** All matches of one listing. */
export const MatchesPage = ({ lang, listing, matches }: { lang: Lang; listing: ListingPage; matches: readonly ShownMatch[] }) => (
  <Page>
    <PageHead
      lang={lang}
      title={say(lang, listing.kind === 'need' ? matchWords.forNeed : matchWords.forOffer, { title: titleOf(lang, listing) })}
      trail={[{ href: href(routes.listings.show, { lang, id: showId(listing.id) }), label: titleOf(lang, listing) }]}
      actions={<LinkButton kind="quiet" href={href(routes.home.ranking, { lang })}>{matchWords.ranking[lang]}</LinkButton>}
    />
    {matches.length > 0 ? <MatchList lang={lang} kind={listing.kind} id={listing.id} matches={matches} /> : (
      <EmptyState lang={lang} title={matchWords.none} text={listing.state === 'published' ? matchWords.noneText : matchWords.notPublished} />
    )}
  </Page>
)

/** The best matches of each of the person's listings. */
export const MyMatchesPage = ({ lang, groups }: { lang: Lang; groups: readonly { listing: ListingPage; matches: readonly ShownMatch[] }[] }) => (
  <Page>
    <PageHead lang={lang} title={matchWords.desk} lead={matchWords.deskLead} />
    {groups.length === 0 ? <EmptyState lang={lang} title={matchWords.none} text={matchWords.deskEmpty} action={{ href: href(routes.listings.new, { lang }), label: matchWords.publish }} /> : null}
    {groups.map(({ listing, matches }) => (
      <Section
        lang={lang}
        title={titleOf(lang, listing)}
        actions={<LinkButton kind="quiet" small href={href(routes.matches.forListing, { lang, id: showId(listing.id) })}>{matchWords.allOf[lang]}</LinkButton>}
      >
        {matches.length === 0 ? <p class="hint">{matchWords.noneText[lang]}</p> : <MatchList lang={lang} kind={listing.kind} id={listing.id} matches={matches} level={3} />}
      </Section>
    ))}
  </Page>
)
