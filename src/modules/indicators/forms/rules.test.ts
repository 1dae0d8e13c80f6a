import { expect, test } from 'vitest'
import { figures } from '../rules.ts'
import { dayIn, type FormCell, monthBefore, readCell, readFigure, spanOf, valuesOf, writtenFigure } from './rules.ts'

test('cells and figures are read as they are typed', () => {
  expect([' b5 ', '$C$12', 'ＡＡ３', 'B0', 'B', '5', 'ABCD1'].map(readCell)).toEqual(['B5', 'C12', 'AA3', undefined, undefined, undefined, undefined])
  for (const typed of ['interest', 'jobs', 'reported_month', 'received:GBP', 'contract:CNY:10000']) expect(writtenFigure(readFigure(typed)!)).toBe(typed)
  for (const typed of ['', 'received', 'interest:GBP', 'received:XXX', 'jobs:CNY', 'interest::10000', 'received:CNY:7']) expect(readFigure(typed), typed).toBeUndefined()
})

test('months follow the clock of their zone, and spans end with them', () => {
  expect(dayIn('Asia/Shanghai', new Date('2026-11-30T16:30:00Z'))).toBe('2026-12-01')
  expect(dayIn('Europe/London', new Date('2026-11-30T16:30:00Z'))).toBe('2026-11-30')
  expect([monthBefore('2026-01'), monthBefore('2026-12')]).toEqual(['2025-12', '2026-11'])
  expect([spanOf('2028-02', 'month'), spanOf('2026-11', 'year'), spanOf('2026-11', 'all')]).toEqual([{ from: '2028-02-01', to: '2028-02-29' }, { from: '2026-01-01', to: '2026-11-30' }, { to: '2026-11-30' }])
})

test('a month that is withheld is not the difference of two sums that are told', () => {
  const cell = (figure: FormCell['figure'], period: FormCell['period'], currency: string | null = null, unit: 1 | 10_000 = 1): FormCell => ({ sheet: 's', cell: 'A1', figure, currency, period, unit })
  const funnel = (n: number | undefined, sum: number | undefined) => ({ cells: Object.fromEntries(figures.map((figure) => [figure, { figure, n }])) as never, amounts: [{ kind: 'received' as const, currency: 'CNY', sum }] })
  const funnels = new Map([['month', funnel(undefined, 1_860_000)], ['year', funnel(12, 5_000_000)], ['all', funnel(40, undefined)]] as const)
  expect(valuesOf([cell('interest', 'month'), cell('interest', 'year'), cell('interest', 'all'), cell('agreed', 'year'), cell('agreed', 'all'), cell('received', 'month', 'CNY', 10_000), cell('received', 'all', 'CNY'), cell('received', 'month', 'GBP'), cell('reported_month', 'month')], funnels, '2026-11'))
    .toEqual(['<5', '<5', '<5', 12, 40, 1.86, '<5', 0, '2026-11'])
})
