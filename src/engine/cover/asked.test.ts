import { expect, test } from 'vitest'
import { type Concept, createMatcher, type Indexed } from '../retrieval/matcher.ts'
import { asksOf, candidateOf, headOf, phrasesOf, probeOf, reachedBy } from './asked.ts'
import { coverWith } from './cover.ts'

const listing = (id: string, kind: string, title: string, description: string): Indexed => ({ id, kind, texts: [{ lang: 'en', title, description }], facets: { id: [id] } })

const need = listing('need', 'need', 'Graphite crucible with ceramic coating and acoustic inspection', 'Graphite crucible. Ceramic coating. Acoustic inspection.')
const offers = [
  listing('graphite', 'offer', 'Graphite crucible', 'A graphite crucible of high density, pressed in one piece.'),
  listing('coating', 'offer', 'Ceramic coating', 'A ceramic coating for hot parts, sprayed in two layers.'),
  listing('acoustic', 'offer', 'Acoustic inspection', 'Acoustic inspection finds cracks in castings.'),
  ...Array.from({ length: 20 }, (_, index) => listing(`other ${index}`, 'offer', `Study of rivers, part ${index}`, 'Sediment moves with the water in spring.')),
]

test('a need asks in phrases of its own, and the offers that speak of them make the team', async () => {
  const matcher = createMatcher()
  for (const one of [need, ...offers]) matcher.upsert(one)
  const filter = { facet: 'kind', in: ['offer'] }
  const phrases = phrasesOf(matcher.match(need, { k: 20, filter, explain: true }), headOf(need.texts))
  const [itself] = matcher.match(probeOf(need, 'en', phrases), { k: 1, filter: { facet: 'id', in: ['need'] }, explain: true })
  const asks = asksOf(itself!, phrases, headOf(need.texts), 'en')
  expect(asks.map((ask) => ask.id.toLowerCase()).sort()).toEqual(['acoustic inspection', 'ceramic coating', 'graphite crucible'])
  const reached = matcher.match(probeOf(need, 'en', phrases), { k: 20, filter, explain: true }).map((match) => reachedBy(match, asks))
  const team = await coverWith({ aims: asks, candidates: reached.map((one) => candidateOf(one, one.id)) })
  expect(team.members.map((one) => one.id).sort()).toEqual(['acoustic', 'coating', 'graphite'])
  expect(team.share).toBeGreaterThan(0.8)
})

const none = { keywords: [], body: '' }

const concept = (label: string, contribution: number, via: Concept['via'] = 'same', p = 1) => ({ query: { term: label, label, lang: 'en' as const }, found: { term: label, label, lang: 'en' as const }, via, p, contribution })
const match = (...concepts: ReturnType<typeof concept>[]) => ({ id: 'x', score: 1, parts: { lexical: 1, bridged: 0, dense: 0, facets: 0 }, concepts })

test('half a phrase is half covered, and figures are not asked', () => {
  expect(phrasesOf([match(concept('60 ppm', 3), concept('laser', 2), concept('laser head', 1), concept('a', 1))], none)).toEqual(['laser'])
  const asks = [{ id: 'net centric', weight: 1, lang: 'en' as const }]
  expect(reachedBy(match(concept('net', 0.2)), asks).found).toEqual({})
  expect(reachedBy(match(concept('centric', 1)), asks).found['net centric']?.strength).toBeCloseTo(7 / 11)
  expect(reachedBy(match(concept('net centric', 0.25)), asks).found['net centric']?.strength).toBeCloseTo(0.5)
})

test('a coincidence of the dictionary covers nothing', () => {
  const asks = [{ id: '遥控', weight: 1, lang: 'zh' as const }]
  const strength = (...concepts: ReturnType<typeof concept>[]) => reachedBy(match(...concepts), asks).found['遥控']?.strength
  expect(strength(concept('遥控', 1, 'dictionary', 0.9))).toBeCloseTo(0.75)
  expect(strength(concept('遥控', 1, 'dictionary', 0.22))).toBeUndefined()
  expect(strength(concept('遥', 1, 'dictionary', 0.4))).toBeUndefined()
  expect(strength(concept('遥控', 0.15))).toBeCloseTo(0.3)
  expect(strength(concept('遥控', 0.15, 'dictionary'))).toBeUndefined()
  expect(strength(concept('遥', 0.5, 'same'), concept('控', 0.5, 'dictionary', 0.25))).toBeCloseTo((1 + 0.375) / 2)
})

test('words that any listing may say are not asked', () => {
  expect(phrasesOf([match(concept('有限公司', 5), concept('寻找', 4), concept('innovative technologies', 4), concept('激光焊接', 3), concept('innovative laser', 2))], none)).toEqual(['激光焊接', 'innovative laser'])
})
