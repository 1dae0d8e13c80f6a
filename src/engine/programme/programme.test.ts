import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundOf } from './bound.ts'
import { loadSolver, Programme } from './programme.ts'

const few = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 })
const given = fc.record({ limits: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), columns: fc.array(fc.tuple(fc.integer({ min: -2, max: 6 }), few), { minLength: 1, maxLength: 5 }), late: fc.nat(4), prices: fc.array(fc.double({ min: -2, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 }) })

/** The best whole amounts, each 0 or 1, by trying all. */
function byHand({ limits, columns }: { limits: number[]; columns: [number, number[]][] }): number {
  let best = 0
  for (let chosen = 0; chosen < 2 ** columns.length; chosen += 1) {
    const taken = columns.filter((_, place) => (chosen >> place) & 1)
    if (limits.every((limit, row) => taken.reduce((sum, [, uses]) => sum + uses[row]!, 0) <= limit)) best = Math.max(best, taken.reduce((sum, [earns]) => sum + earns, 0))
  }
  return best
}

test('a programme that grew is solved like one given at once; its bound is met by its own prices, and any prices bound it', async () => {
  const highs = await loadSolver()
  fc.assert(
    fc.property(given, ({ limits, columns, late, prices }) => {
      Programme.with(highs, {}, (programme) => {
        const rows = limits.slice(0, 2).map((limit) => programme.addRow(-Infinity, limit))
        const add = ([earns, uses]: [number, number[]], also: number[]): number => programme.columns.add(earns, 0, 1, [...rows, ...also].flatMap((row) => [row, uses[row] ?? 0]))
        const before = columns.slice(0, late)
        for (const column of before) add(column, [])
        const first = programme.solve().value
        // The third row comes late, and the columns that are there join it.
        const third = programme.addRow(-Infinity, limits[2] ?? 0)
        before.forEach(([, uses], column) => programme.join(third, column, uses[2] ?? 0))
        for (const column of columns.slice(late)) add(column, [third])
        const solved = programme.solve()
        expect(first).toBeGreaterThanOrEqual(byHand({ limits, columns: before }) - 1e-6)
        expect(boundOf(programme, solved.prices)).toBeCloseTo(solved.value, 6)
        expect(boundOf(programme, Float64Array.from(prices))).toBeGreaterThanOrEqual(solved.value - 1e-6)
        const whole = programme.solveWhole(columns.keys())
        expect(whole?.value).toBeCloseTo(byHand({ limits, columns }), 6)
        expect(solved.value).toBeGreaterThanOrEqual((whole?.value ?? 0) - 1e-6)
      })
    }),
    { numRuns: 60 },
  )
})
