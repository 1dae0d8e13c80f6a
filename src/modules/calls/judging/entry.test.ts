import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeCall } from '../../../../test/world/calls.ts'
import { makeEntry, makeReviewer } from '../../../../test/world/judging.ts'
import { run, sql } from '../../../platform/database.ts'
import { callFor, publishCall } from '../calls.ts'
import { formById, questionsOf, saveQuestion } from '../forms.ts'
import { assignedTo, entryRead, judgeOf } from './judging.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')

test('what says who applies is read where the round shows the applicants, and neither asked nor answered where it hides them', { timeout: 60_000 }, async () => {
  const call = await makeCall(db, at, { plain: true, draft: true })
  const [section] = (await formById(db, call.formId)).sections
  const naming = await saveQuestion(db, call.officer, { formId: call.formId, sectionId: section!.id, code: 'laboratory', kind: 'long_text', label: { en: 'Your laboratory', zh: '所在实验室' }, help: {}, required: true, names: true, room: 500, lang: 'en' })
  const { version } = await callFor(db, call.officer, { id: call.id })
  await publishCall(db, call.officer, { id: call.id, version })
  const entry = await makeEntry(db, call, 'Sensors')
  const judge = await makeReviewer(db, call, [entry])
  const read = async (blindness: 'single' | 'double') => {
    await run(db, sql`update call_round set blindness = ${blindness} where id = ${call.roundId}`)
    const { form, answers } = await entryRead(db, await assignedTo(db, await judgeOf(db, judge.actor, call.id), entry.entryId))
    return { asked: questionsOf(form).map((one) => one.id), answered: Object.keys(answers) }
  }
  const [single, double] = [await read('single'), await read('double')]
  expect([single.asked.includes(naming), single.answered.includes(naming)]).toEqual([true, true])
  expect([double.asked.includes(naming), double.answered.includes(naming)]).toEqual([false, false])
  expect(double.answered.length).toBe(single.answered.length - 1)
})
