import type { Cookies } from '../../modules/people/people.ts'
import type { Visit } from '../room.ts'

/** Hands the cookies of the sign-in on to the browser. */
export function passOn(c: Visit, cookies: Cookies): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}
