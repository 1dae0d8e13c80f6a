import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Actor } from '../core/actor.ts'
import { type Agreement, agreementPage, agreementsVisibleTo, type AgreementType, commentOn, addDays, authorities, dayOf, sendForSignature, setTerms, shareAgreement, type SigningPages, signingOf, startAgreement, type Terms, writeItem } from '../modules/agreements/agreements.ts'
import { backgroundSchema, foregroundSchema } from '../modules/agreements/content.ts'
import { giveSignature } from '../modules/agreements/signing/signature.ts'
import { advanceDeal, answerScreen, checksOf, dealFor, dealsVisibleTo, type DealStage, recordPartnerCheck, screenOf, usualCheck } from '../modules/deals/deals.ts'
import { actorOfPerson } from '../modules/people/people.ts'
import { projectRoot } from '../platform/root.ts'
import { keepPatents, patentShape, runProject, projectShape } from './outcomes.ts'
import type { RoomsStage } from './rooms.ts'

const halves = z.object({ zh: z.string().optional(), en: z.string().optional() })
/** As its face reads them; what is not said stays unsaid. */
const terms = z.record(z.string(), z.unknown()).transform((given): Partial<Terms> => given)
const shape = z.object({
  case: z.object({
    listing: z.string(), institution: z.string(), company: z.string(),
    signatories: z.array(z.object({ name: halves, title: z.string(), email: z.string(), lang: z.enum(['zh', 'en']), authority: z.enum(Object.keys(authorities) as [keyof typeof authorities]) })).length(2),
    checks: z.array(z.object({ legalForm: z.string(), owners: z.string(), sanctionsLists: z.string(), sources: z.string() })).length(2),
    secrecy: z.object({ subject: halves, terms }),
    collaboration: z.object({ subject: halves, terms, comment: z.string(), revised: terms, background: z.array(backgroundSchema), foreground: z.array(foregroundSchema) }),
    project: projectShape,
  }),
  memorandum: z.object({ by: z.string(), with: z.string(), subject: halves, terms, comment: z.string() }),
  patents: z.array(patentShape),
})
type Case = z.output<typeof shape>['case']

const day = 86_400_000
/** Letters to signatories of the samples reach nobody. */
const nowhere: SigningPages = (lang) => `https://qiao.example/${lang}`

/** One of the cast as they were so many days ago. */
export async function castAt({ db, people, now }: RoomsStage, email: string, daysAgo: number): Promise<Actor> {
  return (await actorOfPerson(db, people.get(email)!.personId!, new Date(now.getTime() - daysAgo * day)))!
}
export const ownOf = (actor: Actor): string => actor.affiliations[0]!.organisationId

/** Carries one accepted case to its agreement and its project, drafts a memorandum, and keeps a few patents. Each step once; what is there stays. */
export async function cooperate(stage: RoomsStage, folder = join(projectRoot, 'samples')): Promise<void> {
  const { case: one, memorandum, patents } = shape.parse(JSON.parse(await readFile(join(folder, 'cooperation.json'), 'utf8')))
  const agreementId = await carry(stage, one)
  await draftMemorandum(stage, memorandum)
  await keepPatents(stage, patents, agreementId)
}

async function carry(stage: RoomsStage, one: Case): Promise<string> {
  const { db, listings } = stage
  const lin = await castAt(stage, one.institution, 0)
  const { deals } = await dealsVisibleTo(db, await castAt(stage, one.company, 0), { listingId: listings.get(one.listing) })
  const dealId = deals[0]!.id
  const onward = async (from: DealStage, verb: 'scope' | 'negotiate' | 'deliver', by: string, daysAgo: number): Promise<void> => {
    const deal = await dealFor(db, lin, dealId)
    if (deal.stage === from) await advanceDeal(db, await castAt(stage, by, daysAgo), { dealId, verb, version: deal.version })
  }
  await check(stage, one, dealId)
  await screen(stage, one, dealId)
  await signed(stage, one, { dealId, type: 'nda_mutual', ...one.secrecy, drafted: 16, sent: 16, signed: 15 })
  await onward('nda', 'scope', one.institution, 14)
  await onward('scoping', 'negotiate', one.company, 12)
  const id = await signed(stage, one, { dealId, type: 'collaboration', ...one.collaboration, drafted: 11, sent: 8, signed: 7 })
  await runProject(stage, one, { dealId, agreementId: id })
  await onward('agreed', 'deliver', one.company, 4)
  return id
}

async function check(stage: RoomsStage, one: Case, dealId: string): Promise<void> {
  for (const [place, email] of [one.institution, one.company].entries()) {
    const actor = await castAt(stage, email, 18)
    const missing = (await checksOf(stage.db, actor, dealId)).filter((each) => each.own && each.state === 'missing')
    const renewOn = addDays(dayOf(actor.at), usualCheck)
    for (const { of } of missing) await recordPartnerCheck(stage.db, actor, { dealId, of, ...one.checks[place]!, links: 'none', sanctions: 'none', earlier: 'none', result: 'pass', renewOn })
  }
}

async function screen(stage: RoomsStage, one: Case, dealId: string): Promise<void> {
  for (const email of [one.institution, one.company]) {
    const actor = await castAt(stage, email, 17)
    const { own } = await screenOf(stage.db, actor, dealId)
    if (!own || own.version > 0) continue
    const answers = Object.fromEntries(own.catalogues.flatMap((each) => each.questions).map(({ code, weight }) => [code, { answer: weight === 'register' ? ('yes' as const) : ('no' as const) }]))
    await answerScreen(stage.db, actor, { dealId, version: 0, answers, result: 'clear' })
  }
}

type Signed = { dealId: string; type: AgreementType; subject: z.output<typeof halves>; terms: Partial<Terms>; drafted: number; sent: number; signed: number } & Partial<Pick<Case['collaboration'], 'comment' | 'revised' | 'background' | 'foreground'>>

/** An agreement of the case from its draft to the last signature, going on from where it stands. */
async function signed(stage: RoomsStage, one: Case, how: Signed): Promise<string> {
  const { db } = stage
  const [drafting, answering, sending] = [await castAt(stage, one.institution, how.drafted), await castAt(stage, one.company, how.drafted - 1), await castAt(stage, one.institution, how.sent)]
  const organisations = [ownOf(drafting), ownOf(answering)]
  const there = (await agreementsVisibleTo(db, sending, { dealId: how.dealId })).agreements.find(({ type }) => type === how.type)
  const id = there?.id ?? (await startAgreement(db, drafting, { type: how.type, organisationIds: organisations, forOrganisation: ownOf(drafting), dealId: how.dealId, subject: how.subject })).id
  const state = async (): Promise<Agreement['state']> => (await agreementPage(db, sending, id)).state
  if ((await state()) === 'draft') {
    await write(stage, drafting, id, how)
    await shareAgreement(db, drafting, id)
    if (how.comment) await commentOn(db, answering, { id, body: how.comment, clause: 'publication' })
  }
  if ((await state()) === 'negotiating') {
    if (how.revised) await revise(stage, answering, id, how.revised)
    const signatories = one.signatories.map((person, place) => ({ ...person, organisationId: organisations[place]!, turn: place + 1 }))
    await sendForSignature(db, nowhere, sending, { id, version: (await agreementPage(db, sending, id)).version, ordered: true, signBy: addDays(dayOf(sending.at), 21), signatories })
  }
  if ((await state()) === 'out_for_signature') {
    const { signatories } = (await signingOf(db, sending, id))!
    for (const [turn, person] of signatories.entries()) if (!person.signedAt) await giveSignature(db, nowhere, person.id, new Date(stage.now.getTime() - (how.signed - turn / 2) * day))
  }
  return id
}

/** The terms, and of the schedule what is not there yet. */
async function write({ db }: RoomsStage, actor: Actor, id: string, how: Pick<Signed, 'subject' | 'terms' | 'background' | 'foreground'>): Promise<void> {
  await revise({ db }, actor, id, { subject: how.subject, ...how.terms })
  const { newest: { content: { schedule } } } = await agreementPage(db, actor, id)
  const version = async () => (await agreementPage(db, actor, id)).version
  for (const item of (how.background ?? []).slice(schedule.background.length)) await writeItem(db, actor, { id, version: await version(), list: 'background', item })
  for (const item of (how.foreground ?? []).slice(schedule.foreground.length)) await writeItem(db, actor, { id, version: await version(), list: 'foreground', item })
}

async function revise({ db }: Pick<RoomsStage, 'db'>, actor: Actor, id: string, given: Partial<Terms>): Promise<void> {
  const { version, newest: { content } } = await agreementPage(db, actor, id)
  await setTerms(db, actor, { id, version, terms: { ...content.terms, ...given }, governing: content.governing, options: content.options })
}

/** A memorandum that two universities are still talking about. */
async function draftMemorandum(stage: RoomsStage, one: z.output<typeof shape>['memorandum']): Promise<void> {
  const { db } = stage
  const [by, other] = [await castAt(stage, one.by, 9), await castAt(stage, one.with, 6)]
  const there = (await agreementsVisibleTo(db, by)).agreements.find(({ type }) => type === 'mou')
  const id = there?.id ?? (await startAgreement(db, by, { type: 'mou', organisationIds: [ownOf(by), ownOf(other)], forOrganisation: ownOf(by), subject: one.subject })).id
  if ((await agreementPage(db, by, id)).state !== 'draft') return
  await write(stage, by, id, one)
  await shareAgreement(db, by, id)
  await commentOn(db, other, { id, body: one.comment })
}
