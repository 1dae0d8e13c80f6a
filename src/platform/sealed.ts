import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { isAlive } from './postgres/postmaster.ts'

/** A named array of bytes, in chunks that are made while they are written. */
export type SealedPart = { name: string; chunks: Iterable<Uint8Array> }

/** `parts` in arrays of their own, or why there are none: nothing is there, it was written for another key, or it is not whole. */
export type Unsealed = { parts: Map<string, Uint8Array>; why?: undefined } | { parts?: undefined; why: 'absent' | 'other' | 'damaged' }

type Entry = { name: string; start: number; length: number; sum: number }
type Contents = { key: string; entries: Entry[] }

/** The end of a file: eight bytes that name the form, then start, length and CRC-32 of the list of contents. */
const mark = Buffer.from('QIAO\r\n\x1a1')
const tailLength = mark.length + 16
const piece = 1 << 20
const abandonedAfter = 600_000

/**
 * Writes a file of named parts, by default for its owner alone, whole or not at all: under a name of its own, to the disk, then in place of the one before.
 * Processes that write the same file at once do not meet; the last one's stays.
 * @param key what a reader must name to get the parts: the version of everything that they depend on
 * @throws the signal's reason when it is aborted; the file before then stays
 */
export async function seal(file: string, key: string, parts: Iterable<SealedPart>, { signal, mode = 0o600 }: { signal?: AbortSignal; mode?: number } = {}): Promise<{ bytes: number }> {
  const folder = dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await clearAbandoned(file)
  const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
  const handle = await open(fresh, 'wx', mode)
  try {
    const bytes = await writeAll(handle, key, parts, signal)
    await handle.sync()
    await handle.close()
    signal?.throwIfAborted()
    await rename(fresh, file)
    await syncFolder(folder)
    return { bytes }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(fresh, { force: true })
    throw error
  }
}

async function writeAll(handle: FileHandle, key: string, parts: Iterable<SealedPart>, signal?: AbortSignal): Promise<number> {
  const buffer = Buffer.allocUnsafe(piece)
  let [filled, at] = [0, 0]
  const flush = async () => {
    signal?.throwIfAborted()
    await writeWhole(handle, buffer.subarray(0, filled))
    filled = 0
  }
  const put = async (bytes: Uint8Array) => {
    for (let from = 0; from < bytes.length; ) {
      const taken = bytes.subarray(from, from + piece - filled)
      buffer.set(taken, filled)
      filled += taken.length
      from += taken.length
      if (filled === piece) await flush()
    }
    at += bytes.length
  }
  const entries: Entry[] = []
  for (const { name, chunks } of parts) {
    const start = at
    let sum = 0
    for (const chunk of chunks) {
      for (let from = 0; from < chunk.length; from += piece) {
        const bytes = chunk.subarray(from, from + piece)
        sum = crc32(bytes, sum)
        await put(bytes)
      }
    }
    entries.push({ name, start, length: at - start, sum })
  }
  const contents = Buffer.from(JSON.stringify({ key, entries } satisfies Contents))
  const tail = Buffer.alloc(tailLength)
  mark.copy(tail)
  tail.writeBigUInt64LE(BigInt(at), mark.length)
  tail.writeUInt32LE(contents.length, mark.length + 8)
  tail.writeUInt32LE(crc32(contents), mark.length + 12)
  await put(contents)
  await put(tail)
  await flush()
  return at
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length; ) from += (await handle.write(bytes, from)).bytesWritten
}

/** So that the new name survives a power cut; not everywhere can a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** What processes left behind that were killed while they wrote. */
async function clearAbandoned(file: string): Promise<void> {
  const [folder, name] = [dirname(file), `${basename(file)}.`]
  for (const found of await readdir(folder).catch((): string[] => [])) {
    if (!found.startsWith(name) || !found.endsWith('.tmp')) continue
    const age = Date.now() - ((await stat(join(folder, found)).catch(() => undefined))?.mtimeMs ?? 0)
    if (!isAlive(Number(found.slice(name.length).split('.')[0])) || age > abandonedAfter) await rm(join(folder, found), { force: true })
  }
}

/** Reads what {@link seal} wrote under the same key. A file that is not whole gives nothing. */
export async function unseal(file: string, key: string): Promise<Unsealed> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (!handle) return { why: 'absent' }
  try {
    const contents = await contentsOf(handle)
    if (!contents) return { why: 'damaged' }
    if (contents.key !== key) return { why: 'other' }
    const parts = new Map<string, Uint8Array>()
    for (const { name, start, length, sum } of contents.entries) {
      const bytes = await readWhole(handle, start, length)
      if (!bytes || (await summed(bytes)) !== sum) return { why: 'damaged' }
      parts.set(name, bytes)
    }
    return { parts }
  } catch {
    return { why: 'damaged' }
  } finally {
    await handle.close()
  }
}

async function contentsOf(handle: FileHandle): Promise<Contents | undefined> {
  const { size } = await handle.stat()
  const tail = Buffer.from((await readWhole(handle, size - tailLength, tailLength)) ?? [])
  if (tail.length !== tailLength || !tail.subarray(0, mark.length).equals(mark)) return undefined
  const bytes = await readWhole(handle, Number(tail.readBigUInt64LE(mark.length)), tail.readUInt32LE(mark.length + 8))
  if (!bytes || crc32(bytes) !== tail.readUInt32LE(mark.length + 12)) return undefined
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Contents
}

/** Undefined when the file does not reach so far. */
async function readWhole(handle: FileHandle, start: number, length: number): Promise<Uint8Array | undefined> {
  if (start < 0) return undefined
  const bytes = new Uint8Array(length)
  for (let from = 0; from < length; ) {
    const { bytesRead } = await handle.read(bytes, from, Math.min(length - from, 1 << 30), start + from)
    if (bytesRead === 0) return undefined
    from += bytesRead
  }
  return bytes
}

/** CRC-32 in steps, between which others have their turn. */
async function summed(bytes: Uint8Array): Promise<number> {
  let sum = 0
  for (let from = 0; from < bytes.length; from += piece * 16) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve))
    sum = crc32(bytes.subarray(from, from + piece * 16), sum)
  }
  return sum
}
