import { readText, say } from '../../core/text.ts'
import type { GuestLetter } from '../../modules/events/events.ts'
import { letterFrame } from '../../modules/notices/messages/letters.ts'
import { queueLetter } from '../../modules/notices/notices.ts'
import type { Db } from '../../platform/database.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { registrationWords as words } from './messages/words.ts'
import { showDates } from './pages.tsx'

/** Queues the letter to a guest; the link is masked for staff. */
export async function queueGuestLetter(tx: Db, origin: string, letter: GuestLetter): Promise<void> {
  const { lang } = letter
  const link = origin + href(routes.registration.invitation, { lang, token: letter.token })
  const values = { event: readText(letter.event, lang).body, days: showDates(lang, letter) }
  const greeting = letter.name ? say(lang, words.greeting, { name: letter.name }) : words.greetingNone[lang]
  const body = [greeting, say(lang, words.letterText, values), say(lang, letterFrame.link, { link }), letterFrame.close[lang]].join('\n\n')
  await queueLetter(tx, { address: letter.email, lang, kind: 'event_invited', object: { type: 'event_invitation', id: letter.invitationId }, subject: say(lang, words.letterSubject, values), body, secrets: [link, letter.token] })
}
