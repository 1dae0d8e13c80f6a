import fc from 'fast-check'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeTwo } from '../../../../test/world/agreements.ts'
import { makeAccepted, makeScreened } from '../../../../test/world/deals.ts'
import { makeActor } from '../../../../test/world/people.ts'
import { makeProject } from '../../../../test/world/projects.ts'
import { type Actor, system, visitor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { blobsOn } from '../../../platform/blobs.ts'
import { diskBlobs } from '../../../platform/blobs/disk.ts'
import { run, sql, transaction } from '../../../platform/database.ts'
import { advanceDeal, dealFor, recordEvidence } from '../../deals/deals.ts'
import { answerOutcome, type Outcome, outcomeFor, type OutcomeInput, outcomeKinds, outcomesRecorded, outcomeStates, outcomeSums, recordOutcome, withdrawOutcome } from '../projects.ts'

const { db } = await freshDatabase()
const blobs = blobsOn(diskBlobs(mkdtempSync(join(tmpdir(), 'qiao-outcomes-'))))
const two = await makeTwo(db)
const [university, firm] = two.organisations
const stranger = await makeActor(db, { role: 'officer', at: two.at })

const received = (of: OutcomeInput['of'], more: Partial<OutcomeInput> = {}): OutcomeInput => ({ of, kind: 'received', amount: { minor: 5_000_000, currency: 'GBP' }, payerId: firm, payeeId: university, onDate: '2026-11-18', note: 'Bank statement 17', vouchedBy: 'Lin Ke, head of finance', ...more })
const record = (actor: Actor, input: OutcomeInput) => recordOutcome(db, blobs, actor, input)

test('sums take confirmed ones alone, and keep kinds and currencies apart', () => {
  const one = fc.record({ kind: fc.constantFrom(...outcomeKinds.slice(0, 5)), state: fc.constantFrom(...outcomeStates), minor: fc.integer({ min: 1, max: 1_000_000 }), currency: fc.constantFrom('CNY', 'GBP') })
  fc.assert(fc.property(fc.array(one), (outcomes) => {
    for (const { kind, currency, minor } of outcomeSums(outcomes)) expect(minor).toBe(outcomes.filter((each) => each.state === 'confirmed' && each.kind === kind && each.currency === currency).reduce((sum, each) => sum + each.minor, 0))
  }))
})

test('what one side records the other confirms once, or disputes with a reason; nobody confirms their own', async () => {
  const { id: projectId } = await makeProject(db, two)
  const id = await record(two.first, received({ projectId }))
  await expect(record(two.second, received({ projectId }))).rejects.toMatchObject({ code: 'conflict' })
  await expect(answerOutcome(db, two.first, { id, confirms: true })).rejects.toMatchObject({ code: 'missing' })
  await expect(answerOutcome(db, stranger, { id, confirms: true })).rejects.toMatchObject({ code: 'missing' })
  await expect(answerOutcome(db, two.second, { id, confirms: false })).rejects.toMatchObject({ code: 'invalid' })
  const answers = await Promise.allSettled([answerOutcome(db, two.second, { id, confirms: true }), answerOutcome(db, two.second, { id, confirms: false, reason: 'Not ours.' })])
  expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const third = await record(two.first, received({ projectId }, { onDate: '2026-11-16' }))
  const crossed = await Promise.allSettled([answerOutcome(db, two.second, { id: third, confirms: true }), withdrawOutcome(db, two.first, third)])
  expect(crossed.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const other = await record(two.first, received({ projectId }, { onDate: '2026-11-17' }))
  await answerOutcome(db, two.second, { id: other, confirms: false, reason: 'We paid half.' })
  await withdrawOutcome(db, two.first, other)
  await record(two.first, received({ projectId }, { onDate: '2026-11-17' }))
  await expect(run(db, sql`update outcome set answered_for = recorded_for where id = ${id}`)).rejects.toThrow()
})

test('amounts have a currency, payer and payee; evidence and who vouches are needed', async () => {
  const { id: projectId } = await makeProject(db, two)
  const outside = stranger.affiliations[0]!.organisationId
  for (const more of [
    { amount: null }, { amount: { minor: 0, currency: 'GBP' } }, { amount: { minor: 1, currency: 'ABC' } }, { payerId: undefined }, { payerId: university }, { payerId: outside, payeeId: newId() }, { note: ' ' }, { link: 'javascript:x', note: '' }, { vouchedBy: '' }, { onDate: '2027-01-01' },
    { kind: 'jobs' as const, jobs: 0 }, { kind: 'jobs' as const, jobs: 1.5 },
  ]) await expect(record(two.first, received({ projectId }, more)), JSON.stringify(more)).rejects.toMatchObject({ code: 'invalid' })
  await record(two.first, received({ projectId }, { kind: 'jobs', jobs: 3, amount: null, payerId: undefined, payeeId: undefined }))
  await record(two.first, received({ projectId }, { kind: 'technology_value', payerId: undefined, payeeId: undefined }))
  await record(two.first, received({ projectId }, { kind: 'follow_on', payerId: outside, payeeId: university }))
})

test('a confirmed outcome opens the gate and completes a case that is being delivered; an intention does not', async () => {
  const made = await makeScreened(db)
  const { dealId } = made
  const owner: Actor = { ...made.owner, at: two.at }
  const asker: Actor = { ...made.asker, at: two.at }
  const evidence = (kind: 'nda' | 'agreement') => transaction(db, (tx) => recordEvidence(tx, system(two.at), { dealId, kind, object: { type: 'agreement', id: newId() } }))
  await evidence('nda')
  const advance = async (verb: 'scope' | 'negotiate' | 'deliver') => advanceDeal(db, made.asker, { dealId, verb, version: (await dealFor(db, made.asker, dealId)).version })
  await advance('scope')
  await advance('negotiate')
  await evidence('agreement')
  await advance('deliver')
  const input = (kind: 'intent' | 'received') => received({ dealId }, { kind, payerId: made.listing.ownerId, payeeId: made.fromOrganisationId })
  await answerOutcome(db, owner, { id: await record(asker, input('intent')), confirms: true })
  expect((await dealFor(db, asker, dealId)).stage).toBe('delivering')
  const id = await record(asker, input('received'))
  expect((await dealFor(db, asker, dealId)).stage).toBe('delivering')
  await answerOutcome(db, owner, { id, confirms: true })
  expect((await dealFor(db, asker, dealId)).stage).toBe('completed')
})

test('list ⇔ read: partners of a project, officers of the parties of a case, nobody else', async () => {
  const { id: projectId } = await makeProject(db, two)
  const case_ = await makeAccepted(db)
  const ofProject = await record(two.first, received({ projectId }))
  const ofDeal = await record({ ...case_.asker, at: two.at }, received({ dealId: case_.dealId }, { payerId: case_.listing.ownerId, payeeId: case_.fromOrganisationId }))
  const researcher = await makeActor(db, { organisationId: university, role: 'researcher', at: two.at })
  const people: [Actor, Outcome['id'][]][] = [[two.first, [ofProject]], [two.second, [ofProject]], [researcher, [ofProject]], [case_.asker, [ofDeal]], [case_.owner, [ofDeal]], [stranger, []], [visitor(two.at), []]]
  for (const [actor, reads] of people) {
    const listed = [...(await outcomesRecorded(db, actor, { projectId })), ...(await outcomesRecorded(db, actor, { dealId: case_.dealId }))].map((one) => one.id)
    expect(listed.sort()).toEqual([...reads].sort())
    for (const id of [ofProject, ofDeal]) expect(await outcomeFor(db, actor, id).then(() => true, () => false)).toBe(reads.includes(id))
  }
  await expect(record(researcher, received({ projectId }))).rejects.toMatchObject({ code: 'denied' })
})
