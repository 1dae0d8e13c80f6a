import { beforeAll, describe, expect, test } from 'vitest'
import { openSite } from '../../../../test/client.ts'
import { makeCall, type MadeCall } from '../../../../test/world/calls.ts'
import { afterClosing, type MadeEntry, makeEntry, makeReview, makeReviewer, type MadeReviewer } from '../../../../test/world/judging.ts'
import { someContent, makeListing } from '../../../../test/world/listings.ts'
import { actorOf, makeAffiliation, makePerson } from '../../../../test/world/people.ts'
import { type Actor, visitor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import { type Db, row, rows, run, sql, transaction } from '../../../platform/database.ts'
import { callFor, roundById, roundsOf, withdrawSubmission } from '../calls.ts'
import { invariants } from '../invariants.ts'
import { answerAward, compare, compareRoundsOf, decideRound, declareConflict, deliberate, judgeOf, lineupOf, ownVote, pairFor, releaseRound, releasesOf, resultsOf, setLineup, showLineup, standingOf, tallyOf, voteFor } from './judging.ts'
import { nextPair } from './pairing.ts'

const at = new Date('2026-11-30T08:00:00Z')
const later = new Date(at.getTime() + 2 * 86_400_000)
const site = await openSite({ at: later })
const { db } = site

/** A call whose first round is judged by one reviewer, the entries in the order of their marks. */
async function judged(titles: readonly string[], options: Parameters<typeof makeCall>[2] & { places: number; reserves: number }): Promise<{ call: MadeCall; officer: Actor; entries: MadeEntry[] }> {
  const call = await makeCall(db, at, { plain: true, ...options })
  const officer = afterClosing(call)
  const entries: MadeEntry[] = []
  for (const title of titles) entries.push(await makeEntry(db, call, title))
  const judge = await makeReviewer(db, call, entries)
  for (const [index, one] of entries.entries()) await makeReview(db, call, judge, one.entryId, 5 - index)
  await run(db, sql`update call_round set places = ${options.places}, reserves = ${options.reserves}, most_per_organisation = null where id = ${call.roundId}`)
  await run(db, sql`update call set notice_days = 0 where id = ${call.id}`)
  const at_ = { callId: call.id, roundId: call.roundId }
  await deliberate(db, officer, { ...at_, without: false })
  await decideRound(db, officer, at_)
  return { call, officer, entries }
}
const shown = async (call: MadeCall) => (await resultsOf(db, visitor(later), await callFor(db, visitor(later), { id: call.id }), call.roundId))?.lines.map((one) => [one.title, one.outcome])
async function brokenIn(inDb: Db): Promise<string[]> {
  const found: string[] = []
  for (const one of invariants) found.push(...(await one.violations(inDb)))
  return found
}
const sound = async () => expect(await brokenIn(db)).toEqual([])
const told = (kind: string) => rows<{ people: string[] }>(db, sql`select data -> 'people' as people from pgboss.job where name = 'notice' and data ->> 'kind' = ${kind}`)

describe('a place that is given up', () => {
  test('goes to the next reserve by a numbered release, with its slot in the line-up', async () => {
    const { call, officer, entries } = await judged(['One', 'Two', 'Three', 'Four'], { places: 2, reserves: 1 })
    const at_ = { callId: call.id, roundId: call.roundId }
    await expect(setLineup(db, officer, { ...at_, startsAt: later, minutes: 15 })).rejects.toMatchObject({ code: 'conflict' })
    await releaseRound(db, officer, at_)
    expect(await shown(call)).toEqual([['One', 'advanced'], ['Two', 'advanced'], ['Three', 'reserve']])
    const cookie = await site.as(officer.personId!)
    const path = `/en/calls/${call.slug}/rounds/${showId(call.roundId)}/lineup`
    expect((await site.post(path, { startsAt: '2027-03-01T14:00', zone: 'beijing', minutes: '0' }, cookie)).status).toBe(422)
    expect((await site.post(path, { startsAt: '2027-03-01T14:00', zone: 'beijing', minutes: '20' }, cookie)).status).toBe(303)
    expect((await site.post(`${path}/order`, { entry: showId(entries[1]!.entryId), by: '-1' }, cookie)).status).toBe(303)
    expect(await (await site.get(`/en/calls/${call.slug}`)).text()).not.toContain('Line-up')
    expect((await site.post(`${path}/publication`, { out: 'yes' }, await site.as(entries[0]!.lead.personId!))).status).toBe(404)
    expect((await site.post(`${path}/publication`, { out: 'yes' }, cookie)).status).toBe(303)
    await withdrawSubmission(db, entries[0]!.lead, entries[0]!.id)
    expect(await shown(call)).toEqual([['Two', 'advanced'], ['Three', 'advanced']])
    expect((await releasesOf(db, call.roundId)).map((one) => [one.number, one.kind])).toEqual([[1, 'result'], [2, 'succession']])
    const slots = (await lineupOf(db, { id: call.id, runs: false }, call.roundId))!.slots
    expect(slots.map((one) => [one.title, one.startsAt.toISOString()])).toEqual([['Two', '2027-03-01T06:00:00.000Z'], ['Three', '2027-03-01T06:20:00.000Z']])
    expect(await (await site.get(`/zh/calls/${call.slug}`)).text()).toContain('出场顺序')
    expect(await told('moved_up')).toEqual([{ people: [entries[2]!.lead.personId] }])
    expect((await rows(db, sql`select 1 from activity where verb = 'call.move_up' and object_id = ${call.roundId}`)).length).toBe(1)
    // The last reserve is gone: the next one to leave leaves a place empty.
    await withdrawSubmission(db, entries[1]!.lead, entries[1]!.id)
    expect(await shown(call)).toEqual([['Three', 'advanced']])
    await withdrawSubmission(db, entries[3]!.lead, entries[3]!.id)
    expect(await releasesOf(db, call.roundId)).toHaveLength(3)
    await sound()
  }, 60_000)

  test('between the decision and its announcement is taken out of the list without a word of it', async () => {
    const { call, officer, entries } = await judged(['One', 'Two', 'Three'], { places: 1, reserves: 2 })
    await withdrawSubmission(db, entries[0]!.lead, entries[0]!.id)
    expect(await shown(call)).toBeUndefined()
    await releaseRound(db, officer, { callId: call.id, roundId: call.roundId })
    expect(await shown(call)).toEqual([['Two', 'advanced'], ['Three', 'reserve']])
    await sound()
  }, 60_000)

  test('enters the next round, until that one is judged', async () => {
    const { call, officer, entries } = await judged(['One', 'Two', 'Three'], { template: 'competition', places: 1, reserves: 2 })
    await releaseRound(db, officer, { callId: call.id, roundId: call.roundId })
    const next = (await roundsOf(db, call.id))[1]!
    const inNext = () => rows<{ id: string }>(db, sql`select submission_id as id from call_entry where round_id = ${next.id} order by entered_at`)
    await withdrawSubmission(db, entries[0]!.lead, entries[0]!.id)
    expect(await inNext()).toEqual([{ id: entries[1]!.id }])
    await run(db, sql`update call_round set state = 'deliberating' where id = ${next.id}`)
    await withdrawSubmission(db, entries[1]!.lead, entries[1]!.id)
    expect(await inNext()).toEqual([{ id: entries[1]!.id }])
    expect(await shown(call)).toEqual([['Two', 'advanced'], ['Three', 'reserve']])
  }, 60_000)
})

describe('an award of an open challenge', () => {
  test('is offered, declined to the reserve, tested against the indicators and paid within its amount', async () => {
    const need = await makeListing(db, { kind: 'need', content: someContent({ title: 'A membrane that lasts', facts: { indicators: [{ name: 'Flux', operator: '≥', value: '180', unit: 'L/m2h' }, { name: 'Life', operator: '≥', value: '3', unit: 'years' }] } } as never) })
    const { call, officer, entries } = await judged(['One', 'Two'], { places: 1, reserves: 1 })
    await run(db, sql`update call set need_id = l.id, need_revision_id = coalesce(l.live_revision_id, l.pending_revision_id) from listing l where l.id = ${need.id} and call.id = ${call.id}`)
    await releaseRound(db, officer, { callId: call.id, roundId: call.roundId })
    const cookie = await site.as(officer.personId!)
    const grant = `/en/calls/${call.slug}/rounds/${showId(call.roundId)}/awards`
    const form = { entry: showId(entries[0]!.entryId), minor: '50,000', currency: 'GBP', payer: 'host' }
    expect((await site.post(grant, { ...form, entry: showId(entries[1]!.entryId) }, cookie)).status).toBe(404)
    expect((await site.post(grant, form, cookie)).status).toBe(303)
    const award = async (entry: MadeEntry) => (await row<{ id: string }>(db, sql`select id from call_award where entry_id = ${entry.entryId} and state <> 'declined'`))!.id
    const first = await award(entries[0]!)
    expect((await site.post(grant, form, cookie)).status).toBe(409)
    await answerAward(db, entries[0]!.lead, { id: first, accept: false })
    expect(await shown(call)).toEqual([['Two', 'advanced']])
    expect((await site.post(grant, { ...form, entry: showId(entries[1]!.entryId) }, cookie)).status).toBe(303)
    const second = await award(entries[1]!)
    const page = `/en/awards/${showId(second)}/acceptance`
    const test_ = `/en/awards/${showId(second)}/tests`
    const pay = `/en/awards/${showId(second)}/payments`
    expect((await site.post(pay, { minor: '10', paidOn: '2026-12-01' }, cookie)).status).toBe(409)
    await answerAward(db, entries[1]!.lead, { id: second, accept: true })
    const team = await site.as(entries[1]!.lead.personId!)
    expect((await site.post(test_, { indicator: '0', 'measured-0': '195 L/m2h', met: 'yes' }, team)).status).toBe(404)
    expect((await site.post(test_, { indicator: '0', 'measured-0': '', met: 'yes' }, cookie)).status).toBe(422)
    for (const n of ['0', '1']) expect((await site.post(test_, { indicator: n, [`measured-${n}`]: '195', met: 'yes' }, cookie)).status).toBe(303)
    expect((await site.post(pay, { minor: '20,000', paidOn: '2027-06-01' }, cookie)).status).toBe(422)
    expect((await site.post(pay, { minor: '20,000', paidOn: '2026-12-01' }, cookie)).status).toBe(303)
    const over = await site.post(pay, { minor: '30,000.01', paidOn: '2026-12-02' }, cookie)
    expect(over.status).toBe(422)
    expect(await over.text()).toContain('exceed the award')
    const seen = (await (await site.get(page, team)).text()).replaceAll(/\s+/g, ' ')
    expect(seen).toContain('Every indicator is met')
    expect(seen).toContain('£20,000')
    expect(seen).toContain('£30,000')
    expect(await (await site.get(page.replace('/en/', '/zh/'), cookie)).text()).toContain('全部指标均已达到')
    expect((await site.get(page, await site.as((await makeAffiliation(db)).personId))).status).toBe(404)
    await expect(run(db, sql`insert into call_payment (id, award_id, minor, currency, paid_on, at) values (gen_random_uuid(), ${second}, 10, 'EUR', '2026-12-01', now())`)).rejects.toThrow()
    await expect(withdrawSubmission(db, entries[1]!.lead, entries[1]!.id)).rejects.toMatchObject({ code: 'conflict' })
    await sound()
    await transaction(db, async (tx) => {
      await run(tx, sql`set local session_replication_role = replica`)
      await run(tx, sql`update call_payment set currency = 'EUR' where award_id = ${second}`)
      expect(await brokenIn(tx)).toEqual([`call_award ${second}`])
      throw new Error('back')
    }).catch((error: Error) => expect(error.message).toBe('back'))
  }, 60_000)
})

describe('a jury that compares', () => {
  let call: MadeCall
  let officer: Actor
  let entries: MadeEntry[]
  let jurors: MadeReviewer[]

  beforeAll(async () => {
    call = await makeCall(db, at, { plain: true })
    officer = afterClosing(call)
    entries = []
    for (const title of ['One', 'Two', 'Three', 'Four']) entries.push(await makeEntry(db, call, title))
    jurors = [await makeReviewer(db, call), await makeReviewer(db, call)]
    await run(db, sql`update call_round set mode = 'pairwise', places = 2, reserves = 1, most_per_organisation = null where id = ${call.roundId}`)
  }, 60_000)

  const round = () => roundById(db, call.id, call.roundId)

  test('is given each pair once, the least compared first, and its choice makes the standing', async () => {
    const cookie = await site.as(officer.personId!)
    const judge = await judgeOf(db, jurors[0]!.actor, call.id)
    expect(await compareRoundsOf(db, judge)).toEqual([])
    expect((await site.post(`/en/calls/${call.slug}/rounds/${showId(call.roundId)}/comparison`, {}, cookie)).status).toBe(303)
    const order = entries.map((one) => one.entryId)
    for (const juror of jurors) {
      const of = await judgeOf(db, juror.actor, call.id)
      const seen = new Set<string>()
      for (let n = 0; n < 6; n += 1) {
        const { pair } = await pairFor(db, of, call.roundId)
        const [one, other] = [pair![0].entryId, pair![1].entryId]
        seen.add(`${one}:${other}`)
        const stronger = order.indexOf(one) < order.indexOf(other) ? one : other
        if (n === 0) {
          await expect(compare(db, juror.actor, of, { roundId: call.roundId, one, other, stronger: order.find((id) => id !== one && id !== other)! })).rejects.toMatchObject({ code: 'invalid' })
          const path = `/en/calls/${call.slug}/reviews/pairs/${showId(call.roundId)}`
          const page = await (await site.get(path, await site.as(juror.actor.personId!))).text()
          expect(page).toContain('Which is the stronger?')
          expect((await site.post(path, { one: showId(one), other: showId(other), stronger: showId(stronger) }, await site.as(juror.actor.personId!))).status).toBe(303)
          await expect(compare(db, juror.actor, of, { roundId: call.roundId, one, other, stronger })).rejects.toMatchObject({ code: 'conflict' })
        } else await compare(db, juror.actor, of, { roundId: call.roundId, one, other, stronger })
      }
      expect(seen.size).toBe(6)
      expect((await pairFor(db, of, call.roundId)).pair).toBeUndefined()
    }
    const { lines } = await standingOf(db, officer, await round())
    expect(lines.map((one) => [one.title, one.outcome])).toEqual([['One', 'advanced'], ['Two', 'advanced'], ['Three', 'reserve'], ['Four', 'not_advanced']])
    expect(lines.every((one) => one.adjustedBp! > 0 && one.errorBp! > 0 && one.reviews === 6)).toBe(true)
  }, 60_000)

  test('counts nothing of somebody with a conflict, who sees nothing of the entry any more (invariant 6)', async () => {
    const of = await judgeOf(db, jurors[1]!.actor, call.id)
    await declareConflict(db, jurors[1]!.actor, of, entries[0]!.entryId)
    const { lines } = await standingOf(db, officer, await round())
    expect(lines.find((one) => one.title === 'One')!.reviews).toBe(3)
    expect((await compareRoundsOf(db, of))[0]!.possible).toBe(3)
    await expect(compare(db, jurors[1]!.actor, of, { roundId: call.roundId, one: entries[0]!.entryId, other: entries[1]!.entryId, stronger: entries[1]!.entryId })).rejects.toMatchObject({ code: 'missing' })
    await expect(run(db, sql`insert into call_comparison (id, round_id, reviewer_id, one, other, stronger, at) select gen_random_uuid(), ${call.roundId}, ${jurors[1]!.id}, least(${entries[0]!.entryId}::uuid, ${entries[3]!.entryId}::uuid), greatest(${entries[0]!.entryId}::uuid, ${entries[3]!.entryId}::uuid), ${entries[3]!.entryId}, now()`)).rejects.toThrow()
  })

  test('the next pair depends on nothing but what was compared', () => {
    const some = (comparisons: readonly number[]) => comparisons.map((n, index) => ({ entryId: `e${index}`, comparisons: n, strength: index }))
    expect(nextPair('j', some([3, 0, 5, 3]), [])).toEqual(['e0', 'e1'])
    expect(nextPair('j', some([3, 0, 5, 3]), [{ one: 'e0', other: 'e1' }])).toEqual(nextPair('j', some([3, 0, 5, 3]).reverse(), [{ one: 'e1', other: 'e0' }]))
    expect(nextPair('j', some([1]), [])).toBeUndefined()
  })
})

describe('an audience', () => {
  test('votes once each among finalists who are public, and decides nothing', async () => {
    const { call, officer, entries } = await judged(['One', 'Two', 'Three'], { template: 'competition', places: 2, reserves: 0 })
    const [, next] = await roundsOf(db, call.id)
    await run(db, sql`update call_round set audience_vote = true, places = 1 where id = ${next!.id}`)
    const path = `/en/calls/${call.slug}/audience/${showId(next!.id)}`
    expect((await site.get(path)).status).toBe(404)
    await releaseRound(db, officer, { callId: call.id, roundId: call.roundId })
    const page = await (await site.get(path)).text()
    expect(page).toContain('The vote does not change the result')
    expect(page).toContain('Sign in to vote')
    expect(page).not.toContain('Three')
    const finalists = (await rows<{ id: string; title: string }>(db, sql`select e.id, u.title from call_entry e join call_submission u on u.id = e.submission_id where e.round_id = ${next!.id} order by u.reference`))
    const person = await makePerson(db)
    const cookie = await site.as(person)
    expect((await site.post(path, { entry: showId(entries[2]!.entryId) }, cookie)).status).toBe(404)
    for (const one of [finalists[0]!, finalists[1]!]) expect((await site.post(path, { entry: showId(one.id) }, cookie)).status).toBe(303)
    const voter = await actorOf(db, person, later)
    expect(await ownVote(db, voter, next!.id)).toBe(finalists[1]!.id)
    await voteFor(db, await actorOf(db, await makePerson(db), later), { callId: call.id, roundId: next!.id, entryId: finalists[1]!.id })
    const kept = await rows<{ voter: string }>(db, sql`select voter from call_audience_vote where round_id = ${next!.id}`)
    expect(kept).toHaveLength(2)
    expect(JSON.stringify(kept)).not.toContain(person)
    const seen = await callFor(db, visitor(later), { id: call.id })
    expect(await tallyOf(db, seen, await roundById(db, call.id, next!.id))).toBeUndefined()
    expect((await tallyOf(db, await callFor(db, officer, { id: call.id }), await roundById(db, call.id, next!.id)))!.map((one) => one.votes)).toEqual([2, 0])
    const standing = await standingOf(db, officer, await roundById(db, call.id, next!.id))
    expect(standing.lines.every((one) => one.outcome === 'not_advanced')).toBe(true)
    await run(db, sql`update call_round set state = 'decided' where id = ${next!.id}`)
    await expect(voteFor(db, voter, { callId: call.id, roundId: next!.id, entryId: finalists[0]!.id })).rejects.toMatchObject({ code: 'conflict' })
  }, 60_000)
})

describe('more information', () => {
  test('is asked by who runs the call, answered once until it is due, and read by the team, the desk and the reviewers', async () => {
    const call = await makeCall(db, at, { plain: true })
    const [mine, other] = [await makeEntry(db, call, 'Mine'), await makeEntry(db, call, 'Other')]
    const judge = await makeReviewer(db, call, [mine])
    const officer = await site.as(call.officer.personId!)
    const [team, rivals, reviewer] = [await site.as(mine.lead.personId!), await site.as(other.lead.personId!), await site.as(judge.actor.personId!)]
    const path = `/en/submissions/${showId(mine.id)}`
    const ask = { words: 'Which standard was the ageing test made by?', dueAt: '2026-12-05T17:00', zone: 'beijing' }
    for (const who of [team, rivals, reviewer]) expect((await site.post(`${path}/questions`, ask, who)).status).toBe(404)
    expect((await site.post(`${path}/questions`, { ...ask, dueAt: '2026-11-01T17:00' }, officer)).status).toBe(422)
    expect((await site.post(`${path}/questions`, ask, officer)).status).toBe(303)
    expect(await told('information_asked')).toEqual([{ people: [mine.lead.personId] }])
    expect(await (await site.get(path, team)).text()).toContain('Which standard was the ageing test made by?')
    expect(await (await site.get(`/zh/calls/${call.slug}/desk`, officer)).text()).toContain('待补充材料')
    const review = `/en/calls/${call.slug}/reviews/${showId(mine.entryId)}`
    expect(await (await site.get(review, reviewer)).text()).not.toContain('ageing test')
    const question = showId((await row<{ id: string }>(db, sql`select id from call_question_back where submission_id = ${mine.id}`))!.id)
    expect((await site.post(`${path}/answers`, { question, answer: '' }, team)).status).toBe(422)
    expect((await site.post(`${path}/answers`, { question, answer: 'IEC 61215, 3,000 hours.' }, rivals)).status).toBe(404)
    expect((await site.post(`${path}/answers`, { question, answer: 'IEC 61215, 3,000 hours.' }, team)).status).toBe(303)
    expect((await site.post(`${path}/answers`, { question, answer: 'Another one.' }, team)).status).toBe(409)
    expect(await (await site.get(review, reviewer)).text()).toContain('IEC 61215')
    expect(await (await site.get(path, officer)).text()).toContain('IEC 61215')
    await site.post(`${path}/questions`, { ...ask, words: 'And the second sample?' }, officer)
    await run(db, sql`update call_question_back set due_at = ${new Date(later.getTime() - 1000)} where answer is null`)
    const late = showId((await row<{ id: string }>(db, sql`select id from call_question_back where answer is null`))!.id)
    const refused = await site.post(`${path}/answers`, { question: late, answer: 'Too late.' }, team)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('The time for an answer is over')
  }, 60_000)
})

test('a line-up and its publication are for who runs the call alone', async () => {
  const call = await makeCall(db, at, { plain: true })
  const somebody = await actorOf(db, (await makeAffiliation(db)).personId, later)
  await expect(showLineup(db, somebody, { callId: call.id, roundId: call.roundId, out: true })).rejects.toMatchObject({ code: 'missing' })
})
