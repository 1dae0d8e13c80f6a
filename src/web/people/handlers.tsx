import { z } from 'zod'
import { organisationNames } from '../../modules/people/people.ts'
import { answerRequest, cancelRequest, type Request } from '../../modules/requests/requests.ts'
import { seeOther, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { affiliationChange, affiliationEnd, invitation, invitationAccept, invitationRevoke, inviteMember, mandateEnd, mandateGrant, mandates, people } from './member-handlers.tsx'
import { create, editForm, idOf, list, merge, newForm, requestPlace, save, show, trust, verify } from './organisation-handlers.tsx'

export { accountHandlers } from './account-handlers.tsx'
export { signInHandlers } from './sign-in-handlers.tsx'
export { staffPeopleHandlers } from './staff-people.tsx'

export const organisationHandlers: HandlersOf<'organisations'> = {
  list, new: newForm, create, show, edit: editForm, save, people, invite: inviteMember, invitationRevoke, invitation, invitationAccept, requestPlace, affiliationChange, affiliationEnd,
  mandates, mandateGrant, mandateEnd, verify, trust, merge,
}

const answering = z.object({ verdict: z.enum(['accept', 'decline']), answer: z.string().max(2000).optional() })

/** Where the requests of an organisation are answered; other requests are on the desk. */
async function deskOf(c: Visit, request: Request): Promise<string> {
  const { lang, room } = c.var
  const organisation = request.toOrganisation ? (await organisationNames(room.db, [request.toOrganisation])).get(request.toOrganisation) : undefined
  return organisation ? href(routes.organisations.people, { lang, slug: organisation.slug }) : href(routes.desk.show, { lang })
}

export const requestHandlers: HandlersOf<'requests'> = {
  answer: (c) =>
    submitForm(
      c,
      answering,
      async ({ verdict, answer }) => deskOf(c, await answerRequest(c.var.room.db, c.var.actor, { id: idOf(c), accept: verdict === 'accept', answer })),
      ({ failure }) => {
        throw failure
      },
      'done',
    ),
  async cancel(c) {
    await cancelRequest(c.var.room.db, c.var.actor, idOf(c))
    return seeOther(c, href(routes.account.show, { lang: c.var.lang }), 'removed')
  },
}
