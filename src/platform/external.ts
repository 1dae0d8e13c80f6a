import pg from 'pg'
import { attachMessages } from './messages/attach.ts'
import { Refusal } from './refusal.ts'

const oldest = 150_000

/**
 * Looks whether the database of DATABASE_URL answers within five seconds and can hold Qiao.
 * @throws Refusal; its sentence names the place without the password.
 */
export async function checkExternal(url: string): Promise<void> {
  const place = placeOf(url)
  const { number, version, encoding } = await ask(url, place)
  if (number < oldest) throw new Refusal(attachMessages.tooOld, { place, found: version })
  if (encoding !== 'UTF8') throw new Refusal(attachMessages.notUtf8, { place, found: encoding })
}

type Answer = { number: number; version: string; encoding: string }

async function ask(url: string, place: string): Promise<Answer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 })
  try {
    await client.connect()
    const { rows } = await client.query<Answer>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding`,
    )
    const [answer] = rows
    if (!answer) throw new Error('no answer')
    return answer
  } catch (error) {
    throw new Refusal(attachMessages.unreachable, { place, reason: reasonOf(error) })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A name with several addresses fails with an error that has no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
