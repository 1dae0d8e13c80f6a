import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { projectRoot } from '../../platform/root.ts'
import { isMine, likelyShards, openCrew, shardOf, shardsFor, shardText } from './shards.ts'

const folder = await mkdtemp(join(tmpdir(), 'qiao-shards-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const subjects = ['battery separator coating', 'membrane for dye wastewater', 'robot gripper sensor', '固态电池隔膜涂层', '印染废水处理膜', '机器人触觉传感器']
const lines = (count: number, kind: string) => Array.from({ length: count }, (_, at) => JSON.stringify({ id: `${kind}-${at}`, title: `${subjects[at % 6]} ${at % 17}`, text: `${subjects[(at * 7) % 6]}, ${subjects[(at * 5 + 1) % 6]}` })).join('\n')
const at = (name: string) => join(folder, name)

test('a part takes its turn of the needs, and no need belongs to two', () => {
  for (const of of [1, 2, 3]) for (const from of [0, 4]) for (let index = 0; index < 20; index += 1) expect(Array.from({ length: of }, (_, number) => isMine({ number, of, from }, index)).filter(Boolean)).toHaveLength(index < from ? 0 : 1)
  expect(shardOf(shardText({ number: 1, of: 3 }))).toEqual({ number: 1, of: 3 })
  expect([shardOf('1/'), shardOf('a/2')]).toEqual([undefined, undefined])
  expect([shardsFor(true, 3, 1_000, 1_000), shardsFor(false, 3, 1_000, 1_000), shardsFor(true, 3, 50_000, 1_000), shardsFor(true, 3, 1_000, 20)]).toEqual([3, 1, 1, 1])
})

test('processes are started before it is known whether they are needed, kept where they are, and stopped where they are not', () => {
  expect([likelyShards(true, 3, 1_000_000), likelyShards(false, 3, 1_000_000), likelyShards(true, 3, 1_000)]).toEqual([3, 1, 1])
  const [begun, ended]: [string[], string[]] = [[], []]
  const crew = openCrew((shard) => (begun.push(shardText(shard)), { begin: () => undefined, next: async () => '', spent: async () => ({ planning: 0, scoring: 0, explaining: 0 }), stop: () => void ended.push(shardText(shard)) }))
  expect(crew.of(3)).toEqual(crew.of(3))
  expect([begun, ended]).toEqual([['1/3', '2/3'], []])
  expect(crew.of(1)).toEqual([])
  expect(ended).toEqual(['1/3', '2/3'])
  expect(crew.of(2)).toHaveLength(1)
  crew.stop()
  expect([begun.length, ended.length]).toEqual([3, 3])
})

test('several processes write the same bytes as one, and a table too', async () => {
  writeFileSync(at('offers.jsonl'), lines(120, 'offer'))
  writeFileSync(at('needs.jsonl'), lines(260, 'need'))
  const run = async (workers: number, out: string) => {
    const { stderr } = await promisify(execFile)(process.execPath, [join(projectRoot, 'dist/cli.js'), 'match', '--offers', at('offers.jsonl'), '--needs', at('needs.jsonl'), '--explain', '--workers', String(workers), '--out', at(out)])
    expect(stderr).toContain('260')
    return readFileSync(at(out), 'utf8')
  }
  const alone = await run(1, 'one.jsonl')
  expect(alone.trimEnd().split('\n')).toHaveLength(260)
  expect(await run(3, 'three.jsonl')).toBe(alone)
  expect(await run(2, 'two.csv')).toBe(await run(1, 'one.csv'))
}, 120_000)
