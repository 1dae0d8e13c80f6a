import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { detectLang } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, run, sql } from '../../platform/database.ts'
import { agreementRefusals } from './messages.ts'
import { actsFor, canAbandon, canComment, canShare, canTerminate, type Governed } from './policy.ts'
import { type Agreement, agreementById, agreementRead, missing } from './record.ts'
import { type AgreementVerb, dayOf, nextState } from './rules.ts'
import { closeRound } from './signing/rounds.ts'
import { tellParties } from './told.ts'

/** The agreement under its lock, in a state that `verb` may leave. @throws Failure missing | conflict */
export async function agreementFor(tx: Db, id: string, verb: AgreementVerb): Promise<{ agreement: Agreement; to: Agreement['state'] }> {
  const agreement = await agreementById(tx, id, true)
  if (!agreement) throw missing()
  const to = nextState(agreement.state, verb)
  if (!to) throw new Failure('conflict', agreementRefusals.state)
  return { agreement, to }
}

async function deed(db: Db, actor: Actor, id: string, verb: AgreementVerb, may: (actor: Actor, agreement: Governed) => boolean, act: (tx: Db, agreement: Agreement, mine: string) => Promise<void>): Promise<void> {
  const seen = await agreementRead(db, actor, id)
  const mine = actsFor(actor, seen)[0]
  if (!mine) throw missing()
  if (!may(actor, seen)) throw new Failure('conflict', agreementRefusals.state)
  await change(db, actor, { verb: `agreement.${verb}`, object: { type: 'agreement', id: seen.id }, onBehalfOf: mine }, async (tx) => {
    const { agreement, to } = await agreementFor(tx, seen.id, verb)
    await run(tx, sql`update agreement set state = ${to}, shared_at = case when ${verb} = 'share' then ${actor.at} else shared_at end, updated_at = ${actor.at} where id = ${agreement.id}`)
    await act(tx, agreement, mine)
  })
}

/** Opens a draft to the other parties. @throws Failure missing | conflict */
export const shareAgreement = (db: Db, actor: Actor, id: string): Promise<void> =>
  deed(db, actor, id, 'share', canShare, (tx, agreement, mine) => tellParties(tx, 'agreement_shared', agreement, { except: mine, version: 'shared' }))

/** Gives an agreement up before everybody has signed. @throws Failure missing | conflict */
export const abandonAgreement = (db: Db, actor: Actor, id: string): Promise<void> =>
  deed(db, actor, id, 'abandon', canAbandon, async (tx, agreement, mine) => {
    await closeRound(tx, agreement.id, 'abandoned', actor.at)
    if (agreement.shared) await tellParties(tx, 'agreement_ended', agreement, { except: mine, version: 'abandoned' })
  })

/** Ends an executed agreement before its term. @throws Failure missing | invalid | conflict */
export async function terminateAgreement(db: Db, actor: Actor, input: { id: string; reason: string; endedOn?: string }): Promise<void> {
  const reason = input.reason.trim()
  if (!reason || reason.length > 2_000) throw new Failure('invalid', refusals.invalid, { fields: { reason: agreementRefusals.reason } })
  await deed(db, actor, input.id, 'terminate', canTerminate, async (tx, agreement, mine) => {
    await run(tx, sql`update agreement set ended_on = ${input.endedOn ?? dayOf(actor.at)}, ended_reason = ${reason} where id = ${agreement.id}`)
    await tellParties(tx, 'agreement_ended', agreement, { except: mine, version: 'terminated' })
  })
}

/** A remark on the newest version, on one clause or the whole. @throws Failure missing | invalid | conflict */
export async function commentOn(db: Db, actor: Actor, input: { id: string; body: string; clause?: string }): Promise<void> {
  const seen = await agreementRead(db, actor, input.id)
  const mine = actsFor(actor, seen)[0]
  const body = input.body.trim()
  if (!mine) throw missing()
  if (!body || body.length > 5_000) throw new Failure('invalid', refusals.invalid, { fields: { body: agreementRefusals.comment } })
  if (!canComment(actor, seen)) throw new Failure('conflict', agreementRefusals.frozen)
  await change(db, actor, { verb: 'agreement.comment', object: { type: 'agreement', id: seen.id }, onBehalfOf: mine }, (tx) =>
    run(
      tx,
      sql`insert into agreement_comment (id, agreement_id, version_number, clause, body, lang, author_id, organisation_id, at)
          values (${newId(actor.at.getTime())}, ${seen.id}, ${seen.version}, ${input.clause || null}, ${body}, ${detectLang(body)}, ${actor.personId ?? null}, ${mine}, ${actor.at})`,
    ),
  )
}
