import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { Phrase } from '../../core/text.ts'
import { matchWords } from './messages.ts'

/** Why a batch cannot be continued. */
export class NotResumable extends Error {
  readonly sentence: Phrase

  constructor(sentence: Phrase) {
    super(sentence.en)
    this.sentence = sentence
  }
}

/** The small file beside an output that is not finished: what it is made from. */
export const journalOf = (out: string): string => `${out}.part`

/** The same for the same files, byte for byte, and the same options. */
export async function fingerprintOf(files: readonly string[], options: unknown): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(options))
  for (const file of files) {
    hash.update('\0')
    for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array)
  }
  return hash.digest('hex')
}

/** Notes what an output is being made from, so that it can be continued. What an earlier run left goes first when it is made `anew`. */
export async function begin(out: string, fingerprint: string, anew: boolean): Promise<void> {
  if (anew) await writeFile(out, '')
  await writeFile(journalOf(out), `${fingerprint}\n`)
}

export const finish = (out: string): Promise<void> => rm(journalOf(out), { force: true })

const exists = (file: string): Promise<boolean> => stat(file).then(() => true, () => false)

const needIn = (line: string): string | undefined => {
  try {
    const record: unknown = JSON.parse(line)
    return typeof record === 'object' && record !== null && 'need' in record && typeof record.need === 'string' ? record.need : undefined
  } catch {
    return undefined
  }
}

/**
 * Cuts an interrupted output back to its whole lines that belong to the first of `needs`, in their order, and answers how many those are.
 * Refuses what was made from other files or with other options, and what nobody interrupted.
 */
export async function keepWhole(out: string, fingerprint: string, needs: readonly string[]): Promise<number> {
  const noted = await readFile(journalOf(out), 'utf8').catch(() => undefined)
  if (noted === undefined && (await exists(out))) throw new NotResumable(matchWords.nothingToResume)
  if (noted === undefined) return 0
  if (noted.trim() !== fingerprint) throw new NotResumable(matchWords.otherInputs)
  if (!(await exists(out))) return 0
  let kept = 0
  let bytes = 0
  for await (const line of wholeLines(out)) {
    if (kept >= needs.length || needIn(line.toString('utf8')) !== needs[kept]) break
    kept += 1
    bytes += line.length + 1
  }
  const file = await open(out, 'r+')
  try {
    await file.truncate(bytes)
  } finally {
    await file.close()
  }
  return kept
}

/** The lines of a file that end as lines do, without their ends. */
async function* wholeLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    rest = Buffer.concat([rest, chunk as Buffer])
    let start = 0
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
      yield rest.subarray(start, end)
      start = end + 1
    }
    rest = rest.subarray(start)
  }
}
