import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bridge } from './bridge.ts'
import { bilingualOf } from './dictionary.ts'
import { createMatcher, type Filter, type Indexed, type Matcher } from './matcher.ts'
import { referenceMatches } from './testing/reference.ts'
import { aQuery, documentsOf, entries, wholeRuns } from './testing/worlds.ts'
import { analyserWith } from './tokens.ts'

const analyse = analyserWith(wholeRuns)
const bridge = new Bridge(bilingualOf(entries))

function filled(documents: readonly Indexed[]): Matcher {
  const matcher = createMatcher({ dictionary: bridge.dictionary, segmenter: wholeRuns })
  for (const document of documents) matcher.upsert(document)
  return matcher
}

function joined(chunks: Iterable<Uint8Array>): Uint8Array {
  const bytes = Buffer.concat([...chunks])
  return new Uint8Array(bytes).slice()
}

const offer = (id: string, lang: 'zh' | 'en', title: string, more: Partial<Indexed> = {}): Indexed => ({
  id, kind: 'offer', texts: [{ lang, title }], facets: {}, ...more,
})

describe('match', () => {
  it('equals the plain reference, from the delta and from the merged segment', () => {
    fc.assert(
      fc.property(documentsOf('d', 12), aQuery, fc.integer({ min: 1, max: 6 }), fc.boolean(), (documents, query, k, merge) => {
        const matcher = filled(documents)
        if (merge) matcher.settle()
        const matches = matcher.match(query, { k })
        const expected = referenceMatches(query, documents, bridge, analyse, k)
        expect(matches.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
        matches.forEach(({ score }, index) => expect(score).toBe(expected[index]?.score))
      }),
    )
  })

  it('equals the plain reference where both languages have enough listings to balance their best', () => {
    const said = { zh: entries.map(({ zh }) => zh), en: ['battery', 'lithium', 'sun', 'sensing', 'detection', 'defect', 'catalysis', 'welding'] }
    const many = Array.from({ length: 250 }, (_, index): Indexed => {
      const lang = index % 2 === 0 ? 'zh' : 'en'
      const own = said[lang].filter((_, word) => (index * (word + 3)) % 7 < 2)
      return { ...offer(`m${index}`, lang, own.join(lang === 'zh' ? '，' : ' ')), counted: index % 9 > 0 }
    })
    const matcher = filled(many)
    fc.assert(
      fc.property(aQuery, fc.integer({ min: 1, max: 20 }), (query, k) => {
        const matches = matcher.match(query, { k, explain: true })
        expect(matches.map(({ id, score }) => ({ id, score }))).toEqual(referenceMatches(query, many, bridge, analyse, k))
        for (const { score, concepts } of matches) expect(Math.abs((concepts ?? []).reduce((sum, { contribution }) => sum + contribution, 0) - score)).toBeLessThanOrEqual(1e-6 * score)
      }),
      { numRuns: 20 },
    )
  })

  it('does not depend on how the documents came: replaced, removed and merged in between', () => {
    fc.assert(
      fc.property(documentsOf('d', 8), documentsOf('d', 4), aQuery, (documents, before, query) => {
        const matcher = filled(before)
        matcher.settle()
        for (const document of before) matcher.remove(document.id)
        for (const document of documents) matcher.upsert(document)
        const options = { k: 20, explain: true }
        expect(matcher.match(query, options)).toEqual(filled(documents).match(query, options))
      }),
    )
  })

  it('gives parts that sum to the score, and concepts that sum to the parts of the text', () => {
    fc.assert(
      fc.property(documentsOf('d', 10), aQuery, (documents, query) => {
        for (const { score, parts, concepts } of filled(documents).match(query, { explain: true })) {
          const { lexical, bridged, dense, facets } = parts
          expect(Math.abs(lexical + bridged + dense + facets - score)).toBeLessThanOrEqual(1e-9 * score)
          const sum = (concepts ?? []).reduce((total, { contribution }) => total + contribution, 0)
          expect(Math.abs(sum - lexical - bridged)).toBeLessThanOrEqual(1e-6 * score)
        }
      }),
    )
  })

  it('finds in fast mode what it finds in exact mode while the candidates suffice', () => {
    fc.assert(
      fc.property(documentsOf('d', 10), aQuery, (documents, query) => {
        const matcher = filled(documents)
        expect(matcher.match(query, { mode: 'fast' })).toEqual(matcher.match(query))
      }),
    )
  })

  it('crosses the languages both ways and says how', () => {
    const matcher = filled([offer('zh', 'zh', '焊接 缺陷 检测'), offer('en', 'en', 'Detection of welding defects'), offer('other', 'en', 'Catalysis')])
    const fromChinese = matcher.match({ ...offer('q', 'zh', '焊接 缺陷'), kind: 'need' }, { explain: true })
    expect(new Set(fromChinese.map(({ id }) => id))).toEqual(new Set(['zh', 'en']))
    const across = fromChinese.find(({ id }) => id === 'en')
    expect(across?.concepts?.[0]).toMatchObject({ query: { label: '焊接 缺陷', lang: 'zh' }, found: { label: 'welding defects', lang: 'en' }, via: 'dictionary' })
    expect(matcher.match(offer('q', 'en', 'weld flaws')).map(({ id }) => id)).toContain('zh')
  })

  it('does not let a short need rest on a word that tells nothing of its subject', () => {
    const matcher = filled([offer('subject', 'zh', '焊接'), offer('form', 'zh', '项目')])
    const [first, second] = matcher.match({ ...offer('q', 'zh', '焊接，项目'), kind: 'need' })
    expect([first?.id, second?.id]).toEqual(['subject', 'form'])
    expect(second?.score).toBeCloseTo((first?.score ?? 0) / 2)
  })

  it('names what the query asks and the listing does not say', () => {
    const matcher = filled([offer('a', 'en', 'Lithium battery')])
    const [match] = matcher.match(offer('q', 'en', 'Lithium battery with ceramic coating'), { explain: true })
    expect(match?.missing).toEqual(['ceramic coating'])
  })

  it('is usable without any listing, and leaves the query itself out', () => {
    const empty = createMatcher()
    expect(empty.match(offer('q', 'zh', '焊接'))).toEqual([])
    expect(empty.search('焊接')).toEqual({ ids: [], total: 0 })
    expect(empty.facets({ all: [] }, ['field'])).toEqual({ field: {} })
    const matcher = filled([offer('a', 'en', 'Welding'), offer('b', 'en', 'Welding')])
    expect(matcher.match(offer('a', 'en', 'Welding')).map(({ id }) => id)).toEqual(['b'])
  })

  it('counts a document in both languages once', () => {
    const both: Indexed = { id: 'both', kind: 'offer', facets: {}, texts: [{ lang: 'zh', title: '焊接' }, { lang: 'en', title: 'welding' }] }
    const matches = filled([both, offer('one', 'zh', '焊接')]).match(offer('q', 'zh', '焊接'))
    expect(matches.map(({ id }) => id).sort()).toEqual(['both', 'one'])
  })
})

describe('non-interference', () => {
  const visible: Filter = { facet: 'visibility', in: ['public'] }

  it('answers byte-equally with and without hidden documents that are not counted', () => {
    const hidden = documentsOf('h', 6, false)
    fc.assert(
      fc.property(documentsOf('d', 8), hidden, aQuery, fc.boolean(), (documents, secrets, query, merge) => {
        const clean = filled(documents)
        const mixed = createMatcher({ dictionary: bridge.dictionary, segmenter: wholeRuns })
        const longest = Math.max(documents.length, secrets.length)
        for (let index = 0; index < longest; index += 1) {
          for (const document of [secrets[index], documents[index]]) if (document) mixed.upsert(document)
        }
        if (merge) mixed.settle()
        const first = secrets[0]
        if (first) mixed.remove(first.id)
        const answers = (matcher: Matcher): string => {
          matcher.learn([], { listings: true })
          return JSON.stringify([
            matcher.match(query, { filter: visible, explain: true, k: 20 }),
            matcher.match(query, { filter: visible, mode: 'fast' }),
            matcher.search('电池 detection', { filter: visible }),
            matcher.search('', { filter: visible, sort: { by: 'publishedAt', descending: true } }),
            matcher.count(visible),
            matcher.facets(visible, ['field', 'kind', 'lang']),
          ])
        }
        expect(answers(mixed)).toBe(answers(clean))
      }),
    )
  })
})

describe('search, count and facets', () => {
  const matcher = filled([
    offer('a', 'en', 'Lithium battery', { facets: { field: ['energy'] }, numbers: { publishedAt: 1 } }),
    offer('b', 'zh', '锂 电池', { facets: { field: ['energy', 'materials'] }, numbers: { publishedAt: 3 } }),
    offer('c', 'en', 'Battery welding', { facets: { field: ['materials'] }, numbers: { publishedAt: 2 } }),
    offer('d', 'en', 'Coating', { facets: {} }),
  ])

  it('finds short text in either language and asks for all of its words', () => {
    expect(new Set(matcher.search('lithium battery').ids)).toEqual(new Set(['a', 'b']))
    expect(new Set(matcher.search('电池').ids)).toEqual(new Set(['a', 'b', 'c']))
    expect(matcher.search('锂 welding').total).toBe(4 - 1)
    expect(matcher.search('the of')).toEqual({ ids: [], total: 0 })
  })

  it('pages and sorts, documents without the number last', () => {
    expect(matcher.search('', { sort: { by: 'publishedAt', descending: true } }).ids).toEqual(['b', 'c', 'a', 'd'])
    expect(matcher.search('', { sort: { by: 'publishedAt' } }).ids).toEqual(['a', 'c', 'b', 'd'])
    expect(matcher.search('', { offset: 1, limit: 2 })).toEqual({ ids: ['b', 'c'], total: 4 })
  })

  it('counts with boolean filters', () => {
    const energy: Filter = { facet: 'field', in: ['energy'] }
    const materials: Filter = { facet: 'field', in: ['materials'] }
    expect(matcher.count({ all: [] })).toBe(4)
    expect(matcher.count({ some: [] })).toBe(0)
    expect(matcher.count({ all: [energy, materials] })).toBe(1)
    expect(matcher.count({ some: [energy, materials] })).toBe(3)
    expect(matcher.count({ not: energy })).toBe(2)
    expect(matcher.facets({ not: { facet: 'lang', in: ['zh'] } }, ['field', 'lang'])).toEqual({ field: { energy: 1, materials: 1 }, lang: { en: 3 } })
  })
})

describe('work in steps', () => {
  type Move = { put: Indexed[]; remove: number; steps: number }
  const moves: fc.Arbitrary<Move[]> = fc.array(fc.record({ put: documentsOf('d', 10), remove: fc.nat(9), steps: fc.nat(4) }), { minLength: 1, maxLength: 8 })

  it('answers as without it, whatever comes and goes between the steps', () => {
    fc.assert(
      fc.property(moves, aQuery, fc.boolean(), (all, query, learn) => {
        const stepwise = createMatcher({ dictionary: bridge.dictionary, segmenter: wholeRuns, inSteps: true })
        const documents = new Map<string, Indexed>()
        let merge = stepwise.settling()
        let lesson = stepwise.learning([], { listings: true })
        for (const { put, remove, steps } of all) {
          for (const document of put) {
            stepwise.upsert(document)
            // In the order in which they came, on which the last digit of a mean depends.
            documents.delete(document.id)
            documents.set(document.id, document)
          }
          stepwise.remove(`d${remove}`)
          documents.delete(`d${remove}`)
          for (let step = 0; step < steps; step += 1) {
            if (merge.next().done) merge = stepwise.settling()
            if (learn && lesson.next().done) lesson = stepwise.learning([], { listings: true })
          }
        }
        const plain = filled([...documents.values()])
        for (const one of [stepwise, plain]) one.learn([], { listings: learn })
        const asked = (one: Matcher) => ({
          size: one.size, matches: one.match(query, { k: 20 }), kinds: one.facets({ all: [] }, ['kind', 'lang']), numbers: new Map(one.numbered('publishedAt')),
        })
        expect(asked(stepwise)).toEqual(asked(plain))
        for (const step of stepwise.settling()) void step
        expect(stepwise.unsettled).toBe(0)
        expect(asked(stepwise)).toEqual(asked(plain))
      }),
      { numRuns: 150 },
    )
  })

  it('drops the many that are gone, those also that went between the steps', () => {
    const stepwise = createMatcher({ segmenter: wholeRuns, inSteps: true })
    const long = (index: number): Indexed => offer(`d${index}`, 'en', Array.from({ length: 2_000 }, (_, at) => `word${(index * 7 + at) % 5_000}`).join(' '))
    for (let index = 0; index < 700; index += 1) stepwise.upsert(long(index))
    for (const step of stepwise.settling()) void step
    for (let index = 0; index < 300; index += 1) stepwise.remove(`d${index}`)
    expect(stepwise.unsettled).toBe(300)
    const merge = stepwise.settling()
    let steps = 0
    while (!merge.next().done) {
      stepwise.remove(`d${300 + steps}`)
      stepwise.upsert(offer(`e${steps}`, 'en', `word1 later${steps}`))
      steps += 1
    }
    expect(steps).toBeGreaterThan(2)
    const plain = filled([...Array.from({ length: 400 - steps }, (_, at) => long(300 + steps + at)), ...Array.from({ length: steps }, (_, at) => offer(`e${at}`, 'en', `word1 later${at}`))])
    const query = offer('q', 'en', 'word1 word77 word900 later0')
    expect(stepwise.size).toBe(plain.size)
    expect(stepwise.match(query, { k: 50 })).toEqual(plain.match(query, { k: 50 }))
    for (const step of stepwise.settling()) void step
    expect(stepwise.match(query, { k: 50 })).toEqual(plain.match(query, { k: 50 }))
  })
})

describe('freeze and thaw', () => {
  const fresh = (): Matcher => createMatcher({ dictionary: bridge.dictionary, segmenter: wholeRuns })
  const written = (matcher: Matcher): Map<string, Uint8Array> => new Map(matcher.freeze().map(({ name, chunks }) => [name, joined(chunks)]))
  const answers = (matcher: Matcher, query: Indexed) => ({
    matches: matcher.match(query, { explain: true, k: 20 }),
    newest: matcher.search('', { sort: { by: 'publishedAt', descending: true } }),
    facets: matcher.facets({ all: [] }, ['kind', 'lang', 'field', 'visibility']),
    numbers: [...matcher.numbered('publishedAt')].sort(),
  })

  it('brings back the same answers, with what came since the last merge and without what is gone; both go on alike', () => {
    fc.assert(
      fc.property(documentsOf('d', 8), documentsOf('d', 5), documentsOf('e', 3, false), aQuery, (before, documents, later, query) => {
        const matcher = filled(before)
        matcher.settle()
        for (const document of documents) matcher.upsert(document)
        for (const document of before.slice(0, 2)) matcher.remove(document.id)
        matcher.learn([], { listings: true })
        const again = fresh()
        expect(again.thaw(written(matcher))).toBe(true)
        expect(again.size).toBe(matcher.size)
        expect(answers(again, query)).toEqual(answers(matcher, query))
        for (const one of [matcher, again]) {
          for (const document of later) one.upsert(document)
          one.settle()
        }
        expect(answers(again, query)).toEqual(answers(matcher, query))
      }),
      { numRuns: 50 },
    )
  })

  it('writes the moment of the call, whatever changes while the parts are taken', () => {
    fc.assert(
      fc.property(documentsOf('d', 8), documentsOf('d', 8), aQuery, (documents, later, query) => {
        const matcher = filled(documents)
        const expected = answers(matcher, query)
        const freezing = matcher.freezing()
        const change = [() => documents.slice(0, 3).forEach(({ id }) => matcher.remove(id)), () => later.forEach((document) => matcher.upsert(document)), () => matcher.settle()]
        let step = freezing.next()
        for (; !step.done; step = freezing.next()) change.shift()?.()
        change.forEach((one) => one())
        const parts = step.value
        const again = fresh()
        expect(again.thaw(new Map(parts.map(({ name, chunks }) => [name, joined(chunks)])))).toBe(true)
        expect(answers(again, query)).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  it('refuses parts that are missing or do not fit together, and changes nothing', () => {
    const matcher = filled([offer('a', 'en', 'Welding of lithium cells'), offer('b', 'zh', '焊接')])
    const parts = written(matcher)
    for (const name of parts.keys()) {
      const again = filled([offer('c', 'en', 'Coating')])
      expect(again.thaw(new Map([...parts].filter(([other]) => other !== name))), name).toBe(false)
      expect(again.size).toBe(1)
    }
    const shorter = new Map(parts).set('en.rowTerms', (parts.get('en.rowTerms') ?? new Uint8Array()).slice(4))
    expect(fresh().thaw(shorter)).toBe(false)
  })
})

it('matches all queries with progress, each by its own filter', async () => {
  const matcher = filled([offer('a', 'en', 'Welding'), offer('b', 'en', 'Welding', { kind: 'need' })])
  const seen: string[] = []
  const queries = [offer('q1', 'en', 'welding'), offer('q2', 'en', 'coating')]
  const all = matcher.matchAll(queries, { filter: () => ({ facet: 'kind', in: ['offer'] }), onProgress: (done, total) => seen.push(`${done}/${total}`) })
  const results = []
  for await (const { id, matches } of all) results.push([id, matches.map((match) => match.id)])
  expect(results).toEqual([['q1', ['a']], ['q2', []]])
  expect(seen).toEqual(['1/2', '2/2'])
})
