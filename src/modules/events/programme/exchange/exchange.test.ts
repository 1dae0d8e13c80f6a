import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../../../platform/root.ts'
import { writeWorkbook } from '../../../../platform/workbook.ts'
import { sessionKinds } from '../../rules.ts'
import { speakerRoles } from '../../words/words.ts'
import { readCalendar, writeCalendar } from './calendar.ts'
import { readFrab, writeFrab } from './frab.ts'
import { type Incoming, saidBy } from './incoming.ts'
import { readSheetProgramme, writeSheetProgramme } from './sheet.ts'

const shared = join(projectRoot, '..', 'shared', 'data')
const real = (name: string) => join(shared, name)

const phrase = fc.string({ unit: fc.constantFrom(...'abcXYZ 012 ,;:<>&"\'（）、；。中文科技周论坛éü=+-@\\'), minLength: 1, maxLength: 24 }).map((text) => text.trim()).filter((text) => text.length > 0)
const lines = fc.array(phrase, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'))
const halves = (text: fc.Arbitrary<string>) => fc.record({ zh: text, en: text }, { requiredKeys: [] })
const both = (text: fc.Arbitrary<string>): fc.Arbitrary<{ zh?: string; en?: string }> => fc.oneof(fc.record({ zh: text, en: text }), fc.record({ zh: text }), fc.record({ en: text }))
const minute = 60_000
const session: fc.Arbitrary<Omit<Incoming, 'line' | 'ref'>> = fc
  .record({
    kind: fc.constantFrom(...sessionKinds), title: both(phrase), subtitle: halves(phrase), abstract: halves(lines), detail: halves(lines), track: halves(phrase), venue: halves(phrase),
    // Across both changes of clocks, 28 March and 31 October 2027.
    startsAt: fc.oneof(fc.integer({ min: 0, max: 3 * 1440 }).map((n) => Date.UTC(2027, 2, 27) + n * minute), fc.integer({ min: 0, max: 3 * 1440 }).map((n) => Date.UTC(2027, 9, 30) + n * minute)).map((n) => new Date(n)),
    length: fc.integer({ min: 5, max: 600 }), spokenIn: fc.option(fc.constantFrom('zh', 'en', 'de'), { nil: undefined }),
    speakers: fc.array(fc.record({ role: fc.constantFrom(...speakerRoles), name: both(phrase), about: halves(phrase) }), { maxLength: 3 }),
  })
  .map(({ length, spokenIn, ...one }) => {
    const source = one.title.zh ? ('zh' as const) : ('en' as const)
    return { ...one, source, ...(spokenIn ? { spokenIn } : {}), endsAt: new Date(one.startsAt.getTime() + length * minute), links: [] }
  })
const programme = fc.array(session, { minLength: 1, maxLength: 6 }).map((all) => all.map((one, place): Incoming => ({ ...one, line: place + 1, ref: `session-${place + 1}` })))

/** The sessions without their order, which a file may change. */
const sorted = (sessions: readonly Incoming[]) => [...sessions].sort((a, b) => a.ref!.localeCompare(b.ref!)).map((one) => ({ ref: one.ref, said: saidBy(one) }))
const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
const zones = fc.constantFrom('beijing' as const, 'london' as const)

describe('out and in again', () => {
  test('a schedule XML says the same programme', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(programme, zones, (sessions, zone) => {
        const xml = writeFrab(sessions, { slug: 'week', title: { en: 'A week & more' }, startsAt: sessions[0]!.startsAt, endsAt: sessions[0]!.endsAt, version: '1', zone, urlOf: () => 'https://example.org/' })
        const found = readFrab(xml)
        expect(found.problems).toEqual([])
        expect(sorted(found.sessions)).toEqual(sorted(sessions))
      }),
      { numRuns },
    )
  })

  test('a calendar says the same programme', () => {
    fc.assert(
      fc.property(programme, fc.constantFrom('zh' as const, 'en' as const), (sessions, lang) => {
        const ics = writeCalendar(sessions, { lang, name: 'Week', sequence: 2, stamp: new Date('2027-01-01T00:00:00Z'), uidOf: (one) => one.ref!, urlOf: () => 'https://example.org/', noteOf: () => 'Who: somebody' })
        expect(Math.max(...ics.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(76)
        const found = readCalendar(ics, 'Asia/Shanghai')
        expect(found.problems).toEqual([])
        expect(sorted(found.sessions)).toEqual(sorted(sessions))
      }),
      { numRuns },
    )
  })

  test('a workbook says the same programme', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(programme, zones, async (drawn, zone) => {
        // An hour that a London clock shows twice is one hour in a cell.
        const [first, second] = [Date.UTC(2027, 9, 31), Date.UTC(2027, 9, 31, 1)]
        const sessions = drawn.filter((one) => zone === 'beijing' || ![one.startsAt, one.endsAt].some((at) => at.getTime() >= first && at.getTime() < second))
        if (sessions.length === 0) return
        const found = await readSheetProgramme(await writeSheetProgramme(sessions, zone), zone, 2027)
        expect(found.problems).toEqual([])
        expect(sorted(found.sessions)).toEqual(sorted(sessions))
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    )
  })
})

describe('real files', () => {
  const there = existsSync(real('31c3-frab-schedule.xml'))
  test.skipIf(!there)('a schedule of 138 talks comes in whole', () => {
    const xml = readFileSync(real('31c3-frab-schedule.xml'), 'utf8')
    const { sessions, problems } = readFrab(xml)
    expect(problems).toEqual([])
    expect(sessions).toHaveLength(xml.split('<event ').length - 1)
    expect(sessions.flatMap((one) => one.speakers)).toHaveLength(xml.split('<person ').length - 1)
    expect(sessions.flatMap((one) => one.links)).toHaveLength(xml.split('<link ').length - 1)
    expect(new Set(sessions.map((one) => one.ref)).size).toBe(138)
    const opening = sessions[0]!
    expect(opening).toMatchObject({ title: { en: '31C3 Opening Event' }, venue: { en: 'Saal 1' }, track: { en: 'CCC' }, kind: 'forum', spokenIn: 'en' })
    expect([opening.startsAt.toISOString(), opening.endsAt.toISOString()]).toEqual(['2014-12-27T10:00:00.000Z', '2014-12-27T10:30:00.000Z'])
    const again = readFrab(writeFrab(sessions, { slug: '31c3', title: { en: '31C3' }, startsAt: opening.startsAt, endsAt: opening.endsAt, version: '1', zone: 'london', urlOf: () => 'https://example.org/' }))
    expect(sorted(again.sessions)).toEqual(sorted(sessions))
    expect(again.sessions.flatMap((one) => one.links).length).toBe(sessions.flatMap((one) => one.links).length)
  })

  test.skipIf(!there)('a calendar of a week comes in whole', () => {
    const ics = readFileSync(real('JGIBristol-schedule.ics'), 'utf8')
    const { sessions, problems } = readCalendar(ics, 'Europe/London')
    expect(problems).toEqual([])
    expect(sessions).toHaveLength(ics.split('BEGIN:VEVENT').length - 1)
    expect(sessions[0]).toMatchObject({ ref: '20260601T083000Z-Introduction-to-Python', title: { en: 'Introduction to Python' }, venue: { en: 'In-person; Training' } })
    expect(sessions[0]!.startsAt.toISOString()).toBe('2026-06-01T08:30:00.000Z')
  })
})

describe('a sheet as secretaries write it', () => {
  const sheet = (rows: (string | undefined)[][]) => writeWorkbook([{ name: '议程', columns: rows[0]!.map((header) => ({ header: header ?? '', width: 20 })), rows: rows.slice(1) }])

  test('headings below a title, days as rows of their own, times in one cell, people with what they are', async () => {
    const bytes = await sheet([
      ['2027 年岚川科技周议程', undefined, undefined, undefined, undefined],
      ['时间', '内容', '演讲嘉宾', '主持人', '地点'],
      ['12月1日（周三）', undefined, undefined, undefined, undefined],
      ['上午 9:00-9:30', '开幕式', undefined, '李敏', '主会场'],
      ['09：30—11：00', '膜材料的产业化', '王伟（岚川大学教授）；John Smith, Holt Membranes', '李敏', '主会场'],
      ['下午 2:00', '项目路演', undefined, undefined, '二号厅'],
      ['下午3:30-5:00', '圆桌讨论', '张三、李四', undefined, '二号厅'],
      ['12月2日', undefined, undefined, undefined, undefined],
      ['待定', '参观', undefined, undefined, undefined],
      ['10:00', '总结', undefined, undefined, undefined],
    ])
    const { sessions, problems } = await readSheetProgramme(bytes, 'beijing', 2027)
    expect(sessions.map((one) => [one.startsAt.toISOString(), one.endsAt.toISOString(), one.title.zh, one.kind])).toEqual([
      ['2027-12-01T01:00:00.000Z', '2027-12-01T01:30:00.000Z', '开幕式', 'ceremony'],
      ['2027-12-01T01:30:00.000Z', '2027-12-01T03:00:00.000Z', '膜材料的产业化', 'forum'],
      ['2027-12-01T06:00:00.000Z', '2027-12-01T07:30:00.000Z', '项目路演', 'roadshow'],
      ['2027-12-01T07:30:00.000Z', '2027-12-01T09:00:00.000Z', '圆桌讨论', 'panel'],
    ])
    expect(sessions[1]!.speakers).toEqual([
      { role: 'moderator', name: { zh: '李敏' }, about: {} },
      { role: 'speaker', name: { zh: '王伟' }, about: { zh: '岚川大学教授' } },
      { role: 'speaker', name: { en: 'John Smith' }, about: { en: 'Holt Membranes' } },
    ])
    expect(sessions[3]!.speakers.map((one) => one.name.zh)).toEqual(['张三', '李四'])
    expect(problems.map((one) => [one.line, one.about, one.problem.en])).toEqual([[9, '参观', 'Its day or time cannot be read'], [10, '总结', 'It has no end and no length']])
  })

  test('a sheet without headings, an XML that is no schedule and a broken calendar are refused with a sentence', async () => {
    await expect(readSheetProgramme(await sheet([['a', 'b'], ['1', '2']]), 'beijing', 2027)).rejects.toMatchObject({ code: 'invalid' })
    for (const xml of ['', '<a/>', '<schedule><day></schedule>', '<!DOCTYPE x [<!ENTITY a "b">]><schedule/>']) expect(() => readFrab(xml)).toThrow()
    for (const ics of ['', 'BEGIN:VEVENT\r\nEND:VEVENT', 'hello']) expect(() => readCalendar(ics, 'Europe/London')).toThrow()
  })
})
