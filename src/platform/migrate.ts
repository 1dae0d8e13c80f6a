import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

export type Migration = { number: number; name: string; text: string; checksum: string }

/** The numbered SQL of `db/migrations`, in order. Frozen once landed: the checksum is compared with what was applied. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { number: Number(name.slice(0, 4)), name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings the database at `url` to the newest migration; each runs in a transaction of its own under one advisory lock.
 * @returns the names of those applied now.
 * @throws when an applied migration was altered or the database is newer than this program.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, application_name: 'qiao-migrate' })
  await client.connect()
  try {
    await client.query("set lock_timeout = '20s'")
    await client.query("select pg_advisory_lock(hashtext('qiao-migrate'))")
    await client.query('create table if not exists migration (number integer primary key, name text not null, checksum text not null, at timestamptz not null default now())')
    const { rows: applied } = await client.query<{ number: number; name: string; checksum: string }>('select number, name, checksum from migration order by number')
    for (const one of applied) {
      const known = migrations.find((migration) => migration.number === one.number)
      if (!known) throw new Error(`The database has migration ${one.name}, which this version of Qiao does not know. Start the newer version.`)
      if (known.checksum !== one.checksum) throw new Error(`Migration ${one.name} was altered after it had been applied. Restore the file and add a new migration instead.`)
    }
    const done = new Set(applied.map((one) => one.number))
    const fresh = migrations.filter((migration) => !done.has(migration.number))
    for (const migration of fresh) {
      await client.query('begin')
      try {
        await client.query(migration.text)
        await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [migration.number, migration.name, migration.checksum])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
      }
    }
    return fresh.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}
