import { timingSafeEqual } from 'node:crypto'
import { readId, showId } from '../../core/id.ts'
import type { Db } from '../../platform/database.ts'
import { instanceKey, markOf } from '../../platform/instance-key.ts'

/** Who may write in a session, for {@link passMinutes}: so that of thousands of votes a second none asks the database who sent it. */
export type Pass = { sessionId: string; personId: string }

export const passMinutes = 20

const markFor = (key: Buffer, body: string): string => markOf(key, 'live-pass', body).toString('base64url').slice(0, 22)

export async function passFor(db: Db, { sessionId, personId }: Pass, at: Date): Promise<string> {
  const body = `${showId(sessionId)}${showId(personId)}${(at.getTime() + passMinutes * 60_000).toString(36)}`
  return `${body}.${markFor(await instanceKey(db), body)}`
}

/** What a pass says for this session, or undefined when it is not ours, not for it, or too old. */
export async function readPass(db: Db, text: string, sessionId: string, at: Date): Promise<Pass | undefined> {
  const [body = '', mark = ''] = text.length > 100 ? [] : text.split('.')
  const [given, right] = [Buffer.from(mark), Buffer.from(markFor(await instanceKey(db), body))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const personId = readId(body.slice(26, 52))
  if (readId(body.slice(0, 26)) !== sessionId || !personId || !(Number.parseInt(body.slice(52), 36) > at.getTime())) return undefined
  return { sessionId, personId }
}
