import { z } from 'zod'
import { currencies } from '../core/money.ts'
import { addDays, dayOf } from '../modules/agreements/agreements.ts'
import { legalStatuses, linkPatent, openLicences, patentFor, patentsOf, recordPatent } from '../modules/patents/patents.ts'
import { addMilestone, answerOutcome, completeMilestone, openProject, type OutcomeKind, outcomesRecorded, projectPage, recordOutcome, recordOutput, recordSpend, startProject } from '../modules/projects/projects.ts'
import { type Blobs } from '../platform/blobs.ts'
import { castAt, ownOf } from './cooperation.ts'
import type { RoomsStage } from './rooms.ts'

const halves = z.object({ zh: z.string().optional(), en: z.string().optional() })
const amount = z.object({ minor: z.number(), currency: z.enum(currencies) })
const vouched = z.object({ amount, vouchedBy: z.string(), note: z.string() })
export const projectShape = z.object({
  title: halves,
  milestones: z.array(z.object({ title: halves, dueInDays: z.number(), by: z.enum(['institution', 'company']), doneOnDaysAgo: z.number().optional(), link: z.string().optional() })),
  spend: z.object({ amount, about: z.string(), daysAgo: z.number() }),
  paper: z.object({ title: halves, doi: z.string(), daysAgo: z.number() }),
  contract: vouched,
  received: vouched,
})
export const patentShape = z.object({
  keeper: z.string(), number: z.string(), title: halves, legalStatus: z.enum(legalStatuses), checkedDaysAgo: z.number(), filedYearsAgo: z.number(), feeDueInDays: z.number().optional(), openLicence: z.enum(openLicences),
  listing: z.string(), agreement: z.boolean(), value: z.object({ minor: z.number(), currency: z.enum(currencies), by: z.string(), daysAgo: z.number() }).optional(),
})

type Sides = { institution: string; company: string; project: z.output<typeof projectShape> }

/** The samples bring no files: what they show is shown by an address. */
const noFiles: Blobs = { put: () => Promise.reject(new Error('the samples keep no files')), get: () => Promise.reject(new Error('the samples keep no files')), has: async () => false }

/** The project of the sample agreement: begun, with a milestone done, spend, a paper, a contract that the other side confirmed and a payment that waits for it. */
export async function runProject(stage: RoomsStage, { institution, company, project }: Sides, { dealId, agreementId }: { dealId: string; agreementId: string }): Promise<void> {
  const { db } = stage
  const [lin, james] = [await castAt(stage, institution, 5), await castAt(stage, company, 5)]
  const today = dayOf(stage.now)
  const { id } = await openProject(db, lin, { source: { agreementId }, lang: 'zh', title: project.title, startsOn: dayOf(lin.at), endsOn: addDays(dayOf(lin.at), 548) })
  const page = await projectPage(db, lin, id)
  if (page.state === 'planned') await startProject(db, lin, { id, version: page.version })
  for (const one of project.milestones.slice(page.milestones.length)) await addMilestone(db, lin, { id, lang: 'zh', title: one.title, dueOn: addDays(today, one.dueInDays), responsibleId: ownOf(one.by === 'company' ? james : lin) })
  for (const [place, one] of project.milestones.entries()) {
    const milestone = (await projectPage(db, lin, id)).milestones[place]!
    if (one.doneOnDaysAgo === undefined || milestone.doneOn) continue
    const by = await castAt(stage, one.by === 'company' ? company : institution, one.doneOnDaysAgo)
    await completeMilestone(db, noFiles, by, { id, milestoneId: milestone.id, doneOn: dayOf(by.at), link: one.link })
  }
  const { spend, paper } = project
  const [paying, writing] = [await castAt(stage, company, spend.daysAgo), await castAt(stage, institution, paper.daysAgo)]
  if (page.spend.length === 0) await recordSpend(db, paying, { id, amount: spend.amount, payerId: ownOf(james), payeeId: ownOf(lin), spentOn: dayOf(paying.at), about: spend.about })
  if (page.outputs.length === 0) await recordOutput(db, writing, { id, kind: 'paper', lang: 'en', title: paper.title, doi: paper.doi, onDate: dayOf(writing.at) })
  const record = async (kind: OutcomeKind, one: z.output<typeof vouched>, daysAgo: number): Promise<string> => {
    const by = await castAt(stage, institution, daysAgo)
    return recordOutcome(db, noFiles, by, { of: { projectId: id }, kind, amount: one.amount, payerId: ownOf(james), payeeId: ownOf(lin), onDate: dayOf(by.at), note: one.note, vouchedBy: one.vouchedBy })
  }
  const outcomes = await outcomesRecorded(db, james, { dealId })
  const contract = outcomes.find(({ kind }) => kind === 'contract')
  const contractId = contract?.id ?? (await record('contract', project.contract, 5))
  if (contract?.state !== 'confirmed') await answerOutcome(db, james, { id: contractId, confirms: true })
  if (!outcomes.some(({ kind }) => kind === 'received')) await record('received', project.received, 1)
}

/** The registers of patents, each linked with its listing and, where it is background of it, with the sample agreement. */
export async function keepPatents(stage: RoomsStage, patents: readonly z.output<typeof patentShape>[], agreementId: string): Promise<void> {
  const { db, listings, now } = stage
  for (const one of patents) {
    const keeper = await castAt(stage, one.keeper, 0)
    const known = (await patentsOf(db, keeper, ownOf(keeper))).find(({ number }) => number === one.number)?.id
    const id = known ?? (await recordPatent(db, keeper, {
      keptBy: ownOf(keeper), number: one.number, title: one.title, lang: one.title.zh ? 'zh' : 'en', legalStatus: one.legalStatus, openLicence: one.openLicence, ownerIds: [], checkedOn: addDays(dayOf(now), -one.checkedDaysAgo), filedOn: addDays(dayOf(now), -365 * one.filedYearsAgo - 40),
      expiresOn: addDays(dayOf(now), 365 * (20 - one.filedYearsAgo) - 35), feeDueOn: one.feeDueInDays === undefined ? undefined : addDays(dayOf(now), one.feeDueInDays), value: one.value && { minor: one.value.minor, currency: one.value.currency }, valueBy: one.value?.by, valueOn: one.value && addDays(dayOf(now), -one.value.daysAgo),
    }))
    const { linked } = await patentFor(db, keeper, id)
    const wanted = [{ type: 'listing' as const, object: listings.get(one.listing)! }, ...(one.agreement ? [{ type: 'agreement' as const, object: agreementId }] : [])]
    for (const to of wanted) if (!linked.some((each) => each.type === to.type && each.id === to.object)) await linkPatent(db, keeper, { id, ...to })
  }
}
