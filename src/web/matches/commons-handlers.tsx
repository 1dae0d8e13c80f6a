import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { adoptCommon, answerCommon, askForSearch, canOrganise, commonFor, commonsFor, type CommonState, dismissCommon, inviteNeed } from '../../modules/matching/commons/commons.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { commonHref, CommonsPage } from './commons-list.tsx'
import { CommonPage } from './commons-page.tsx'
import { nameOfCommon } from './commons-words.tsx'
import { commonWords } from './messages/commons.ts'

const idIn = (text: string): string => {
  const id = readId(text)
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}
const idOf = (c: Visit): string => idIn(c.req.param('id') ?? '')

const adoption = z.object({ title: z.string().default(''), need: z.union([z.string(), z.array(z.string())]).default([]) })
const oneNeed = z.object({ need: z.string() })
const answer = z.object({ need: z.string(), answer: z.enum(['join', 'decline']) })

async function show(c: Visit, again?: Again) {
  const { room, actor, lang } = c.var
  const problem = await commonFor(room.db, actor, idOf(c))
  const facts = { title: nameOfCommon(lang, problem).text, noindex: true, status: again && statusOf(again.failure) }
  return page(c, facts, <CommonPage lang={lang} problem={problem} again={again} />)
}

/** A verb without fields of its own: when it is refused there is no form to show again. */
const asItIs = ({ failure }: Again): never => {
  throw failure
}

export const commonHandlers: HandlersOf<'commons'> = {
  async list(c) {
    const { room, actor, lang } = c.var
    const organises = canOrganise(actor)
    const asked = c.req.query('state')
    const state: CommonState = organises ? (asked === 'adopted' || asked === 'dismissed' ? asked : 'proposed') : 'adopted'
    const problems = await commonsFor(room.db, actor, state)
    return page(c, { title: commonWords.title[lang], noindex: true, active: organises ? 'staff' : 'desk' }, <CommonsPage lang={lang} state={state} problems={problems} organises={organises} />)
  },
  show: (c) => show(c),
  async search(c) {
    const { room, actor, lang } = c.var
    return submitForm(c, z.object({}), async () => {
      await askForSearch(room.db, actor)
      return href(routes.commons.list, { lang })
    }, asItIs, 'done')
  },
  async adopt(c) {
    const { room, actor, lang } = c.var
    const id = idOf(c)
    return submitForm(c, adoption, async ({ title, need }) => {
      await adoptCommon(room.db, actor, { id, title, lang, needIds: [need].flat().flatMap((one) => readId(one) ?? []) })
      return commonHref(lang, id)
    }, (again) => show(c, again), 'done')
  },
  async dismiss(c) {
    const { room, actor, lang } = c.var
    const id = idOf(c)
    return submitForm(c, z.object({}), async () => {
      await dismissCommon(room.db, actor, id)
      return href(routes.commons.list, { lang })
    }, asItIs, 'done')
  },
  async invite(c) {
    const { room, actor, lang } = c.var
    const id = idOf(c)
    return submitForm(c, oneNeed, async ({ need }) => {
      await inviteNeed(room.db, actor, { id, needId: idIn(need) })
      return commonHref(lang, id)
    }, asItIs, 'done')
  },
  async answer(c) {
    const { room, actor, lang } = c.var
    const id = idOf(c)
    return submitForm(c, answer, async (given) => {
      await answerCommon(room.db, actor, { id, needId: idIn(given.need), join: given.answer === 'join' })
      return commonHref(lang, id)
    }, asItIs, 'done')
  },
}
