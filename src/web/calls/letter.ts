import { type Lang, say } from '../../core/text.ts'
import { letterFrame } from '../../modules/notices/messages/letters.ts'
import { queueLetter } from '../../modules/notices/notices.ts'
import type { Db } from '../../platform/database.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { teamLetterWords as words } from './messages/letters.ts'

/** Queues the letter that asks somebody without an account to join a team; the link is masked for staff. */
export async function queueTeamLetter(db: Db, origin: string, letter: { email: string; name: string; lang: Lang; token: string; submissionId: string }): Promise<void> {
  const { lang, token } = letter
  const link = origin + href(routes.submissions.letter, { lang, token })
  const body = [words.greeting[lang], words.text[lang], say(lang, letterFrame.link, { link }), letterFrame.close[lang]].join('\n\n')
  await queueLetter(db, { address: letter.email, lang, kind: 'team_invited', object: { type: 'submission', id: letter.submissionId }, version: token.slice(-8), subject: words.subject[lang], body, secrets: [link, token] })
}
