import { type Actor, hasRole, publishesFor } from '../../core/actor.ts'
import { canEditTerms } from '../../modules/vocabularies/vocabularies.ts'
import { vocabularyPageWords } from '../vocabularies/messages.ts'
import { type Lang, say } from '../../core/text.ts'
import { canSeeDeadLetters } from '../../modules/chats/chats.ts'
import { canKeepCalendars } from '../../modules/calendars/calendars.ts'
import { canNudge, type Deals } from '../../modules/deals/deals.ts'
import { canReport } from '../../modules/matching/report/report.ts'
import type { Notice } from '../../modules/notices/notices.ts'
import { answerWords } from '../answers/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { DealTable } from '../deals/list.tsx'
import { reportPageWords } from '../matches/messages/reports.ts'
import { enquiryWords } from '../doors/messages/enquiry.ts'
import { queueWords } from '../doors/messages/problem.ts'
import { chatWords } from '../chats/messages.ts'
import { calendarWords } from '../privacy/messages.ts'
import { releaseWords } from '../releases/messages.ts'
import { LinkButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { agreementWords } from '../agreements/messages/pages.ts'
import { organisationPlace } from '../indicators/place.ts'
import { indicatorWords } from '../indicators/messages.ts'
import { patentWords } from '../patents/messages.ts'
import { projectWords } from '../projects/messages/pages.ts'
import { watchWords } from '../watches/messages.ts'
import { Beginning } from './beginning.tsx'
import { type Health, HealthTable } from './health.tsx'
import { deskWords } from './messages.ts'
import { NoticeList } from './notices.tsx'
import { countWaiting, greeting, type Waiting, WaitingList } from './waiting.tsx'

export type DeskFacts = { waiting: Waiting; health: readonly Health[]; listings: number; deals: Deals; notices: readonly Notice[]; asked: boolean; /** The reader may take problems on: how many wait. */ problems?: number; /** The reader publishes for firms. */ publishes?: boolean }

/** The desk: what waits first, then my listings, my partnering cases, my notices. Somebody new is shown where to begin. */
export const DeskPage = ({ lang, actor, desk }: { lang: Lang; actor: Actor; desk: DeskFacts }) => {
  const begins = actor.affiliations.length === 0 || (desk.listings === 0 && desk.deals.total === 0)
  return (
    <Page>
      <PageHead
        lang={lang}
        title={begins ? greeting(lang, actor.name) : deskWords.title}
        actions={begins ? (
          <>
            <LinkButton kind="quiet" href={href(routes.watches.list, { lang })}>{watchWords.title[lang]}</LinkButton>
            <LinkButton kind="quiet" href={href(routes.agreements.list, { lang })}>{agreementWords.title[lang]}</LinkButton>
            <LinkButton kind="quiet" href={href(routes.projects.list, { lang })}>{projectWords.title[lang]}</LinkButton>
            {publishesFor(actor).length > 0 ? <><LinkButton kind="quiet" href={href(routes.indicators.show, { lang, ...organisationPlace(actor) })}>{indicatorWords.title[lang]}</LinkButton><LinkButton kind="quiet" href={href(routes.patents.register, { lang })}>{patentWords.title[lang]}</LinkButton></> : null}
            {actor.affiliations.length > 0 ? <LinkButton kind="quiet" href={href(routes.enquiryDesk.list, { lang })}>{enquiryWords.deskTitle[lang]}</LinkButton> : null}
            {desk.problems === undefined ? null : <LinkButton kind="quiet" href={href(routes.problemQueue.list, { lang })}>{queueWords.title[lang]}{desk.problems > 0 ? <span class="count">{String(desk.problems)}</span> : null}</LinkButton>}
            {desk.publishes ? <LinkButton kind="quiet" href={href(routes.releases.list, { lang })}>{releaseWords.title[lang]}</LinkButton> : null}
            {canNudge(actor) ? <LinkButton kind="quiet" href={href(routes.answers.list, { lang })}>{answerWords.title[lang]}</LinkButton> : null}
            {hasRole(actor, 'organiser', 'administrator') ? <LinkButton kind="quiet" href={href(routes.indicators.show, { lang, scope: 'platform', slug: 'all' })}>{indicatorWords.platform[lang]}</LinkButton> : null}
            {canEditTerms(actor) ? <LinkButton kind="quiet" href={href(routes.vocabularies.show, { lang, vocabulary: 'field' })}>{vocabularyPageWords.title[lang]}</LinkButton> : null}
            {canSeeDeadLetters(actor) ? <LinkButton kind="quiet" href={href(routes.chats.dead, { lang })}>{chatWords.dead[lang]}</LinkButton> : null}
            {canKeepCalendars(actor) ? <LinkButton kind="quiet" href={href(routes.calendars.show, { lang })}>{calendarWords.title[lang]}</LinkButton> : null}
            {canReport(actor, null) ? <LinkButton kind="quiet" href={href(routes.reports.list, { lang })}>{reportPageWords.title[lang]}</LinkButton> : null}
          </>
        ) : (
          <>
            <LinkButton kind="primary" href={href(routes.listings.new, { lang })}>{deskWords.newListing[lang]}</LinkButton>
            <LinkButton href={href(routes.imports.start, { lang })}>{deskWords.import[lang]}</LinkButton>
            {desk.publishes ? <LinkButton href={href(routes.releases.list, { lang })}>{releaseWords.title[lang]}</LinkButton> : null}
            <LinkButton kind="quiet" href={href(routes.matches.desk, { lang })}>{deskWords.matches[lang]}</LinkButton>
            {canReport(actor, null) || actor.seats.some((seat) => canReport(actor, seat.spaceId)) ? <LinkButton kind="quiet" href={href(routes.reports.list, { lang })}>{reportPageWords.title[lang]}</LinkButton> : null}
            <LinkButton kind="quiet" href={href(routes.watches.list, { lang })}>{watchWords.title[lang]}</LinkButton>
            <LinkButton kind="quiet" href={href(routes.agreements.list, { lang })}>{agreementWords.title[lang]}</LinkButton>
            <LinkButton kind="quiet" href={href(routes.projects.list, { lang })}>{projectWords.title[lang]}</LinkButton>
            {publishesFor(actor).length > 0 ? <><LinkButton kind="quiet" href={href(routes.indicators.show, { lang, ...organisationPlace(actor) })}>{indicatorWords.title[lang]}</LinkButton><LinkButton kind="quiet" href={href(routes.patents.register, { lang })}>{patentWords.title[lang]}</LinkButton></> : null}
            {actor.affiliations.length > 0 ? <LinkButton kind="quiet" href={href(routes.enquiryDesk.list, { lang })}>{enquiryWords.deskTitle[lang]}</LinkButton> : null}
            {desk.problems === undefined ? null : <LinkButton kind="quiet" href={href(routes.problemQueue.list, { lang })}>{queueWords.title[lang]}{desk.problems > 0 ? <span class="count">{String(desk.problems)}</span> : null}</LinkButton>}
            {canNudge(actor) ? <LinkButton kind="quiet" href={href(routes.answers.list, { lang })}>{answerWords.title[lang]}</LinkButton> : null}
            {hasRole(actor, 'organiser', 'administrator') ? <LinkButton kind="quiet" href={href(routes.indicators.show, { lang, scope: 'platform', slug: 'all' })}>{indicatorWords.platform[lang]}</LinkButton> : null}
            {canEditTerms(actor) ? <LinkButton kind="quiet" href={href(routes.vocabularies.show, { lang, vocabulary: 'field' })}>{vocabularyPageWords.title[lang]}</LinkButton> : null}
            {canSeeDeadLetters(actor) ? <LinkButton kind="quiet" href={href(routes.chats.dead, { lang })}>{chatWords.dead[lang]}</LinkButton> : null}
            {canKeepCalendars(actor) ? <LinkButton kind="quiet" href={href(routes.calendars.show, { lang })}>{calendarWords.title[lang]}</LinkButton> : null}
          </>
        )}
      />
      {begins ? <Beginning lang={lang} actor={actor} asked={desk.asked} /> : null}
      {begins && countWaiting(desk.waiting) === 0 ? null : <Section lang={lang} title={deskWords.waiting} id="waiting"><WaitingList lang={lang} waiting={desk.waiting} /></Section>}
      {begins ? null : <Work lang={lang} desk={desk} now={actor.at} opens={publishesFor(actor).length > 0} />}
      {begins && desk.notices.length === 0 ? null : (
        <Section lang={lang} title={deskWords.notices} id="notices" actions={<LinkButton kind="quiet" small href={href(routes.desk.notices, { lang })}>{deskWords.allNotices[lang]}</LinkButton>}>
          {desk.notices.length === 0 ? <p class="hint">{deskWords.noNotices[lang]}</p> : <NoticeList lang={lang} notices={desk.notices} now={actor.at} />}
        </Section>
      )}
    </Page>
  )
}

const Work = ({ lang, desk, now, opens }: { lang: Lang; desk: DeskFacts; now: Date; opens: boolean }) => (
  <>
    <Section
      lang={lang}
      title={deskWords.listings}
      id="listings"
      actions={desk.listings > 0 ? <LinkButton kind="quiet" small href={href(routes.listings.mine, { lang })}>{say(lang, deskWords.allListings, { n: desk.listings })}</LinkButton> : undefined}
    >
      {desk.health.length > 0 ? <HealthTable lang={lang} lines={desk.health} opens={opens} /> : (
        <EmptyState lang={lang} level={3} title={deskWords.noListings} text={deskWords.noListingsText} action={{ href: href(routes.listings.new, { lang }), label: deskWords.newListing }} />
      )}
    </Section>
    <Section
      lang={lang}
      title={deskWords.deals}
      id="deals"
      actions={desk.deals.total > 0 ? <LinkButton kind="quiet" small href={href(routes.deals.list, { lang })}>{say(lang, deskWords.allDeals, { n: desk.deals.total })}</LinkButton> : undefined}
    >
      {desk.deals.deals.length > 0 ? <DealTable lang={lang} deals={desk.deals.deals} now={now} /> : <p class="hint">{deskWords.noDeals[lang]}</p>}
    </Section>
  </>
)
