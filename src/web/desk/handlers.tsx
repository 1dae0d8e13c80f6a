import { reviewCallsOf } from '../../modules/calls/judging/judging.ts'
import { readId } from '../../core/id.ts'
import { dealsVisibleTo, interestCounts, interestsToAnswer, refusalSums, waitsFor } from '../../modules/deals/deals.ts'
import { eventTodos } from '../../modules/events/events.ts'
import { problemsWaiting } from '../../modules/doors/doors.ts'
import { askersOf, listingsToDo, mine, publishersOf, translationsAskedOf, translationsOf } from '../../modules/listings/listings.ts'
import { countUnread, markRead, noticesOf } from '../../modules/notices/notices.ts'
import { requestsOf, requestsToAnswer } from '../../modules/requests/requests.ts'
import { many, readForm } from '../form.ts'
import { page, seeOther } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import type { Health } from './health.tsx'
import { deskWords } from './messages.ts'
import { NoticesPage } from './notices.tsx'
import { DeskPage } from './page.tsx'
import { countWaiting } from './waiting.tsx'

const shownListings = 8
const shownDeals = 5
const shownNotices = 6
const noticesOnPage = 40

/** The newest own listings with what tells whether they are well. */
async function healthOf(c: Visit): Promise<{ health: Health[]; listings: number }> {
  const { room, actor } = c.var
  const own = await mine(room.db, actor, { limit: shownListings })
  const ids = own.listings.map((one) => one.id)
  const [interests, translations, askers, refusals] = await Promise.all([
    interestCounts(room.db, actor, ids),
    translationsOf(room.db, actor, ids),
    askersOf(room.db, actor, own.listings),
    Promise.all(ids.map((id) => refusalSums(room.db, actor, id))),
  ])
  const health = own.listings.map((listing, index) => ({ listing, interests: interests.get(listing.id), translation: translations.get(listing.id), askers: askers.get(listing.id), refusals: refusals[index] ?? [] }))
  return { health, listings: own.total }
}

export const deskHandlers: HandlersOf<'desk'> = {
  async show(c) {
    const { room, actor, lang } = c.var
    const [interests, cases, requests, listings, translations, { health, listings: total }, deals, notices, asked, events] = await Promise.all([
      interestsToAnswer(room.db, actor),
      waitsFor(room.db, actor, 8),
      requestsToAnswer(room.db, actor),
      listingsToDo(room.db, actor),
      translationsAskedOf(room.db, actor),
      healthOf(c),
      dealsVisibleTo(room.db, actor, { limit: shownDeals }),
      noticesOf(room.db, actor, { limit: shownNotices }),
      requestsOf(room.db, actor),
      eventTodos(room.db, actor),
    ])
    const panels = await reviewCallsOf(room.db, actor)
    const waiting = { interests, cases: cases.filter((one) => one.reason !== 'answer'), requests, listings, translations, events }
    const desk = { waiting, health, listings: total, deals, notices, asked: asked.some((one) => one.state === 'submitted'), problems: await problemsWaiting(room.db, actor), publishes: (await publishersOf(room.db, actor)).length > 0, reviews: panels.length > 0 ? panels.reduce((sum, one) => sum + one.open, 0) : undefined }
    return page(c, { title: deskWords.title[lang], noindex: true, active: 'desk', waiting: countWaiting(waiting) }, <DeskPage lang={lang} actor={actor} desk={desk} />)
  },
  async notices(c) {
    const { room, actor, lang } = c.var
    const onlyUnread = c.req.query('unread') === '1'
    const given = new Date(c.req.query('before') ?? Number.NaN)
    const before = Number.isNaN(given.getTime()) ? undefined : given
    const found = await noticesOf(room.db, actor, { limit: noticesOnPage + 1, before, unread: onlyUnread })
    const notices = found.slice(0, noticesOnPage)
    const last = found.length > noticesOnPage ? notices.at(-1) : undefined
    const older = last && href(routes.desk.notices, { lang }, { unread: onlyUnread ? 1 : undefined, before: last.at.toISOString() })
    const unread = await countUnread(room.db, actor)
    return page(c, { title: deskWords.notices[lang], noindex: true, active: 'desk' }, <NoticesPage lang={lang} notices={notices} unread={unread} onlyUnread={onlyUnread} now={actor.at} older={older} />)
  },
  async noticesRead(c) {
    const { room, actor, lang } = c.var
    const ids = many((await readForm(c)).values, 'id').flatMap((id) => readId(id) ?? [])
    await markRead(room.db, actor, ids.length > 0 ? ids : undefined)
    return seeOther(c, href(routes.desk.notices, { lang }), 'done')
  },
}
