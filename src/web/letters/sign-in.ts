import { createHash } from 'node:crypto'
import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor, say } from '../../core/text.ts'
import { letterFrame } from '../../modules/notices/messages/letters.ts'
import { queueLetter } from '../../modules/notices/notices.ts'
import type { SignInMail } from '../../modules/people/sign-in.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { signInLetters } from './messages.ts'

/** The page that a letter leads to. */
function pageOf(lang: Lang, mail: SignInMail): string {
  if (mail.kind === 'password_reset') return href(routes.signIn.resetForm, { lang }, { token: mail.token })
  if (mail.kind === 'address_confirm') return href(routes.signIn.confirmEmail, { lang }, { token: mail.token })
  return href(routes.signIn.form, { lang })
}

/** Queues a letter of the sign-in in the person's language; link and token are masked for staff. */
export async function queueSignInLetter(db: Db, origin: string, mail: SignInMail): Promise<void> {
  const person = await row<{ email: string; lang: Lang; name: Name }>(db, sql`select email, lang, name from person where id = ${mail.personId} and erased_at is null`)
  if (!person) return
  const { lang } = person
  const words = signInLetters[mail.kind]
  const link = origin + pageOf(lang, mail)
  const body = [say(lang, letterFrame.greeting, { name: nameFor(lang, person.name) }), words.text[lang], say(lang, letterFrame.link, { link }), letterFrame.close[lang]].join('\n\n')
  const version = mail.token ? mail.token.slice(-24) : new Date().toISOString().slice(0, 13)
  await queueLetter(db, { address: person.email, personId: mail.personId, lang, kind: mail.kind, object: { type: 'person', id: mail.personId }, version: hashed(version), subject: words.subject[lang], body, secrets: [link, mail.token ?? ''] })
}

/** A version that tells occasions apart without keeping a part of the token. */
const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)

/** The page of an object that a notice is about. */
export function addressOf(origin: string): (lang: Lang, object: { type: string; id: string }) => string {
  return (lang, { type, id }) => {
    if (type === 'listing') return origin + href(routes.listings.show, { lang, id: showId(id) })
    if (type === 'listing_text') return origin + href(routes.listings.edit, { lang, id: showId(id) })
    if (type === 'space') return origin + href(routes.alliances.show, { lang, slug: showId(id) })
    if (type === 'agreement') return origin + href(routes.agreements.show, { lang, id: showId(id) })
    if (type === 'indicator_form') return origin + href(routes.forms.show, { lang, id: showId(id) })
    if (type === 'patent') return origin + href(routes.patents.show, { lang, id: showId(id) })
    if (type === 'event') return origin + href(routes.events.show, { lang, slug: showId(id) })
    if (type === 'programme') return origin + href(routes.programme.show, { lang, slug: showId(id) })
    if (type === 'programme_versions') return origin + href(routes.programme.versions, { lang, slug: showId(id) })
    if (type === 'live_session') return origin + href(routes.live.find, { lang, id: showId(id) })
    if (type === 'event_hall') return origin + href(routes.exhibits.find, { lang, id: showId(id) })
    if (type === 'registration') return origin + href(routes.registration.find, { lang, id: showId(id) })
    if (type === 'event_registrations') return origin + href(routes.registrations.find, { lang, id: showId(id) })
    if (type === 'project') return origin + href(routes.projects.show, { lang, id: showId(id) })
    if (type === 'call') return origin + href(routes.calls.show, { lang, slug: showId(id) })
    if (type === 'award_acceptance') return origin + href(routes.awards.show, { lang, id: showId(id) })
    if (type === 'event_meetings') return origin + href(routes.meetings.show, { lang, slug: showId(id) })
    if (type === 'review_desk') return origin + href(routes.reviews.mine, { lang })
    if (type === 'submission') return origin + href(routes.submissions.show, { lang, id: showId(id) })
    if (type === 'award') return origin + href(routes.funding.letter, { lang, id: showId(id) })
    if (type === 'deal') return origin + href(routes.deals.show, { lang, id: showId(id) })
    if (type === 'common_problem') return origin + href(routes.commons.show, { lang, id: showId(id) })
    if (type === 'poster_run') return origin + href(routes.posters.show, { lang, id: showId(id) })
    if (type === 'match_report') return origin + href(routes.reports.show, { lang, id: showId(id) })
    if (type === 'body') return origin + href(routes.bodies.show, { lang, id: showId(id) })
    if (type === 'meeting') return origin + href(routes.bodies.meeting, { lang, id: showId(id) })
    if (type === 'motion') return origin + href(routes.bodies.motion, { lang, id: showId(id) })
    if (type === 'statement') return origin + href(routes.statements.show, { lang, id: showId(id) })
    if (type === 'action') return origin + href(routes.plan.find, { lang, id: showId(id) })
    if (type === 'alliance_letter') return origin + href(routes.allianceLetters.show, { lang, id: showId(id) })
    if (type === 'watch') return origin + href(routes.watches.show, { lang, id: showId(id) })
    if (type === 'import_run') return origin + href(routes.imports.show, { lang, id: showId(id) })
    if (type === 'review_batch') return origin + href(routes.moderation.queue, { lang })
    if (type === 'news') return origin + href(routes.news.show, { lang, id: showId(id) })
    if (type === 'release') return origin + href(routes.releases.show, { lang, id: showId(id) })
    if (type === 'problem') return origin + href(routes.problemQueue.show, { lang, id: showId(id) })
    if (type === 'enquiry') return origin + href(routes.enquiryDesk.show, { lang, id: showId(id) })
    if (type === 'complaint') return origin + href(routes.complaintDesk.ours, { lang, id: showId(id) })
    if (type === 'complaint_case') return origin + href(routes.complaintDesk.show, { lang, id: showId(id) })
    if (type === 'privacy_notice') return origin + href(routes.privacy.account, { lang })
    if (type === 'own_data') return origin + href(routes.privacy.account, { lang })
    if (type === 'data_request') return `${origin}${href(routes.privacy.requests, { lang })}#${showId(id)}`
    return origin + href(routes.desk.show, { lang })
  }
}
