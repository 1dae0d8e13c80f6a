import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import type { Name, Phrase } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { keptRows } from '../../../platform/snapshot.ts'
import { notify } from '../../notices/notices.ts'
import { checkRefusals } from '../messages/checks.ts'
import { messages } from '../messages.ts'
import { partyFor } from '../policy.ts'
import { type DealRecord, dealRecord, touch } from '../record.ts'
import { hasEnded } from '../rules.ts'
import { nameOfParty, occasionOf, readersOf } from '../told.ts'
import { type Answer, answers as answerWords, type Catalogue, cataloguesFor, proposed, type Question, type ScreenResult, unanswered } from './catalogue.ts'
import { settleScreen } from './settle.ts'

export type ScreenVersion = {
  id: string
  organisationId: string
  version: number
  editions: { catalogue: string; edition: string }[]
  result: ScreenResult
  licenceNumber: string | null
  licenceUntil: string | null
  note: string | null
  answeredBy: Name | null
  at: Date
  answers: { question: string; answer: Answer; note: string | null }[]
}

/** The screen of a case for one of its readers. Every side reads every side's answers: they bear on all. */
export type Screen = {
  own?: { organisationId: string; catalogues: Catalogue[]; version: number; may: boolean }
  sides: { organisationId: string; name: Name; versions: ScreenVersion[] }[]
}

const countriesOf = (deal: DealRecord): string[] => sidesOf(deal).map((one) => one.country)
const sidesOf = (deal: DealRecord) => deal.parties.filter((one) => one.joined && !one.left && one.role !== 'broker')

/** @throws Failure missing */
export async function screenOf(db: Db, actor: Actor, dealId: string): Promise<Screen> {
  const deal = await dealRecord(db, actor, dealId)
  const party = partyFor('read', actor, deal)
  const versions = await keptRows<ScreenVersion>(
    db,
    sql`select s.id, s.organisation_id as "organisationId", s.version, s.editions, s.result, s.licence_number as "licenceNumber", s.licence_until as "licenceUntil", s.note, p.name as "answeredBy", s.at,
          (select json_agg(json_build_object('question', a.question, 'answer', a.answer, 'note', a.note) order by a.question) from deal_screen_answer a where a.screen_id = s.id) as answers
        from deal_screen s left join person p on p.id = s.answered_by where s.deal_id = ${deal.id} order by s.version desc`,
  )
  const names = new Map((await keptRows<{ id: string; name: Name }>(db, sql`select id, name from organisation where id = any(${sql.param(sidesOf(deal).map((one) => one.organisationId))}::uuid[])`)).map((one) => [one.id, one.name]))
  const own = party && party.role !== 'broker' ? party : undefined
  return {
    own: own && {
      organisationId: own.organisationId,
      catalogues: cataloguesFor(own.country, countriesOf(deal), deal.route ?? undefined),
      version: versions.find((one) => one.organisationId === own.organisationId)?.version ?? 0,
      may: partyFor('act', actor, deal)?.id === own.id && deal.stage !== 'interest' && !hasEnded(deal.stage),
    },
    sides: sidesOf(deal).map(({ organisationId }) => ({ organisationId, name: names.get(organisationId)!, versions: versions.filter((one) => one.organisationId === organisationId) })),
  }
}

export type ScreenInput = {
  dealId: string
  /** The version of this side's answers that the form started from; 0 before the first. */
  version: number
  answers: Readonly<Record<string, { answer?: Answer; note?: string } | undefined>>
  result: ScreenResult
  licenceNumber?: string
  /** The last day (`YYYY-MM-DD`) on which the licence or its letter holds. */
  licenceUntil?: string
  note?: string
}

function check(input: ScreenInput, questions: readonly Question[], at: Date): void {
  const fields: Record<string, Phrase> = {}
  const given = Object.fromEntries(questions.map((one) => [one.code, input.answers[one.code]?.answer]))
  for (const code of unanswered(questions, given)) fields[code] = checkRefusals.answer
  for (const { code } of questions) if ((input.answers[code]?.note?.length ?? 0) > 2_000) fields[code] = checkRefusals.long
  for (const answer of Object.values(given)) if (answer && !answerWords.includes(answer)) fields.result = checkRefusals.answer
  const number = input.licenceNumber?.trim()
  if (input.result === 'licence' && (number || input.licenceUntil)) {
    if (!number) fields.licenceNumber = checkRefusals.licenceNumber
    else if (number.length > 120) fields.licenceNumber = checkRefusals.long
    if (!input.licenceUntil || !/^\d{4}-\d{2}-\d{2}$/.test(input.licenceUntil) || Number.isNaN(Date.parse(input.licenceUntil)) || input.licenceUntil < at.toISOString().slice(0, 10)) fields.licenceUntil = checkRefusals.licenceUntil
  }
  const harder = { clear: 0, licence: 1, stop: 2 } as const
  // Somebody may well be more careful than the answers; less careful only with a reason that is kept.
  if (Object.keys(fields).length === 0 && harder[input.result] < harder[proposed(questions, given)] && !input.note?.trim()) fields.note = checkRefusals.whyOtherwise
  if ((input.note?.length ?? 0) > 2_000) fields.note = checkRefusals.long
  if (Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
}

/**
 * Records the answers of the actor's side as a new version, with the editions of the catalogues that were asked. When all
 * sides have answered and may pass, the case takes its step.
 * @throws Failure missing | denied | invalid | conflict (answered meanwhile, not accepted yet, or over)
 */
export async function answerScreen(db: Db, actor: Actor, input: ScreenInput): Promise<string> {
  const deal = await dealRecord(db, actor, input.dealId)
  const party = partyFor('act', actor, deal)
  if (!party || party.role === 'broker' || !actor.personId) throw new Failure('denied', refusals.denied)
  if (deal.stage === 'interest' || hasEnded(deal.stage)) throw new Failure('conflict', messages.notNow)
  const catalogues = cataloguesFor(party.country, countriesOf(deal), deal.route ?? undefined)
  const questions = catalogues.flatMap((one) => one.questions)
  check(input, questions, actor.at)
  const id = newId(actor.at.getTime())
  const licensed = input.result === 'licence' && input.licenceNumber?.trim()
  return change(db, actor, { verb: 'deal.screen_answer', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, related: [id] }, async (tx) => {
    await run(tx, sql`select from deal where id = ${deal.id} for update`)
    const before = await row<{ version: number }>(tx, sql`select coalesce(max(version), 0) as version from deal_screen where deal_id = ${deal.id} and organisation_id = ${party.organisationId}`)
    if (before?.version !== input.version) throw new Failure('conflict', checkRefusals.answeredMeanwhile)
    const editions = JSON.stringify(catalogues.map(({ code, edition }) => ({ catalogue: code, edition })))
    await run(
      tx,
      sql`insert into deal_screen (id, deal_id, organisation_id, version, editions, result, licence_number, licence_until, note, answered_by, at)
          values (${id}, ${deal.id}, ${party.organisationId}, ${input.version + 1}, ${editions}::jsonb, ${input.result}, ${licensed ? input.licenceNumber!.trim() : null}, ${licensed ? input.licenceUntil! : null},
            ${input.note?.trim() || null}, ${actor.personId}, ${actor.at})`,
    )
    for (const { code } of questions) await run(tx, sql`insert into deal_screen_answer (screen_id, question, answer, note) values (${id}, ${code}, ${input.answers[code]!.answer!}, ${input.answers[code]!.note?.trim() || null})`)
    await touch(tx, deal.id, actor.at)
    await settleScreen(tx, actor, deal.id)
    const one = await occasionOf(tx, deal.id)
    const people = (await readersOf(tx, deal.id, actor.at, party.organisationId)).filter((person) => person !== actor.personId)
    await notify(tx, { kind: 'deal_screened', people, object: { type: 'deal', id: deal.id }, version: id, about: { organisation: await nameOfParty(tx, party.organisationId), title: one.title } })
    return id
  })
}

/** The screen as evidence, for modules that carry its licence numbers over. @throws Failure missing */
export async function licencesOf(db: Db, actor: Actor, dealId: string): Promise<{ organisationId: string; number: string; until: string }[]> {
  const { sides } = await screenOf(db, actor, dealId)
  return sides.flatMap(({ organisationId, versions: [last] }) => (last?.licenceNumber && last.licenceUntil ? [{ organisationId, number: last.licenceNumber, until: last.licenceUntil }] : []))
}
