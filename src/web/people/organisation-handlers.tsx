import { z } from 'zod'
import { affiliationRoles } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { nameFor, readText } from '../../core/text.ts'
import { calendarBook } from '../../modules/calendars/calendars.ts'
import { consentNeeded } from '../../modules/consents/consents.ts'
import { answerDays } from '../../modules/deals/deals.ts'
import { cardsFor, inHall, publishedBy } from '../../modules/listings/listings.ts'
import {
  canEditOrganisation, canVouch, countriesInUse, createOrganisation, editOrganisation, hasStanding, listOrganisations, mergeOrganisations, type Organisation,
  organisationBySlug, type OrganisationInput, organisationToManage, trustOrganisation, verifyOrganisation, peopleRefusals,
} from '../../modules/people/people.ts'
import { type OrganisationKind, organisationKinds } from '../../modules/people/words/kinds.ts'
import { createRequest, requestsOf } from '../../modules/requests/requests.ts'
import { one, type Values } from '../form.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { Handler, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { organisationData } from './json-ld.ts'
import { organisationWords as words } from './messages/organisations.ts'
import { OrganisationForm, valuesOf } from './organisation-form.tsx'
import { OrganisationList } from './organisation-list.tsx'
import { standing } from '../../modules/watches/watches.ts'
import type { ListingKind } from '../../modules/listings/content.ts'
import { OrganisationPage, type Published, publishedParts, type ShowProps } from './organisation-page.tsx'
import { sentenceOf } from './sentence.ts'

const kinds = Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]]
const text = (most: number) => z.string().max(most).optional()
const organisationForm = z.object({
  _version: z.coerce.number().int().min(1).optional(),
  name_zh: text(400), name_en: text(400), distinct: z.literal('yes').optional(), kind: z.enum(kinds), country: z.string().regex(/^[A-Z]{2}$/), region: text(6),
  city_zh: text(200), city_en: text(200), about_zh: text(20_000), about_en: text(20_000), website: text(500), ror: text(60), uscc: text(40), contactName: text(120), contactEmail: text(200),
})

const toInput = (form: z.output<typeof organisationForm>): OrganisationInput => {
  const { name_zh, name_en, city_zh, city_en, about_zh, about_en, kind, country, region, website, ror, uscc, contactName, contactEmail } = form
  return { kind, country, region, website, ror, uscc, contactName, contactEmail, name: { zh: name_zh, en: name_en }, city: { zh: city_zh, en: city_en }, about: { zh: about_zh, en: about_en } }
}

export const slugOf = (c: Visit): string => c.req.param('slug') ?? ''
export const pageOf = (c: Visit, slug: string): string => href(routes.organisations.show, { lang: c.var.lang, slug })
export const idOf = (c: Visit): string => {
  const id = readId(c.req.param('id') ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}

const size = 24

export const list: Handler = async (c) => {
  const { actor, lang, room } = c.var
  const wanted = { q: c.req.query('q')?.slice(0, 200).replaceAll('\0', ''), kind: kinds.find((kind) => kind === c.req.query('kind')), country: /^[A-Z]{2}$/.test(c.req.query('country') ?? '') ? c.req.query('country') : undefined }
  const asked = Number(c.req.query('page') ?? 1)
  const found = await listOrganisations(room.db, actor, { ...wanted, page: Number.isSafeInteger(asked) ? asked : 1, size, lang })
  const countries = await countriesInUse(room.db, actor)
  const noindex = Boolean(wanted.q || wanted.kind || wanted.country || found.page > 1)
  return page(c, { title: words.list[lang], description: words.listLead[lang], active: 'organisations', noindex }, <OrganisationList lang={lang} wanted={wanted} {...found} size={size} countries={countries} signedIn={actor.kind === 'person'} />)
}

async function publishedOf(c: Visit, organisationId: string): Promise<Published> {
  const { actor, room } = c.var
  const part = async (kinds: readonly ListingKind[]) => {
    const { ids, total } = await publishedBy(room.db, actor, organisationId, kinds)
    return { cards: await cardsFor(room.db, actor, ids, inHall), total }
  }
  const { expertise, facilities, listings } = publishedParts
  return { expertise: await part(expertise), facilities: await part(facilities), listings: await part(listings) }
}

export async function showOrganisation(c: Visit, organisation: Organisation, more: Partial<ShowProps> = {}, failure?: Failure): Promise<Response> {
  const { actor, lang, room } = c.var
  const published = await publishedOf(c, organisation.id)
  const waiting = (await requestsOf(room.db, actor)).some((request) => request.kind === 'affiliation' && request.state === 'submitted' && request.toOrganisation === organisation.id)
  const watching = await standing(room.db, actor, { kind: 'organisation', organisationId: organisation.id })
  const answers = (await answerDays(room.db, [organisation.id], actor.at)).get(organisation.id)
  const calendar = (await calendarBook(room.db)).of(organisation.country, organisation.region)
  const closed = calendar.closedUntil(calendar.dayOf(actor.at))
  const about = organisation.about ? readText(organisation.about, lang).body.slice(0, 160) : undefined
  return page(
    c,
    { title: nameFor(lang, organisation.name), description: about, active: 'organisations', noindex: !organisation.verified, status: failure ? statusOf(failure) : 200, jsonLd: organisation.verified ? organisationData(room.config.url, lang, organisation) : undefined },
    <OrganisationPage lang={lang} actor={actor} organisation={organisation} published={published} waiting={waiting} watching={watching} answers={answers} closed={closed} consentFor={await consentNeeded(room.db, actor, organisation.country)} {...more} />,
  )
}

export const show: Handler = async (c) => {
  const { organisation, movedTo } = await organisationBySlug(c.var.room.db, c.var.actor, slugOf(c))
  return movedTo ? c.redirect(pageOf(c, movedTo), 301) : showOrganisation(c, organisation)
}

const problemsIn = ({ problems, failure }: Again, field: string) => (Object.keys(problems).length ? problems : { [field]: sentenceOf(failure) })

export const newForm: Handler = (c) => {
  const { actor, lang } = c.var
  if (!hasStanding(actor)) return seeOther(c, href(routes.signIn.confirmEmail, { lang }))
  return page(c, { title: words.add[lang], active: 'organisations', noindex: true }, <OrganisationForm lang={lang} values={{ country: actor.country ?? '' }} />)
}

export const create: Handler = (c) =>
  submitForm(
    c,
    organisationForm,
    async (form) => pageOf(c, (await createOrganisation(c.var.room.db, c.var.actor, { ...toInput(form), distinct: form.distinct === 'yes' })).slug),
    (state) => page(c, { title: words.add[c.var.lang], active: 'organisations', noindex: true, status: statusOf(state.failure) }, <OrganisationForm lang={c.var.lang} values={state.values} problems={problemsIn(state, 'name')} />),
    'saved',
  )

async function toEdit(c: Visit): Promise<Organisation> {
  const organisation = await organisationToManage(c.var.room.db, c.var.actor, slugOf(c))
  if (!canEditOrganisation(c.var.actor, organisation.id)) throw new Failure('missing', refusals.missing)
  return organisation
}

export const editForm: Handler = async (c) => {
  const { lang } = c.var
  const organisation = await toEdit(c)
  return page(c, { title: words.edit[lang], active: 'organisations', noindex: true }, <OrganisationForm lang={lang} values={valuesOf(organisation)} slug={organisation.slug} version={organisation.version} />)
}

export const save: Handler = async (c) => {
  const { actor, lang, room } = c.var
  const organisation = await toEdit(c)
  const again = (state: Again) => {
    const conflict = state.failure.code === 'conflict'
    const theirs = conflict ? (state.failure.details.theirs as Organisation | undefined) : undefined
    const version = theirs?.version ?? (Number(one(state.values, '_version')) || organisation.version)
    const body = <OrganisationForm lang={lang} values={state.values} problems={conflict ? {} : problemsIn(state, 'name')} slug={organisation.slug} version={version} theirs={theirs} />
    return page(c, { title: words.edit[lang], active: 'organisations', noindex: true, status: statusOf(state.failure) }, body)
  }
  return submitForm(
    c,
    organisationForm,
    async (form) => {
      await editOrganisation(room.db, actor, { ...toInput(form), defaultField: organisation.defaultField ?? undefined, id: organisation.id, version: form._version ?? 0 })
      return pageOf(c, organisation.slug)
    },
    again,
    'saved',
  )
}

const asking = z.object({ role: z.enum(affiliationRoles), message: text(2000), consent: z.string().optional() })

export const requestPlace: Handler = async (c) => {
  const { actor, room } = c.var
  const { organisation } = await organisationBySlug(room.db, actor, slugOf(c))
  return submitForm(
    c,
    asking,
    async ({ role, message, consent }) => {
      await createRequest(room.db, actor, { kind: 'affiliation', object: { type: 'organisation', id: organisation.id }, role, message, consent: consent === 'yes' })
      return pageOf(c, organisation.slug)
    },
    (state) => showOrganisation(c, organisation, { refused: 'ask', problems: problemsIn(state, 'role'), typed: typedOf(state.values) }, state.failure),
    'sent',
  )
}

const typedOf = (values: Values): Record<string, string> => Object.fromEntries(Object.keys(values).map((name) => [name, one(values, name)]))

/** A verdict of staff, sent by a button. */
const verdict = (field: 'verified' | 'trusted', act: typeof verifyOrganisation | typeof trustOrganisation): Handler => async (c) => {
  const { actor, room } = c.var
  const { organisation } = await organisationBySlug(room.db, actor, slugOf(c))
  return submitForm(
    c,
    z.object({ [field]: z.enum(['yes', 'no']) }),
    async (form) => {
      const yes = form[field] === 'yes'
      await act(room.db, actor, { id: organisation.id, verified: yes, trusted: yes })
      return pageOf(c, organisation.slug)
    },
    ({ failure }) => {
      throw failure
    },
    'done',
  )
}

export const verify = verdict('verified', verifyOrganisation)
export const trust = verdict('trusted', trustOrganisation)

export const merge: Handler = async (c) => {
  const { actor, room } = c.var
  if (!canVouch(actor)) throw new Failure('missing', refusals.missing)
  const { organisation } = await organisationBySlug(room.db, actor, slugOf(c))
  return submitForm(
    c,
    z.object({ into: z.string().trim().max(80) }),
    async ({ into }) => {
      const target = await organisationBySlug(room.db, actor, into).catch(() => {
        throw new Failure('invalid', peopleRefusals.unknownOrganisation, { fields: { into: peopleRefusals.unknownOrganisation } })
      })
      await mergeOrganisations(room.db, actor, { fromId: organisation.id, intoId: target.organisation.id })
      return pageOf(c, target.organisation.slug)
    },
    (state) => showOrganisation(c, organisation, { refused: 'merge', problems: problemsIn(state, 'into'), typed: typedOf(state.values) }, state.failure),
    'done',
  )
}
