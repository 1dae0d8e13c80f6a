import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createMatcher, type Indexed } from '../../src/engine/retrieval/matcher.ts'
import { loadWords } from '../../src/platform/words.ts'

/**
 * One new listing beside many saved searches and needs: the waiting set against a search of the index for each.
 * Reads offers as JSON lines with `title`, `text` or `summary` and `lang`; the searches are two or three words that stand
 * side by side in them. The last line is JSON.
 */
const { values } = parseArgs({ options: { offers: { type: 'string', multiple: true }, searches: { type: 'string', default: '10000' }, needs: { type: 'string', default: '1000' }, documents: { type: 'string', default: '5000' } } })
const [most, needs, documents] = [Number(values.searches), Number(values.needs), Number(values.documents)]

type Line = Record<string, unknown>
const read = (path: string): Line[] => readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line)
const bodyOf = (line: Line): string => ['text', 'description', 'summary', 'en', 'zh'].map((name) => line[name]).find((one): one is string => typeof one === 'string') ?? ''
const least = 0.01
const lines = (values.offers ?? []).flatMap((path) => read(path).slice(0, Math.ceil(documents / 2) + needs))
const listings = lines.map((line, place): Indexed => {
  const body = bodyOf(line)
  const lang = /\p{Script=Han}/u.test(body) ? 'zh' : 'en'
  return { id: `d${place}`, kind: 'offer', texts: [{ lang, title: String(line.title ?? line.title_zh ?? line.title_en ?? ''), description: body.slice(0, 2_000) }], facets: { id: [`d${place}`], kind: ['offer'] } }
})
const [kept, fresh] = [listings.filter((_, place) => place % 20 !== 0), listings.filter((_, place) => place % 20 === 0).slice(0, 50)]

const matcher = createMatcher(await loadWords())
for (const one of kept) matcher.upsert(one)
matcher.settle()

const textOf = (one: Indexed): string => `${one.texts[0]?.title} ${one.texts[0]?.description ?? ''}`
const words = kept.flatMap((one, place) => {
  const text = textOf(one)
  const parts = one.texts[0]?.lang === 'zh' ? [...text.matchAll(/\p{Script=Han}{4,8}/gu)].map((found) => found[0]) : text.split(/[^\p{L}\d]+/u).filter((word) => word.length > 3)
  const at = (place * 7) % Math.max(1, parts.length - 3)
  const found = one.texts[0]?.lang === 'zh' ? parts.slice(at, at + 1) : parts.slice(at, at + 2 + (place % 2))
  return found.length > 0 ? [found.join(' ')] : []
})
const searches = Array.from({ length: most }, (_, place) => words[(place * 31) % words.length] ?? '')

const seconds = <T>(act: () => T): { took: number; made: T } => {
  const from = performance.now()
  const made = act()
  return { took: performance.now() - from, made }
}
const median = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

const standing = matcher.standing()
const built = seconds(() => searches.forEach((search, place) => standing.addSearch(`s${place}`, search))).took
const asking = seconds(() => kept.slice(0, needs).forEach((one) => standing.addQuery(`n${one.id}`, one.texts))).took
let found = 0
let asked = 0
const times = fresh.map((one) => {
  matcher.upsert(one)
  matcher.search('warm', { limit: 1 })
  const { took, made } = seconds(() => ({ found: standing.fulfilledBy(one), asked: standing.askedBy(one, least) }))
  found += made.found.length
  asked += made.asked.length
  return took
})
const sample = searches.slice(0, 100)
const naive = median(fresh.slice(0, 5).map((one) => (seconds(() => sample.forEach((search) => matcher.search(search, { filter: { facet: 'id', in: [one.id] }, limit: 1 }))).took * searches.length) / sample.length))

// Of the offers among the best ten of a need that are worth telling, the share that the waiting set brings to its notice.
let best = 0
let noticed = 0
for (const need of kept.slice(0, 100)) {
  const own = matcher.standing()
  own.addQuery('it', need.texts)
  for (const { id, score } of matcher.match(need, { k: 10 })) {
    if (score < 0.6) continue
    best += 1
    const other = listings.find((one) => one.id === id)
    if (other && own.askedBy(other, least).length > 0) noticed += 1
  }
}
const typical = median(times)
const line = { searches: searches.length, needs, documents: kept.length, buildMs: Math.round(built), buildNeedsMs: Math.round(asking), msPerListing: Number(typical.toFixed(2)), naiveMs: Math.round(naive), ratio: Math.round(naive / typical), foundPerListing: found / fresh.length, needsNoticedPerListing: asked / fresh.length, bestNoticed: Number((noticed / best).toFixed(4)) }
process.stdout.write(`${JSON.stringify(line)}\n`)
