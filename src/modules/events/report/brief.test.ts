import { expect, test } from 'vitest'
import { piecesOf } from '../../../web/ui/written.tsx'
import { briefOf } from './brief.ts'
import { chartsOf } from './charts.ts'
import type { EventReport } from './reading.ts'
import { reportFigures, type ReportFigure } from './rules.ts'

const text = (zh: string, en: string) => ({ source: 'zh' as const, rev: 1, variants: { zh: { body: zh, origin: 'author' as const, ofRev: 1, at: '' }, en: { body: en, origin: 'human' as const, ofRev: 1, at: '' } } })
const event = { slug: 'week', name: text('澜川科技周', 'Lanchuan week'), place: text('澜川', 'Lanchuan'), host: { zh: '澜川科技局', en: 'Lanchuan Science Office' }, startsAt: new Date('2026-12-01T01:00:00Z'), endsAt: new Date('2026-12-05T09:00:00Z'), mode: 'both' } as EventReport['event']
const report = (figures: Partial<Record<ReportFigure, number>>, more: Partial<EventReport> = {}): EventReport => ({
  event, runs: false, countedAt: new Date('2026-12-06T10:00:00Z'), figures: { ...(Object.fromEntries(reportFigures.map((figure) => [figure, undefined])) as Record<ReportFigure, undefined>), ...figures }, visitsByDay: [], countries: [], organisations: [], exhibitFields: [], exhibitors: [], meetingCountries: [], meetingHouses: [],
  stages: [], caseFields: [], caseCountries: [], fellThrough: [], unmet: [], amounts: [], ...more,
})
const link = (key: string) => `/zh/events/week/report/${key}`

test('every number of a brief is a link to its facts, and dates alone stand beside them', () => {
  const full = report(Object.fromEntries(reportFigures.map((figure, place) => [figure, 1_200 + place])), { countries: [{ country: 'CN', n: 700 }, { country: 'GB', n: 506 }], amounts: [{ kind: 'contract', currency: 'CNY', sum: 300_000_000 }, { kind: 'contract', currency: 'GBP', sum: 20_000_000 }, { kind: 'jobs', currency: null, sum: 12 }] })
  for (const lang of ['zh', 'en'] as const) {
    const { title, body } = briefOf(lang, full, link)
    expect(title).not.toMatch(/\d/)
    const paragraphs = body.split('\n\n')
    const linked = paragraphs.slice(1, -1).flatMap(piecesOf)
    expect(linked.filter((one) => !one.href && /\d/.test(one.text)).map((one) => one.text)).toEqual([])
    expect(linked.filter((one) => one.href).length).toBeGreaterThan(20)
    // Currencies stand beside each other and are never one sum.
    expect(body).toContain(lang === 'zh' ? '[300 万元](' : '[CN¥3,000,000](')
    expect(body).toContain('[£200,000](')
    expect(paragraphs.at(-1)).toContain(lang === 'zh' ? '18:00（北京时间，伦敦 10:00）' : '10:00 in London (18:00 in Beijing)')
  }
})

test('what is withheld or nought is not said; one is said as one', () => {
  const { body } = briefOf('en', report({ sessions: 1, exhibits: 0, held: undefined, cooperation: 9 }), link)
  expect(body).toContain('The programme has [1](/zh/events/week/report/sessions) session.')
  expect(body).not.toMatch(/exhibit|meeting|cooperation/)
  expect(briefOf('zh', report({}), link).body.split('\n\n')).toEqual(['2026年12月1日至5日，澜川科技周在澜川举行，由澜川科技局主办。', expect.stringContaining('以上数据统计于')])
  expect(briefOf('zh', { ...report({}), countedAt: new Date('2026-12-02T10:00:00Z') }, link).body).toContain('澜川科技周正在澜川举行')
})

test('charts hold what is told and nothing else, and say the finding', () => {
  expect(chartsOf('en', report({}))).toEqual([])
  const charts = chartsOf('zh', report({ registered: 40, held: 9, cooperation: undefined, informative: 9, open: 6 }, { countries: [{ country: 'CN', n: 30 }, { country: 'GB', n: 6 }] }))
  expect(charts.map(({ title, bars }) => [title, bars.map(({ label, value }) => [label, value])])).toEqual([['已确认报名 40 人', [['中国', 30], ['英国', 6], ['其余', 4]]], ['已举行洽谈 9 场', [['了解情况，暂无计划', 9], ['尚无结果的洽谈', 6]]]])
})
