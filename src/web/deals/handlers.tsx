import { z } from 'zod'
import { showId } from '../../core/id.ts'
import { expressInterest, interestIn } from '../../modules/deals/deals.ts'
import type { Values } from '../form.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { boardHandlers } from './board-handlers.tsx'
import { checkHandlers } from './check-handlers.tsx'
import { InterestPage } from './interest-form.tsx'
import { liveHandlers } from './live-handlers.tsx'
import { formWords } from './messages.ts'
import { openHandlers } from './open-handlers.tsx'
import { idOf, roomHandlers, shownId } from './room-handlers.tsx'

const writtenLang = z.enum(['zh', 'en']).optional()
const long = z.string().max(20_000)

/** Limits of texts are the face's, which measures Han and Latin; here only what no form should carry. */
export const interest = z.object({
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

/** The contact that a form begins with. */
export const ownContact = ({ name, email }: Visit['var']['actor']): string => [name, email].filter(Boolean).join(', ')

async function showForm(c: Visit, values: Values, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const about = await interestIn(room.db, actor, idOf(c))
  const status = again ? statusOf(again.failure) : about.barred ? 409 : 200
  return page(c, { title: formWords.title[lang], noindex: true, active: 'hall', status }, <InterestPage lang={lang} actor={actor} about={about} values={values} again={again} />)
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
  ...boardHandlers,
  ...openHandlers,
  ...roomHandlers,
  ...checkHandlers,
  ...liveHandlers,
}
