import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId, readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { keptRows } from '../../../platform/snapshot.ts'
import { notify } from '../../notices/notices.ts'
import { revealAmong } from '../listing-row.ts'
import { messages } from '../messages.ts'
import { partyFor } from '../policy.ts'
import { dealById, type DealRecord, dealRecord, missing, type PartyRecord, touch } from '../record.ts'
import { type chainPlaces, hasEnded, type PartyRole, type researchPlaces } from '../rules.ts'
import { nameOfParty, occasionOf, partyPeople, readersOf } from '../told.ts'

export type Proposal = { dealId: string; organisation: string; role: PartyRole; chain?: (typeof chainPlaces)[number]; research?: (typeof researchPlaces)[number] }

const isSide = (one: PartyRecord): boolean => one.joined && !one.left && one.role !== 'broker'

/** The case and the party for which the actor acts in it. @throws Failure missing | denied | conflict (over) */
async function acting(db: Db, actor: Actor, dealId: string): Promise<{ deal: DealRecord; party: PartyRecord }> {
  const deal = await dealRecord(db, actor, dealId)
  const party = partyFor('act', actor, deal)
  if (!party) throw new Failure('denied', refusals.denied)
  if (hasEnded(deal.stage)) throw new Failure('conflict', messages.closed)
  return { deal, party }
}

/**
 * Proposes that another organisation joins, or that a broker who follows the case may read it. It joins when every side
 * agrees and it has said yes itself. `organisation` is its slug or id.
 * @throws Failure missing | denied | invalid | conflict (takes part already, not accepted yet, or over)
 */
export async function proposeParty(db: Db, actor: Actor, input: Proposal): Promise<void> {
  const { deal, party } = await acting(db, actor, input.dealId)
  if (party.role === 'broker') throw new Failure('denied', refusals.denied)
  if (deal.stage === 'interest') throw new Failure('conflict', messages.notNow)
  const found = await row<{ id: string }>(db, sql`select id from organisation where (slug = ${input.organisation.trim().toLowerCase()} or id = ${readId(input.organisation.trim()) ?? null}::uuid) and merged_into is null and verified_at is not null`)
  if (!found) throw new Failure('invalid', messages.noOrganisation, { fields: { organisation: messages.noOrganisation } })
  const there = deal.parties.find((one) => one.organisationId === found.id && !one.left)
  if (there && (there.joined || there.role !== 'broker')) throw new Failure('conflict', messages.partyThere, { fields: { organisation: messages.partyThere } })
  const id = there?.id ?? newId(actor.at.getTime())
  const deed = { verb: 'deal.propose_party', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, related: [found.id] }
  try {
    await change(db, actor, deed, async (tx) => {
      const now = await dealById(tx, deal.id, true)
      if (!there) {
        const place = Math.max(...now!.parties.map((one) => one.place)) + 1
        await run(
          tx,
          sql`insert into deal_party (id, deal_id, organisation_id, place, side, role, chain, research, proposed_at, proposed_by, proposed_for)
              values (${id}, ${deal.id}, ${found.id}, ${place}, 'joins', ${input.role}, ${input.chain ?? null}, ${input.research ?? null}, ${actor.at}, ${actor.personId ?? null}, ${party.organisationId})`,
        )
      }
      await run(tx, sql`insert into deal_consent (party_id, organisation_id, by, at) values (${id}, ${party.organisationId}, ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
      await touch(tx, deal.id, actor.at)
      const one = await occasionOf(tx, deal.id)
      const by = await nameOfParty(tx, party.organisationId)
      await notify(tx, { kind: 'deal_proposed', people: await partyPeople(tx, deal.id, found.id, actor.at), object: { type: 'deal', id: deal.id }, version: id, about: { organisation: by, title: one.title } })
      await notify(tx, { kind: 'deal_consent_asked', people: await readersOf(tx, deal.id, actor.at, party.organisationId), object: { type: 'deal', id: deal.id }, version: id, about: { organisation: by, other: await nameOfParty(tx, found.id), title: one.title } })
      await settle(tx, actor, deal.id, id)
    })
  } catch (error) {
    if (brokeConstraint(error, 'deal_party_active') || brokeConstraint(error, 'deal_party_deal_id_place_key')) throw new Failure('conflict', messages.partyThere)
    throw error
  }
}

/** Agrees that a proposed party joins, or ends the proposal. @throws Failure missing | denied | conflict */
export async function consentToParty(db: Db, actor: Actor, input: { dealId: string; partyId: string; yes: boolean }): Promise<void> {
  const { deal, party } = await acting(db, actor, input.dealId)
  const proposed = deal.parties.find((one) => one.id === readId(input.partyId) && !one.joined && !one.left)
  if (!proposed || party.role === 'broker') throw missing()
  await change(db, actor, { verb: input.yes ? 'deal.consent' : 'deal.refuse_party', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, related: [proposed.organisationId] }, async (tx) => {
    await stillProposed(tx, deal.id, proposed.id)
    if (input.yes) await run(tx, sql`insert into deal_consent (party_id, organisation_id, by, at) values (${proposed.id}, ${party.organisationId}, ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
    else if (proposed.role === 'broker' && proposed.side !== 'joins') await run(tx, sql`delete from deal_consent where party_id = ${proposed.id}`)
    else await run(tx, sql`update deal_party set left_at = ${actor.at}, left_by = ${actor.personId ?? null} where id = ${proposed.id}`)
    await touch(tx, deal.id, actor.at)
    await settle(tx, actor, deal.id, proposed.id)
  })
}

/** Says yes or no for an organisation that is invited. @throws Failure missing | conflict */
export async function joinDeal(db: Db, actor: Actor, input: { dealId: string; yes: boolean }): Promise<void> {
  const id = readId(input.dealId)
  const deal = id ? await dealById(db, id) : undefined
  const party = deal && partyFor('join', actor, deal)
  if (!deal || !party) throw missing()
  await change(db, actor, { verb: input.yes ? 'deal.join' : 'deal.refuse_invitation', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId }, async (tx) => {
    await stillProposed(tx, deal.id, party.id)
    if (input.yes) await run(tx, sql`update deal_party set accepted_at = ${actor.at}, accepted_by = ${actor.personId ?? null}, person_id = ${actor.personId ?? null} where id = ${party.id}`)
    else await run(tx, sql`update deal_party set left_at = ${actor.at}, left_by = ${actor.personId ?? null} where id = ${party.id}`)
    await settle(tx, actor, deal.id, party.id)
  })
}

/** The row under the lock of its case. @throws Failure conflict when it joined or went meanwhile */
async function stillProposed(tx: Db, dealId: string, partyId: string): Promise<void> {
  const now = await dealById(tx, dealId, true)
  const same = now?.parties.find((one) => one.id === partyId)
  if (!now || hasEnded(now.stage) || !same || same.joined || same.left) throw new Failure('conflict', messages.moved)
}

/** Lets a proposed party in once it and every side have agreed. */
async function settle(tx: Db, actor: Actor, dealId: string, partyId: string): Promise<void> {
  const deal = (await dealById(tx, dealId))!
  const party = deal.parties.find((one) => one.id === partyId)
  if (!party || party.left || party.joined || !party.accepted) return
  const consents = new Set((await rows<{ id: string }>(tx, sql`select organisation_id as id from deal_consent where party_id = ${partyId}`)).map((one) => one.id))
  if (deal.parties.some((one) => isSide(one) && !consents.has(one.organisationId))) return
  await run(tx, sql`update deal_party set joined_at = ${actor.at} where id = ${partyId}`)
  await touch(tx, dealId, actor.at)
  await revealAmong(tx, dealId, actor.at)
  const one = await occasionOf(tx, dealId)
  await notify(tx, { kind: 'deal_joined', people: await readersOf(tx, dealId, actor.at), object: { type: 'deal', id: dealId }, version: partyId, about: { organisation: await nameOfParty(tx, party.organisationId), title: one.title } })
}

/**
 * Takes the actor's party out of a case that goes on without it. Of two sides neither leaves: they end the case.
 * @throws Failure missing | denied | conflict
 */
export async function leaveDeal(db: Db, actor: Actor, input: { dealId: string }): Promise<void> {
  const { deal, party } = await acting(db, actor, input.dealId)
  await change(db, actor, { verb: 'deal.leave', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId }, async (tx) => {
    const now = (await dealById(tx, deal.id, true))!
    const others = now.parties.filter((one) => isSide(one) && one.id !== party.id)
    if (hasEnded(now.stage) || (party.role !== 'broker' && others.length < 2)) throw new Failure('conflict', messages.endInstead)
    const one = await occasionOf(tx, deal.id)
    await run(tx, sql`update deal_party set left_at = ${actor.at}, left_by = ${actor.personId ?? null} where id = ${party.id} and left_at is null`)
    await run(tx, sql`update deal set owner_id = null, owner_organisation = ${others[0]?.organisationId ?? null} where id = ${deal.id} and owner_organisation = ${party.organisationId}`)
    await touch(tx, deal.id, actor.at)
    await notify(tx, { kind: 'deal_left', people: await readersOf(tx, deal.id, actor.at), object: { type: 'deal', id: deal.id }, version: party.id, about: { organisation: await nameOfParty(tx, party.organisationId), title: one.title } })
  })
}

/** Which organisations agreed to a proposed party. */
export const consentsOf = (db: Db, partyIds: readonly string[]): Promise<readonly { partyId: string; organisationId: string }[]> =>
  keptRows(db, sql`select party_id as "partyId", organisation_id as "organisationId" from deal_consent where party_id = any(${sql.param([...partyIds])}::uuid[])`)
