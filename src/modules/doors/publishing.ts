import { type Actor, mandateVerbs, system } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { nameFor } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { closeListing, createListing, discardDraft, setAccess, withdrawSubmission } from '../listings/listings.ts'
import { createOrganisation, grantMandate } from '../people/people.ts'
import { type DoorPages, writeLetter } from './letters.ts'
import { doorRefusals } from './messages.ts'
import { seesAllProblems } from './policy.ts'
import { forgetWords } from './problems.ts'
import { type Problem, problemById, titleOfText } from './record.ts'
import { problemLimits } from './rules.ts'
import { problemForTaker, takersOf } from './takers.ts'

const aYear = 366 * 86_400_000

/**
 * Takes a problem on for one of the actor's organisations: a draft need with everything its author said. For a firm that was
 * named the firm is entered, unverified and seen by nobody, with a mandate by the consent that its author confirmed by mail,
 * and its name is withheld; else the need is the organisation's own. Excluded countries stay excluded.
 * @returns the listing
 * @throws Failure missing | invalid (field `organisation`) | conflict
 */
export async function takeOnProblem(db: Db, pages: DoorPages, actor: Actor, input: { id: string; organisationId?: string }): Promise<string> {
  const { problem: seen, takers } = await problemForTaker(db, actor, input.id)
  const taker = input.organisationId ? takers.find((one) => one.id === input.organisationId) : takers.length === 1 ? takers[0] : undefined
  if (!taker) throw new Failure('invalid', doorRefusals.taker, { fields: { organisation: doorRefusals.taker } })
  return change(db, actor, { verb: 'problem.take_on', object: { type: 'problem', id: seen.id }, onBehalfOf: taker.id }, async (tx) => {
    const problem = await problemById(tx, seen.id, sql`for update of p`)
    if (!problem || problem.state !== 'waiting') throw new Failure('conflict', doorRefusals.taken)
    const listingId = await draftFrom(tx, actor, problem, taker.id)
    const until = new Date(actor.at.getTime() + problemLimits.takenDays * 86_400_000).toISOString()
    await run(
      tx,
      sql`update door_problem set state = 'taken', taken_by = ${actor.personId ?? null}, taken_for = ${taker.id}, taken_at = ${actor.at.toISOString()}, listing_id = ${listingId}, expires_at = ${until} where id = ${problem.id}`,
    )
    const organisation = { zh: nameFor('zh', taker.name), en: nameFor('en', taker.name) }
    await writeLetter(tx, pages, { door: 'problem', id: problem.id, lang: problem.readerLang, email: problem.email ?? '', kind: 'problem_taken', values: { title: titleOfText(problem.body ?? ''), organisation } })
    return listingId
  })
}

async function draftFrom(tx: Db, actor: Actor, problem: Problem, takerId: string): Promise<string> {
  const { firm, lang, body, figure, tried, wantedBy } = problem
  const texts = { [lang]: { title: titleOfText(body ?? ''), description: body ?? '', ...(figure ? { specification: figure } : {}), ...(tried ? { basis: tried } : {}) } }
  const content = { source: lang, texts, facts: wantedBy ? { deadline: wantedBy } : {} }
  const excludedCountries = problem.excludedCountries
  if (!firm) {
    const { id } = await createListing(tx, actor, { kind: 'need', ownerId: takerId, content })
    if (excludedCountries.length > 0) await setAccess(tx, actor, { id, access: { excludedCountries } })
    return id
  }
  const platform = system(actor.at)
  const name = /\p{Script=Han}/u.test(firm) ? { zh: firm } : { en: firm }
  const { id: firmId } = await createOrganisation(tx, platform, { kind: 'enterprise', name, country: problem.country ?? '', distinct: true, enteredBy: takerId })
  const consent = `problem ${problem.id}, ${problem.confirmedAt?.toISOString() ?? ''}`
  const mandateId = await grantMandate(tx, platform, { firmId, publisherId: takerId, verbs: mandateVerbs, until: new Date(actor.at.getTime() + aYear), consent })
  const mandated = { ...actor, mandates: [...actor.mandates, { id: mandateId, firmId, publisherId: takerId, verbs: mandateVerbs }] }
  const { id } = await createListing(tx, mandated, { kind: 'need', ownerId: firmId, mandateId, content })
  await setAccess(tx, mandated, { id, access: { nameWithheld: true, excludedCountries } })
  return id
}

/** The platform's people say why a problem is not passed on; what was written is deleted. @throws Failure missing | invalid (field `answer`) | conflict */
export async function refuseProblem(db: Db, pages: DoorPages, actor: Actor, input: { id: string; answer: string }): Promise<void> {
  const { problem: seen } = await problemForTaker(db, actor, input.id)
  if (!seesAllProblems(actor)) throw new Failure('denied', doorRefusals.over)
  const answer = input.answer.trim()
  if (answer === '' || answer.length > 2_000) {
    const sentence = answer === '' ? doorRefusals.body : doorRefusals.tooLong
    throw new Failure('invalid', sentence, { fields: { answer: sentence } })
  }
  await change(db, actor, { verb: 'problem.refuse', object: { type: 'problem', id: seen.id }, audience: 'staff' }, async (tx) => {
    const problem = await problemById(tx, seen.id, sql`for update of p`)
    if (!problem || problem.state !== 'waiting') throw new Failure('conflict', doorRefusals.taken)
    await writeLetter(tx, pages, { door: 'problem', id: problem.id, lang: problem.readerLang, email: problem.email ?? '', kind: 'problem_refused', values: { answer } })
    await forgetWords(tx, problem.id, 'refused', actor.at, answer)
  })
}

/** Takes the need of a withdrawn problem back: a draft goes, what was published is closed. */
export async function endPublished(tx: Db, problem: Problem, at: Date): Promise<void> {
  const platform = system(at)
  const listing = await row<{ id: string; state: string; live: boolean }>(tx, sql`select id, state, live_revision_id is not null as live from listing where id = ${problem.listingId}`)
  if (!listing) return
  if (listing.state === 'published' || listing.state === 'paused') await closeListing(tx, platform, { id: listing.id, reason: 'withdrawn' })
  if (listing.state === 'submitted') await withdrawSubmission(tx, platform, listing.id)
  if ((listing.state === 'draft' || listing.state === 'submitted') && !listing.live) await discardDraft(tx, platform, listing.id)
}

/** Whether the actor's organisations take problems on: for the door on their desk. */
export const takesProblems = async (db: Db, actor: Actor): Promise<boolean> => seesAllProblems(actor) || (await takersOf(db, actor)).length > 0
