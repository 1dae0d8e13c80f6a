import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { type Lang, otherLang, type Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { eventRefusals } from '../messages.ts'
import { liveRefusals } from './messages.ts'
import { liveLimits, type QuestionState } from './rules.ts'
import { onLive, type Where } from './settings.ts'
import { tellAsker } from './told.ts'

type Question = { id: string; state: QuestionState; number: number | null; body: Text | null; answer: Text | null; personId: string }

async function questionIn(tx: Db, sessionId: string, id: string): Promise<Question & { body: Text }> {
  const found = await row<Question>(tx, sql`select id, state, number, body, answer, person_id as "personId" from live_question where id = ${id} and session_id = ${sessionId} and state <> 'merged' for update`)
  if (!found?.body) throw missing()
  return { ...found, body: found.body }
}

type OnQuestion = Where & { id: string }

/** Lets a question be seen; it gets its number at the first time. @throws missing */
export const showQuestion = (db: Db, actor: Actor, { id, ...where }: OnQuestion): Promise<void> =>
  onLive(db, actor, where, 'show', async (tx, session) => {
    const question = await questionIn(tx, session.id, id)
    if (question.number === null) await run(tx, sql`update live_session set last_number = last_number + 1 where session_id = ${session.id}`)
    await run(tx, sql`update live_question set state = case when answered_at is null then 'shown' else 'answered' end, number = coalesce(number, (select last_number from live_session where session_id = ${session.id})), decided_by = ${actor.personId ?? null}, version = version + 1 where id = ${id}`)
    if (question.state === 'waiting') await tellAsker(tx, 'live_question_shown', session, question, actor.personId)
  })

/** Takes a question from the page, or never lets it there. Only its author and the moderators still see it. @throws missing */
export const hideQuestion = (db: Db, actor: Actor, { id, ...where }: OnQuestion): Promise<void> =>
  onLive(db, actor, where, 'hide', async (tx, session) => {
    await questionIn(tx, session.id, id)
    await run(tx, sql`update live_question set state = 'hidden', decided_by = ${actor.personId ?? null}, version = version + 1 where id = ${id}`)
    await run(tx, sql`update live_session set stage_question = null where session_id = ${session.id} and stage_question = ${id}`)
  })

/** Lets one shown question stand for another: whoever voted for either has voted for it, once. @throws missing | invalid */
export const mergeQuestion = (db: Db, actor: Actor, { id, into, ...where }: OnQuestion & { /** Its number. */ into: number }): Promise<void> =>
  onLive(db, actor, where, 'merge', async (tx, session) => {
    await questionIn(tx, session.id, id)
    const target = await row<{ id: string }>(tx, sql`select id from live_question where session_id = ${session.id} and number = ${into} and state in ('shown', 'answered') and id <> ${id} for update`)
    if (!target) throw wrong('into', liveRefusals.other)
    await run(tx, sql`update live_question set merged_into = ${target.id} where merged_into = ${id}`)
    await run(tx, sql`update live_question set state = 'merged', merged_into = ${target.id}, decided_by = ${actor.personId ?? null}, version = version + 1 where id = ${id}`)
    await run(tx, sql`insert into live_vote (question_id, person_id, at) select ${target.id}::uuid, person_id, at from live_vote where question_id = ${id} on conflict do nothing`)
    // Who asked the same would have voted for it.
    await run(tx, sql`insert into live_vote (question_id, person_id, at) select ${target.id}::uuid, person_id, asked_at from live_question where id = ${id} on conflict do nothing`)
    await run(tx, sql`update live_question set votes = (select count(*) from live_vote where question_id = ${target.id}), version = version + 1 where id = ${target.id}`)
    await run(tx, sql`update live_session set stage_question = ${target.id} where session_id = ${session.id} and stage_question = ${id}`)
  })

/** Marks a question as answered, with words if wished. @throws missing | invalid */
export async function answerQuestion(db: Db, actor: Actor, { id, answer, lang, ...where }: OnQuestion & { answer: Halves; lang: Lang }): Promise<void> {
  await onLive(db, actor, where, 'answer', async (tx, session) => {
    const question = await questionIn(tx, session.id, id)
    if (question.number === null) throw new Failure('conflict', eventRefusals.state)
    const texts = textsOf(actor, lang, { answer: { halves: answer, limit: liveLimits.answer, before: question.answer, need: 'none' } })
    await run(tx, sql`update live_question set state = 'answered', answered_at = coalesce(answered_at, ${actor.at}), answer = ${stored(texts.answer)}, decided_by = ${actor.personId ?? null}, version = version + 1 where id = ${id}`)
    await tellAsker(tx, 'live_question_answered', session, question, actor.personId)
    await run(tx, sql`update live_session set stage_question = null where session_id = ${session.id} and stage_question = ${id}`)
  })
}

/** Gives a question in the other language; an empty text takes the translation away. @throws missing | invalid */
export const translateQuestion = (db: Db, actor: Actor, { id, translation, ...where }: OnQuestion & { translation: string }): Promise<void> =>
  onLive(db, actor, where, 'translate', async (tx, session) => {
    const { body } = await questionIn(tx, session.id, id)
    const half = otherLang(body.source)
    const given = { [body.source]: body.variants[body.source]!.body, [half]: translation }
    const texts = textsOf(actor, body.source, { translation: { halves: given, limit: liveLimits.question * 2, before: body, need: 'one' } })
    await run(tx, sql`update live_question set body = ${stored(texts.translation)}, version = version + 1 where id = ${id}`)
  })

/** What stands on the screen in the hall: a question, a poll, or nothing. @throws missing | invalid */
export const putOnStage = (db: Db, actor: Actor, { what, ...where }: Where & { what: { questionId: string } | { pollId: string } | undefined }): Promise<void> =>
  onLive(db, actor, where, 'stage', async (tx, session) => {
    const question = what && 'questionId' in what ? what.questionId : null
    const poll = what && 'pollId' in what ? what.pollId : null
    if (question && (await questionIn(tx, session.id, question)).number === null) throw new Failure('conflict', eventRefusals.state)
    if (poll && !(await row(tx, sql`select from live_poll where id = ${poll} and session_id = ${session.id} and state <> 'draft'`))) throw missing()
    await run(tx, sql`update live_session set stage_question = ${question}, stage_poll = ${poll} where session_id = ${session.id}`)
  })

/** Ends somebody's part in the session, and takes what they asked from the page; or lets them in again. @throws missing */
export const blockAsker = (db: Db, actor: Actor, { id, blocked, ...where }: OnQuestion & { blocked: boolean }): Promise<void> =>
  onLive(db, actor, where, blocked ? 'block' : 'unblock', async (tx, session) => {
    const { personId } = await questionIn(tx, session.id, id)
    if (!blocked) return void (await run(tx, sql`delete from live_block where session_id = ${session.id} and person_id = ${personId}`))
    await run(tx, sql`insert into live_block (session_id, person_id, blocked_by, blocked_at) values (${session.id}, ${personId}, ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
    await run(tx, sql`update live_session set stage_question = null where session_id = ${session.id} and stage_question in (select id from live_question where session_id = ${session.id} and person_id = ${personId})`)
    await run(tx, sql`update live_question set state = 'hidden', decided_by = ${actor.personId ?? null}, version = version + 1 where session_id = ${session.id} and person_id = ${personId} and state in ('waiting', 'shown')`)
  })
