import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Phrase } from '../core/text.ts'
import { type FlashKey, flashes } from './messages.ts'
import type { Visit } from './room.ts'

const cookie = 'qiao_flash'

/** Leaves a notice for the next page; the cookie carries only its key. */
export function leaveFlash(c: Visit, key: FlashKey): void {
  setCookie(c, cookie, key, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60, secure: c.var.room.config.url.startsWith('https:') })
}

/** Takes the notice that was left, once. */
export function takeFlash(c: Visit): Phrase | undefined {
  const key = getCookie(c, cookie)
  if (key === undefined) return undefined
  deleteCookie(c, cookie, { path: '/' })
  return Object.hasOwn(flashes, key) ? flashes[key as FlashKey] : undefined
}
