import { type Actor, publishesFor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId, readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import type { Name, Phrase } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { keptRows } from '../../../platform/snapshot.ts'
import { checkRefusals } from '../messages/checks.ts'
import { partyFor } from '../policy.ts'
import { type DealRecord, dealRecord, missing, type PartyRecord, touch } from '../record.ts'
import { settleScreen } from './settle.ts'

/** The questions of field-schemas.md §3 about a partner, and the answer of the person who owns the check. */
export type CheckAnswers = {
  legalForm: string
  owners: string
  links: 'none' | 'some' | 'unclear'
  linksNote?: string
  sanctions: 'none' | 'listed' | 'unclear'
  /** The lists that were looked at, with their dates. */
  sanctionsLists: string
  earlier: 'none' | 'positive' | 'negative'
  earlierNote?: string
  sources: string
  result: 'pass' | 'conditions' | 'fail'
  conditions?: string
  /** The day (`YYYY-MM-DD`) on which it is to be renewed. */
  renewOn: string
}

export type PartnerCheck = CheckAnswers & { id: string; byOrganisation: string; ofOrganisation: string; answeredBy: Name | null; owner: Name | null; at: Date }

/** The longest time for which a check is good, in days. */
export const longestCheck = 730
export const usualCheck = 365
const limits = { legalForm: 500, owners: 2_000, linksNote: 2_000, sanctionsLists: 1_000, earlierNote: 2_000, sources: 2_000, conditions: 2_000 } as const

/** A pair in one direction: who has to look at whom. */
export type Missing = { by: string; of: string }

/** True for a check that lets files pass on this day. */
const good = sql`c.result <> 'fail' and c.renew_on > `

/**
 * Which of two organisations has no valid check of the other. Empty for two of one country: the check is for partners
 * across a border.
 */
export async function partnerCheckMissing(db: Db, a: string, b: string, at: Date = new Date()): Promise<Missing[]> {
  return rows<Missing>(
    db,
    sql`select x.id as by, y.id as of from organisation x join organisation y on y.id <> x.id and y.country <> x.country
        where x.id in (${a}, ${b}) and y.id in (${a}, ${b})
          and not exists (select from partner_check_now c where c.by_organisation = x.id and c.of_organisation = y.id and ${good}${day(at)}::date)
        order by x.id, y.id`,
  )
}

const day = (at: Date): string => at.toISOString().slice(0, 10)

const sides = (deal: DealRecord): PartyRecord[] => deal.parties.filter((one) => one.joined && !one.left && one.role !== 'broker')

function read(input: CheckAnswers, at: Date): CheckAnswers {
  const text = (name: keyof typeof limits) => input[name]?.trim() || undefined
  const fields: Record<string, Phrase> = {}
  for (const name of ['legalForm', 'owners', 'sanctionsLists', 'sources'] as const) if (!text(name)) fields[name] = checkRefusals.fill
  for (const name of Object.keys(limits) as (keyof typeof limits)[]) if ((text(name)?.length ?? 0) > limits[name]) fields[name] = checkRefusals.long
  if (input.links !== 'none' && !text('linksNote')) fields.linksNote = checkRefusals.say
  if (input.earlier === 'negative' && !text('earlierNote')) fields.earlierNote = checkRefusals.say
  if (input.result === 'conditions' && !text('conditions')) fields.conditions = checkRefusals.say
  if (input.sanctions === 'listed' && input.result !== 'fail') fields.result = checkRefusals.listed
  const latest = day(new Date(at.getTime() + longestCheck * 86_400_000))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(input.renewOn) || Number.isNaN(Date.parse(input.renewOn)) || input.renewOn <= day(at) || input.renewOn > latest) fields.renewOn = checkRefusals.renewal
  if (Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
  return {
    ...input, legalForm: text('legalForm')!, owners: text('owners')!, linksNote: text('linksNote'), sanctionsLists: text('sanctionsLists')!, earlierNote: text('earlierNote'), sources: text('sources')!,
    conditions: input.result === 'conditions' ? text('conditions') : undefined,
  }
}

/**
 * Records what the actor's side of a case found about another side, for this case and every later one of the pair.
 * @throws Failure missing | denied (does not act for a side) | invalid
 */
export async function recordPartnerCheck(db: Db, actor: Actor, input: CheckAnswers & { dealId: string; of: string }): Promise<string> {
  const deal = await dealRecord(db, actor, input.dealId)
  const party = partyFor('act', actor, deal)
  if (!party || party.role === 'broker' || !actor.personId) throw new Failure('denied', refusals.denied)
  const other = sides(deal).find((one) => one.organisationId === readId(input.of) && one.id !== party.id)
  if (!other || deal.stage === 'interest') throw missing()
  const answers = read(input, actor.at)
  const id = newId(actor.at.getTime())
  const deed = { verb: 'partner_check.record', object: { type: 'partner_check', id }, onBehalfOf: party.organisationId, related: [deal.id, other.organisationId] }
  return change(db, actor, deed, async (tx) => {
    await run(
      tx,
      sql`insert into partner_check (id, by_organisation, of_organisation, legal_form, owners, links, links_note, sanctions, sanctions_lists, earlier, earlier_note, sources, result, conditions, owner_id, answered_by, renew_on, deal_id, at)
          values (${id}, ${party.organisationId}, ${other.organisationId}, ${answers.legalForm}, ${answers.owners}, ${answers.links}, ${answers.linksNote ?? null}, ${answers.sanctions}, ${answers.sanctionsLists},
            ${answers.earlier}, ${answers.earlierNote ?? null}, ${answers.sources}, ${answers.result}, ${answers.conditions ?? null}, ${actor.personId}, ${actor.personId}, ${answers.renewOn}, ${deal.id}, ${actor.at})`,
    )
    await touch(tx, deal.id, actor.at)
    await settleScreen(tx, actor, deal.id)
    return id
  })
}

const columns = sql`c.id, c.by_organisation as "byOrganisation", c.of_organisation as "ofOrganisation", c.legal_form as "legalForm", c.owners, c.links, c.links_note as "linksNote", c.sanctions, c.sanctions_lists as "sanctionsLists",
  c.earlier, c.earlier_note as "earlierNote", c.sources, c.result, c.conditions, c.renew_on as "renewOn", p.name as "answeredBy", w.name as owner, c.at`

/** One way of a case's checks: who looks at whom, and how it stands. The answers are for the side that gave them. */
export type CheckState = { by: string; of: string; own: boolean; state: 'missing' | 'good' | 'failed' | 'due'; at?: Date; renewOn?: string; check?: PartnerCheck }

/** The checks of a case for one of its readers, both ways of every pair across a border; what another side recorded stays with it. */
export async function checksOf(db: Db, actor: Actor, dealId: string): Promise<CheckState[]> {
  const deal = await dealRecord(db, actor, dealId)
  const own = partyFor('read', actor, deal)?.organisationId
  const pairs = sides(deal).flatMap((by) => sides(deal).filter((of) => of.country !== by.country).map((of) => ({ by: by.organisationId, of: of.organisationId })))
  const ids = sides(deal).map((one) => one.organisationId)
  const found = await keptRows<PartnerCheck>(
    db,
    sql`select ${columns} from partner_check_now c left join person p on p.id = c.answered_by left join person w on w.id = c.owner_id
        where c.by_organisation = any(${sql.param(ids)}::uuid[]) and c.of_organisation = any(${sql.param(ids)}::uuid[])`,
  )
  return pairs.map(({ by, of }) => {
    const check = found.find((one) => one.byOrganisation === by && one.ofOrganisation === of)
    const mine = by === own
    if (!check) return { by, of, own: mine, state: 'missing' }
    const state = check.result === 'fail' ? 'failed' : check.renewOn > day(actor.at) ? 'good' : 'due'
    // A refusal of one side is its own affair: the other sees that nothing is recorded that lets files pass.
    return mine ? { by, of, own: true, state, at: check.at, renewOn: check.renewOn, check } : { by, of, own: false, state: state === 'failed' ? 'missing' : state, ...(state === 'failed' ? {} : { at: check.at, renewOn: check.renewOn }) }
  })
}

/** The partner passport: every check that the actor's organisation recorded about another, newest first. @throws Failure missing */
export async function partnerPassport(db: Db, actor: Actor, input: { by: string; of: string }): Promise<{ by: Name; of: Name; ofCountry: string; checks: PartnerCheck[] }> {
  const [by, of] = [readId(input.by), readId(input.of)]
  if (!by || !of || !publishesFor(actor).includes(by)) throw missing()
  const names = await row<{ by: Name; of: Name; ofCountry: string }>(db, sql`select x.name as by, y.name as of, y.country as "ofCountry" from organisation x, organisation y where x.id = ${by} and y.id = ${of}`)
  const checks = await rows<PartnerCheck>(
    db,
    sql`select ${columns} from partner_check c left join person p on p.id = c.answered_by left join person w on w.id = c.owner_id where c.by_organisation = ${by} and c.of_organisation = ${of} order by c.at desc, c.id desc`,
  )
  if (!names || checks.length === 0) throw missing()
  return { ...names, checks }
}
