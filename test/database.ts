import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Db, openPool } from '../src/platform/database.ts'

/** The address of another database on the same server. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function onMaintenance(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseAt(inject('databaseUrl'), 'postgres') })
  await client.connect()
  try {
    // Cloning needs the template to itself: the lock makes parallel files wait their turn.
    await client.query("select pg_advisory_lock(hashtext('qiao-template'))")
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of its own for the calling test file, cloned from the migrated template, dropped when the file is done. */
export async function freshDatabase(): Promise<{ db: Db; url: string }> {
  const name = `t_${randomBytes(8).toString('hex')}`
  const template = new URL(inject('databaseUrl')).pathname.slice(1)
  await onMaintenance(`create database ${name} template ${template} strategy file_copy`)
  const url = databaseAt(inject('databaseUrl'), name)
  const pool = openPool(url, 8)
  afterAll(async () => {
    await pool.close()
    await onMaintenance(`drop database if exists ${name} with (force)`)
  })
  return { db: pool.db, url }
}
