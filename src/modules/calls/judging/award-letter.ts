import { type Actor, publishesFor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import { type Lang, type Name, nameFor, readText, say, type Text } from '../../../core/text.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'
import { letterFrame } from '../../notices/messages/letters.ts'
import { type Composer, queueLetter } from '../../notices/notices.ts'
import { ruleFilter } from '../../../platform/rule-filter.ts'
import { callColumns, callRun } from '../visibility.ts'
import { awardLetterWords as words } from '../words/award-letter.ts'
import { funderDesk } from './funding.ts'

/** What an award letter rests on. Its language is the funder's, whoever reads it; `reference` is absent while nothing is released. */
export type AwardFacts = { lang: Lang; reference: string | null; submission: string; title: string; call: Text; host: Name; funder: Name; payee: Name; minor: number; currency: string; /** When it was given; none before the release. */ at: Date | null; /** Who else funds it, known once it is released. */ others: Name[] }

export type AwardLetter = { lang: Lang; subject: string; heading: string; reference: string; paragraphs: string[]; signed: string; /** Its day where the funder reads; empty in a preview. */ day: string }

/** An exact amount: ¥200,000.00 with the name of its currency behind it in Chinese, £30,000.00. */
function exactly(lang: Lang, minor: number, currency: string): string {
  const amount = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency, minimumFractionDigits: 2 }).format(minor / 100)
  return lang === 'zh' ? `${amount}\uff08${new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(currency)}\uff09` : amount
}

/** The letter of one funder about one award, in the funder's language. */
export function awardLetter(facts: AwardFacts): AwardLetter {
  const { lang, title } = facts
  const funder = nameFor(lang, facts.funder)
  const list = new Intl.ListFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { type: 'conjunction' })
  return {
    lang,
    subject: say(lang, words.subject, { title }),
    heading: words.heading[lang],
    reference: say(lang, words.reference, { reference: facts.reference ?? words.notYet[lang] }),
    paragraphs: [
      say(lang, words.to, { payee: nameFor(lang, facts.payee) }),
      say(lang, words.decided, { call: readText(facts.call, lang).body, title, submission: facts.submission }),
      say(lang, words.amount, { funder, amount: exactly(lang, facts.minor, facts.currency) }),
      ...(facts.others.length > 0 ? [say(lang, words.jointly, { others: list.format(facts.others.map((one) => nameFor(lang, one))) })] : []),
      words.answer[lang],
      say(lang, words.hosted, { host: nameFor(lang, facts.host) }),
      words.close[lang],
    ],
    signed: funder,
    day: facts.at ? new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: lang === 'zh' ? 'Asia/Shanghai' : 'Europe/London' }).format(facts.at) : '',
  }
}

const facts = sql`w.id, f.letter_lang as lang, w.reference, u.reference as submission, s.title, c.title as call, h.name as host, o.name as funder, p.name as payee, w.minor::float8 as minor, w.currency, w.state, w.at, w.payee_id as "payeeId", c.slug as "callSlug", u.id as "submissionId",
  (select coalesce(jsonb_agg(x.name order by y.reference), '[]') from call_award y join organisation x on x.id = y.payer_id where y.entry_id = w.entry_id and y.id <> w.id and y.state in ('offered', 'accepted')) as others`
const source = sql`call_award w join call_funder f on f.id = w.funder_id join call_entry e on e.id = w.entry_id join call_revision s on s.id = e.revision_id join call_submission u on u.id = e.submission_id join call c on c.id = u.call_id
  join organisation h on h.id = c.host_id join organisation o on o.id = w.payer_id join organisation p on p.id = w.payee_id`

export type ReadLetter = AwardFacts & { id: string; state: 'offered' | 'accepted' | 'declined' | 'cancelled'; at: Date; callSlug: string; submissionId: string; /** Whether the reader answers for the organisation that is paid. */ mine: boolean }

/** The letter of an award, for the team, the organisation that is paid, the people of its funder and who runs the call, unless they are recused. @throws missing */
export async function awardLetterFor(db: Db, actor: Actor, id: string): Promise<ReadLetter> {
  const person = actor.personId ?? null
  const paid = sql`w.payee_id = any(${sql.param(publishesFor(actor))}::uuid[])`
  const found = await row<ReadLetter>(
    db,
    sql`select ${facts}, ${paid} as mine from ${source}
        where w.id = ${id} and (${paid} or u.lead_person = ${person} or exists (select 1 from call_team_member m where m.submission_id = u.id and m.person_id = ${person} and m.agreed_at is not null and m.left_at is null)
          or (not exists (select 1 from call_recusal r where r.submission_id = u.id and r.person_id = ${person})
            and (exists (select 1 from call_funder_seat t where t.funder_id = f.id and t.person_id = ${person} and t.ended_at is null) or ${ruleFilter(callRun, actor, callColumns)})))`,
  )
  if (!found) throw missing()
  return found
}

/** What a funder would write of each entry that it funds so far, by its own word alone, before anything is released. @throws missing */
export async function draftLettersOf(db: Db, actor: Actor, funderId: string, roundId: string): Promise<(AwardFacts & { entryId: string })[]> {
  await funderDesk(db, actor, funderId)
  return rows(
    db,
    sql`select e.id as "entryId", f.letter_lang as lang, null as reference, u.reference as submission, s.title, c.title as call, h.name as host, o.name as funder, p.name as payee, d.minor::float8 as minor, f.currency, null::timestamptz as at, '[]'::jsonb as others
        from call_funder_decision d join call_funder f on f.id = d.funder_id join call_entry e on e.id = d.entry_id join call_revision s on s.id = e.revision_id join call_submission u on u.id = e.submission_id and u.state = 'submitted'
          join call c on c.id = u.call_id join organisation h on h.id = c.host_id join organisation o on o.id = f.organisation_id join organisation p on p.id = u.lead_organisation
        where d.funder_id = ${funderId} and e.round_id = ${roundId} and d.outcome = 'fund' and not exists (select 1 from call_recusal r where r.submission_id = u.id and r.person_id = ${actor.personId ?? null}) order by u.reference`,
  )
}

/** The letters that a funder has written. @throws missing */
export async function lettersOfFunder(db: Db, actor: Actor, funderId: string): Promise<{ id: string; reference: string; title: string; minor: number; currency: string; state: ReadLetter['state'] }[]> {
  await funderDesk(db, actor, funderId)
  return rows(
    db,
    sql`select w.id, w.reference, s.title, w.minor::float8 as minor, w.currency, w.state from ${source}
        where w.funder_id = ${funderId} and not exists (select 1 from call_recusal r where r.submission_id = u.id and r.person_id = ${actor.personId ?? null}) order by w.reference`,
  )
}

const bodyOf = (letter: AwardLetter): string => [letter.heading, letter.reference, ...letter.paragraphs, `${letter.signed}\n${letter.day}`].join('\n\n')

/** Queues the letter of an award to who leads the team and who speaks for the organisation that is paid, in the funder's language. */
export async function queueAwardLetters(tx: Db, awardId: string): Promise<void> {
  const found = await row<AwardFacts>(tx, sql`select ${facts} from ${source} where w.id = ${awardId}`)
  if (!found) return
  const letter = awardLetter(found)
  const people = await rows<{ id: string; email: string }>(
    tx,
    sql`select p.id, p.email from call_award w join call_entry e on e.id = w.entry_id join call_submission u on u.id = e.submission_id join person p on p.erased_at is null and p.email is not null and (p.id = u.lead_person
          or exists (select 1 from affiliation a where a.person_id = p.id and a.organisation_id = w.payee_id and a.ended_at is null and a.role <> 'researcher')) where w.id = ${awardId} order by p.id`,
  )
  for (const one of people) await queueLetter(tx, { address: one.email, personId: one.id, lang: letter.lang, kind: 'award_letter', object: { type: 'award', id: awardId }, subject: letter.subject, body: bodyOf(letter) })
}

/** Writes an award letter as it is sent, with the address of its page; one whose award was taken back meanwhile is not sent. */
export const composeAwardLetter =
  (db: Db, addressOf: (lang: Lang, object: { type: string; id: string }) => string): Composer =>
  async ({ objectId }) => {
    const found = await row<AwardFacts & { state: string }>(db, sql`select ${facts} from ${source} where w.id = ${objectId} and w.state <> 'cancelled'`)
    if (!found) return undefined
    const letter = awardLetter(found)
    return { subject: letter.subject, body: [bodyOf(letter), say(letter.lang, letterFrame.link, { link: addressOf(letter.lang, { type: 'award', id: objectId }) }), letterFrame.close[letter.lang]].join('\n\n') }
  }
