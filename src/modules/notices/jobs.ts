import type { Lang } from '../../core/text.ts'
import type { Db } from '../../platform/database.ts'
import type { Postman } from '../../platform/mail.ts'
import type { Job, Telling } from '../../platform/queue.ts'
import { type Composer, deliverNotice, notify, sendLetter } from './notices.ts'

/** `addressOf` gives the page that a notice is about; HTTP is known above this module. `composers` write letters of later modules. */
export const noticeJobs = (db: Db, postman: Postman, addressOf: (lang: Lang, object: { type: string; id: string }) => string, composers: Readonly<Record<string, Composer>> = {}): { notice: Job; mail: Job } => ({
  notice: async (data) => {
    await notify(db, data as unknown as Telling)
  },
  mail: async ({ noticeId, mailId }) => {
    if (noticeId !== undefined) await deliverNotice(db, String(noticeId), addressOf)
    else await sendLetter(db, postman, String(mailId), composers)
  },
})
