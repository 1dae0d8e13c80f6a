import { showId } from '../../core/id.ts'
import { sideOfKind } from '../../modules/listings/content.ts'
import { type Lang, otherLang, readText, say } from '../../core/text.ts'
import type { ListingPage } from '../../modules/listings/listings.ts'
import { type AsideMatch, type Glosses, reasons, type ShownMatch } from '../../modules/matching/matching.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { CompactBridge } from '../ui/bridge.tsx'
import { LinkButton, PostButton } from '../ui/buttons.tsx'
import { ResultCard } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { pairHref } from './address.ts'
import { bankOf, missingPlanks, planksOf } from './bank.tsx'
import { ChooseForm, comparisonHref } from './choose.tsx'
import { matchWords } from './messages.ts'
import { comparisonWords } from './messages/comparison.ts'
import { recordWords } from './messages/record.ts'
import { reportPageWords } from './messages/reports.ts'
import { AdjustmentNote, Reason, StrengthBadge } from './reason.tsx'
import { TeamDoor } from './team-door.tsx'

const titleOf = (lang: Lang, listing: ListingPage) => readText(listing.texts.title, lang).body

type ListProps = { lang: Lang; kind: 'offer' | 'need'; id: string; matches: readonly ShownMatch[]; level?: 2 | 3; /** The id of the match above the first of these, where each says why it stands below. */ after?: string | false; glosses?: Glosses }

/** Matches as results: the title of the other side, the reason in words, the planks in a line. */
export const MatchList = ({ lang, kind, id, matches, level = 2, after = false, glosses }: ListProps) => (
  <ol class="match-list">
    {matches.map(({ card, concepts, missing, score, strength, fits, adjustment }, place) => {
      const bank = bankOf(lang, card)
      const across = card.title.variants[otherLang(lang)]
      const needLang = kind === 'need' ? (concepts[0]?.query.lang ?? lang) : (concepts[0]?.found.lang ?? lang)
      const above = after === false ? undefined : place === 0 ? after : matches[place - 1]?.card.id
      return (
        <li>
          <ResultCard
            lang={lang}
            level={level}
            href={pairHref(lang, kind, id, card.id)}
            title={{ text: bank.title, lang: bank.lang }}
            other={across && bank.lang === lang ? { text: across.body, lang: otherLang(lang) } : undefined}
            kicker={bank.kicker}
            badges={<StrengthBadge lang={lang} strength={strength} score={score} />}
          >
            <Reason lang={lang} of={{ asks: kind, concepts, missing, fits, glosses }} />
            <CompactBridge lang={lang} planks={planksOf(concepts, kind)} missing={missingPlanks(kind === 'need' ? missing : [], needLang)} />
            <AdjustmentNote lang={lang} adjustment={adjustment} fields={card.fields} />
            <p class="bank-who">{bank.who}</p>
            {above ? <a class="why-below" href={comparisonHref(lang, id, above, card.id)}>{comparisonWords.why[lang]}</a> : null}
          </ResultCard>
        </li>
      )
    })}
  </ol>
)

/** All matches of one listing, the weak ones below; what was put aside last, to be brought back. `kept` when the reader keeps this list. */
export const MatchesPage = ({ lang, listing, matches, aside, kept, glosses }: { lang: Lang; listing: ListingPage; glosses: Glosses; matches: readonly ShownMatch[]; aside: readonly AsideMatch[]; kept: boolean }) => {
  const solid = matches.filter((one) => one.strength !== 'weak')
  const weak = matches.filter((one) => one.strength === 'weak')
  return (
    <Page>
      <PageHead
        lang={lang}
        title={say(lang, listing.kind === 'need' ? matchWords.forNeed : matchWords.forOffer, { title: titleOf(lang, listing) })}
        trail={[{ href: href(routes.listings.show, { lang, id: showId(listing.id) }), label: titleOf(lang, listing) }]}
        actions={(
          <>
            {listing.kind === 'need' && listing.state === 'published' ? <TeamDoor lang={lang} needId={listing.id} /> : null}
            <LinkButton kind="quiet" href={href(routes.home.ranking, { lang })}>{matchWords.ranking[lang]}</LinkButton>
            {kept ? <LinkButton kind="quiet" href={href(routes.matches.record, { lang })}>{recordWords.link[lang]}</LinkButton> : null}
          </>
        )}
      />
      {matches.length === 0 ? <EmptyState lang={lang} title={matchWords.none} text={listing.state === 'published' ? matchWords.noneText : matchWords.notPublished} /> : null}
      {solid.length > 0 ? <MatchList lang={lang} kind={sideOfKind(listing.kind)} id={listing.id} matches={solid} after="" glosses={glosses} /> : null}
      {weak.length > 0 ? (
        <Section lang={lang} title={matchWords.weak} id="weak">
          <p class="hint">{matchWords.weakText[lang]}</p>
          <MatchList lang={lang} kind={sideOfKind(listing.kind)} id={listing.id} matches={weak} level={3} after={solid.at(-1)?.card.id ?? ''} glosses={glosses} />
        </Section>
      ) : null}
      {matches.length > 1 ? <Section lang={lang} title={comparisonWords.choose} id="compare"><ChooseForm lang={lang} listingId={listing.id} cards={matches.map((one) => one.card)} /></Section> : null}
      {aside.length > 0 ? <Section lang={lang} title={matchWords.aside} id="aside"><AsideList lang={lang} listing={listing} aside={aside} /></Section> : null}
    </Page>
  )
}

const AsideList = ({ lang, listing, aside }: { lang: Lang; listing: ListingPage; aside: readonly AsideMatch[] }) => (
  <ul class="aside-list">
    {aside.map(({ card, reason }) => {
      const title = readText(card.title, lang)
      return (
        <li>
          <p><a href={pairHref(lang, sideOfKind(listing.kind), listing.id, card.id)} lang={title.lang === lang ? undefined : title.lang}>{title.body}</a> <span class="hint">{say(lang, matchWords.asideBy, { reason: reasons[reason][lang] })}</span></p>
          <PostButton lang={lang} small action={href(routes.matches.restore, { lang, listing: showId(listing.id), other: showId(card.id) })} label={matchWords.restore} />
        </li>
      )
    })}
  </ul>
)

/** The best matches of each of the person's listings. */
export const MyMatchesPage = ({ lang, groups, reports, glosses }: { lang: Lang; glosses: Glosses; groups: readonly { listing: ListingPage; matches: readonly ShownMatch[] }[]; /** The reader may ask for matching reports. */ reports: boolean }) => (
  <Page>
    <PageHead
      lang={lang} title={matchWords.desk} lead={matchWords.deskLead}
      actions={(
        <>
          <LinkButton kind="quiet" href={href(routes.home.ranking, { lang })}>{matchWords.ranking[lang]}</LinkButton>
          <LinkButton kind="quiet" href={href(routes.matches.record, { lang })}>{recordWords.link[lang]}</LinkButton>
          {reports ? <LinkButton kind="quiet" href={href(routes.reports.list, { lang })}>{reportPageWords.title[lang]}</LinkButton> : null}
        </>
      )}
    />
    {groups.length === 0 ? <EmptyState lang={lang} title={matchWords.none} text={matchWords.deskEmpty} action={{ href: href(routes.listings.new, { lang }), label: matchWords.publish }} /> : null}
    {groups.map(({ listing, matches }) => (
      <Section
        lang={lang}
        title={titleOf(lang, listing)}
        actions={<LinkButton kind="quiet" small href={href(routes.matches.forListing, { lang, id: showId(listing.id) })}>{matchWords.allOf[lang]}</LinkButton>}
      >
        {matches.length === 0 ? <p class="hint">{matchWords.noneText[lang]}</p> : <MatchList lang={lang} kind={sideOfKind(listing.kind)} id={listing.id} matches={matches} level={3} glosses={glosses} />}
      </Section>
    ))}
  </Page>
)
