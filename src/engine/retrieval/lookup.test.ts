import { describe, expect, it } from 'vitest'
import { langs } from '../../core/text.ts'
import { Bridge } from './bridge.ts'
import { Collection } from './collection.ts'
import { bilingualOf } from './dictionary.ts'
import type { Indexed } from './listing.ts'
import { lookUp, type Question } from './lookup.ts'
import { askingOf, beforeIn, fast, groundsOf, shortened } from './match.ts'
import { tuning } from './plan.ts'
import { entries, wholeRuns } from './testing/worlds.ts'
import { analyserWith } from './tokens.ts'

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = randomFrom(7)
/** Words as frequent as in real text, the n-th about 1 ÷ n; one in three is of the field that the text is about. */
const word = (field: number): string => (random() < 0.33 ? `field${field}x${Math.floor(200 ** random())}y` : `word${Math.floor(3_000 ** random())}x`)
const text = (id: number, size: number): Indexed => {
  const field = Math.floor(random() * 40)
  return { id: `d${id}`, kind: 'offer', facets: {}, texts: [{ lang: 'en', title: '', description: Array.from({ length: size }, () => word(field)).join(' ') }] }
}

const collection = new Collection(analyserWith(wholeRuns))
for (let id = 0; id < 3_000; id += 1) collection.upsert(text(id, 80 + Math.floor(random() * 80)))
collection.settle(true)
const bridge = new Bridge(bilingualOf(entries))
const grounds = groundsOf(collection)
const answer = (question: Question) => lookUp(question, langs.map((lang) => grounds[lang]), tuning, beforeIn(collection))

describe('fast mode', () => {
  const asked = Array.from({ length: 60 }, (_, id) => askingOf({ ...text(id, 160), id: 'query' }, collection, bridge, { k: 10 }))

  it('finds nearly all of the best by the weightiest terms, with nearly the same scores', () => {
    let [same, all, shorter] = [0, 0, 0]
    for (const { question, reaches } of asked) {
      const quests = question.quests.map((quest, index) => ({ ...quest, short: shortened(reaches[index]!.plan, collection.sides.en, 0) }))
      const short = quests[0]?.short
      if (short && short.numbers.length < quests[0]!.whole.numbers.length) shorter += 1
      const exact = answer(question).best
      const found = answer({ ...question, quests }).best
      const documents = new Set(found.map(({ document }) => document))
      all += exact.length
      same += exact.filter(({ document }) => documents.has(document)).length
      expect(Math.abs(found[0]!.score / exact[0]!.score - 1)).toBeLessThan(0.1)
    }
    expect(shorter).toBe(asked.length)
    expect(same / all).toBeGreaterThanOrEqual(0.99)
  })

  it('looks everything up where leaving out terms does not pay', () => {
    const { reaches } = asked[0]!
    expect(reaches[0]!.plan.terms.length).toBeGreaterThan(fast.terms)
    expect(shortened(reaches[0]!.plan, collection.sides.en)).toBeUndefined()
  })
})
