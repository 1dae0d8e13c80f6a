import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeActor } from '../../../test/world/people.ts'
import { rows, sql } from '../../platform/database.ts'
import { calendarBook, enterDays, readLines, removeDay } from './calendars.ts'

const { db } = await freshDatabase()
const organiser = await makeActor(db, { platform: 'organiser' })
const at = new Date('2027-01-04T08:00:00Z')

test('lines in either language are read; the first that cannot be is named with its number', () => {
  expect(readLines('# 2027\n2027-02-04..2027-02-06 休 春节 | Spring Festival\n\n2027-02-20，班，调休')).toEqual({
    days: [
      ...['2027-02-04', '2027-02-05', '2027-02-06'].map((day) => ({ day, open: false, name: { zh: '春节', en: 'Spring Festival' } })),
      { day: '2027-02-20', open: true, name: { zh: '调休', en: '调休' } },
    ],
  })
  for (const [text, said] of [['', 'at least one line'], ['2027-02-30 closed x', 'Line 1 names no day'], ['\n2027-02-20 perhaps x', 'Line 2 cannot be read'], ['2027-03-01..2027-02-01 closed x', 'ends before it begins'], ['2027-02-20 closed', 'cannot be read']] as const) {
    expect(readLines(text).problem?.en, text).toContain(said)
  }
  expect(readLines(Array.from({ length: 20 }, (_, n) => `20${30 + n}-01-01..20${30 + n}-01-31 closed x`).join('\n')).problem?.en).toContain('400')
})

test('what the host enters stands over what is shipped, and goes back', async () => {
  const actor = { ...organiser, at }
  const china = async () => (await calendarBook(db)).of('CN')
  expect((await china()).isCounted('2027-02-09')).toBe(true)
  expect(await enterDays(db, actor, { country: 'CN', lines: '2027-02-04..2027-02-11 closed 春节 | Spring Festival\n2027-02-20 working 调休 | Adjusted' })).toBe(9)
  expect([(await china()).isCounted('2027-02-09'), (await china()).isOpen('2027-02-20')]).toEqual([false, true])
  expect((await china()).closedUntil('2027-02-05')).toMatchObject({ until: '2027-02-12', provisional: false })
  await enterDays(db, actor, { country: 'CN', lines: '2027-02-09 working 上班 | Open' })
  expect((await china()).isCounted('2027-02-09')).toBe(true)
  await removeDay(db, actor, { country: 'CN', region: '', day: '2027-02-04' })
  expect((await china()).isOpen('2027-02-04')).toBe(true)
  await expect(removeDay(db, actor, { country: 'CN', region: '', day: '2027-02-04' })).rejects.toMatchObject({ code: 'missing' })
  expect((await rows(db, sql`select verb from activity where object_type = 'calendar' order by at`)).length).toBe(3)
})

test('calendars are the host’s; a region belongs to its country', async () => {
  const lines = '2027-06-15 closed x'
  await expect(enterDays(db, await makeActor(db), { country: 'GB', lines })).rejects.toMatchObject({ code: 'missing' })
  await expect(enterDays(db, organiser, { country: 'GB', region: 'CN-BJ', lines })).rejects.toMatchObject({ code: 'invalid' })
  await expect(enterDays(db, organiser, { country: 'gb', lines })).rejects.toMatchObject({ code: 'invalid' })
  await enterDays(db, organiser, { country: 'GB', region: 'GB-SCT', lines })
  const book = await calendarBook(db)
  expect([book.of('GB', 'GB-SCT').isOpen('2027-06-15'), book.of('GB').isOpen('2027-06-15')]).toEqual([false, true])
})
