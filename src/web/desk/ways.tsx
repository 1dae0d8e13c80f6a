import { type Actor, hasRole, publishesFor } from '../../core/actor.ts'
import type { Lang, Phrase } from '../../core/text.ts'
import { canKeepCalendars } from '../../modules/calendars/calendars.ts'
import { canSeeDeadLetters } from '../../modules/chats/chats.ts'
import { canNudge } from '../../modules/deals/deals.ts'
import { canReport } from '../../modules/matching/report/report.ts'
import { canEditTerms } from '../../modules/vocabularies/vocabularies.ts'
import { agreementWords } from '../agreements/messages/pages.ts'
import { answerWords } from '../answers/messages.ts'
import { applyWords } from '../calls/messages/applying.ts'
import { judgeWords } from '../calls/messages/judging.ts'
import { chatWords } from '../chats/messages.ts'
import { enquiryWords } from '../doors/messages/enquiry.ts'
import { queueWords } from '../doors/messages/problem.ts'
import { indicatorWords } from '../indicators/messages/funnel.ts'
import { organisationPlace } from '../indicators/place.ts'
import { reportPageWords } from '../matches/messages/reports.ts'
import { patentWords } from '../patents/messages.ts'
import { calendarWords } from '../privacy/messages.ts'
import { projectWords } from '../projects/messages/pages.ts'
import { releaseWords } from '../releases/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton } from '../ui/buttons.tsx'
import { vocabularyPageWords } from '../vocabularies/messages.ts'
import { watchWords } from '../watches/messages.ts'
import { deskWords } from './messages.ts'
import type { DeskFacts } from './page.tsx'

type Way = { at: string; label: Phrase; open: boolean; count?: number }

/** The ways from the desk to the rooms that this person has something to do in. */
function waysOf(lang: Lang, actor: Actor, desk: DeskFacts, begins: boolean): Way[] {
  const at = { lang }
  const belongs = actor.affiliations.length > 0
  const publishes = publishesFor(actor).length > 0
  return [
    { at: href(routes.releases.list, at), label: releaseWords.title, open: desk.publishes === true },
    { at: href(routes.matches.desk, at), label: deskWords.matches, open: !begins },
    { at: href(routes.reports.list, at), label: reportPageWords.title, open: canReport(actor, null) || actor.seats.some((seat) => canReport(actor, seat.spaceId)) },
    { at: href(routes.watches.list, at), label: watchWords.title, open: true },
    { at: href(routes.agreements.list, at), label: agreementWords.title, open: belongs },
    { at: href(routes.projects.list, at), label: projectWords.title, open: belongs },
    ...(publishes ? [{ at: href(routes.indicators.show, { lang, ...organisationPlace(actor) }), label: indicatorWords.title, open: true }] : []),
    { at: href(routes.patents.register, at), label: patentWords.title, open: publishes },
    { at: href(routes.submissions.mine, at), label: applyWords.yours, open: true },
    { at: href(routes.reviews.mine, at), label: judgeWords.reviews, open: desk.reviews !== undefined, count: desk.reviews },
    { at: href(routes.enquiryDesk.list, at), label: enquiryWords.deskTitle, open: belongs },
    { at: href(routes.problemQueue.list, at), label: queueWords.title, open: desk.problems !== undefined, count: desk.problems },
    { at: href(routes.answers.list, at), label: answerWords.title, open: canNudge(actor) },
    { at: href(routes.indicators.show, { lang, scope: 'platform', slug: 'all' }), label: indicatorWords.platform, open: hasRole(actor, 'organiser', 'administrator') },
    { at: href(routes.vocabularies.show, { lang, vocabulary: 'field' }), label: vocabularyPageWords.title, open: canEditTerms(actor) },
    { at: href(routes.chats.dead, at), label: chatWords.dead, open: canSeeDeadLetters(actor) },
    { at: href(routes.calendars.show, at), label: calendarWords.title, open: canKeepCalendars(actor) },
  ]
}

/** What the person does first. */
export const DeskDeeds = ({ lang }: { lang: Lang }) => (
  <><LinkButton kind="primary" href={href(routes.listings.new, { lang })}>{deskWords.newListing[lang]}</LinkButton><LinkButton href={href(routes.imports.start, { lang })}>{deskWords.import[lang]}</LinkButton></>
)

/** The ways to the rooms of this person, in a few lines, so that what waits stands high on a phone too. */
export const DeskWays = ({ lang, actor, desk, begins }: { lang: Lang; actor: Actor; desk: DeskFacts; begins: boolean }) => (
  <nav class="ways" aria-label={deskWords.ways[lang]}>
    <ul>{waysOf(lang, actor, desk, begins).filter((way) => way.open).map((way) => <li><a href={way.at}>{way.label[lang]}{way.count ? <span class="count">{String(way.count)}</span> : null}</a></li>)}</ul>
  </nav>
)
