import type { Lang } from '../../core/text.ts'
import { type Exit, exitFor, leaveLetters } from '../../modules/watches/watches.ts'
import { one, readForm } from '../form.ts'
import { page, seeOther } from '../respond.tsx'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { exitWords as words } from './messages.ts'

const LeavePage = ({ lang, token, exit }: { lang: Lang; token: string; exit: Exit }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.title} />
    {exit.stopped ? <Notice lang={lang} kind="done"><p>{words.stopped[lang]}</p></Notice> : <p>{words.ask[exit.rhythm][lang]}</p>}
    <Actions>
      {exit.stopped ? null : <PostButton lang={lang} kind="primary" action={href(routes.watches.stop, { lang, token })} label={words.stop} />}
      <LinkButton href={href(routes.watches.list, { lang })}>{words.manage[lang]}</LinkButton>
    </Actions>
  </Page>
)

const tokenIn = (c: Visit): string => c.req.param('token') ?? ''

/** Asks, and changes nothing: a mail scanner that opens every link stops no letters. */
export async function askToLeave(c: Visit): Promise<Response> {
  const { lang, room } = c.var
  const token = tokenIn(c)
  c.header('referrer-policy', 'no-referrer')
  return page(c, { title: words.title[lang], noindex: true }, <LeavePage lang={lang} token={token} exit={await exitFor(room.db, token)} />)
}

/**
 * Ends the letters, from the page or from the reader's mail service (RFC 8058: `List-Unsubscribe=One-Click`, without a cookie).
 * A mail service is answered at once, since it follows no redirect.
 */
export async function leave(c: Visit): Promise<Response> {
  const { lang, room, actor } = c.var
  const oneClick = one((await readForm(c)).values, 'List-Unsubscribe') === 'One-Click'
  await leaveLetters(room.db, tokenIn(c), actor.at)
  return oneClick ? c.text(words.stopped[lang]) : seeOther(c, href(routes.watches.leave, { lang, token: tokenIn(c) }))
}
