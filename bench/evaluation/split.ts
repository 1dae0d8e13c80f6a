import { chineseOf, englishOf, type Fields } from './records.ts'

/** Records to measure on and records to learn from, which share none and, as far as shingles tell, no near-copy. */
export type Split = { test: Fields[]; learn: Fields[]; stated: boolean; nearCopies: { learn: string; test: string; likeness: number }[] }

/** Words of English or characters of Chinese in a row that must be the same. */
const shingle = { en: 5, zh: 8 } as const
/** Jaccard likeness of the shingles from which two records count as near-copies. */
const alike = 0.4
/** The share of records that are learned from where the file does not say. */
const learnShare = 0.3

/** 32-bit FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

function shinglesOf(units: readonly string[], size: number, joint: string): Set<number> {
  const shingles = new Set<number>()
  for (let at = 0; at + size <= units.length; at += 1) shingles.add(hashOf(units.slice(at, at + size).join(joint)))
  return shingles
}

const englishShingles = (row: Fields): Set<number> => shinglesOf(englishOf(row).toLowerCase().match(/[a-z0-9]+/g) ?? [], shingle.en, ' ')
const chineseShingles = (row: Fields): Set<number> => shinglesOf(chineseOf(row).match(/\p{Script=Han}/gu) ?? [], shingle.zh, '')

/** Pairs of records of the two lists of which either language is nearly the same. */
export function nearCopiesOf(learn: readonly Fields[], test: readonly Fields[]): Split['nearCopies'] {
  const found = new Map<string, Split['nearCopies'][number]>()
  for (const shinglesIn of [englishShingles, chineseShingles]) {
    const sets = test.map(shinglesIn)
    const holders = new Map<number, number[]>()
    sets.forEach((set, index) => set.forEach((one) => holders.set(one, [...(holders.get(one) ?? []), index])))
    for (const row of learn) {
      const own = shinglesIn(row)
      const shared = new Map<number, number>()
      for (const one of own) for (const index of holders.get(one) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1)
      for (const [index, both] of shared) {
        const likeness = both / (own.size + (sets[index]?.size ?? 0) - both)
        const pair = { learn: row['id'] ?? '', test: test[index]?.['id'] ?? '', likeness }
        if (likeness >= alike && likeness > (found.get(`${pair.learn} ${pair.test}`)?.likeness ?? 0)) found.set(`${pair.learn} ${pair.test}`, pair)
      }
    }
  }
  return [...found.values()].sort((a, b) => b.likeness - a.likeness)
}

/**
 * The file's own split where it states one (`split`: test, learn); else by a hash of the id, so that it stays the same when records are
 * added. Records to learn from that nearly copy a test record are left out and reported.
 */
export function splitOf(rows: readonly Fields[], mostLearned: number): Split {
  const stated = rows.some((row) => row['split'] === 'learn' || row['split'] === 'test')
  const isLearn = (row: Fields): boolean => (stated ? row['split'] === 'learn' : hashOf(row['id'] ?? '') / 2 ** 32 < learnShare)
  const isTest = (row: Fields): boolean => (stated ? row['split'] === 'test' : !isLearn(row))
  const test = rows.filter(isTest)
  const learn = rows.filter((row) => isLearn(row) && chineseOf(row) !== '' && englishOf(row) !== '')
  const nearCopies = nearCopiesOf(learn, test)
  const copied = new Set(nearCopies.map((pair) => pair.learn))
  return { test, learn: learn.filter((row) => !copied.has(row['id'] ?? '')).slice(0, mostLearned), stated, nearCopies }
}
