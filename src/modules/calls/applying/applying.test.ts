import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { addRule, answersTo, makeCall, type MadeCall } from '../../../../test/world/calls.ts'
import { actorOf, makeAffiliation, makePerson } from '../../../../test/world/people.ts'
import { type Actor, visitor } from '../../../core/actor.ts'
import { openPool, row, rows, run, sql } from '../../../platform/database.ts'
import { callFor, callsVisibleTo, cancelCall, exactOf, extendRound, saveQuestion, sendSubmission, startSubmission, submissionFor, withdrawSubmission, resumeSubmission } from '../calls.ts'
import { answersOf } from './reading.ts'
import { receiptOf } from './receipt.ts'
import { saveDraft } from './saving.ts'
import { answerForTeam, leaveTeam, nameForTeam, teamMembersOf } from './team.ts'

const { db, url } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)
let call: MadeCall
let applicant: Actor
let organisationId: string

/** A complete draft of the applicant's. */
async function drafted(of: MadeCall = call, who: Actor = applicant): Promise<{ id: string; version: number }> {
  const organisation = who.affiliations[0]!.organisationId
  const id = await startSubmission(db, who, { callId: of.id, lang: 'zh', organisationId: organisation })
  const { version } = await saveDraft(db, who, { id, version: 1, title: '固态电池隔膜', answers: await answersTo(db, of.formId, organisation) })
  return { id, version }
}

beforeAll(async () => {
  call = await makeCall(db, at, { plain: true })
  const place = await makeAffiliation(db)
  organisationId = place.organisationId
  applicant = await actorOf(db, place.personId, at)
})

describe('a submission', () => {
  test('is sent whole, with a receipt that anybody of it can check; what was sent is frozen', async () => {
    const { id, version } = await drafted()
    const sent = await sendSubmission(db, applicant, { id, version, arrivedAt: at })
    expect(sent.reference).toMatch(/^S-2026-\d{6}$/)
    const exact = (await exactOf(db, applicant, id))!
    expect(receiptOf(exact.text).toString('hex')).toBe(sent.sha256)
    const revision = (await submissionFor(db, applicant, id)).sentRevision!
    await expect(run(db, sql`update call_answer set agreed = false where revision_id = ${revision}`)).rejects.toThrow()
    await expect(run(db, sql`update call_revision set title = 'Other' where id = ${revision}`)).rejects.toThrow()
    expect(await rows(db, sql`select 1 from call_entry where submission_id = ${id} and revision_id = ${revision}`)).toHaveLength(1)
  })

  test('may be changed and sent again: the last one counts, the first stays as it was', async () => {
    const { id, version } = await drafted()
    const first = await sendSubmission(db, applicant, { id, version, arrivedAt: at })
    const saved = await saveDraft(db, applicant, { id, version: version + 1, title: 'A better title', answers: {} })
    expect((await submissionFor(db, applicant, id)).title).toBe('固态电池隔膜')
    const second = await sendSubmission(db, applicant, { id, version: saved.version, arrivedAt: later(60) })
    expect(second.sha256).not.toBe(first.sha256)
    expect((await submissionFor(db, applicant, id)).title).toBe('A better title')
    expect(await rows(db, sql`select 1 from call_revision where submission_id = ${id} and frozen_at is not null`)).toHaveLength(2)
    expect(await rows(db, sql`select 1 from call_entry where submission_id = ${id}`)).toHaveLength(1)
  })

  test('what is missing is named per question, and the draft stays', async () => {
    const id = await startSubmission(db, applicant, { callId: call.id, lang: 'en', organisationId })
    const failure = await sendSubmission(db, applicant, { id, version: 1, arrivedAt: at }).catch((error: unknown) => error as { code: string; details: { fields: object } })
    expect(failure).toMatchObject({ code: 'invalid' })
    expect(Object.keys((failure as { details: { fields: object } }).details.fields).length).toBeGreaterThan(4)
    expect((await submissionFor(db, applicant, id)).state).toBe('draft')
  })

  test('an edit elsewhere is a conflict, not a loss', async () => {
    const { id, version } = await drafted()
    await saveDraft(db, applicant, { id, version, title: 'One', answers: {} })
    await expect(saveDraft(db, applicant, { id, version, title: 'Two', answers: {} })).rejects.toMatchObject({ code: 'conflict' })
    expect((await submissionFor(db, applicant, id)).workingTitle).toBe('One')
  })

  test('of fifty saves and a sending that come at once one is taken, and the paper is what that one says', async () => {
    const pool = openPool(url, 51)
    try {
      for (let turn = 0; turn < 5; turn += 1) {
        const { id, version } = await drafted()
        const saves = Array.from({ length: 50 }, (_, n) => saveDraft(pool.db, applicant, { id, version, title: `Title ${n}`, answers: {} }).then(() => `Title ${n}`))
        const sending = sendSubmission(pool.db, applicant, { id, version, arrivedAt: at }).then(() => '固态电池隔膜')
        const results = await Promise.allSettled([...saves, sending])
        const taken = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
        expect(taken).toHaveLength(1)
        for (const one of results) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' })
        expect(await submissionFor(db, applicant, id)).toMatchObject({ workingTitle: taken[0], version: version + 1 })
      }
    } finally {
      await pool.close()
    }
  })

  test('is not there for others, and for the host only once it was sent', async () => {
    const { id, version } = await drafted()
    const stranger = await actorOf(db, (await makeAffiliation(db)).personId, at)
    for (const who of [stranger, visitor(at), call.officer]) await expect(submissionFor(db, who, id)).rejects.toMatchObject({ code: 'missing' })
    await expect(saveDraft(db, stranger, { id, version, answers: {} })).rejects.toMatchObject({ code: 'missing' })
    await sendSubmission(db, applicant, { id, version, arrivedAt: at })
    expect((await submissionFor(db, call.officer, id)).mine).toBe(false)
    await expect(saveDraft(db, call.officer, { id, version: version + 1, answers: {} })).rejects.toMatchObject({ code: 'missing' })
    await expect(submissionFor(db, stranger, id)).rejects.toMatchObject({ code: 'missing' })
  })

  test('comes back after withdrawal, and every limit is held anew', async () => {
    const strict = await makeCall(db, at, { plain: true, draft: true })
    await addRule(db, strict.officer, { callId: strict.id, kind: 'per_organisation', count: 1, countries: [], kinds: [], spaceId: null, funderId: null })
    await run(db, sql`update call set state = 'published', published_at = ${at} where id = ${strict.id}`)
    const first = await drafted(strict)
    await sendSubmission(db, applicant, { id: first.id, version: first.version, arrivedAt: at })
    await withdrawSubmission(db, applicant, first.id)
    const second = await drafted(strict)
    await sendSubmission(db, applicant, { id: second.id, version: second.version, arrivedAt: at })
    await resumeSubmission(db, applicant, first.id)
    const again = await submissionFor(db, applicant, first.id)
    await expect(sendSubmission(db, applicant, { id: first.id, version: again.version, arrivedAt: at })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('the team', () => {
  test('counts once it said yes: until then nothing is sent', async () => {
    const { id, version } = await drafted()
    const partner = await makeAffiliation(db)
    const partnerActor = await actorOf(db, partner.personId, at)
    await nameForTeam(db, applicant, { submissionId: id, role: 'partner', named: { organisationId: partner.organisationId } })
    await expect(sendSubmission(db, applicant, { id, version, arrivedAt: at })).rejects.toMatchObject({ details: { fields: { team: {} } } })
    const [, member] = await teamMembersOf(db, id)
    await expect(answerForTeam(db, applicant, { memberId: member!.id, agree: true })).rejects.toMatchObject({ code: 'missing' })
    await answerForTeam(db, partnerActor, { memberId: member!.id, agree: true })
    await sendSubmission(db, applicant, { id, version, arrivedAt: at })
  })

  test('somebody without an account joins by the letter, once', async () => {
    const { id } = await drafted()
    const { token } = await nameForTeam(db, applicant, { submissionId: id, role: 'member', named: { email: 'New.Person@example.org', name: 'New' } })
    const somebody = await actorOf(db, await makePerson(db), at)
    await answerForTeam(db, somebody, { token: token!, agree: true })
    expect((await submissionFor(db, somebody, id)).mine).toBe(false)
    await expect(answerForTeam(db, somebody, { token: token!, agree: true })).rejects.toMatchObject({ code: 'missing' })
    const member = (await teamMembersOf(db, id)).find((one) => one.personId === somebody.personId)!
    await leaveTeam(db, somebody, { submissionId: id, memberId: member.id })
    await expect(submissionFor(db, somebody, id)).rejects.toMatchObject({ code: 'missing' })
  })
})

describe('time (invariant 12)', () => {
  test('what began to arrive within the grace is in, a second later it is not, in the database too', async () => {
    const graceful = await makeCall(db, at, { grace: 60 })
    const closing = 86_400
    const one = await drafted(graceful)
    const slow: Actor = { ...applicant, at: later(closing + 300) }
    await expect(sendSubmission(db, slow, { id: one.id, version: one.version, arrivedAt: later(closing + 61) })).rejects.toMatchObject({ code: 'conflict' })
    await sendSubmission(db, slow, { id: one.id, version: one.version, arrivedAt: later(closing + 59) })
    const two = await drafted(graceful)
    const revision = (await submissionFor(db, applicant, two.id)).openRevision
    const late = later(closing + 61)
    await expect(run(db, sql`update call_revision set frozen_at = ${late}, arrived_at = ${late}, sha256 = decode(repeat('00', 32), 'hex') where id = ${revision}`)).rejects.toThrow()
  })

  test('an extension is later, has a reason and is on record; it never comes after the reviews began', async () => {
    const made = await makeCall(db, at)
    await expect(extendRound(db, made.officer, { callId: made.id, id: made.roundId, closesAt: later(60), reason: 'Earlier' })).rejects.toMatchObject({ code: 'invalid' })
    await extendRound(db, made.officer, { callId: made.id, id: made.roundId, closesAt: later(200_000), reason: 'A public holiday' })
    await run(db, sql`update call_round set state = 'assigning' where id = ${made.roundId}`)
    await expect(extendRound(db, made.officer, { callId: made.id, id: made.roundId, closesAt: later(300_000), reason: 'Again' })).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('a form that is out is frozen, for the face and for the database', async () => {
  await expect(saveQuestion(db, call.officer, { formId: call.formId, sectionId: '01890000-0000-7000-8000-000000000000', code: 'more', kind: 'short_text', label: { en: 'More' }, help: {}, required: false, lang: 'en' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(run(db, sql`update call_question set required = false where form_id = ${call.formId}`)).rejects.toThrow()
})

test('the same limit under 50 parallel sends lets through exactly as many as it says', async () => {
  const strict = await makeCall(db, at, { plain: true, draft: true })
  await addRule(db, strict.officer, { callId: strict.id, kind: 'per_organisation', count: 3, countries: [], kinds: [], spaceId: null, funderId: null })
  await run(db, sql`update call set state = 'published', published_at = ${at} where id = ${strict.id}`)
  const drafts = []
  for (let n = 0; n < 50; n += 1) drafts.push(await drafted(strict))
  const pool = openPool(url, 50)
  const results = await Promise.allSettled(drafts.map((one) => sendSubmission(pool.db, applicant, { id: one.id, version: one.version, arrivedAt: at })))
  await pool.close()
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(3)
  expect(await row(db, sql`select count(*) as n from call_submission where call_id = ${strict.id} and state = 'submitted'`)).toEqual({ n: 3 })
})

test('a double send has one effect', async () => {
  const { id, version } = await drafted()
  const results = await Promise.allSettled([1, 2, 3].map(() => sendSubmission(db, applicant, { id, version, arrivedAt: at })))
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await rows(db, sql`select 1 from call_revision where submission_id = ${id} and frozen_at is not null`)).toHaveLength(1)
})

test('a call is in the list if and only if it may be read, draft or out', async () => {
  const draft = await makeCall(db, at, { draft: true })
  const members = await makeCall(db, at)
  await run(db, sql`update call set visibility = 'signed_in' where id = ${members.id}`)
  const all = [call, draft, members]
  const actors: Actor[] = [visitor(at), applicant, draft.officer, call.officer, members.officer]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...actors), fc.constantFrom(...all), async (actor, one) => {
      const listed = (await callsVisibleTo(db, actor, { limit: 200 })).some((line) => line.id === one.id)
      const read = await callFor(db, actor, { slug: one.slug }).then(() => true, () => false)
      const allowed = one === draft ? actor === draft.officer : one === members ? actor.kind === 'person' : true
      expect([listed, read]).toEqual([allowed, allowed])
    }),
    { numRuns: process.env.QIAO_SOAK ? 1000 : 30 },
  )
})

test('answers come back as they were given', async () => {
  const { id } = await drafted()
  const given = await answersTo(db, call.formId, organisationId)
  expect(await answersOf(db, (await submissionFor(db, applicant, id)).openRevision!)).toEqual(given)
})

test('a save writes what says something else than before, and leaves the other rows alone', async () => {
  const { id, version } = await drafted()
  const revisionId = (await submissionFor(db, applicant, id)).openRevision!
  const written = () =>
    rows<{ table: string; key: string; version: string }>(
      db,
      sql`select 'answer' as table, question_id::text as key, xmin::text as version from call_answer where revision_id = ${revisionId}
          union all select 'cell', concat_ws(' ', question_id, row, code), xmin::text from call_cell where revision_id = ${revisionId}
          union all select 'line', concat_ws(' ', question_id, organisation_id, code, currency), xmin::text from call_budget_line where revision_id = ${revisionId} order by 1, 2`,
    )
  const given = await answersTo(db, call.formId, organisationId)
  const before = await written()
  const again = await saveDraft(db, applicant, { id, version, title: '固态电池隔膜（二稿）', answers: given })
  expect(await written()).toEqual(before)
  const [changed] = Object.entries(given).find(([, answer]) => answer?.words !== undefined)!
  const next: Record<string, (typeof given)[string]> = { ...given, [changed]: { words: '另一种说法' } }
  for (const [key, answer] of Object.entries(given)) {
    if (answer?.cells) next[key] = { cells: answer.cells.slice(1) }
    if (answer?.lines) next[key] = { lines: answer.lines.map((line, index) => (index === 0 ? { ...line, minor: line.minor + 1 } : line)) }
  }
  await saveDraft(db, applicant, { id, version: again.version, answers: next })
  const after = await written()
  expect(before.filter((one) => one.table === 'answer' && !after.some((now) => now.key === one.key && now.version === one.version)).map((one) => one.key)).toEqual([changed])
  const dropEmpty = Object.fromEntries(Object.entries(next).map(([key, answer]) => [key, answer?.cells?.length === 0 ? {} : answer]))
  expect(await answersOf(db, revisionId)).toEqual(dropEmpty)
})

test('a cancelled call takes nothing any more', async () => {
  const made = await makeCall(db, at)
  const { id, version } = await drafted(made)
  await cancelCall(db, made.officer, { id: made.id, version: (await callFor(db, made.officer, { id: made.id })).version, reason: 'No money' })
  await expect(sendSubmission(db, applicant, { id, version, arrivedAt: at })).rejects.toMatchObject({ code: 'conflict' })
})
