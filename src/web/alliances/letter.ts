import { readText, say } from '../../core/text.ts'
import type { AllianceLetter } from '../../modules/alliances/alliances.ts'
import { letterFrame } from '../../modules/notices/messages/letters.ts'
import { queueLetter } from '../../modules/notices/notices.ts'
import type { Db } from '../../platform/database.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { invitationWords as words } from './messages/tools.ts'

/** Queues the letter of an invitation; the link is masked for staff. */
export async function queueAllianceLetter(tx: Db, origin: string, letter: AllianceLetter): Promise<void> {
  const { lang } = letter
  const link = origin + href(routes.alliances.invitation, { lang, token: letter.token })
  const alliance = readText(letter.alliance, lang).body
  const values = { alliance, person: letter.invitedBy ?? alliance }
  const body = [words.greeting[lang], say(lang, words.text, values), say(lang, letterFrame.link, { link }), letterFrame.close[lang]].join('\n\n')
  const object = { type: 'alliance_invitation', id: letter.invitationId }
  await queueLetter(tx, { address: letter.email, lang, kind: 'alliance_invited', object, subject: say(lang, words.subject, values), body, secrets: [link, letter.token] })
}
