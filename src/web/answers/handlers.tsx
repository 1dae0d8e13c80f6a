import { nudgeAnswer, unansweredInterests } from '../../modules/deals/deals.ts'
import { page, seeOther } from '../respond.tsx'
import type { HandlersOf } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { answerWords } from './messages.ts'
import { UnansweredPage } from './page.tsx'

export const answerHandlers: HandlersOf<'answers'> = {
  async list(c) {
    const { room, actor, lang } = c.var
    return page(c, { title: answerWords.title[lang], active: 'desk', noindex: true }, <UnansweredPage lang={lang} lines={await unansweredInterests(room.db, actor)} />)
  },
  async nudge(c) {
    const { room, actor, lang } = c.var
    await nudgeAnswer(room.db, actor, c.req.param('id') ?? '')
    return seeOther(c, href(routes.answers.list, { lang }), 'sent')
  },
}
