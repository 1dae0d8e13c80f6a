import { z } from 'zod'
import { showId } from '../../core/id.ts'
import { say } from '../../core/text.ts'
import { breakGlass, dealThroughGlass } from '../../modules/deals/deals.ts'
import { one } from '../form.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { showClocks } from '../ui/time.tsx'
import { caseWords } from './messages/case.ts'
import { glassWords } from './messages/board.ts'
import { titleFor } from './party.tsx'
import { idOf, readCursor } from './room-handlers.tsx'
import { DealTimeline } from './timeline.tsx'

const form = z.object({ case: z.string().max(60).default(''), reason: z.string().max(20_000).default('') })

const showForm = (c: Visit, again?: Again): Promise<Response> => {
  const { lang } = c.var
  const value = (name: string) => again && one(again.values, name)
  return page(
    c,
    { title: glassWords.title[lang], noindex: true, active: 'staff', status: again ? statusOf(again.failure) : 200 },
    <Page width="narrow">
      <PageHead lang={lang} title={glassWords.title} lead={glassWords.lead} />
      <Form lang={lang} action={href(routes.glass.open, { lang })} errors={again?.problems}>
        <TextField lang={lang} name="case" label={glassWords.case} value={value('case')} error={again?.problems.case} size="short" required />
        <TextArea lang={lang} name="reason" label={glassWords.reason} value={value('reason')} error={again?.problems.reason} rows={4} required />
        <Actions><Button kind="primary">{glassWords.open[lang]}</Button></Actions>
      </Form>
    </Page>,
  )
}

/** Staff look into a case with a reason, for an hour; the parties see it. */
export const glassHandlers: HandlersOf<'glass'> = {
  list: (c) => showForm(c),
  open: (c) =>
    submitForm(
      c,
      form,
      async (input) => href(routes.glass.show, { lang: c.var.lang, id: showId(await breakGlass(c.var.room.db, c.var.actor, input)) }),
      (again) => showForm(c, again),
    ),
  async show(c) {
    const { room, actor, lang } = c.var
    const { deal, timeline, until } = await dealThroughGlass(room.db, actor, idOf(c), readCursor(c.req.query('before')))
    const title = titleFor(lang, deal.title)
    const older = timeline.older && `${timeline.older.at}~${showId(timeline.older.id)}`
    return page(
      c,
      { title: title.text, noindex: true, active: 'staff' },
      <Page width="narrow">
        <PageHead lang={lang} title={title.text} titleLang={title.tag} kicker={deal.reference} trail={[{ href: href(routes.glass.list, { lang }), label: glassWords.title }]} />
        <Notice lang={lang} kind="warning"><p>{say(lang, glassWords.until, { time: showClocks(lang, until) })}</p></Notice>
        {older ? <p><a href={href(routes.glass.show, { lang, id: showId(deal.id) }, { before: older })}>{caseWords.older[lang]}</a></p> : null}
        <DealTimeline lang={lang} deal={deal} entries={timeline.entries} first={!older} own={[]} now={actor.at} />
      </Page>,
    )
  },
}
