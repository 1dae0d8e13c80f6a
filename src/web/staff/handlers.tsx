import { hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { hallFigures, moderationQueue } from '../../modules/listings/listings.ts'
import { letterWhole, outbox, outboxCounts, type OutboxLine } from '../../modules/notices/notices.ts'
import { listOrganisations } from '../../modules/people/people.ts'
import { requestsToAnswer } from '../../modules/requests/requests.ts'
import { countFailedJobs, failedJobs, retryJob } from '../../platform/failed-jobs.ts'
import { staffPeopleHandlers } from '../people/handlers.tsx'
import { page, seeOther } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StaffDesk } from './desk.tsx'
import { JobsPage } from './jobs.tsx'
import { staffWords } from './messages.ts'
import { MailPage, mailStates, OutboxPage } from './outbox.tsx'

const lettersOnPage = 50

const idOf = (c: Visit): string => {
  const id = readId(c.req.param('id') ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}

async function letterOf(c: Visit): Promise<OutboxLine> {
  const [line] = await outbox(c.var.room.db, c.var.actor, { id: idOf(c) })
  if (!line) throw new Failure('missing', refusals.missing)
  return line
}

export const staffHandlers: HandlersOf<'staff'> = {
  ...staffPeopleHandlers,
  async desk(c) {
    const { room, actor, lang } = c.var
    const { db } = room
    const [moderation, unverified, all, hall, deadJobs, mail, requests] = await Promise.all([
      hasRole(actor, 'moderator') ? moderationQueue(db, actor, { kind: 'waiting', limit: 1 }) : undefined,
      listOrganisations(db, actor, { verified: false, size: 1 }),
      listOrganisations(db, actor, { size: 1 }),
      hallFigures(db, actor),
      countFailedJobs(db, actor),
      outboxCounts(db, actor),
      requestsToAnswer(db, actor),
    ])
    const staff = { moderation: moderation?.counts, unverified: unverified.total, organisations: all.total, hall, deadJobs, mail, requests }
    return page(c, { title: staffWords.title[lang], noindex: true, active: 'staff' }, <StaffDesk lang={lang} actor={actor} staff={staff} />)
  },
  async outbox(c) {
    const { room, actor, lang } = c.var
    const state = mailStates.find((one) => one === c.req.query('state'))
    const before = readId(c.req.query('before') ?? '')
    const found = await outbox(room.db, actor, { limit: lettersOnPage + 1, before, state })
    const lines = found.slice(0, lettersOnPage)
    const last = found.length > lettersOnPage ? lines.at(-1) : undefined
    const older = last && href(routes.staff.outbox, { lang }, { state, before: showId(last.id) })
    return page(c, { title: staffWords.outbox[lang], noindex: true, active: 'staff' }, <OutboxPage lang={lang} lines={lines} counts={await outboxCounts(room.db, actor)} state={state} older={older} />)
  },
  async mail(c) {
    const line = await letterOf(c)
    return page(c, { title: line.subject, noindex: true, active: 'staff' }, <MailPage lang={c.var.lang} actor={c.var.actor} line={line} />)
  },
  async mailWhole(c) {
    const { room, actor, lang } = c.var
    const line = await letterOf(c)
    const { body } = await letterWhole(room.db, actor, line.id)
    return page(c, { title: line.subject, noindex: true, active: 'staff' }, <MailPage lang={lang} actor={actor} line={line} whole={body} />)
  },
  async jobs(c) {
    const { room, actor, lang } = c.var
    return page(c, { title: staffWords.jobs[lang], noindex: true, active: 'staff' }, <JobsPage lang={lang} jobs={await failedJobs(room.db, actor)} now={actor.at} />)
  },
  async jobRetry(c) {
    await retryJob(c.var.room.db, c.var.actor, idOf(c))
    return seeOther(c, href(routes.staff.jobs, { lang: c.var.lang }), 'done')
  },
}
