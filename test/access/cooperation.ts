import fc from 'fast-check'
import type { Actor } from '../../src/core/actor.ts'
import { showId } from '../../src/core/id.ts'
import { commentOn } from '../../src/modules/agreements/agreements.ts'
import { giveSignature } from '../../src/modules/agreements/signing/signature.ts'
import { acceptInterest, attachToDeal, expressInterest, recordPartnerCheck, sayInDeal } from '../../src/modules/deals/deals.ts'
import { createToken, tokenScopes } from '../../src/modules/people/people.ts'
import { addMilestone, completeMilestone, openProject, recordOutcome, recordOutput } from '../../src/modules/projects/projects.ts'
import { run, sql } from '../../src/platform/database.ts'
import { openSite, type Site } from '../client.ts'
import { makeAgreement, sendIt, signingPages, tokensOf } from '../world/agreements.ts'
import { cleanCheck, makePublished } from '../world/deals.ts'
import { actorOf, makeActor, makeOrganisation } from '../world/people.ts'
import { at, type Reader } from './world.ts'

/** A pair of organisations with a case, an agreement, what was signed and its project. Each word stands in one of them and nowhere else. */
export type Pair = {
  first: string
  second: string
  deal: { id: string; reference: string; word: string; file: string }
  agreement: { id: string; word: string }
  project: { id: string; word: string; milestone: string; outcome: string }
}
/** Officers act for their organisation; researchers belong to it. */
export type Somebody = Reader & { acts: string[] }

/** What may be otherwise in a world, per pair: whether the draft was shared, who agreed to a public page, whether the first party left the case. */
export type Standing = { shared: boolean; agreed: 'none' | 'first' | 'both'; left: boolean }
export type Arrangement = { pairs: Standing[]; /** Whose affiliation has ended. */ gone: number }

const pdf = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'))

export type Cooperation = Awaited<ReturnType<typeof openCooperation>>

/** Three organisations, two cases with all that comes of one, everybody who may or may not read of them. */
export async function openCooperation() {
  const site = await openSite({ at })
  const { db } = site
  const organisations: string[] = []
  for (const [name, country, kind] of [['Alder', 'CN', 'university'], ['Beech', 'GB', 'enterprise'], ['Cedar', 'GB', 'university']] as const) organisations.push(await makeOrganisation(db, { name: { en: name, zh: name }, country, kind }))
  const [alder, beech, cedar] = organisations as [string, string, string]
  const officers = new Map<string, Actor>()
  for (const id of organisations) officers.set(id, await makeActor(db, { organisationId: id, role: 'officer', at }))
  const pairs = [await makePair(site, officers, alder, beech, ['zircon', 'yttrium', 'xenon']), await makePair(site, officers, cedar, beech, ['wolfram', 'vanadium', 'uranium'])]

  const readers: Somebody[] = [{ name: 'visitor', signedIn: false, moderates: false, inSpace: false, of: [], countries: [], acts: [] }]
  for (const [name, organisationId, role] of [['officer of Alder', alder, 'officer'], ['researcher of Alder', alder, 'researcher'], ['administrator of Beech', beech, 'administrator'], ['researcher of Beech', beech, 'researcher'], ['officer of Cedar', cedar, 'officer']] as const) readers.push(await reader(site, name, { organisationId, role }))
  for (const platform of ['moderator', 'organiser', 'administrator'] as const) readers.push(await reader(site, platform, { platform }))
  readers.push(await reader(site, 'stranger', { organisationId: await makeOrganisation(db), role: 'administrator' }))

  const arrange = async ({ pairs: standings, gone }: Arrangement): Promise<void> => {
    for (const [place, { shared, agreed, left }] of standings.entries()) {
      const { first, agreement, project, deal } = pairs[place]!
      await run(db, sql`update agreement set shared_at = ${shared ? at : null}, state = ${shared ? 'negotiating' : 'draft'} where id = ${agreement.id}`)
      await run(db, sql`update project_partner set public_at = case when ${agreed} = 'both' or (${agreed} = 'first' and organisation_id = ${first}) then ${at}::timestamptz end where project_id = ${project.id}`)
      await run(db, sql`update deal_party set left_at = case when ${left} then ${at}::timestamptz end where deal_id = ${deal.id} and organisation_id = ${first}`)
    }
    await run(db, sql`update affiliation set ended_at = null where person_id = any(${sql.param(readers.flatMap((one) => one.actor?.personId ?? []))}::uuid[])`)
    const away = readers[gone]?.actor?.personId
    if (away) await run(db, sql`update affiliation set ended_at = ${new Date(at.getTime() - 1_000)} where person_id = ${away}`)
    await run(db, sql`delete from rate_limit`)
  }
  const standing = fc.record({ shared: fc.boolean(), agreed: fc.constantFrom('none' as const, 'first' as const, 'both' as const), left: fc.boolean() })
  const arrangements: fc.Arbitrary<Arrangement> = fc.record({ pairs: fc.array(standing, { minLength: 2, maxLength: 2 }), gone: fc.nat(readers.length * 2) })
  return { site, organisations, officers, pairs, readers, arrange, arrangements }
}

async function reader({ db, as }: Site, name: string, facts: Parameters<typeof makeActor>[1]): Promise<Somebody> {
  const { personId } = await makeActor(db, { ...facts, at })
  const actor = await actorOf(db, personId!, at)
  const { token } = await createToken(db, actor, { name, scopes: tokenScopes })
  const of = actor.affiliations.map((one) => one.organisationId)
  return { name, actor, token, cookie: await as(personId!), signedIn: true, moderates: facts?.platform === 'moderator', inSpace: false, of, countries: [], acts: facts?.role === 'researcher' ? [] : of }
}

async function makePair({ db, room: { blobs } }: Site, officers: ReadonlyMap<string, Actor>, first: string, second: string, [dealWord, agreementWord, projectWord]: [string, string, string]): Promise<Pair> {
  const [asker, owner] = [officers.get(first)!, officers.get(second)!]
  const two = { first: asker, second: owner, organisations: [first, second] as [string, string], at }
  const listing = await makePublished(db, { ownerId: second, at, title: 'Lining for furnaces', visibility: 'named' })
  await run(db, sql`update listing set audience_organisations = array[${first}]::uuid[] where id = ${listing.id}`)
  const { id: dealId, reference } = await expressInterest(db, asker, { listingId: listing.id, fromOrganisationId: first, sentence: `We try ${dealWord}.`, contact: 'x@example.org' })
  await acceptInterest(db, owner, dealId)
  await sayInDeal(db, owner, { id: dealId, body: `More about ${dealWord}talk.` })
  await recordPartnerCheck(db, asker, { dealId, of: second, ...cleanCheck(at) }).catch(() => undefined)
  await recordPartnerCheck(db, owner, { dealId, of: first, ...cleanCheck(at) }).catch(() => undefined)
  const file = await attachToDeal(db, blobs, asker, { dealId, name: `${dealWord}.pdf`, bytes: pdf })
  const draft = await makeAgreement(db, two, { terms: { subject: { en: `Work on ${agreementWord}`, zh: `${agreementWord}` } } })
  await commentOn(db, asker, { id: draft.id, body: `Of ${agreementWord}talk.` })
  const signed = await makeAgreement(db, two, { terms: { subject: { en: 'Signed', zh: '已签' } } })
  await sendIt(db, two, signed)
  for (const one of await tokensOf(db, signed.id)) await giveSignature(db, signingPages, one.id, at)
  const { id: projectId } = await openProject(db, asker, { source: { agreementId: signed.id }, lang: 'en', title: { en: `Project ${projectWord}` }, startsOn: '2026-06-01', endsOn: '2027-05-31' })
  const milestone = await addMilestone(db, asker, { id: projectId, lang: 'en', title: { en: `First ${projectWord}step` }, dueOn: '2026-06-01', responsibleId: first })
  await completeMilestone(db, blobs, asker, { id: projectId, milestoneId: milestone, doneOn: '2026-05-31', file: { name: 'shown.pdf', bytes: pdf } })
  await recordOutput(db, owner, { id: projectId, kind: 'prototype', lang: 'en', title: { en: `A ${projectWord}piece` }, onDate: '2026-05-30' })
  const outcome = await recordOutcome(db, blobs, asker, { of: { projectId }, kind: 'received', amount: { minor: 700, currency: 'GBP' }, payerId: second, payeeId: first, onDate: '2026-05-30', note: `Note of ${projectWord}pay`, vouchedBy: 'Finance' })
  return { first, second, deal: { id: dealId, reference, word: dealWord, file: showId(file) }, agreement: { id: draft.id, word: agreementWord }, project: { id: projectId, word: projectWord, milestone: showId(milestone), outcome: showId(outcome) } }
}

