import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, longestCell, unguarded, writeRecords } from './record-writer.ts'
import { type RecordFormat, readRecords, recordFormats } from './records.ts'

const runs = { numRuns: process.env.QIAO_SOAK ? 10_000 : 100 }

async function roundTrip(format: RecordFormat, records: Record<string, string>[], keys: string[]): Promise<unknown[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeRecords(format, { keys, records })) pieces.push(piece)
  const found: unknown[] = []
  for await (const { record, problem } of readRecords((async function* () { yield* pieces })(), { format })) {
    expect(problem).toBeUndefined()
    found.push(Object.fromEntries(keys.map((key) => [key, format === 'jsonl' ? (record?.[key] ?? '') : unguarded(String(record?.[key] ?? ''))])))
  }
  return found
}

test('a guarded cell is no formula, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string().map((text) => `=${text}`), fc.constantFrom("'=1", "''@x", '+1', '-2', '\tx', '＝1', "'", '')), (cell) => {
      expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u)
      expect(unguarded(guarded(cell))).toBe(cell)
    }),
    runs,
  )
})

const cell = fc.oneof(fc.string({ unit: fc.constantFrom('a', '桥', '"', ',', ';', '\n', "'", '=', '|', ' ', '𠮷', '\\', '<', '&') }), fc.constantFrom('=1+1', '@SUM(A1)', '-5', 'TRUE', '007', '1e5', '2027-03-31', '桥'))

test.each(recordFormats)('what is written as .%s is read back', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ id: fc.constant('x'), one: cell, two: cell }), { minLength: 1, maxLength: 5 }), async (records) => {
      // A cell of nothing but spaces is an empty one to a workbook.
      const kept = records.map((one) => ({ ...one, one: one.one.trim(), two: one.two.trim() }))
      expect(await roundTrip(format, kept, ['id', 'one', 'two'])).toEqual(kept)
    }),
    { numRuns: format === 'xlsx' ? runs.numRuns / 5 : runs.numRuns },
  )
})

test('a text that no cell of a workbook holds is refused, not cut', async () => {
  await expect(roundTrip('xlsx', [{ id: 'x', one: 'a'.repeat(longestCell + 1) }], ['id', 'one'])).rejects.toThrow(/csv/)
})
