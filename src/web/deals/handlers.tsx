import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { say } from '../../core/text.ts'
import { acceptInterest, dealFor, dealGroups, dealMessages, dealsVisibleTo, declineInterest, expressInterest, interestIn, noteInDeal, sayInDeal, withdrawInterest } from '../../modules/deals/deals.ts'
import { reasons } from '../../modules/matching/matching.ts'
import type { Values } from '../form.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { InterestPage } from './interest-form.tsx'
import { dealHref, DealList } from './list.tsx'
import { formWords, listWords } from './messages.ts'
import { DealRoom, type Refused } from './room.tsx'
import { titleFor } from './party.tsx'

const pageSize = 20
const shownId = z.string().max(40).transform((text, context) => readId(text) ?? (context.addIssue({ code: 'invalid_value', values: [] }), z.NEVER))
const writtenLang = z.enum(['zh', 'en']).optional()
const long = z.string().max(20_000)

/** Limits of texts are the face's, which measures Han and Latin; here only what no form should carry. */
const interest = z.object({
  from: shownId,
  broughtListingId: shownId.optional(),
  sentence: long.default(''),
  contact: long.default(''),
  interests: long.optional(),
  brings: long.optional(),
  proposes: long.optional(),
  wishedLang: writtenLang,
  noConfidential: z.string().optional(),
  consent: z.string().optional(),
})
const refusal = z.object({ reason: z.enum(Object.keys(reasons) as [keyof typeof reasons, ...(keyof typeof reasons)[]]), note: long.optional() })
const words = z.object({ body: z.string().max(100_000).default(''), lang: writtenLang })
const filters = z.object({ group: z.enum(dealGroups).optional().catch(undefined), side: z.enum(['from', 'to']).optional().catch(undefined), page: z.coerce.number().int().min(1).max(10_000).catch(1) })

const idOf = (c: Visit): string => {
  const id = readId(c.req.param('id') ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}

/** The contact that a form begins with. */
const ownContact = ({ name, email }: Visit['var']['actor']): string => [name, email].filter(Boolean).join(', ')

async function showForm(c: Visit, values: Values, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const about = await interestIn(room.db, actor, idOf(c))
  const status = again ? statusOf(again.failure) : about.barred ? 409 : 200
  return page(c, { title: formWords.title[lang], noindex: true, active: 'hall', status }, <InterestPage lang={lang} actor={actor} about={about} values={values} again={again} />)
}

async function showRoom(c: Visit, refused?: Refused & Pick<Again, 'failure'>): Promise<Response> {
  const { room, actor, lang } = c.var
  const deal = await dealFor(room.db, actor, idOf(c))
  const messages = await dealMessages(room.db, actor, deal.id)
  const status = refused ? statusOf(refused.failure) : 200
  return page(c, { title: titleFor(lang, deal.title).text, noindex: true, active: 'desk', status }, <DealRoom lang={lang} actor={actor} deal={deal} messages={messages} refused={refused} />)
}

/** A form of the room: acts, comes back to the room, or shows it again with what was typed. */
const inRoom = <Schema extends z.ZodType>(c: Visit, form: Refused['form'], schema: Schema, act: (id: string, input: z.output<Schema>) => Promise<unknown>, place = '') => {
  const id = idOf(c)
  return submitForm(
    c,
    schema,
    async (input) => {
      await act(id, input)
      return dealHref(c.var.lang, id) + place
    },
    (again) => showRoom(c, { form, ...again }),
    form === 'message' ? 'sent' : form === 'note' ? 'saved' : 'done',
  )
}

export const dealHandlers: HandlersOf<'deals'> = {
  new: (c) => showForm(c, { contact: ownContact(c.var.actor), broughtListingId: c.req.query('with') ?? '' }),
  create(c) {
    const { room, actor, lang } = c.var
    const listingId = idOf(c)
    return submitForm(
      c,
      interest,
      async ({ from, noConfidential, consent, ...input }) => {
        const { id } = await expressInterest(room.db, actor, { ...input, listingId, fromOrganisationId: from, noConfidential: noConfidential !== undefined, consent: consent === 'yes' })
        return href(routes.deals.show, { lang, id: showId(id) })
      },
      (again) => showForm(c, again.values, again),
      'sent',
    )
  },
  async list(c) {
    const { room, actor, lang } = c.var
    const { page: at, ...filter } = filters.parse(c.req.query())
    const found = await dealsVisibleTo(room.db, actor, { ...filter, offset: (at - 1) * pageSize, limit: pageSize })
    return page(c, { title: say(lang, listWords.title), noindex: true, active: 'desk' }, <DealList lang={lang} found={found} filter={filter} page={at} size={pageSize} />)
  },
  show: (c) => showRoom(c),
  accept: (c) => inRoom(c, 'accept', z.object({}), (id) => acceptInterest(c.var.room.db, c.var.actor, id)),
  decline: (c) => inRoom(c, 'decline', refusal, (id, input) => declineInterest(c.var.room.db, c.var.actor, { id, ...input })),
  withdraw: (c) => inRoom(c, 'withdraw', z.object({}), (id) => withdrawInterest(c.var.room.db, c.var.actor, id)),
  message: (c) => inRoom(c, 'message', words, (id, input) => sayInDeal(c.var.room.db, c.var.actor, { id, ...input }), '#write'),
  note: (c) => inRoom(c, 'note', words, (id, input) => noteInDeal(c.var.room.db, c.var.actor, { id, ...input }), '#notes'),
}
