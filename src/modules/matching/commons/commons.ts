import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { authored, type Lang } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, run, sql, transaction } from '../../../platform/database.ts'
import { enqueue, tell } from '../../../platform/queue.ts'
import { answerersOf } from '../telling.ts'
import { commonRefusals } from './messages.ts'
import { canOrganise } from './policy.ts'
import { type CommonMember, commonFor, type CommonProblem } from './reading.ts'

export { canOrganise } from './policy.ts'
export { type CommonMember, commonFor, type CommonProblem, commonsFor, commonsOfNeed, type CommonState, type Standing } from './reading.ts'
export { findCommons } from './storing.ts'

const missing = () => new Failure('missing', refusals.missing)

async function organised(db: Db, actor: Actor, id: string): Promise<CommonProblem> {
  if (!canOrganise(actor)) throw missing()
  return commonFor(db, actor, id)
}

/** The row locked, in the state in which it was seen. @throws conflict when somebody was faster */
async function hold(tx: Db, id: string, state: CommonProblem['state']): Promise<void> {
  const held = await row<{ state: string }>(tx, sql`select state from common_problem where id = ${id} for update`)
  if (held?.state !== state) throw new Failure('conflict', commonRefusals.decided)
}

const shownOrganisation = ({ card }: CommonMember): string => card.owner?.id ?? card.id

/** Tells the people of these needs that they are invited. */
async function tellInvited(tx: Db, id: string, needIds: readonly string[], title: Record<string, string>): Promise<void> {
  const people = [...new Set((await answerersOf(tx, needIds)).map((one) => one.person))].sort()
  if (people.length > 0) await tell(tx, { kind: 'common_invited', people, object: { type: 'common_problem', id }, version: [...needIds].sort()[0], about: { title, count: String(needIds.length) } })
}

/**
 * Merges like needs into one common technology: the chosen ones of at least two organisations are invited, their people told.
 * @throws invalid without a name or with fewer than two organisations, conflict when it was decided meanwhile
 */
export async function adoptCommon(db: Db, actor: Actor, input: { id: string; title: string; lang: Lang; needIds: readonly string[] }): Promise<void> {
  const seen = await organised(db, actor, input.id)
  const title = input.title.trim()
  if (title === '' || title.length > 200) throw new Failure('invalid', commonRefusals.titleNeeded, { fields: { title: commonRefusals.titleNeeded } })
  const chosen = seen.members.filter(({ card }) => input.needIds.includes(card.id))
  if (new Set(chosen.map(shownOrganisation)).size < 2) throw new Failure('invalid', commonRefusals.tooFew, { fields: { need: commonRefusals.tooFew } })
  const ids = chosen.map(({ card }) => card.id)
  await change(db, actor, { verb: 'common_problem.adopt', object: { type: 'common_problem', id: seen.id }, related: ids }, async (tx) => {
    await hold(tx, seen.id, 'proposed')
    const text = authored(input.lang, title, actor.at.toISOString(), actor.personId)
    await run(tx, sql`update common_problem set state = 'adopted', title = ${JSON.stringify(text)}::jsonb, decided_at = ${actor.at.toISOString()}, decided_by = ${actor.personId ?? null} where id = ${seen.id}`)
    await run(tx, sql`update common_problem_member set standing = 'invited' where problem_id = ${seen.id} and listing_id = any(${sql.param(ids)}::uuid[])`)
    await run(tx, sql`delete from common_problem_member where problem_id = ${seen.id} and standing = 'proposed'`)
    await tellInvited(tx, seen.id, ids, { [input.lang]: title })
  })
}

/** Puts a proposal aside until its members change. */
export async function dismissCommon(db: Db, actor: Actor, id: string): Promise<void> {
  const seen = await organised(db, actor, id)
  await change(db, actor, { verb: 'common_problem.dismiss', object: { type: 'common_problem', id: seen.id }, audience: 'staff' }, async (tx) => {
    await hold(tx, seen.id, 'proposed')
    await run(tx, sql`update common_problem set state = 'dismissed', decided_at = ${actor.at.toISOString()}, decided_by = ${actor.personId ?? null} where id = ${seen.id}`)
  })
}

/** Invites a need that was found to be like those of an adopted problem. */
export async function inviteNeed(db: Db, actor: Actor, input: { id: string; needId: string }): Promise<void> {
  const seen = await organised(db, actor, input.id)
  if (!seen.members.some(({ card, standing }) => card.id === input.needId && standing === 'suggested')) throw missing()
  await change(db, actor, { verb: 'common_problem.invite', object: { type: 'common_problem', id: seen.id }, related: [input.needId] }, async (tx) => {
    await hold(tx, seen.id, 'adopted')
    await run(tx, sql`update common_problem_member set standing = 'invited' where problem_id = ${seen.id} and listing_id = ${input.needId} and standing = 'suggested'`)
    const { source = 'zh', variants = {} } = seen.title ?? {}
    await tellInvited(tx, seen.id, [input.needId], { [source]: variants[source]?.body ?? '' })
  })
}

/** A need joins or stays out; its people may change their mind. The organiser who adopted the problem is told. */
export async function answerCommon(db: Db, actor: Actor, input: { id: string; needId: string; join: boolean }): Promise<void> {
  const seen = await commonFor(db, actor, input.id)
  const member = seen.members.find(({ card }) => card.id === input.needId)
  if (!member?.mayAnswer || !actor.personId) throw missing()
  const standing = input.join ? 'joined' : 'declined'
  if (member.standing === standing) throw new Failure('conflict', commonRefusals.answered)
  await change(db, actor, { verb: input.join ? 'common_problem.join' : 'common_problem.decline', object: { type: 'common_problem', id: seen.id }, related: [input.needId] }, async (tx) => {
    await hold(tx, seen.id, 'adopted')
    await run(tx, sql`update common_problem_member set standing = ${standing}, answered_at = ${actor.at.toISOString()}, answered_by = ${actor.personId} where problem_id = ${seen.id} and listing_id = ${input.needId}`)
    const adopted = await row<{ by: string }>(tx, sql`select decided_by as by from common_problem where id = ${seen.id}`)
    if (!adopted) return
    const title = Object.fromEntries(Object.entries(seen.title?.variants ?? {}).map(([lang, variant]) => [lang, variant.body]))
    await tell(tx, { kind: input.join ? 'common_joined' : 'common_declined', people: [adopted.by], object: { type: 'common_problem', id: seen.id }, version: `${input.needId} ${actor.at.toISOString()}`, about: { title, need: titlesOf(member) } })
  })
}

const titlesOf = ({ card }: CommonMember) => Object.fromEntries(Object.entries(card.title.variants).map(([lang, variant]) => [lang, variant.body]))

/** Asks for a search now instead of at night; one waits at a time. */
export async function askForSearch(db: Db, actor: Actor): Promise<void> {
  if (!canOrganise(actor)) throw missing()
  await transaction(db, (tx) => enqueue(tx, 'commons', {}, { key: 'commons' }))
}
