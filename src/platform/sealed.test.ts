import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { seal, type SealedPart, unseal } from './sealed.ts'

const folder = await mkdtemp(join(tmpdir(), 'qiao-sealed-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytes = fc.uint8Array({ maxLength: 40 })
const someParts = fc.array(fc.array(bytes, { maxLength: 4 }), { maxLength: 5 }).map((all) => all.map((chunks, index): SealedPart => ({ name: `part ${index}`, chunks })))
const whole = (parts: readonly SealedPart[]) => new Map(parts.map(({ name, chunks }) => [name, new Uint8Array(Buffer.concat([...chunks]))]))

test('what was sealed comes back whole, for its owner alone, under its key only', async () => {
  const file = join(folder, 'deep', 'whole')
  await fc.assert(
    fc.asyncProperty(someParts, async (parts) => {
      await seal(file, 'one', parts)
      expect((await unseal(file, 'one')).parts).toEqual(whole(parts))
      expect((await unseal(file, 'two')).why).toBe('other')
    }),
    { numRuns: 20 },
  )
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'deep'))).toEqual(['whole'])
  expect((await unseal(join(folder, 'nothing'), 'one')).why).toBe('absent')
})

test('a changed bit, a torn end and a foreign file give nothing', async () => {
  const file = join(folder, 'damaged')
  const parts: SealedPart[] = [{ name: 'a', chunks: [new Uint8Array(50).fill(7), new Uint8Array(30).fill(9)] }, { name: 'b', chunks: [new Uint8Array(3)] }]
  await seal(file, 'key', parts)
  const good = await readFile(file)
  for (let at = 0; at < good.length; at += 1) {
    const bad = Buffer.from(good)
    bad[at]! ^= 1 << at % 8
    await writeFile(file, bad)
    expect((await unseal(file, 'key')).parts, `bit in byte ${at}`).toBeUndefined()
  }
  for (const length of [0, 5, 60, good.length - 1]) {
    await writeFile(file, good)
    await truncate(file, length)
    expect((await unseal(file, 'key')).why).toBe('damaged')
  }
})

test('parts of many megabytes and shared memory, several writers at once', async () => {
  const file = join(folder, 'large')
  const large = (value: number): SealedPart[] => [{ name: 'large', chunks: [new Uint8Array(new SharedArrayBuffer(3_000_001)).fill(value), new Uint8Array(17).fill(value)] }]
  await Promise.all([1, 2, 3, 4].map((value) => seal(file, 'key', large(value))))
  const found = (await unseal(file, 'key')).parts?.get('large')
  expect(found?.length).toBe(3_000_018)
  expect(found?.every((value) => value === found[0])).toBe(true)
})

test('an abandoned write leaves the file before; what a dead process left is cleared away', async () => {
  const file = join(folder, 'kept')
  await seal(file, 'key', [{ name: 'a', chunks: [Uint8Array.of(1)] }])
  const stop = new AbortController()
  const endless = (function* () {
    yield new Uint8Array(2_000_000)
    stop.abort()
    yield new Uint8Array(2_000_000)
  })()
  await expect(seal(file, 'key', [{ name: 'a', chunks: endless }], { signal: stop.signal })).rejects.toThrow()
  expect((await unseal(file, 'key')).parts?.get('a')).toEqual(Uint8Array.of(1))
  await writeFile(`${file}.999999999.aa.tmp`, 'torn')
  await writeFile(`${file}.${process.pid}.bb.tmp`, 'being written')
  await writeFile(`${file}.${process.pid}.cc.tmp`, 'forgotten')
  await utimes(`${file}.${process.pid}.cc.tmp`, 1, 1)
  await seal(file, 'key', [])
  expect((await readdir(folder)).filter((name) => name.startsWith('kept')).sort()).toEqual(['kept', `kept.${process.pid}.bb.tmp`])
})
