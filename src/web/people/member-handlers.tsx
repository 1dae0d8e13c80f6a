import { z } from 'zod'
import { affiliationRoles } from '../../core/actor.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { nameFor } from '../../core/text.ts'
import {
  acceptInvitation, canManagePeople, changeAffiliation, endAffiliation, endMandate, grantMandate, invitationByToken, invitationsOf, invite, listOrganisations, mandatesOf, mandateVerbs,
  type Organisation, organisationBySlug, peopleOf, revokeInvitation, peopleRefusals,
} from '../../modules/people/people.ts'
import { requestsToAnswer } from '../../modules/requests/requests.ts'
import { one, type Values } from '../form.ts'
import { consentNeeded, holdConsent } from '../../modules/consents/consents.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { Handler, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { said } from '../ui/said.ts'
import { guardLetters } from './guard.ts'
import { queueInvitation } from './invitation-letter.ts'
import { InvitationGone, InvitationPage } from './invitation-page.tsx'
import { MandatesPage } from './mandates-page.tsx'
import { organisationWords as words } from './messages/organisations.ts'
import { idOf, slugOf } from './organisation-handlers.tsx'
import { PeoplePage } from './people-page.tsx'
import { sentenceOf } from './sentence.ts'

const find = async (c: Visit): Promise<Organisation> => (await organisationBySlug(c.var.room.db, c.var.actor, slugOf(c))).organisation
const peopleHref = (c: Visit, slug: string): string => href(routes.organisations.people, { lang: c.var.lang, slug })
const mandatesHref = (c: Visit, slug: string): string => href(routes.organisations.mandates, { lang: c.var.lang, slug })

async function showPeople(c: Visit, organisation: Organisation, again?: Again): Promise<Response> {
  const { actor, lang, room } = c.var
  const people = await peopleOf(room.db, actor, organisation.id)
  const manages = canManagePeople(actor, organisation.id)
  const invitations = manages ? await invitationsOf(room.db, actor, organisation.id) : []
  const requests = (await requestsToAnswer(room.db, actor)).filter((request) => request.toOrganisation === organisation.id)
  const problems = again && (Object.keys(again.problems).length ? again.problems : { email: sentenceOf(again.failure) })
  const typed = again && { email: one(again.values, 'email'), role: one(again.values, 'role') }
  const title = said(lang, words.peopleOf, { name: nameFor(lang, organisation.name) })
  const body = <PeoplePage lang={lang} actor={actor} organisation={organisation} people={people} invitations={invitations} requests={requests} problems={problems} typed={typed} />
  return page(c, { title, active: 'organisations', noindex: true, status: again ? statusOf(again.failure) : 200 }, body)
}

export const people: Handler = async (c) => showPeople(c, await find(c))

export const inviteMember: Handler = async (c) => {
  const { actor, lang, room } = c.var
  const organisation = await find(c)
  if (!canManagePeople(actor, organisation.id)) throw new Failure('missing', refusals.missing)
  return submitForm(
    c,
    z.object({ email: z.email().max(200), role: z.enum(affiliationRoles) }),
    async ({ email, role }) => {
      await guardLetters(c, email)
      await invite(room.db, actor, { organisationId: organisation.id, email, role }, (tx, letter) => queueInvitation(tx, room.config.url, lang, letter))
      return peopleHref(c, organisation.slug)
    },
    (state) => showPeople(c, organisation, state),
    'sent',
  )
}

export const invitationRevoke: Handler = async (c) => {
  await revokeInvitation(c.var.room.db, c.var.actor, idOf(c))
  return seeOther(c, peopleHref(c, slugOf(c)), 'removed')
}

export const invitation: Handler = (c) => showInvitation(c)

async function showInvitation(c: Visit, again?: Again): Promise<Response> {
  const { actor, lang, room } = c.var
  const token = c.req.param('token') ?? ''
  try {
    const found = await invitationByToken(room.db, token, actor.at)
    const title = said(lang, words.invitationTitle, { name: nameFor(lang, found.organisation) })
    const consentFor = await consentNeeded(room.db, actor, found.country)
    c.header('cache-control', 'private, no-store')
    return await page(c, { title, noindex: true, status: again ? statusOf(again.failure) : 200 }, <InvitationPage lang={lang} actor={actor} token={token} invitation={found} consentFor={consentFor} problem={again?.problems.consent} />)
  } catch (error) {
    if (!isFailure(error, 'missing')) throw error
    return page(c, { title: words.invitationGone[lang], noindex: true, status: 404 }, <InvitationGone lang={lang} sentence={error.sentence[lang]} />)
  }
}

export const invitationAccept: Handler = (c) => {
  const { actor, lang, room } = c.var
  const token = c.req.param('token') ?? ''
  return submitForm(
    c,
    z.object({ consent: z.string().optional() }),
    async ({ consent }) => {
      const { country } = await invitationByToken(room.db, token, actor.at)
      await holdConsent(room.db, actor, { country, given: consent === 'yes', occasion: 'affiliation' })
      const { slug } = await acceptInvitation(room.db, actor, token)
      return href(routes.organisations.show, { lang, slug })
    },
    (again) => showInvitation(c, again),
    'done',
  )
}

export const affiliationChange: Handler = async (c) => {
  const organisation = await find(c)
  return submitForm(
    c,
    z.object({ role: z.enum(affiliationRoles), department: z.string().max(200).optional() }),
    async (input) => {
      await changeAffiliation(c.var.room.db, c.var.actor, { id: idOf(c), ...input })
      return peopleHref(c, organisation.slug)
    },
    ({ failure }) => {
      throw failure
    },
    'saved',
  )
}

export const affiliationEnd: Handler = async (c) => {
  const { actor, lang, room } = c.var
  await endAffiliation(room.db, actor, idOf(c))
  const organisation = await find(c)
  const own = !canManagePeople(actor, organisation.id)
  return seeOther(c, own ? href(routes.account.show, { lang }) : peopleHref(c, organisation.slug), 'removed')
}

async function showMandates(c: Visit, organisation: Organisation, again?: Again): Promise<Response> {
  const { actor, lang, room } = c.var
  const mandates = await mandatesOf(room.db, actor, organisation.id)
  const publishers = await Promise.all((['park', 'region', 'broker', 'government', 'university'] as const).map((kind) => listOrganisations(room.db, actor, { kind, verified: true, size: 100, lang })))
  const lines = publishers.flatMap((found) => found.lines).filter((line) => line.id !== organisation.id)
  const values: Values | undefined = again?.values
  const problems = again && (Object.keys(again.problems).length ? again.problems : { publisher: sentenceOf(again.failure) })
  const body = <MandatesPage lang={lang} actor={actor} organisation={organisation} mandates={mandates} publishers={lines} values={values} problems={problems} />
  return page(c, { title: words.mandates[lang], active: 'organisations', noindex: true, status: again ? statusOf(again.failure) : 200 }, body)
}

export const mandates: Handler = async (c) => showMandates(c, await find(c))

const verbs = z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.enum(mandateVerbs)))
const granting = z.object({ publisher: z.string().max(80), verbs, until: z.iso.date(), consent: z.string().max(500).optional() })

export const mandateGrant: Handler = async (c) => {
  const { actor, room } = c.var
  const organisation = await find(c)
  return submitForm(
    c,
    granting,
    async ({ publisher, until, ...rest }) => {
      const target = await organisationBySlug(room.db, actor, publisher).catch(() => {
        throw new Failure('invalid', peopleRefusals.unknownOrganisation, { fields: { publisher: peopleRefusals.unknownOrganisation } })
      })
      // A mandate holds to the end of its last day, wherever on earth that day ends last.
      await grantMandate(room.db, actor, { ...rest, firmId: organisation.id, publisherId: target.organisation.id, until: new Date(`${until}T23:59:59-12:00`) })
      return mandatesHref(c, organisation.slug)
    },
    (state) => showMandates(c, organisation, state),
    'saved',
  )
}

export const mandateEnd: Handler = async (c) => {
  await endMandate(c.var.room.db, c.var.actor, idOf(c))
  return seeOther(c, mandatesHref(c, slugOf(c)), 'done')
}
