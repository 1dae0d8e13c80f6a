import { agreementJobs, agreementSchedules } from './modules/agreements/agreements.ts'
import { bodyHousekeeping, bodyJobs, bodySchedules } from './modules/alliances/bodies/jobs.ts'
import { composeAllianceLetter } from './modules/alliances/bodies/bodies.ts'
import { chatJobs, type ChatTools } from './modules/chats/chats.ts'
import { dealJobs, dealSchedules } from './modules/deals/jobs.ts'
import { doorJobs, doorSchedules } from './modules/doors/doors.ts'
import { importJobs } from './modules/listings/import/perform.ts'
import { listingHousekeeping, listingJobs, listingSchedules } from './modules/listings/jobs.ts'
import { translationJobs } from './modules/listings/listings.ts'
import { matchJobs, matchSchedules } from './modules/matching/jobs.ts'
import type { LiveMatcher } from './modules/matching/live.ts'
import { reportJobs } from './modules/matching/report/perform.ts'
import { reportHousekeeping } from './modules/matching/report/report.ts'
import { vectorJobs, vectorSchedules } from './modules/matching/vectors/jobs.ts'
import { noticeJobs } from './modules/notices/jobs.ts'
import { registrationJobs, registrationSchedules } from './modules/events/events.ts'
import { projectJobs, projectSchedules } from './modules/projects/projects.ts'
import { posterJobs } from './modules/posters/perform.ts'
import { posterHousekeeping } from './modules/posters/posters.ts'
import { remindDataRequests, runRetention } from './modules/privacy/privacy.ts'
import { requestHousekeeping } from './modules/requests/jobs.ts'
import { watchJobs, watchSchedules } from './modules/watches/jobs.ts'
import { composeNews } from './modules/watches/watches.ts'
import type { Blobs } from './platform/blobs.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Db } from './platform/database.ts'
import { openEmbedder } from './platform/embeddings.ts'
import type { Logger } from './platform/log.ts'
import type { Postman } from './platform/mail.ts'
import type { Job, Queue } from './platform/queue.ts'
import { openTranslator } from './platform/translate.ts'
import { checkPage, signingPages } from './web/agreements/addresses.ts'
import { replyEnding } from './web/letters/reply.ts'
import { addressOf } from './web/letters/sign-in.ts'
import { doorPages } from './web/doors/addresses.ts'
import { newsLetters, newsPages } from './web/watches/pages.ts'
import { reportAddresses } from './web/matches/address.ts'

/** What the jobs work with. */
export type Workshop = { db: Db; clock: Clock; blobs: Blobs; config: Config; postman: Postman; matcher: () => LiveMatcher; log: Logger; chats: ChatTools }

/** Every queue's job: each module's, and the daily tidying. */
export const allJobs = ({ db, clock, blobs, config, postman, matcher, log, chats }: Workshop): Partial<Record<Queue, Job>> => ({
  ...noticeJobs(db, postman, addressOf(config.url), { saved_news: composeNews(db, matcher, clock, newsPages(config.url)), alliance_letter: composeAllianceLetter(db, addressOf(config.url)) }, { message_received: replyEnding(db, config.url) }),
  ...listingJobs(db, clock, config.translate !== undefined),
  ...translationJobs(db, config.translate && openTranslator(config.translate), clock),
  ...importJobs(db, blobs, clock),
  ...matchJobs(db, matcher, clock),
  ...reportJobs({ db, blobs, live: matcher, clock, addresses: reportAddresses(config.url) }),
  ...posterJobs({ db, blobs, clock, address: reportAddresses(config.url).listing }),
  ...watchJobs(db, matcher, clock, newsLetters(config.url)),
  ...dealJobs(db, clock),
  ...bodyJobs(db, clock),
  ...chatJobs(db, chats, clock),
  ...agreementJobs({ db, blobs, clock, config, checkAt: checkPage(config.url) }, signingPages(config.url), clock),
  ...projectJobs(db, clock),
  ...registrationJobs(db, clock),
  ...doorJobs(db, doorPages(config.url), clock),
  ...vectorJobs(db, config.embeddings && openEmbedder(config.embeddings), log),
  housekeeping: () =>
    runRetention(db, clock(), [
      { rule: 'listings', run: listingHousekeeping },
      { rule: 'requests', run: requestHousekeeping },
      { rule: 'reports', run: reportHousekeeping },
      { rule: 'posters', run: posterHousekeeping },
      { rule: 'actions', run: bodyHousekeeping },
      { rule: 'data_requests', run: remindDataRequests },
    ], clock),
})

/** Cron expressions in UTC. */
export const schedules: Partial<Record<Queue, string>> = { ...listingSchedules, ...watchSchedules, ...dealSchedules, ...doorSchedules, ...matchSchedules, ...bodySchedules, ...agreementSchedules, ...projectSchedules, ...registrationSchedules, ...vectorSchedules, housekeeping: '41 2 * * *' }
