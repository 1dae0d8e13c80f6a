import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from './config.ts'
import { checkExternal } from './external.ts'
import { takeLock } from './lock.ts'
import type { Holder, Lock } from './lock.ts'
import { attachMessages } from './messages/attach.ts'
import { startPostgres, stopOrphan } from './postgres.ts'
import { Refusal } from './refusal.ts'
import { liveRuntime } from './runtime.ts'
import { bringUpToDate } from './upgrade.ts'

export type Attached = {
  readonly url: string
  /** Stops the database if it was started for this command. */
  release(): Promise<void>
}

const patience = 60_000
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * The database for a command: that of DATABASE_URL, else the running instance's, else the data folder's own, which is
 * started and migrated under the folder's lock. Waits for an instance that is starting, and for another command that
 * has started the database for itself.
 * @throws Refusal
 */
export async function attachDatabase(config: Config): Promise<Attached> {
  if (config.databaseUrl !== undefined) {
    await checkExternal(config.databaseUrl)
    return { url: config.databaseUrl, release: async () => undefined }
  }
  const until = Date.now() + patience
  for (;;) {
    const taken = takeLock(config.dataFolder, 'command')
    if (!('holder' in taken)) return startOwn(config.dataFolder, taken)
    const running = taken.holder.what === 'supervisor' ? liveRuntime(config.dataFolder) : undefined
    if (running?.supervisor.pid === taken.holder.pid) return { url: running.databaseUrl, release: async () => undefined }
    if (Date.now() > until) throw busy(config.dataFolder, taken.holder)
    await pause(100)
  }
}

async function startOwn(dataFolder: string, lock: Lock): Promise<Attached> {
  try {
    await stopOrphan(dataFolder)
    const server = await startPostgres(dataFolder, () => undefined)
    const release = async () => {
      for (const signal of signals) process.off(signal, interrupted)
      await server.stop()
      lock.release()
    }
    const interrupted = () => void release().finally(() => process.exit(130))
    for (const signal of signals) process.on(signal, interrupted)
    try {
      await bringUpToDate(server.url)
    } catch (error) {
      await release()
      throw error
    }
    return { url: server.url, release }
  } catch (error) {
    lock.release()
    throw error
  }
}

function busy(folder: string, holder: Holder): Refusal {
  const phrase = holder.what === 'supervisor' ? attachMessages.starting : attachMessages.inUse
  return new Refusal(phrase, { folder, pid: holder.pid })
}
