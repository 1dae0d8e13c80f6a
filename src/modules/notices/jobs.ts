import type { Lang } from '../../core/text.ts'
import type { Db } from '../../platform/database.ts'
import type { Postman } from '../../platform/mail.ts'
import type { Job, Telling } from '../../platform/queue.ts'
import { type Composer, deliverNotice, type Ending, notify, sendLetter } from './notices.ts'

/** `addressOf` gives the page that a notice is about; HTTP is known above this module. `composers` write letters of later modules, `endings` add a paragraph to some. */
export const noticeJobs = (db: Db, postman: Postman, addressOf: (lang: Lang, object: { type: string; id: string }) => string, composers: Readonly<Record<string, Composer>> = {}, endings: Readonly<Record<string, Ending>> = {}): { notice: Job; mail: Job } => ({
  notice: async (data) => {
    await notify(db, data as unknown as Telling)
  },
  mail: async ({ noticeId, mailId }) => {
    if (noticeId !== undefined) await deliverNotice(db, String(noticeId), addressOf, endings)
    else await sendLetter(db, postman, String(mailId), composers)
  },
})
