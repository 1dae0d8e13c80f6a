import { timingSafeEqual } from 'node:crypto'
import { readId, showId } from '../../core/id.ts'
import type { Db } from '../../platform/database.ts'
import { instanceKey, markOf } from '../../platform/instance-key.ts'

/** Who may write in a session, for {@link passMinutes}: so that of thousands of votes a second none asks the database who sent it. */
export type Pass = { sessionId: string; personId: string }
type Seen = Pass & { until: number }

export const passMinutes = 20

/** Passes whose mark was found right, so that it is reckoned once each. The oldest go first. */
const mostSeen = 50_000
const seen = new WeakMap<object, Map<string, Seen>>()

const markFor = (key: Buffer, body: string): string => markOf(key, 'live-pass', body).toString('base64url').slice(0, 22)

export async function passFor(db: Db, { sessionId, personId }: Pass, at: Date): Promise<string> {
  const body = `${showId(sessionId)}${showId(personId)}${(at.getTime() + passMinutes * 60_000).toString(36)}`
  return `${body}.${markFor(await instanceKey(db), body)}`
}

/** What a pass says for this session, or undefined when it is not ours, not for it, or too old. */
export async function readPass(db: Db, text: string, sessionId: string, at: Date): Promise<Pass | undefined> {
  const pass = seen.get(db.$client)?.get(text) ?? keep(db, text, markedPass(await instanceKey(db), text))
  return pass?.sessionId === sessionId && pass.until > at.getTime() ? pass : undefined
}

function markedPass(key: Buffer, text: string): Seen | undefined {
  const [body = '', mark = '', ...more] = text.length > 100 ? [] : text.split('.')
  if (more.length > 0) return undefined
  const [given, right] = [Buffer.from(mark), Buffer.from(markFor(key, body))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const [sessionId, personId, until] = [readId(body.slice(0, 26)), readId(body.slice(26, 52)), Number.parseInt(body.slice(52), 36)]
  return sessionId && personId && until > 0 ? { sessionId, personId, until } : undefined
}

function keep(db: Db, text: string, pass: Seen | undefined): Seen | undefined {
  if (!pass) return undefined
  const passes = seen.get(db.$client) ?? new Map<string, Seen>()
  seen.set(db.$client, passes)
  if (passes.size >= mostSeen) passes.delete(passes.keys().next().value!)
  passes.set(text, pass)
  return pass
}
