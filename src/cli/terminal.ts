import { isFailure } from '../core/failure.ts'
import { type Lang, type Phrase, say } from '../core/text.ts'
import { attachDatabase } from '../platform/attach.ts'
import { type Config, loadConfig } from '../platform/config.ts'
import { type Db, openPool, type Pool } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

/** The language of the terminal, by its locale. */
export const spoken = (): Lang => ((process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('zh') ? 'zh' : 'en')

/** A phrase in the terminal's language. */
export const speak = (phrase: Phrase, values: Record<string, string | number> = {}): string => say(spoken(), phrase, values)

/** What a command says when it is refused: a sentence, the fields that are wrong, exit status 1. Anything else shows its stack. */
export function sayRefusal(error: unknown): void {
  process.exitCode = 1
  if (isFailure(error)) {
    const fields = Object.entries(error.details.fields ?? {}).map(([name, sentence]) => `  ${name}: ${speak(sentence)}`)
    process.stderr.write(`${[speak(error.sentence), ...fields].join('\n')}\n`)
  } else if (error instanceof Refusal) process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

export type Site = { config: Config; db: Db; pool: Pool['pool']; url: string }

/**
 * Runs a command on the database: the running instance's, else the data folder's own, started for the time of the
 * command. Refusals become a sentence and exit status 1.
 */
export async function withDatabase(work: (site: Site) => Promise<void>): Promise<void> {
  try {
    const config = loadConfig()
    const attached = await attachDatabase(config)
    try {
      const { db, pool, close } = openPool(attached.url, 4)
      try {
        await work({ config, db, pool, url: attached.url })
      } finally {
        await close()
      }
    } finally {
      await attached.release()
    }
  } catch (error) {
    sayRefusal(error)
  }
}
