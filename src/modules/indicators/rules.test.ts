import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figures, shareOf, smallestCell, told, withoutDerived } from './rules.ts'

test('a figure is told when all of it is the reader’s, or at least five are others’; never in between', () => {
  fc.assert(fc.property(fc.nat(100), fc.nat(100), (mine, others) => {
    expect(told(mine + others, mine)).toBe(others === 0 || others >= smallestCell ? mine + others : undefined)
  }))
})

test('shares are of what is told', () => {
  expect([shareOf(1, 3), shareOf(undefined, 3), shareOf(1, undefined), shareOf(0, 0)]).toEqual([33.3, undefined, undefined, undefined])
})

test('no reader can reckon a withheld figure exactly from those beside it', () => {
  const few = fc.nat(7)
  fc.assert(fc.property(few, few, few, fc.nat(3), (onlyAccepted, onlyMet, both, mine) => {
    // Others' cases by what they reached; whoever reads knows how many of their own there are besides.
    const others = { accepted: onlyAccepted + both, met: onlyMet + both, connection: onlyAccepted + onlyMet + both }
    const shown = withoutDerived(Object.fromEntries(figures.map((figure) => [figure, figure in others ? told(others[figure as 'met'] + mine, mine) : 0])) as never)
    // Every world that gives the reader the same figures.
    const possible = { accepted: new Set<number>(), met: new Set<number>() }
    for (let a = 0; a <= 10; a += 1) for (let m = 0; m <= 10; m += 1) for (let b = 0; b <= 10; b += 1) {
      const world = { accepted: a + b, met: m + b, connection: a + m + b }
      const same = (['accepted', 'met', 'connection'] as const).every((figure) => withoutDerived(Object.fromEntries(figures.map((each) => [each, each in world ? told(world[each as 'met'] + mine, mine) : 0])) as never)[figure] === shown[figure])
      if (same) { possible.accepted.add(a + b); possible.met.add(m + b) }
    }
    for (const figure of ['accepted', 'met'] as const) if (shown[figure] === undefined) expect(possible[figure].size).toBeGreaterThan(1)
  }), { numRuns: 20 })
})
