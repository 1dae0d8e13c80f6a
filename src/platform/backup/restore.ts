import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import type { Blobs } from '../blobs.ts'
import { backupRefusals } from '../messages/backup.ts'
import { Refusal } from '../refusal.ts'
import { copyIn } from './copy.ts'
import { headShape, manifestShape, type Manifest, names } from './manifest.ts'
import { type Table, tablesOf } from './tables.ts'
import { type Entry, tarEntries } from './tar.ts'

export type RestoreInput = { url: string; dataFolder: string; blobs: Blobs; file: string }

/** The entries of an archive, one looked at ahead, with the digest of each that was taken. */
async function openEntries(file: string) {
  const disk = createReadStream(file)
  const source = /\.t?gz$/.test(file) ? disk.pipe(createGunzip()) : disk
  disk.on('error', (error) => source.destroy(error))
  const entries = tarEntries(source as AsyncIterable<Buffer>)
  const digests: Record<string, string> = {}
  let ahead: Entry | undefined = (await entries.next()).value ?? undefined
  return {
    digests,
    /** The next entry if its name begins so. */
    async take(beginning: string): Promise<Entry | undefined> {
      const entry = ahead
      if (!entry?.name.startsWith(beginning)) return undefined
      if (entry.name !== names.manifest) digests[entry.name] = createHash('sha256').update(entry.content).digest('hex')
      ahead = (await entries.next()).value ?? undefined
      return entry
    },
    close: () => void disk.destroy(),
  }
}

type Entries = Awaited<ReturnType<typeof openEntries>>

/**
 * Puts a backup into an empty, migrated database of the same version, all or nothing: rows are committed when every
 * checksum and count has been found right. Files go to the store under their digests.
 * @throws Refusal when the file is not whole, of another version, or the database holds something.
 */
export async function restore(input: RestoreInput): Promise<Manifest> {
  const client = new pg.Client({ connectionString: input.url, application_name: 'qiao-restore' })
  await client.connect()
  try {
    await client.query('begin')
    const entries = await openEntries(input.file).catch(damaged(input.file))
    try {
      const { manifest, secret } = await takeIn(client, entries, input).catch(damaged(input.file))
      await client.query('commit')
      if (secret) await keepSecret(input.dataFolder, secret.content)
      return manifest
    } finally {
      entries.close()
    }
  } finally {
    await client.end()
  }
}

const damaged = (file: string) => (error: unknown): never => {
  if (error instanceof Refusal) throw error
  throw new Refusal(backupRefusals.notBackup, { file: basename(file), reason: error instanceof Error ? error.message : String(error) })
}

async function takeIn(client: pg.Client, entries: Entries, { blobs }: RestoreInput): Promise<{ manifest: Manifest; secret: Entry | undefined }> {
  const head = await entries.take(names.head)
  if (!head) throw new Error('it does not begin as one')
  await checkVersion(client, headShape.parse(JSON.parse(head.content.toString())))
  const tables = await tablesOf(client)
  await checkEmpty(client, tables)
  await client.query('set constraints all deferred')
  const rows: Record<string, number> = {}
  for (const table of tables) rows[table.name] = await fill(client, table, entries)
  let files = 0
  for (let one = await entries.take('files/'); one; one = await entries.take('files/')) {
    const { sha256 } = await blobs.put(one.content)
    if (`files/${sha256}` !== one.name) throw new Error(`${one.name} has other bytes`)
    files += 1
  }
  const secret = await entries.take(names.secret)
  const last = await entries.take(names.manifest)
  if (!last) throw new Error('its end is missing')
  const manifest = manifestShape.parse(JSON.parse(last.content.toString()))
  compare(manifest, { rows, files, entries: entries.digests })
  await client.query('set constraints all immediate')
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`)
  return { manifest, secret }
}

async function keepSecret(dataFolder: string, secret: Buffer): Promise<void> {
  await mkdir(dataFolder, { recursive: true })
  await writeFile(join(dataFolder, names.secret), secret, { mode: 0o600 })
}

async function checkVersion(client: pg.Client, head: { migrations: { number: number; name: string; checksum: string }[] }): Promise<void> {
  const { rows: ours } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration order by number')
  const text = (list: readonly { name: string; checksum: string }[]) => list.map((one) => `${one.name} ${one.checksum}`).join('\n')
  if (text(ours) !== text(head.migrations)) throw new Refusal(backupRefusals.migration, { theirs: head.migrations.at(-1)?.name ?? '–', ours: ours.at(-1)?.name ?? '–' })
}

async function checkEmpty(client: pg.Client, tables: readonly Table[]): Promise<void> {
  await client.query('delete from pgboss.job')
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select 1 from ${name} limit 1`)
    if (rowCount) throw new Refusal(backupRefusals.notEmpty, { table: name })
  }
}

/** Fills one table; our triggers rest meanwhile, since what they would write is in the backup itself. */
async function fill(client: pg.Client, { name, columns }: Table, entries: Entries): Promise<number> {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let one = await entries.take(`tables/${name}/`); one; one = await entries.take(`tables/${name}/`)) yield one.content
  }
  await client.query(`alter table ${name} disable trigger user`)
  return copyIn(client, `copy ${name} (${columns.join(', ')}) from stdin`, pieces())
}

function compare(manifest: Manifest, found: Pick<Manifest, 'rows' | 'files' | 'entries'>): void {
  const differs = (a: Record<string, unknown>, b: Record<string, unknown>) => Object.keys({ ...a, ...b }).find((key) => a[key] !== b[key])
  const entry = differs(manifest.entries, found.entries)
  if (entry !== undefined) throw new Error(`${entry} is missing or altered`)
  const table = differs(manifest.rows, found.rows)
  if (table !== undefined) throw new Error(`${table} has another number of rows`)
  if (manifest.files !== found.files) throw new Error('files are missing')
}
