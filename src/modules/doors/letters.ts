import { createHash } from 'node:crypto'
import { type Lang, type Phrase, say } from '../../core/text.ts'
import type { Db } from '../../platform/database.ts'
import { letterFrame } from '../notices/messages/letters.ts'
import { queueLetter } from '../notices/notices.ts'
import { type Door, doorKey, tokenFor } from './keys.ts'
import { doorLetters } from './messages/letters.ts'

/** The absolute address of somebody's own page; HTTP is known above this module. */
export type DoorPages = (lang: Lang, door: Door, token: string) => string

export type DoorLetter = {
  door: Door
  id: string
  lang: Lang
  email: string
  kind: keyof typeof doorLetters
  /** Tells two occasions of a kind apart. */
  version?: string
  values?: Record<string, string | Phrase>
  /** A code to be masked for staff. */
  secret?: string
}

/** Queues a letter to somebody without an account, with the address of their own page; address and code are masked for staff. */
export async function writeLetter(tx: Db, pages: DoorPages, letter: DoorLetter): Promise<void> {
  const { door, id, lang, kind, secret } = letter
  const words = doorLetters[kind]
  const values = Object.fromEntries(Object.entries(letter.values ?? {}).map(([name, value]) => [name, typeof value === 'string' ? value : value[lang]]))
  const link = pages(lang, door, tokenFor(await doorKey(tx), door, id))
  const body = [say(lang, doorLetters.greeting.text), say(lang, words.text, values), say(lang, letterFrame.link, { link }), say(lang, letterFrame.close)].join('\n\n')
  const version = letter.version ? createHash('sha256').update(letter.version).digest('base64url').slice(0, 16) : ''
  await queueLetter(tx, { address: letter.email, lang, kind: `door_${kind}`, object: { type: door, id }, version, subject: say(lang, words.subject, values), body, secrets: [link, ...(secret ? [secret] : [])] })
}
