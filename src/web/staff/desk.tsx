import type { Actor } from '../../core/actor.ts'
import { hasRole } from '../../core/actor.ts'
import type { Lang } from '../../core/text.ts'
import { canNudge } from '../../modules/deals/deals.ts'
import type { HallFigures } from '../../modules/listings/listings.ts'
import type { RequestLine } from '../../modules/requests/requests.ts'
import { canEditTerms } from '../../modules/vocabularies/vocabularies.ts'
import { vocabularyPageWords } from '../vocabularies/messages.ts'
import { answerWords } from '../answers/messages.ts'
import { complaintWords } from '../doors/messages/complaint.ts'
import { queueWords } from '../doors/messages/problem.ts'
import { calendarWords, staffPrivacyWords } from '../privacy/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { RequestsToAnswer } from '../people/request-answers.tsx'
import { Actions, LinkButton } from '../ui/buttons.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { showNumber } from '../ui/said.ts'
import { Figures } from '../ui/tasks.tsx'
import { staffWords } from './messages.ts'

export type StaffFacts = {
  moderation?: Record<'waiting' | 'held' | 'sampled', number>
  unverified: number
  organisations: number
  hall: HallFigures
  deadJobs: number
  mail: Record<'queued' | 'kept' | 'sent' | 'failed', number>
  requests: readonly RequestLine[]
}

/** What staff look at first: what waits and what failed; each figure opens into what it counts. */
export const StaffDesk = ({ lang, actor, staff }: { lang: Lang; actor: Actor; staff: StaffFacts }) => {
  const number = (value: number) => showNumber(lang, value)
  const queue = (kind: string) => href(routes.moderation.queue, { lang }, { kind })
  const moderation = staff.moderation
    ? (['waiting', 'held', 'sampled'] as const).map((kind) => ({ label: staffWords[kind === 'waiting' ? 'review' : kind], value: number(staff.moderation?.[kind] ?? 0), href: queue(kind), urgent: kind === 'waiting' && (staff.moderation?.waiting ?? 0) > 0 }))
    : []
  return (
    <Page>
      <PageHead lang={lang} title={staffWords.title} lead={staffWords.lead} />
      <Figures
        lang={lang}
        items={[
          ...moderation,
          { label: staffWords.unverified, value: number(staff.unverified), href: href(routes.moderation.organisations, { lang }), urgent: staff.unverified > 0 },
          { label: staffWords.deadJobs, value: number(staff.deadJobs), href: href(routes.staff.jobs, { lang }), urgent: staff.deadJobs > 0 },
          { label: staffWords.failedMail, value: number(staff.mail.failed), href: href(routes.staff.outbox, { lang }, { state: 'failed' }), urgent: staff.mail.failed > 0 },
          { label: staffWords.queuedMail, value: number(staff.mail.queued), href: href(routes.staff.outbox, { lang }, { state: 'queued' }) },
          { label: staffWords.requests, value: number(staff.requests.length), href: '#requests' },
          { label: staffWords.offers, value: number(staff.hall.offers), href: href(routes.listings.hall, { lang }, { kind: 'offer' }) },
          { label: staffWords.needs, value: number(staff.hall.needs), href: href(routes.listings.hall, { lang }, { kind: 'need' }) },
          { label: staffWords.organisations, value: number(staff.organisations), href: href(routes.organisations.list, { lang }) },
        ]}
      />
      <Section lang={lang} title={staffWords.doors}>
        <Actions>
          <LinkButton href={href(routes.staff.outbox, { lang })}>{staffWords.outbox[lang]}</LinkButton>
          <LinkButton href={href(routes.staff.jobs, { lang })}>{staffWords.jobs[lang]}</LinkButton>
          <LinkButton href={href(routes.complaintDesk.list, { lang })}>{complaintWords.queue[lang]}</LinkButton>
          <LinkButton href={href(routes.problemQueue.list, { lang })}>{queueWords.title[lang]}</LinkButton>
          <LinkButton href={href(routes.commons.list, { lang })}>{staffWords.commons[lang]}</LinkButton>
          {canEditTerms(actor) ? <LinkButton href={href(routes.vocabularies.show, { lang, vocabulary: 'field' })}>{vocabularyPageWords.title[lang]}</LinkButton> : null}
          <LinkButton href={href(routes.privacy.requests, { lang })}>{staffPrivacyWords.requests[lang]}</LinkButton>
          <LinkButton href={href(routes.privacy.retention, { lang })}>{staffPrivacyWords.retention[lang]}</LinkButton>
          <LinkButton href={href(routes.calendars.show, { lang })}>{calendarWords.title[lang]}</LinkButton>
          {canNudge(actor) ? <LinkButton href={href(routes.answers.list, { lang })}>{answerWords.title[lang]}</LinkButton> : null}
          {hasRole(actor, 'administrator') ? <LinkButton href={href(routes.staff.people, { lang })}>{staffWords.people[lang]}</LinkButton> : null}
        </Actions>
      </Section>
      {staff.requests.length > 0 ? <Section lang={lang} id="requests" title={staffWords.requests}><RequestsToAnswer lang={lang} requests={staff.requests} /></Section> : <div id="requests"></div>}
    </Page>
  )
}
