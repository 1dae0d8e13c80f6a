import { z } from 'zod'
import { say } from '../../core/text.ts'
import { replyByLink, replyTo } from '../../modules/deals/deals.ts'
import { one } from '../form.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { dealHref } from './title.ts'
import { replyWords } from './messages/board.ts'
import { titleFor } from './party.tsx'

const tokenOf = (c: Visit): string => c.req.param('token') ?? ''

async function show(c: Visit, again?: Again): Promise<Response> {
  const { room, lang, actor } = c.var
  const found = await replyTo(room.db, tokenOf(c), actor.at)
  const title = titleFor(lang, found.title)
  return page(
    c,
    { title: replyWords.title[lang], noindex: true, secret: true, status: again ? statusOf(again.failure) : 200 },
    <Page width="narrow">
      <PageHead lang={lang} title={title.text} titleLang={title.tag} lead={say(lang, replyWords.lead, { person: found.person, reference: found.reference })} />
      {again?.sentence && Object.keys(again.problems).length === 0 ? <Notice lang={lang} kind="warning" live><p>{again.sentence[lang]}</p></Notice> : null}
      {found.used || !found.open ? (
        <>
          <Notice lang={lang}><p>{(found.used ? replyWords.used : replyWords.closed)[lang]}</p></Notice>
          <Actions><LinkButton href={dealHref(lang, found.dealId)}>{replyWords.open[lang]}</LinkButton></Actions>
        </>
      ) : (
        <Form lang={lang} action={href(routes.replies.send, { lang, token: tokenOf(c) })} errors={again?.problems}>
          <TextArea lang={lang} name="body" label={replyWords.message} hint={replyWords.hint} value={again && one(again.values, 'body')} error={again?.problems.body} rows={8} required />
          <Actions><Button kind="primary">{replyWords.send[lang]}</Button></Actions>
        </Form>
      )}
    </Page>,
  )
}

/** A letter's link answers one message in one case; it shows nothing of the thread. */
export const replyHandlers: HandlersOf<'replies'> = {
  show: (c) => show(c),
  send: (c) =>
    submitForm(
      c,
      z.object({ body: z.string().max(100_000).default('') }),
      async ({ body }) => {
        await replyByLink(c.var.room.db, tokenOf(c), c.var.actor.at, { body })
        return href(routes.replies.show, { lang: c.var.lang, token: tokenOf(c) })
      },
      (again) => show(c, again),
      'sent',
    ),
}
