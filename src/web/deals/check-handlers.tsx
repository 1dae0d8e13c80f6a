import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Answer, answers, answerScreen, checksOf, dealFor, partnerPassport, recordPartnerCheck, screenOf, usualCheck } from '../../modules/deals/deals.ts'
import { one } from '../form.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { CheckPage, PassportPage } from './checks.tsx'
import { dealHref } from './title.ts'
import { checkWords, screenWords } from './messages/checks.ts'
import { idOf } from './room-handlers.tsx'
import { ScreenPage } from './screen.tsx'

const long = z.string().max(20_000)
const check = z.object({
  legalForm: long.default(''),
  owners: long.default(''),
  links: z.enum(['none', 'some', 'unclear']),
  linksNote: long.optional(),
  sanctions: z.enum(['none', 'listed', 'unclear']),
  sanctionsLists: long.default(''),
  earlier: z.enum(['none', 'positive', 'negative']),
  earlierNote: long.optional(),
  sources: long.default(''),
  result: z.enum(['pass', 'conditions', 'fail']),
  conditions: long.optional(),
  renewOn: z.string().max(20).default(''),
})
const screening = z.object({ _version: z.coerce.number().int().min(0).catch(0), result: z.enum(['clear', 'licence', 'stop']), licenceNumber: long.optional(), licenceUntil: z.string().max(20).optional(), note: long.optional() })

/** The other party that the address names, in a case where the reader acts. */
async function partner(c: Visit) {
  const { room, actor } = c.var
  const deal = await dealFor(room.db, actor, idOf(c))
  const party = deal.others.find((other) => other.slug !== undefined && other.slug === c.req.param('slug') && other.joined && !other.left && other.role !== 'broker')
  if (!party?.id || !deal.may.advance || deal.own.role === 'broker' || deal.stage === 'interest') throw new Failure('missing', refusals.missing)
  return { deal, party, id: party.id }
}

async function showCheck(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const { deal, party, id } = await partner(c)
  const last = (await checksOf(room.db, actor, deal.id)).find((state) => state.own && state.of === id)?.check
  const renewOn = new Date(actor.at.getTime() + usualCheck * 86_400_000).toISOString().slice(0, 10)
  return page(c, { title: checkWords.title[lang], noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 }, <CheckPage lang={lang} deal={deal} party={party} last={last} renewOn={renewOn} again={again} />)
}

async function showScreen(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const deal = await dealFor(room.db, actor, idOf(c))
  const screen = await screenOf(room.db, actor, deal.id)
  return page(c, { title: screenWords.title[lang], noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 }, <ScreenPage lang={lang} deal={deal} screen={screen} again={again} />)
}

const answerOf = (text: string): Answer | undefined => answers.find((answer) => answer === text)

export const checkHandlers = {
  check: (c) => showCheck(c),
  async checkSave(c) {
    const { deal, id } = await partner(c)
    return submitForm(
      c,
      check,
      async (input) => {
        await recordPartnerCheck(c.var.room.db, c.var.actor, { dealId: deal.id, of: id, ...input })
        return `${dealHref(c.var.lang, deal.id)}#checks`
      },
      (again) => showCheck(c, again),
      'saved',
    )
  },
  screen: (c) => showScreen(c),
  async screenSave(c) {
    const { room, actor, lang } = c.var
    const dealId = idOf(c)
    const { own } = await screenOf(room.db, actor, dealId)
    const questions = own?.catalogues.flatMap((catalogue) => catalogue.questions) ?? []
    return submitForm(
      c,
      screening,
      async ({ _version, ...input }, { values }) => {
        const given = Object.fromEntries(questions.map(({ code }) => [code, { answer: answerOf(one(values, code)), note: one(values, `note_${code}`) || undefined }]))
        await answerScreen(room.db, actor, { dealId, version: _version, answers: given, ...input })
        return href(routes.deals.screen, { lang, id: showId(dealId) })
      },
      (again) => showScreen(c, again),
      'saved',
    )
  },
} satisfies Partial<HandlersOf<'deals'>>

export const passportHandlers: HandlersOf<'passports'> = {
  async show(c) {
    const { room, actor, lang } = c.var
    const passport = await partnerPassport(room.db, actor, { by: c.req.param('by') ?? '', of: c.req.param('of') ?? '' })
    return page(c, { title: checkWords.title[lang], noindex: true, active: 'desk' }, <PassportPage lang={lang} passport={passport} />)
  },
}
