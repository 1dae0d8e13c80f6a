import { Failure, isFailure } from '../../core/failure.ts'
import { publishesFor } from '../../core/actor.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { isLang, readText } from '../../core/text.ts'
import {
  agreementPage, agreementRefusals, agreementStates, agreementsVisibleTo, agreementTypes, type AgreementState, commentsOf, commentOn, abandonAgreement, type GuideAnswers, hasSealedFile, ownershipQuestions, papersOf, positions, preferenceQuestions, propose, shareAgreement, signingOf,
  startAgreement, terminateAgreement, titleOf, type AgreementType, type Position,
} from '../../modules/agreements/agreements.ts'
import { alliancesVisibleTo } from '../../modules/alliances/alliances.ts'
import { dealFor, partiesOf } from '../../modules/deals/deals.ts'
import { organisationBySlug } from '../../modules/people/people.ts'
import { patentsLinkedTo } from '../../modules/patents/patents.ts'
import { projectOf } from '../../modules/projects/projects.ts'
import { one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { Handler, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { GuidePage } from './guide-page.tsx'
import { AgreementListPage, NewAgreementPage } from './list.tsx'
import { agreementWords as words } from './messages/pages.ts'
import { agreementHref, answer, chosen, deed, halvesOf, idOf, problemsIn, submit } from './reading.tsx'
import { AgreementShow } from './show.tsx'

const pageSize = 30
const invalid = (field: string, sentence: { zh: string; en: string }): Failure => new Failure('invalid', refusals.invalid, { fields: { [field]: sentence } })

export const list: Handler = async (c) => {
  const { lang, actor, room } = c.var
  const given = c.req.query('state') ?? ''
  const state = Object.hasOwn(agreementStates, given) ? (given as AgreementState) : undefined
  const page = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
  const found = await agreementsVisibleTo(room.db, actor, { state, dealId: readId(c.req.query('deal') ?? ''), page: Math.min(page, 10_000), size: pageSize })
  return answer(c, words.title[lang], <AgreementListPage lang={lang} actor={actor} {...found} page={page} size={pageSize} state={state} />)
}

/** The case that a new agreement belongs to, as the address or the form names it. */
const dealIn = async (c: Visit, shown: string | undefined) => (shown ? dealFor(c.var.room.db, c.var.actor, shown) : undefined)

async function newPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const asked: Values = again?.values ?? { type: c.req.query('type') ?? '', position: c.req.query('position') ?? '' }
  const deal = await dealIn(c, one(asked, 'deal') || c.req.query('deal'))
  const parties = deal && !again ? (await partiesOf(room.db, actor, deal.id)).flatMap((party) => (party.slug && party.id && !publishesFor(actor).includes(party.id) ? [party.slug] : [])) : []
  const values = { ...asked, ...(deal && !again ? { parties: parties.join('\n'), subject_zh: deal.title.zh ?? '', subject_en: deal.title.en ?? '' } : {}) }
  const mine = new Set(actor.seats.map((seat) => seat.spaceId))
  const alliances = (await alliancesVisibleTo(room.db, actor)).filter((alliance) => mine.has(alliance.id)).map((alliance) => ({ id: alliance.id, name: readText(alliance.name, lang).body }))
  return answer(c, words.start[lang], <NewAgreementPage lang={lang} actor={actor} values={values} problems={problemsIn(again)} deal={deal} alliances={alliances} />, again)
}

export const newForm: Handler = (c) => newPage(c)

/** The organisations whose addresses were typed, in their order. @throws Failure invalid */
async function partnersIn(c: Visit, values: Values): Promise<string[]> {
  const slugs = one(values, 'parties').split(/[\n,]/).map((line) => line.trim().split('/').at(-1) ?? '').filter(Boolean).slice(0, 20)
  return Promise.all(
    slugs.map(async (slug) => {
      const found = await organisationBySlug(c.var.room.db, c.var.actor, slug).catch((error: unknown) => {
        if (!isFailure(error, 'missing')) throw error
        throw invalid('parties', agreementRefusals.partyUnknown)
      })
      return found.organisation.id
    }),
  )
}

export const create: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const { room, actor, lang } = c.var
      const type = chosen(values, 'type', agreementTypes) as AgreementType
      const forOrganisation = readId(one(values, 'organisation'))
      if (!forOrganisation) throw invalid('organisation', agreementRefusals.parties)
      const partners = await partnersIn(c, values)
      const [first, ...rest] = partners
      const organisationIds = one(values, 'place') === 'second' && first ? [first, forOrganisation, ...rest] : [forOrganisation, ...partners]
      const position = one(values, 'position')
      const made = await startAgreement(room.db, actor, {
        type, forOrganisation, organisationIds, subject: halvesOf(values, 'subject'), dealId: readId(one(values, 'deal')), spaceId: readId(one(values, 'alliance')),
        position: type === 'collaboration' && position in positions ? (position as Position) : null,
      })
      return agreementHref(lang, made)
    },
    (again) => newPage(c, again),
  )

export const guide: Handler = (c) => {
  const { lang, actor } = c.var
  const asked = new URL(c.req.url).searchParams
  const answers = Object.fromEntries([...asked].filter(([, value]) => value === 'yes' || value === 'no'))
  const read = (table: object, prefix = '') => Object.fromEntries(Object.keys(table).flatMap((key) => (answers[prefix + key] ? [[key, answers[prefix + key] === 'yes']] : [])))
  const given: GuideAnswers = { ownership: read(ownershipQuestions), preference: read(preferenceQuestions, 'b_'), publicationNeedsConsent: answers.consent === 'yes' }
  return answer(c, words.guide[lang], <GuidePage lang={lang} answers={answers} proposal={Object.keys(answers).length > 0 ? propose(given) : undefined} mayDraft={publishesFor(actor).length > 0} />, undefined, { active: undefined })
}

async function showPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const agreement = await agreementPage(room.db, actor, idOf(c))
  const asked = c.req.query('text')
  const [comments, signing, papers] = [await commentsOf(room.db, actor, agreement.id), await signingOf(room.db, actor, agreement.id), await papersOf(room.db, actor, agreement.id)]
  const sealed = await hasSealedFile(room.db, actor, agreement.id)
  return answer(
    c, titleOf(agreement)[lang],
    <AgreementShow room={{ lang, agreement }} actor={actor} written={isLang(asked) ? asked : lang} comments={comments} signing={signing} paper={papers[0]} sealed={sealed} project={await projectOf(room.db, { agreementId: agreement.id })} patents={await patentsLinkedTo(room.db, actor, { type: 'agreement', id: agreement.id })} values={again?.values} problems={problemsIn(again)} />, again,
  )
}

export const show: Handler = (c) => showPage(c)

const back = (c: Visit): string => href(routes.agreements.show, { lang: c.var.lang, id: showId(idOf(c)) })
export const comment: Handler = (c) => submit(c, async (values) => (await commentOn(c.var.room.db, c.var.actor, { id: idOf(c), body: one(values, 'body'), clause: one(values, 'clause').slice(0, 60) }), `${back(c)}#comments`), (again) => showPage(c, again))
export const share: Handler = (c) => deed(c, async () => (await shareAgreement(c.var.room.db, c.var.actor, idOf(c)), back(c)))
export const abandon: Handler = (c) => deed(c, async () => (await abandonAgreement(c.var.room.db, c.var.actor, idOf(c)), back(c)))
export const terminate: Handler = (c) => deed(c, async (values) => (await terminateAgreement(c.var.room.db, c.var.actor, { id: idOf(c), reason: one(values, 'reason') }), back(c)))
