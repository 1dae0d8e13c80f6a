import { type Actor, countriesOf, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import type { Lang } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import { announce } from '../../platform/realtime.ts'
import { notify } from '../notices/notices.ts'
import { type Message, messagesOf, postMessage, privateNotesOf } from '../threads/threads.ts'
import { messages } from './messages.ts'
import { canTalk, notesOf, partyFor } from './policy.ts'
import { dealRecord, missing, touch } from './record.ts'
import { canTalkIn, type DealStage } from './rules.ts'
import { nameOfParty, occasionOf, readersOf } from './told.ts'

/** The thread of a deal for a party: what both sides read, and the private notes of the actor's own organisations. @throws Failure missing */
export async function dealMessages(db: Db, actor: Actor, id: string): Promise<Message[]> {
  const deal = await dealRecord(db, actor, id)
  return messagesOf(db, { type: 'deal', id: deal.id }, organisationsOf(actor), countriesOf(actor))
}

/** The private notes of the actor's own organisations in a case, oldest first. @throws Failure missing */
export async function dealNotes(db: Db, actor: Actor, id: string): Promise<Message[]> {
  const deal = await dealRecord(db, actor, id)
  return privateNotesOf(db, { type: 'deal', id: deal.id }, organisationsOf(actor))
}

export type Words = { id: string; body: string; lang?: Lang }

/**
 * Writes to the other side. Everybody of the other side hears of it at most once an hour, however lively the talk.
 * @throws Failure missing | invalid | conflict (not accepted yet, or over)
 */
export async function sayInDeal(db: Db, actor: Actor, input: Words): Promise<string> {
  const deal = await dealRecord(db, actor, input.id)
  const party = partyFor('read', actor, deal)
  if (!party || !canTalk(actor, deal)) throw new Failure('conflict', messages.closed)
  const { organisationId } = party
  const object = { type: 'deal', id: deal.id }
  return change(db, actor, { verb: 'deal.say', object, onBehalfOf: organisationId }, async (tx) => {
    const now = await row<{ stage: DealStage }>(tx, sql`select stage from deal where id = ${deal.id} for no key update`)
    if (!now || !canTalkIn(now.stage)) throw new Failure('conflict', messages.closed)
    const posted = await postMessage(tx, actor, { object, organisationId, body: input.body, lang: input.lang })
    await touch(tx, deal.id, actor.at)
    await announce(tx, { topic: `deal:${deal.id}`, kind: 'message', id: posted })
    const one = await occasionOf(tx, deal.id)
    await notify(tx, {
      kind: 'message_received',
      people: (await readersOf(tx, deal.id, actor.at, organisationId)).filter((id) => id !== actor.personId),
      object,
      version: `${organisationId.slice(-12)}:${actor.at.toISOString().slice(0, 13)}`,
      about: { organisation: await nameOfParty(tx, organisationId), title: one.title },
    })
    return posted
  })
}

/**
 * Keeps a note that the actor's own organisation alone reads. Nobody is told.
 * @throws Failure missing | invalid
 */
export async function noteInDeal(db: Db, actor: Actor, input: Words): Promise<string> {
  const deal = await dealRecord(db, actor, input.id)
  const own = notesOf(actor, deal)
  if (!own) throw missing()
  const object = { type: 'deal', id: deal.id }
  return change(db, actor, { verb: 'deal.note', object, onBehalfOf: own }, (tx) => postMessage(tx, actor, { object, organisationId: own, body: input.body, lang: input.lang, privateTo: own }))
}
