import { expect, test } from 'vitest'
import { apart, type Counted, smallestCell } from '../../../core/told.ts'
import { isFor, partsOf, reportFigures, type ReportFigure, toldOf } from './rules.ts'

const others = (...cells: number[]): Counted[] => cells.map((all) => ({ all, mine: 0 }))

test('a small cell takes the smallest others with it; what is the reader’s own is always told', () => {
  expect(apart(others(3, 20, 9))).toEqual([undefined, 20, undefined])
  expect(apart(others(1, 1, 30))).toEqual([undefined, undefined, undefined])
  expect(apart(others(4, 4, 30))).toEqual([undefined, undefined, undefined])
  expect(apart(others(4, 1, 30))).toEqual([undefined, undefined, 30])
  expect(apart(others(9, 9, 4, 30))).toEqual([undefined, undefined, undefined, 30])
  expect(apart(others(6, 20, 0))).toEqual([6, 20, 0])
  expect(apart([{ all: 2, mine: 2 }, { all: 9, mine: 4 }])).toEqual([2, 9])
})

test('beside their sum no cell that is withheld can be reckoned, by whoever knows the rule', () => {
  // Every world of so many cells, by all that a reader is told of it.
  for (const [length, most] of [[2, 40], [3, 24], [4, 12]] as const) {
    const told = new Map<string, number[][]>()
    const walk = (made: number[]): void => {
      if (made.length < length) for (let n = 0; n <= most; n += 1) walk([...made, n])
      else {
        const sum = made.reduce((all, one) => all + one, 0)
        const shown = apart(others(...made))
        // Worlds at the rim lack neighbours that are real.
        if (sum >= smallestCell && sum <= most + smallestCell) told.set(`${sum}: ${shown.map((n) => n ?? '?')}`, [...(told.get(`${sum}: ${shown.map((n) => n ?? '?')}`) ?? []), made])
      }
    }
    walk([])
    const known = [...told].flatMap(([seen, worlds]) => seen.slice(seen.indexOf(' ') + 1).split(',').flatMap((n, place) => (n === '?' && new Set(worlds.map((world) => world[place])).size === 1 ? [`${seen} of ${worlds.length}`] : [])))
    expect(known, `${length} cells`).toEqual([])
  }
})

test('who runs the event is told everything; others no part of a sum that would tell of a few', () => {
  const n: Partial<Record<ReportFigure, number>> = { registered: 40, attended: 38, meetings: 30, held: 27, not_held: 2, open: 1, cooperation: 9, informative: 9, insufficient: 9, cross_border: 26, cases: 3, from_meetings: 3 }
  const world = (mine: number) => Object.fromEntries(reportFigures.map((figure) => [figure, { all: n[figure] ?? 0, mine: (n[figure] ?? 0) * mine }])) as Record<ReportFigure, Counted>
  expect(toldOf(world(1))).toMatchObject(n)
  expect(toldOf(world(0))).toMatchObject({ registered: 40, meetings: 30 })
  for (const figure of ['attended', 'held', 'not_held', 'open', 'cooperation', 'cross_border', 'cases', 'from_meetings'] as const) expect(toldOf(world(0))[figure], figure).toBeUndefined()
  expect([isFor(true, 'left'), isFor(false, 'left'), isFor(false, 'held')]).toEqual([true, false, true])
})

test('the cells of a breakdown stand by size, and none without its sum', () => {
  const cells = [{ code: 'CN', all: 7, mine: 0 }, { code: 'GB', all: 12, mine: 0 }]
  expect(partsOf(19, cells)).toEqual([{ code: 'GB', n: 12 }, { code: 'CN', n: 7 }])
  expect(partsOf(23, [...cells, { code: 'DE', all: 3, mine: 0 }, { code: 'IE', all: 1, mine: 0 }])).toEqual([{ code: 'GB', n: 12 }])
  expect(partsOf(undefined, cells)).toEqual([])
})
