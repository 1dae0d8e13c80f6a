import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { access, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import type { Blobs } from '../blobs.ts'
import { backupRefusals } from '../messages/backup.ts'
import { Refusal } from '../refusal.ts'
import { copyOut } from './copy.ts'
import { type Head, type Manifest, names } from './manifest.ts'
import { tablesOf } from './tables.ts'
import { tarEnd, tarEntry } from './tar.ts'

export type BackupInput = { url: string; dataFolder: string; blobs: Blobs; file: string; at: Date }

const pieceSize = 4 * 1024 * 1024

/** Appends entries to a file that gets its name only when it is whole; compressed when the name ends in .gz or .tgz. */
async function openArchive(file: string, at: Date) {
  const part = `${file}.part`
  const disk = createWriteStream(part, { mode: 0o600 })
  const gzip = /\.t?gz$/.test(file) ? createGzip({ level: 6 }) : undefined
  gzip?.pipe(disk)
  const out = gzip ?? disk
  const put = async (piece: Buffer) => void (out.write(piece) || (await once(out, 'drain')))
  const entries: Record<string, string> = {}
  return {
    entries,
    async add(name: string, content: Buffer): Promise<void> {
      entries[name] = createHash('sha256').update(content).digest('hex')
      for (const piece of tarEntry({ name, content }, at)) if (piece.length > 0) await put(piece)
    },
    async close(): Promise<void> {
      await put(tarEnd())
      out.end()
      await finished(disk)
      const handle = await open(part, 'r')
      await handle.sync()
      await handle.close()
      await rename(part, file)
    },
    async drop(): Promise<void> {
      out.destroy()
      disk.destroy()
      await rm(part, { force: true })
    },
  }
}

type Archive = Awaited<ReturnType<typeof openArchive>>

/**
 * Writes everything of one instant into one tar: every table as COPY text in pieces, every file, the secret of the
 * sign-in, and checksums of it all. The instance may run meanwhile.
 * @throws Refusal when the file exists already.
 */
export async function backUp({ url, dataFolder, blobs, file, at }: BackupInput): Promise<Manifest> {
  if (await access(file).then(() => true, () => false)) throw new Refusal(backupRefusals.exists, { file })
  const client = new pg.Client({ connectionString: url, application_name: 'qiao-backup' })
  await client.connect()
  const archive = await openArchive(file, at)
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows: migrations } = await client.query<Head['migrations'][number]>('select number, name, checksum from migration order by number')
    const head: Head = { format: 1, at: at.toISOString(), migrations }
    await archive.add(names.head, Buffer.from(JSON.stringify(head)))
    const rows: Record<string, number> = {}
    for (const { name, select } of await tablesOf(client)) rows[name] = await addTable(archive, client, name, select)
    const { rows: kept } = await client.query<{ sha256: string }>(`select encode(sha256, 'hex') as sha256 from blob order by sha256`)
    const lost = await addFiles(archive, blobs, kept.map((one) => one.sha256))
    const secret = await readFile(join(dataFolder, 'sign-in.secret')).catch(() => undefined)
    if (secret) await archive.add(names.secret, secret)
    const manifest: Manifest = { rows, files: kept.length - lost.length, lost, entries: { ...archive.entries } }
    await archive.add(names.manifest, Buffer.from(JSON.stringify(manifest)))
    await archive.close()
    await client.query('commit')
    return manifest
  } catch (error) {
    await archive.drop()
    throw error
  } finally {
    await client.end()
  }
}

async function addTable(archive: Archive, client: pg.Client, name: string, select: string): Promise<number> {
  let count = 0
  let place = 0
  let held: Buffer[] = []
  let size = 0
  const flush = async () => {
    place += 1
    await archive.add(`tables/${name}/${String(place).padStart(6, '0')}`, Buffer.concat(held))
    held = []
    size = 0
  }
  for await (const rows of copyOut(client, `copy (${select}) to stdout`)) {
    for (const row of rows) {
      count += 1
      held.push(row)
      size += row.length
      if (size >= pieceSize) await flush()
    }
  }
  if (size > 0) await flush()
  return count
}

async function addFiles(archive: Archive, blobs: Blobs, digests: readonly string[]): Promise<string[]> {
  const lost: string[] = []
  for (const sha256 of digests) {
    const content = await blobs.get(sha256).then(buffer, () => undefined)
    if (content && createHash('sha256').update(content).digest('hex') === sha256) await archive.add(`files/${sha256}`, content)
    else lost.push(sha256)
  }
  return lost
}
