import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Phrasebook, phrasebookOf } from '../engine/retrieval/gloss/phrasebook.ts'
import { loadDictionary } from './dictionary.ts'
import { projectRoot } from './root.ts'

/** Raise it when the making of a phrasebook or the dictionary's version changes. */
const version = 1
const digestBytes = 32

const place = (): string => join(projectRoot, 'dist', `phrasebook-${version}.bin`)

/**
 * What the dictionary prints for its headwords, for glosses: about four megabytes. Made once, in about a second, and kept beside the build's
 * other word tables (CC-CEDICT's data is CC BY-SA 4.0 and stays out of the repository); made in memory where it cannot be kept.
 */
export const loadPhrasebook = (): Promise<Phrasebook> => (loading ??= load())
let loading: Promise<Phrasebook> | undefined

async function load(): Promise<Phrasebook> {
  const kept = await readKept()
  if (kept) return kept
  const book = phrasebookOf(await loadDictionary())
  if (existsSync(join(projectRoot, 'dist'))) await keep(book).catch(() => undefined)
  return book
}

async function readKept(): Promise<Phrasebook | undefined> {
  const file = await readFile(place()).catch(() => undefined)
  if (!file || file.length < digestBytes + 4) return undefined
  const body = file.subarray(digestBytes)
  if (!createHash('sha256').update(body).digest().equals(file.subarray(0, digestBytes))) return undefined
  const count = body.readUInt32LE(0)
  const starts = new Uint32Array(body.buffer.slice(body.byteOffset + 4, body.byteOffset + 4 + count * 4))
  return new Phrasebook(new Uint8Array(body.subarray(4 + count * 4)), starts)
}

async function keep({ lines, starts }: Phrasebook): Promise<void> {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(starts.length)
  const body = Buffer.concat([count, Buffer.from(starts.buffer, starts.byteOffset, starts.byteLength), lines])
  const fresh = `${place()}.${process.pid}`
  await writeFile(fresh, Buffer.concat([createHash('sha256').update(body).digest(), body]))
  await rename(fresh, place())
}
