import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { type ZipFile, zipped } from './zip.ts'

const made: ZipFile[] = [
  { name: 'O-1 石墨烯.txt', bytes: Buffer.from('一') },
  { name: 'empty.txt', bytes: Buffer.alloc(0) },
  { name: 'large.bin', bytes: Buffer.alloc(300_000, 7) },
]

/** Reads as unpacking programs do: from the end record to the directory to each file (APPNOTE 4.3). */
function unpacked(zip: Buffer): { name: string; bytes: Buffer; at: [number, number] }[] {
  const end = zip.length - 22
  expect(zip.readUInt32LE(end)).toBe(0x06054b50)
  let entry = zip.readUInt32LE(end + 16)
  expect(entry + zip.readUInt32LE(end + 12)).toBe(end)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    expect(zip.readUInt32LE(entry)).toBe(0x02014b50)
    const [size, nameLength, local] = [zip.readUInt32LE(entry + 24), zip.readUInt16LE(entry + 28), zip.readUInt32LE(entry + 42)]
    expect(zip.readUInt32LE(local)).toBe(0x04034b50)
    expect(zip.subarray(local + 4, local + 30).equals(zip.subarray(entry + 6, entry + 32))).toBe(true)
    const start = local + 30 + zip.readUInt16LE(local + 26)
    const bytes = zip.subarray(start, start + size)
    expect(zip.readUInt16LE(entry + 10)).toBe(0)
    expect(crc32(bytes)).toBe(zip.readUInt32LE(entry + 16))
    const one = { name: zip.subarray(entry + 46, entry + 46 + nameLength).toString('utf8'), bytes, at: [zip.readUInt16LE(entry + 14), zip.readUInt16LE(entry + 12)] as [number, number] }
    entry += 46 + nameLength
    return one
  })
}

test('what unpacks is what was packed, with its names, checksums and time', async () => {
  async function* files() {
    yield* made
  }
  const found = unpacked(await buffer(zipped(files(), new Date('2026-11-21T15:04:06Z'))))
  expect(found.map(({ name, bytes }) => ({ name, bytes: bytes.toString('hex') }))).toEqual(made.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes).toString('hex') })))
  expect(found[0]!.at).toEqual([(46 << 9) | (11 << 5) | 21, (15 << 11) | (4 << 5) | 3])
})
