import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { databaseFolder } from './folder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's maintenance database; `qiao` on the same server is the migrated template. */
    databaseUrl: string
  }
}

/** One real PostgreSQL for the run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.QIAO_TEST_DATABASE_URL
  const folder = await mkdtemp(join(databaseFolder, 'qiao-test-'))
  const server = given ? undefined : await startPostgres(folder, () => undefined, { durable: false, settings: { max_connections: '200', max_wal_size: '128MB' } })
  const url = given ?? server!.url
  await migrate(url, join(import.meta.dirname, '../db/migrations'))
  project.provide('databaseUrl', url)
  return async () => {
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
