import { fields } from '../../src/modules/vocabularies/words/fields.ts'
import { partnerships, stages } from '../../src/modules/listings/words/facts.ts'
import { regions } from '../../src/modules/people/words/places.ts'
import { randomFrom } from './random.ts'

const words = ['水处理', '固态电池', '传感器', '机器人', '碳捕集', '氢', '诊断', '影像', '复合材料', '激光', 'membrane', 'battery', 'robot', 'sensor', 'hydrogen', 'imaging', 'carbon capture', 'laser welding', 'machine learning', 'coating', 'recycling', 'biochar', 'drug delivery', 'lithium 电池', '低成本 coating']
const pools: Record<string, readonly string[]> = {
  kind: ['offer', 'need'],
  field: Object.keys(fields),
  stage: Object.keys(stages),
  trl: ['3', '4', '5', '6', '7'],
  partnership: Object.keys(partnerships),
  region: Object.keys(regions),
}

/** So many different addresses of the hall: words in both languages, facets, pages, sorts. */
export function hallAddresses(count: number): string[] {
  const random = randomFrom(42)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const found = new Set<string>()
  while (found.size < count) {
    const query = new URLSearchParams()
    if (random() < 0.5) query.set('q', pick(words))
    for (const [facet, values] of Object.entries(pools)) if (random() < 0.22) query.append(facet, pick(values))
    if (random() < 0.3) query.set('page', String(1 + Math.floor(random() * 5)))
    if (random() < 0.2) query.set('sort', pick(['newest', 'ending', 'completeness']))
    found.add(`/${pick(['zh', 'en'])}/hall?${query}`)
  }
  return [...found]
}

/** Every address so many times, in random order. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = randomFrom(seed)
  const all = [...items]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return all
}
