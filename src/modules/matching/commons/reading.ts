import { type Actor, organisationsOf } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import type { Text } from '../../../core/text.ts'
import type { SharedWord } from '../../../engine/commons/shared.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { type Card, cardsFor, inHall } from '../../listings/listings.ts'
import { canAnswerFor, canOrganise } from './policy.ts'

export type CommonState = 'proposed' | 'adopted' | 'dismissed'
export type Standing = 'proposed' | 'suggested' | 'invited' | 'joined' | 'declined'

/** A need of a common problem as this reader may see it. `mayAnswer`: the reader answers for it. */
export type CommonMember = { card: Card; standing: Standing; likeness: number; mayAnswer: boolean }

/** Needs that several organisations share. Members that the reader may not see are not in it, nor in any count. */
export type CommonProblem = {
  id: string
  state: CommonState
  /** Given by the organiser when it is adopted. */
  title?: Text
  /** What most members speak of, the weightiest first; a word may be known in one language only. */
  concepts: SharedWord[]
  /** Mean likeness of its members, 0–1. */
  cohesion: number
  members: CommonMember[]
  foundAt: Date
  decidedAt?: Date
  /** The reader organises: may adopt, dismiss and invite. */
  organises: boolean
}

type Stored = {
  id: string; state: CommonState; title: Text | null; concepts: SharedWord[]; cohesion: number; foundAt: Date; decidedAt: Date | null
  members: { id: string; standing: Standing; likeness: number; owner: string; publisher: string }[]
}

const storedWhere = (db: Db, where: ReturnType<typeof sql>, limit: number): Promise<Stored[]> =>
  rows<Stored>(
    db,
    sql`select p.id, p.state, p.title, p.concepts, p.cohesion, p.found_at as "foundAt", p.decided_at as "decidedAt",
          (select json_agg(json_build_object('id', m.listing_id, 'standing', m.standing, 'likeness', m.likeness, 'owner', l.owner_id, 'publisher', l.publisher_id) order by m.likeness desc, m.listing_id)
            from common_problem_member m join listing l on l.id = m.listing_id where m.problem_id = p.id) as members
        from common_problem p where p.state <> 'superseded' and ${where}
        order by p.cohesion desc, p.found_at desc, p.id limit ${limit}`,
  )

/**
 * What the reader gets of it: an organiser everything that is on show to them; once it is adopted, the people of a need what was invited or
 * joined, and everybody else the needs that joined, from two on.
 */
function shownTo(actor: Actor, one: Stored, cards: ReadonlyMap<string, Card>): CommonProblem | undefined {
  const organises = canOrganise(actor)
  const mine = new Set(organisationsOf(actor))
  const own = one.members.some(({ owner, publisher, standing }) => standing !== 'suggested' && (mine.has(owner) || mine.has(publisher)))
  if (!organises && one.state !== 'adopted') return undefined
  const members = (one.members ?? []).flatMap(({ id, standing, likeness, owner, publisher }): CommonMember[] => {
    const card = cards.get(id)
    const ours = mine.has(owner) || mine.has(publisher)
    const shown = organises || standing === 'joined' || (own && (standing === 'invited' || (ours && standing !== 'suggested')))
    return card && shown ? [{ card, standing, likeness, mayAnswer: one.state === 'adopted' && standing !== 'suggested' && canAnswerFor(actor, { ownerId: owner, publisherId: publisher }) }] : []
  })
  if (members.length < (own && !organises ? 1 : 2)) return undefined
  const { id, state, title, concepts, cohesion, foundAt, decidedAt } = one
  return { id, state, title: title ?? undefined, concepts, cohesion, members, foundAt, decidedAt: decidedAt ?? undefined, organises }
}

async function shown(db: Db, actor: Actor, stored: readonly Stored[]): Promise<CommonProblem[]> {
  const ids = [...new Set(stored.flatMap((one) => one.members.map(({ id }) => id)))]
  const cards = new Map((await cardsFor(db, actor, ids, inHall)).map((card) => [card.id, card]))
  return stored.flatMap((one) => shownTo(actor, one, cards) ?? [])
}

const mostListed = 200

/** Common problems in a state, the most alike first; proposals and what was dismissed for organisers only. */
export async function commonsFor(db: Db, actor: Actor, state: CommonState = 'adopted'): Promise<CommonProblem[]> {
  if (state !== 'adopted' && !canOrganise(actor)) return []
  return shown(db, actor, await storedWhere(db, sql`p.state = ${state}`, mostListed))
}

/** One of them. @throws missing where the actor may not read it */
export async function commonFor(db: Db, actor: Actor, idOrShown: string): Promise<CommonProblem> {
  const id = readId(idOrShown)
  const [found] = id ? await shown(db, actor, await storedWhere(db, sql`p.id = ${id}`, 1)) : []
  if (!found) throw new Failure('missing', refusals.missing)
  return found
}

/** The adopted problems that a need belongs to, for its page: as far as the reader may read them. */
export async function commonsOfNeed(db: Db, actor: Actor, needId: string): Promise<CommonProblem[]> {
  const stored = await storedWhere(db, sql`p.state = 'adopted' and exists (select from common_problem_member m where m.problem_id = p.id and m.listing_id = ${needId} and m.standing <> 'suggested')`, 5)
  return (await shown(db, actor, stored)).filter((one) => one.members.some(({ card }) => card.id === needId))
}
