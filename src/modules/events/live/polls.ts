import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { eventRefusals } from '../messages.ts'
import { liveRefusals } from './messages.ts'
import { liveLimits } from './rules.ts'
import { onLive, type Where } from './settings.ts'

/** A poll that nobody sees until it is opened. @throws missing | invalid */
export async function makePoll(db: Db, actor: Actor, { question, choices, lang, ...where }: Where & { question: Halves; choices: readonly Halves[]; lang: Lang }): Promise<string> {
  const given = choices.filter((one) => one.zh?.trim() || one.en?.trim())
  if (given.length < 2) throw wrong(`choice1_${lang}`, liveRefusals.choices)
  if (given.length > liveLimits.choices) throw wrong(`choice1_${lang}`, liveRefusals.many)
  const texts = textsOf(actor, lang, { question: { halves: question, limit: liveLimits.poll, need: 'one' } })
  const labels = given.map((halves, place) => textsOf(actor, lang, { [`choice${place + 1}`]: { halves, limit: liveLimits.choice, need: 'one' as const } })[`choice${place + 1}`])
  const id = newId(actor.at.getTime())
  await onLive(db, actor, where, 'poll', async (tx, session) => {
    await run(tx, sql`insert into live_poll (id, session_id, number, question, created_by, created_at) values (${id}, ${session.id}, (select coalesce(max(number), 0) + 1 from live_poll where session_id = ${session.id}), ${stored(texts.question)}, ${actor.personId ?? null}, ${actor.at})`)
    for (const [place, label] of labels.entries()) await run(tx, sql`insert into live_choice (id, poll_id, position, label) values (${newId(actor.at.getTime())}, ${id}, ${place + 1}, ${stored(label)})`)
  })
  return id
}

type OnPoll = Where & { id: string }

/** Opens it, or opens it again. @throws missing */
export const openPoll = (db: Db, actor: Actor, { id, ...where }: OnPoll): Promise<void> =>
  onLive(db, actor, where, 'poll_open', async (tx, session) => {
    if ((await run(tx, sql`update live_poll set state = 'open', opened_at = coalesce(opened_at, ${actor.at}), closed_at = null where id = ${id} and session_id = ${session.id} and state <> 'open'`)) === 0) throw missing()
  })

export const closePoll = (db: Db, actor: Actor, { id, ...where }: OnPoll): Promise<void> =>
  onLive(db, actor, where, 'poll_close', async (tx, session) => {
    if ((await run(tx, sql`update live_poll set state = 'closed', closed_at = ${actor.at} where id = ${id} and session_id = ${session.id} and state = 'open'`)) === 0) throw new Failure('conflict', eventRefusals.state)
  })

/** Takes back a poll that nobody has answered. @throws missing | conflict */
export const removePoll = (db: Db, actor: Actor, { id, ...where }: OnPoll): Promise<void> =>
  onLive(db, actor, where, 'poll_remove', async (tx, session) => {
    const poll = await row<{ answers: number }>(tx, sql`select (select count(*) from live_answer a where a.poll_id = p.id) as answers from live_poll p where p.id = ${id} and p.session_id = ${session.id} for update`)
    if (!poll) throw missing()
    if (poll.answers > 0) throw new Failure('conflict', liveRefusals.begun)
    await run(tx, sql`update live_session set stage_poll = null where session_id = ${session.id} and stage_poll = ${id}`)
    await run(tx, sql`delete from live_choice where poll_id = ${id}`)
    await run(tx, sql`delete from live_poll where id = ${id}`)
  })
