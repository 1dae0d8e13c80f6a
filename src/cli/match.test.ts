import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Match } from '../engine/retrieval/matcher.ts'
import { loadWords } from '../platform/words.ts'
import { runMatch as run } from './match/run.ts'

type Line = { need: string; fields?: Record<string, unknown>; matches: (Match & { offer: string; fields?: Record<string, unknown> })[] }

let folder = ''
let words: Awaited<ReturnType<typeof loadWords>>
const runMatch = async (options: Parameters<typeof run>[0]): Promise<number> => (await run(options, () => Promise.resolve(words))).skipped

beforeAll(async () => {
  words = await loadWords()
  folder = await mkdtemp(join(tmpdir(), '桥 match '))
})
afterAll(() => rm(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)
const lines = (records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')

const offers = [
  { id: 'weld', title: 'Laser welding of aluminium battery housings', text: 'Crack-free welds at 5 kW.', university: 'Sample' },
  { id: 'peptide', title: '', text: 'Peptide drugs against tumours' },
  { id: 'sensor', title_zh: '氢气传感器', text_zh: '用于燃料电池汽车的氢气泄漏检测', title_en: 'Hydrogen sensor', text_en: 'Leak detection for fuel cell vehicles' },
]

describe('qiao match', () => {
  it('matches across languages in the order of the needs, with reasons, and keeps further fields', async () => {
    await writeFile(at('offers.jsonl'), lines(offers))
    await writeFile(at('needs.jsonl'), lines([
      { id: 'n2', title: '燃料电池氢气泄漏检测', text: '', city: '常州' },
      { id: 'n1', title: '铝合金电池壳体激光焊接', text: '要求无裂纹' },
    ]))
    const skipped = await runMatch({ offers: at('offers.jsonl'), needs: at('needs.jsonl'), top: 2, explain: true, out: at('out.jsonl') })
    expect(skipped).toBe(0)
    const results = (await readFile(at('out.jsonl'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Line)
    expect(results.map(({ need }) => need)).toEqual(['n2', 'n1'])
    expect(results.map(({ matches }) => matches[0]?.offer)).toEqual(['sensor', 'weld'])
    expect(results[0]?.fields).toEqual({ city: '常州' })
    const [first] = results[1]?.matches ?? []
    expect(first?.fields).toEqual({ university: 'Sample' })
    expect(first?.concepts?.map(({ found }) => found.label.toLowerCase()).join(' ')).toMatch(/laser|weld/)
  })

  it('names bad records with their lines, skips them and says so', async () => {
    await writeFile(at('bad.csv'), 'id,title,text\na,Welding,\n,No id,\nb,,\na,Twice,\n')
    await writeFile(at('one.csv'), 'id,title,text\nn,welding,\n')
    const said: string[] = []
    const write = process.stderr.write.bind(process.stderr)
    process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0
    try {
      expect(await runMatch({ offers: at('bad.csv'), needs: at('one.csv'), top: 10, out: at('out.csv') })).toBe(3)
    } finally {
      process.stderr.write = write
    }
    for (const line of [3, 4, 5]) expect(said.join('')).toMatch(new RegExp(`bad\\.csv(, line ${line}:| 第 ${line} 行)`))
    const table = await readFile(at('out.csv'), 'utf8')
    expect(table).toContain('need,rank,offer,score')
    expect(table).toContain('n,1,a,')
  })

  it('learns words that no dictionary has', async () => {
    await writeFile(at('o.jsonl'), lines([{ id: 'a', title: 'Zorblax coating' }, { id: 'b', title: 'Other paint' }]))
    await writeFile(at('n.jsonl'), lines([{ id: 'n', title: '佐布拉克斯' }]))
    const pairs = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? { id: index, zh: '佐布拉克斯', en: 'zorblax' } : { id: index, zh: '螺栓', en: 'bolt' }))
    await writeFile(at('pairs.jsonl'), lines(pairs))
    await runMatch({ offers: at('o.jsonl'), needs: at('n.jsonl'), top: 1, learn: at('pairs.jsonl'), out: at('learned.jsonl') })
    expect((await readFile(at('learned.jsonl'), 'utf8')).trim()).toContain('"offer":"a"')
  })

  it('refuses files that cannot be read with their name', async () => {
    await expect(runMatch({ offers: at('absent.jsonl'), needs: at('absent.jsonl'), top: 1 })).rejects.toThrow('absent.jsonl')
    await expect(runMatch({ offers: at('a.pdf'), needs: at('a.pdf'), top: 1 })).rejects.toThrow(/csv/)
  })
})
