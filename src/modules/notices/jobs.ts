import type { Lang } from '../../core/text.ts'
import type { Db } from '../../platform/database.ts'
import type { Postman } from '../../platform/mail.ts'
import type { Job, Telling } from '../../platform/queue.ts'
import { deliverNotice, notify, sendLetter } from './notices.ts'

/** `addressOf` gives the page that a notice is about; HTTP is known above this module. */
export const noticeJobs = (db: Db, postman: Postman, addressOf: (lang: Lang, object: { type: string; id: string }) => string): { notice: Job; mail: Job } => ({
  notice: async (data) => {
    await notify(db, data as unknown as Telling)
  },
  mail: async ({ noticeId, mailId }) => {
    if (noticeId !== undefined) await deliverNotice(db, String(noticeId), addressOf)
    else await sendLetter(db, postman, String(mailId))
  },
})
