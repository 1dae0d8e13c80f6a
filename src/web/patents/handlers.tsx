import { organisationsOf, publishesFor } from '../../core/actor.ts'
import { missing, wrong } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { nameFor, readText } from '../../core/text.ts'
import { halvesOf as halvesOfText } from '../../core/writing.ts'
import { agreementPage, titleOf } from '../../modules/agreements/agreements.ts'
import { listingFor } from '../../modules/listings/listings.ts'
import { editPatent, legalStatusWords, linkPatent, openLicenceWords, patentFor, type PatentInput, type PatentPage, patentsOf, recordPatent, unlinkPatent } from '../../modules/patents/patents.ts'
import { organisationBySlug } from '../../modules/people/people.ts'
import { one, type Values } from '../form.ts'
import { problems } from '../messages.ts'
import { type Again, page, statusOf } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, dayIn, dayOrNone, deed, halfValues, halvesOf, idIn, idOf, moneyIn, problemsIn, shownHundredths, submit, submitWhole, typed, versionIn } from '../typed.ts'
import { patentWords as words } from './messages.ts'
import { type Linked, PatentForm, patentHref, PatentShow, RegisterPage } from './pages.tsx'

const answer = (c: Visit, title: string, body: Parameters<typeof page>[2], again?: Again): Promise<Response> => page(c, { title, active: 'desk', noindex: true, status: again ? statusOf(again.failure) : 200 }, body)
const today = (c: Visit): string => c.var.actor.at.toISOString().slice(0, 10)
const linkTypes = { listing: true, agreement: true } as const

async function registerPage(c: Visit): Promise<Response> {
  const { lang, actor, room } = c.var
  const asked = readId(c.req.query('of') ?? '')
  const mine = organisationsOf(actor)
  const current = mine.find((id) => id === asked) ?? mine[0]
  const scopes = actor.affiliations.map((each) => ({ id: each.organisationId, name: nameFor(lang, each.name), current: each.organisationId === current }))
  return answer(c, words.title[lang], <RegisterPage lang={lang} patents={current ? await patentsOf(room.db, actor, current) : []} today={today(c)} mayAdd={publishesFor(actor).length > 0} scopes={scopes} />)
}

/** The organisations whose addresses were typed, one a line. @throws Failure invalid */
async function ownersIn(c: Visit, values: Values): Promise<string[]> {
  const slugs = one(values, 'owners').split(/[\n,]/).map((line) => line.trim().split('/').at(-1) ?? '').filter(Boolean).slice(0, 20)
  return Promise.all(slugs.map(async (slug) => {
    const found = await organisationBySlug(c.var.room.db, c.var.actor, slug).catch(() => undefined)
    if (!found) throw wrong('owners', problems.organisation)
    return found.organisation.id
  }))
}

const patentIn = async (c: Visit, values: Values): Promise<PatentInput> => ({
  number: one(values, 'number'), title: halvesOf(values, 'title'), lang: c.var.lang, legalStatus: chosen(values, 'legalStatus', legalStatusWords), checkedOn: dayIn(values, 'checkedOn'), filedOn: dayOrNone(values, 'filedOn'), expiresOn: dayOrNone(values, 'expiresOn'),
  openLicence: chosen(values, 'openLicence', openLicenceWords), feeDueOn: dayOrNone(values, 'feeDueOn'), value: moneyIn(values, 'amount'), valueBy: one(values, 'valueBy'), valueOn: dayOrNone(values, 'valueOn'), ownerIds: await ownersIn(c, values),
})

const newPage = (c: Visit, again?: Again): Promise<Response> => {
  if (publishesFor(c.var.actor).length === 0) throw missing()
  return answer(c, words.add[c.var.lang], <PatentForm lang={c.var.lang} actor={c.var.actor} values={typed(again, { checkedOn: today(c) })} problems={problemsIn(again)} />, again)
}

const valuesOf = (patent: PatentPage): Values => ({
  ...halfValues(halvesOfText(patent.title), 'title'), number: patent.number, legalStatus: patent.legalStatus, checkedOn: patent.checkedOn, filedOn: patent.filedOn ?? '', expiresOn: patent.expiresOn ?? '', openLicence: patent.openLicence, feeDueOn: patent.feeDueOn ?? '',
  amount: shownHundredths(patent.value?.minor), amountCurrency: patent.value?.currency ?? '', valueBy: patent.value?.by ?? '', valueOn: patent.value?.on ?? '', owners: patent.owners.filter((owner) => owner.organisationId !== patent.keptBy).map((owner) => owner.slug).join('\n'),
})

async function editPage(c: Visit, again?: Again): Promise<Response> {
  const patent = await patentFor(c.var.room.db, c.var.actor, idOf(c))
  if (!patent.mine) throw missing()
  return answer(c, words.edit[c.var.lang], <PatentForm lang={c.var.lang} actor={c.var.actor} patent={patent} values={typed(again, valuesOf(patent))} problems={problemsIn(again)} />, again)
}

/** What a patent belongs to, as far as the reader may read it. */
async function linkedTo(c: Visit, patent: PatentPage): Promise<Linked[]> {
  const { lang, actor, room: { db } } = c.var
  const found = await Promise.all(patent.linked.map(async ({ type, id }): Promise<Linked | undefined> => {
    if (type === 'listing') return listingFor(db, actor, id).then((listing) => ({ type, id, label: `${readText(listing.texts.title, lang).body} (${listing.reference})`, href: href(routes.listings.show, { lang, id: showId(id) }) }), () => undefined)
    return agreementPage(db, actor, id).then((agreement) => ({ type, id, label: `${titleOf(agreement)[lang]} (${agreement.reference})`, href: href(routes.agreements.show, { lang, id: showId(id) }) }), () => undefined)
  }))
  return found.filter((each) => each !== undefined)
}

async function showPage(c: Visit, again?: Again): Promise<Response> {
  const patent = await patentFor(c.var.room.db, c.var.actor, idOf(c))
  return answer(c, patent.number, <PatentShow lang={c.var.lang} patent={patent} today={today(c)} linked={await linkedTo(c, patent)} values={again?.values} problems={problemsIn(again)} />, again)
}

const back = (c: Visit): string => patentHref(c.var.lang, idOf(c))

const needed = ['number', 'title_', 'legalStatus', 'checkedOn']

export const patentHandlers: HandlersOf<'patents'> = {
  register: registerPage,
  new: (c) => newPage(c),
  create: (c) => submitWhole(needed, c, async (values) => patentHref(c.var.lang, await recordPatent(c.var.room.db, c.var.actor, { ...(await patentIn(c, values)), keptBy: idIn(values, 'keptBy') ?? '' })), (again) => newPage(c, again)),
  show: (c) => showPage(c),
  edit: (c) => editPage(c),
  save: (c) => submitWhole(needed, c, async (values) => (await editPatent(c.var.room.db, c.var.actor, { ...(await patentIn(c, values)), id: idOf(c), version: versionIn(values) }), back(c)), (again) => editPage(c, again)),
  link: (c) => submit(c, async (values) => (await linkPatent(c.var.room.db, c.var.actor, { id: idOf(c), type: chosen(values, 'type', linkTypes), object: one(values, 'object') }), `${back(c)}#links`), (again) => showPage(c, again)),
  unlink: (c) => deed(c, async (values) => (await unlinkPatent(c.var.room.db, c.var.actor, { id: idOf(c), type: chosen(values, 'type', linkTypes), objectId: idIn(values, 'object') ?? idOf(c) }), `${back(c)}#links`)),
}
