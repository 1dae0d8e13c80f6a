import type { Child } from 'hono/jsx'
import { currentNotice } from '../../modules/consents/consents.ts'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { said } from '../ui/said.ts'
import { privacyWords as words } from './messages.ts'

/** Says above every page that the privacy notice has changed, until its reader has confirmed it. Nothing is asked where nobody is named as responsible. */
export async function changedNotice(c: Visit): Promise<Child | undefined> {
  const { room, actor, lang } = c.var
  if (actor.kind !== 'person' || !room.config.controller) return undefined
  const notice = await currentNotice(room.db, room.config.controller, actor.at)
  if ((actor.acceptedNotice ?? 0) >= notice.number) return undefined
  return (
    <aside class="samples-strip" aria-label={words.noticeTitle[lang]}>
      {actor.acceptedNotice === undefined ? words.first[lang] : said(lang, words.changed, { number: notice.number })} <a href={`${href(routes.privacy.account, { lang })}#notice`}>{words.readAndConfirm[lang]}</a>
    </aside>
  )
}
