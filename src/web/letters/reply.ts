import { say } from '../../core/text.ts'
import { replyToken } from '../../modules/deals/deals.ts'
import type { Ending } from '../../modules/notices/notices.ts'
import type { Db } from '../../platform/database.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { replyLine } from './messages.ts'

/** The link by which the letter about a message is answered without signing in. */
export const replyEnding =
  (db: Db, origin: string): Ending =>
  async ({ id, objectType, lang }) => {
    if (objectType !== 'deal') return undefined
    const secret = origin + href(routes.replies.show, { lang, token: await replyToken(db, id) })
    return { text: say(lang, replyLine, { link: secret }), secret }
  }
