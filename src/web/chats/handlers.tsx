import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { langs } from '../../core/text.ts'
import { deadLetters, deliveriesTo, endHook, hookOf, sendAgain, setHook, tryHook } from '../../modules/chats/chats.ts'
import { type Organisation, organisationBySlug } from '../../modules/people/people.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chatWords as words } from './messages.ts'
import { ChatPage, DeadLettersPage } from './pages.tsx'

const find = async (c: Visit): Promise<Organisation> => (await organisationBySlug(c.var.room.db, c.var.actor, c.req.param('slug') ?? '')).organisation
const back = (c: Visit, { slug }: Organisation): string => href(routes.chats.show, { lang: c.var.lang, slug })

const input = z.object({
  provider: z.string().max(20).default(''), url: z.string().max(2000).default(''), secret: z.string().max(1000).optional(), language: z.enum(langs),
  kinds: z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.string().max(60)).max(60)),
})

async function show(c: Visit, organisation: Organisation, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const [hook, deliveries] = await Promise.all([hookOf(room.db, actor, organisation.id), deliveriesTo(room.db, actor, organisation.id)])
  const problems = again && (Object.keys(again.problems).length ? again.problems : { provider: again.failure.sentence })
  c.header('cache-control', 'private, no-store')
  return page(
    c,
    { title: words.title[lang], noindex: true, active: 'organisations', status: again ? statusOf(again.failure) : 200 },
    <ChatPage lang={lang} organisation={organisation} hook={hook} deliveries={deliveries} values={again?.values} problems={problems} />,
  )
}

export const chatHandlers: HandlersOf<'chats'> = {
  show: async (c) => show(c, await find(c)),
  async save(c) {
    const { room, actor } = c.var
    const organisation = await find(c)
    return submitForm(
      c,
      input,
      async ({ language, ...rest }) => {
        await setHook(room.db, actor, room.chats.locker, room.config.hookHosts, { ...rest, lang: language, organisationId: organisation.id })
        return back(c, organisation)
      },
      (again) => show(c, organisation, again),
      'saved',
    )
  },
  async try(c) {
    const { room, actor } = c.var
    const organisation = await find(c)
    await tryHook(room.db, actor, room.chats, organisation.id)
    return seeOther(c, `${back(c, organisation)}#test`)
  },
  async end(c) {
    const organisation = await find(c)
    await endHook(c.var.room.db, c.var.actor, organisation.id)
    return seeOther(c, back(c, organisation), 'done')
  },
  async dead(c) {
    const { room, actor, lang } = c.var
    const letters = await deadLetters(room.db, actor)
    return page(c, { title: words.dead[lang], noindex: true, active: 'desk' }, <DeadLettersPage lang={lang} letters={letters} />)
  },
  async again(c) {
    const id = readId(c.req.param('id') ?? '')
    if (!id) throw new Failure('missing', refusals.missing)
    await sendAgain(c.var.room.db, c.var.actor, id)
    return seeOther(c, href(routes.chats.dead, { lang: c.var.lang }), 'done')
  },
}
