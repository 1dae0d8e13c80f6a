import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createMatcher } from '../engine/retrieval/matcher.ts'
import { loadDictionary } from './dictionary.ts'
import { projectRoot } from './root.ts'
import { loadWords, type Words } from './words.ts'

const folder = await mkdtemp(join(tmpdir(), 'qiao-words-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const built = join(projectRoot, 'dist')

test('the tables on disk say what those just made say, and are made anew when they are damaged', async () => {
  const heads = (await loadDictionary()).map(({ zh }) => zh).filter((zh, index) => index % 97 === 0 && /^\p{Script=Han}+$/u.test(zh))
  const said = ({ dictionary, segmenter }: Words) => ({
    sizes: [dictionary.toEnglish.size, dictionary.toChinese.size],
    heads: heads.map((zh) => [dictionary.toEnglish.lookup(zh), segmenter(zh)]),
    terms: ['weld', 'solar cell', 'batteri', 'no such word', ''].map((term) => dictionary.toChinese.lookup(term)),
  })
  // The build has made them with the same code; where it has not, or for another dictionary, they are made here.
  for (const name of await readdir(built).catch(() => [])) if (name.startsWith('words-')) await copyFile(join(built, name), join(folder, name))
  const made = said(await loadWords(folder))
  const [file] = await readdir(folder)
  const good = await readFile(join(folder, file!))
  await writeFile(join(folder, file!), good.subarray(0, good.length >> 1))
  expect(said(await loadWords(folder))).toEqual(made)
  expect(await readdir(folder)).toEqual([file])
  expect((await readFile(join(folder, file!))).equals(good)).toBe(true)
  expect(made.terms.map((found) => found.length > 0)).toEqual([true, true, true, false, false])
  expect(made.sizes[0]).toBeGreaterThan(100_000)
}, 60_000)

test('a matcher takes them as they are', async () => {
  const matcher = createMatcher(await loadWords(folder))
  matcher.upsert({ id: 'a', kind: 'offer', texts: [{ lang: 'en', title: 'Perovskite solar cells' }], facets: {} })
  expect(matcher.search('钙钛矿太阳能电池').ids).toEqual(['a'])
})
