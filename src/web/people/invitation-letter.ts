import { type Lang, nameFor, say } from '../../core/text.ts'
import { letterFrame } from '../../modules/notices/messages/letters.ts'
import { queueLetter } from '../../modules/notices/notices.ts'
import type { InvitationLetter } from '../../modules/people/people.ts'
import type { Db } from '../../platform/database.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { organisationWords } from './messages/organisations.ts'

/** Queues the letter of an invitation, in the language in which it was written; the link is masked for staff. */
export async function queueInvitation(tx: Db, origin: string, lang: Lang, letter: InvitationLetter): Promise<void> {
  const words = organisationWords.invitationLetter
  const link = origin + href(routes.organisations.invitation, { lang, token: letter.token })
  const organisation = nameFor(lang, letter.organisation)
  const values = { organisation, person: letter.invitedBy ?? organisation, role: organisationWords.roles[letter.role][lang] }
  const body = [words.greeting[lang], say(lang, words.text, values), say(lang, letterFrame.link, { link }), letterFrame.close[lang]].join('\n\n')
  const object = { type: 'invitation', id: letter.invitationId }
  await queueLetter(tx, { address: letter.email, lang, kind: 'invited', object, subject: say(lang, words.subject, values), body, secrets: [link, letter.token] })
}
