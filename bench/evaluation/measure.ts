import { createMatcher, type Indexed, type Lesson, type Matcher, type MatcherParts } from '../../src/engine/retrieval/matcher.ts'
import { depth, type Figures, figuresOf } from './figures.ts'
import type { Item, Task } from './tasks.ts'

export const bridges = ['dictionary', 'learned', 'both'] as const
export type BridgeKind = (typeof bridges)[number]

/** Good offers of each need by id; without judgements the offer that has the need's own id. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>

const listing = ({ id, lang, title = '', text, keywords }: Item, kind: string): Indexed => ({
  id: `${kind} ${id}`, kind, texts: [{ lang, title, description: text, ...(keywords ? { keywords } : {}) }], facets: {},
})

/** Which offers each need finds, best first, and how long it took in all, in milliseconds. */
export function answersTo(matcher: Matcher, needs: readonly Item[], judgements?: Judgements): { figures: Figures } {
  const answers: { found: string[]; grades: ReadonlyMap<string, number> }[] = []
  const started = performance.now()
  for (const need of needs) {
    const found = matcher.match(listing(need, 'need'), { k: depth }).map(({ id }) => id.slice('offer '.length))
    answers.push({ found, grades: judgements?.get(need.id) ?? new Map([[need.id, 1]]) })
  }
  return { figures: figuresOf(answers, performance.now() - started) }
}

/** At most so many of a list, evenly spread over it: neighbours in a file are often alike. */
const spread = <T>(list: readonly T[], most: number): T[] => (list.length <= most ? [...list] : Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]!))

/** A matcher that holds the offers of a task; what it knows of words is taught afterwards. */
function filled(offers: readonly Item[], words: MatcherParts): Matcher {
  const matcher = createMatcher(words)
  for (const offer of offers) matcher.upsert(listing(offer, 'offer'))
  matcher.settle()
  return matcher
}

/** Measures tasks with each bridge; tasks that share their offers share the index. Calls back in the order of tasks, bridge by bridge. */
export function measure(
  tasks: readonly Task[], words: MatcherParts, lessons: readonly Lesson[], kinds: readonly BridgeKind[], limit: number,
  told: (task: Task, bridge: BridgeKind, figures: Figures) => void, judgements?: Judgements,
): void {
  const lists = new Map<readonly Item[], Task[]>()
  for (const task of tasks) lists.set(task.offers, [...(lists.get(task.offers) ?? []), task])
  for (const [offers, own] of lists) {
    const matchers = { full: kinds.some((kind) => kind !== 'learned') ? filled(offers, words) : undefined, bare: kinds.includes('learned') ? filled(offers, { segmenter: words.segmenter }) : undefined }
    for (const bridge of kinds) {
      const matcher = bridge === 'learned' ? matchers.bare : matchers.full
      if (!matcher) continue
      matcher.learn(bridge === 'dictionary' ? [] : lessons)
      for (const task of own) told(task, bridge, answersTo(matcher, spread(task.needs, limit), judgements).figures)
    }
  }
}
