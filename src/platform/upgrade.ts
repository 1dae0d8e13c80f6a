import { join } from 'node:path'
import { attachMessages } from './messages/attach.ts'
import { migrate } from './migrate.ts'
import { Refusal } from './refusal.ts'
import { projectRoot } from './root.ts'

/**
 * Brings the database to the newest migration.
 * @returns true when it was empty before.
 * @throws Refusal with the reason.
 */
export async function bringUpToDate(url: string): Promise<boolean> {
  try {
    const applied = await migrate(url, join(projectRoot, 'db/migrations'))
    return applied.some((name) => /^0001\D/.test(name))
  } catch (error) {
    throw new Refusal(attachMessages.migration, { reason: error instanceof Error ? error.message : String(error) })
  }
}
