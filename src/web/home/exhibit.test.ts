import { describe, expect, it } from 'vitest'
import type { Concept } from '../../engine/retrieval/matcher.ts'
import type { Lang } from '../../core/text.ts'
import { worth } from './exhibit.ts'

const concept = (from: Lang, to: Lang, contribution: number): Concept => ({ query: { term: 'a', label: 'a', lang: from }, found: { term: 'b', label: 'b', lang: to }, via: 'dictionary', p: 0.5, contribution })
const [china, britain] = [{ lang: 'zh', country: 'CN' }, { lang: 'en', country: 'GB' }]

describe('the worth of a match for the front page', () => {
  it('counts planks that carry alike in full, and one thick plank as one', () => {
    expect(worth(china, { lang: 'en', country: 'CN' }, { concepts: [1, 1, 1, 1].map((n) => concept('zh', 'en', n)) })).toBeCloseTo(4)
    expect(worth(china, { lang: 'en', country: 'CN' }, { concepts: [97, 1, 1, 1].map((n) => concept('zh', 'en', n)) })).toBeLessThan(1.1)
  })

  it('prefers what crosses languages and borders', () => {
    const planks = [1, 1, 1]
    const across = worth(china, britain, { concepts: planks.map((n) => concept('zh', 'en', n)) })
    const within = worth(china, { lang: 'zh', country: 'GB' }, { concepts: planks.map((n) => concept('zh', 'zh', n)) })
    const home = worth(china, { lang: 'en', country: 'CN' }, { concepts: planks.map((n) => concept('zh', 'en', n)) })
    expect(across).toBeGreaterThan(home)
    expect(home).toBeGreaterThan(within)
    expect(within).toBeGreaterThan(0)
  })

  it('counts only planks between the originals, which are what the banks show', () => {
    expect(worth(china, britain, { concepts: [concept('en', 'en', 5)] })).toBe(0)
    expect(worth(china, britain, { concepts: [] })).toBe(0)
  })
})
