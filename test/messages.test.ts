import { expect, test } from 'vitest'
import { isTest, root, sources } from './house/sources.ts'

const holdsPhrases = (path: string) => /\/(messages|words)(\.ts$|\/)|\/messages[^/]*\.tsx?$|\/words\.ts$/.test(path) && !isTest(path)
const han = /\p{Script=Han}/u

type Pair = { zh: string; en: string }
const isPair = (value: unknown): value is Pair =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string'

function pairsIn(value: unknown, path: string, found: [string, Pair][] = [], seen = new Set<unknown>()): [string, Pair][] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return found
  seen.add(value)
  if (isPair(value)) found.push([path, value])
  else for (const [key, inner] of Object.entries(value)) pairsIn(inner, `${path}.${key}`, found, seen)
  return found
}

const files = sources().filter((one) => holdsPhrases(one.path) && one.path.startsWith('src/') && !one.path.startsWith('src/engine/'))
const phrases = (await Promise.all(files.map(async ({ path }) => pairsIn(await import(`${root}/${path}`), path)))).flat()

test('there are phrases, and no half of one is empty', () => {
  expect(phrases.length).toBeGreaterThan(300)
  expect(phrases.filter(([, { zh, en }]) => zh.trim() === '' || en.trim() === '').map(([path]) => path)).toEqual([])
})

test('both halves have the same placeholders', () => {
  const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((one) => one[1]))].sort()
  expect(phrases.filter(([, { zh, en }]) => placeholders(zh).join() !== placeholders(en).join()).map(([path, pair]) => [path, pair])).toEqual([])
})

test('Chinese has full-width punctuation and curly quotes', () => {
  const halfWidth = /\p{Script=Han}[,;!?](?=\s|\p{Script=Han}|$)|\p{Script=Han}:(?=\s|$)|"/u
  expect(phrases.filter(([, { zh }]) => halfWidth.test(zh)).map(([path, { zh }]) => [path, zh])).toEqual([])
})

test('Han stands only in messages, words, tests and the data of the engine', () => {
  const allowed = (path: string) => holdsPhrases(path) || isTest(path) || path.startsWith('src/engine/retrieval/')
  expect(sources().filter((one) => !allowed(one.path) && han.test(one.text)).map((one) => one.path)).toEqual([])
})
