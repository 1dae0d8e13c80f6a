import { createHash } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import { readId } from '../../core/id.ts'
import { type Rule, toSql } from '../../core/visibility.ts'
import { type Db, prepared } from '../../platform/database.ts'
import { keptBySnapshot, snapshotNow, snapshotText } from '../../platform/snapshot.ts'
import { facesOf } from './faces.ts'
import type { Card } from './shown.ts'
import { ownerKnown, readable, visibilityColumns } from './visibility.ts'

/** What a listing is to one reader now. `version` names the rows that say the rest. */
type Standing = { id: string; version: string; known: boolean; bookmarked: boolean; snapshot: string }

const statementNames = new Map<string, string>()

/** One name for one text, as a prepared statement needs it. */
function nameOfStatement(text: string): string {
  const known = statementNames.get(text)
  if (known) return known
  const name = `cards_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
  if (statementNames.size < 500) statementNames.set(text, name)
  return name
}

/**
 * The text of the statement depends on which sets the actor brings, never on their values, so there are a few dozen
 * statements at most and each is prepared once a connection.
 */
function statement(actor: Actor, rule: Rule): { name: string; text: string; values: unknown[] } {
  const values: unknown[] = [[], actor.personId ?? null]
  const known = toSql(ownerKnown, actor, visibilityColumns, values)
  const mayRead = toSql(rule, actor, visibilityColumns, values)
  const text = `select l.id, l.xmin::text || '.' || o.xmin::text as version, ${known} as known,
      ${actor.personId ? 'exists (select from bookmark b where b.listing_id = l.id and b.person_id = $2::uuid)' : '$2::uuid is not null'} as bookmarked, ${snapshotText} as snapshot
    from unnest($1::uuid[]) with ordinality as wanted(id, place)
    join listing l on l.id = wanted.id join organisation o on o.id = l.owner_id
    where l.live_revision_id is not null and ${mayRead} order by wanted.place`
  return { name: nameOfStatement(text), text, values }
}

/** A listing that changes between the two questions is asked for again; one that changes all the time is left out. */
const mostTurns = 4

/** Cards by who reads them and id, for as long as nothing at all is committed to the database. */
const kept = keptBySnapshot<Map<string, Card>>(100)
const mostOfReader = 4_000

function keptFor(db: Db, snapshot: string, reader: string): Map<string, Card> {
  const known = kept.get(db, snapshot, reader)
  if (known && known.size < mostOfReader) return known
  const cards = new Map<string, Card>()
  kept.set(db, snapshot, reader, cards)
  return cards
}

/**
 * Cards of the listings with these ids that the actor may read, in the order of the ids; unreadable and unknown ones are
 * left out. One prepared statement asks who may read and which rows speak now; what those rows say is the same for all
 * readers and is kept ({@link facesOf}). A card is never made of rows newer than those whose reading was allowed. Only
 * what was read under the database's snapshot of this moment is not asked again.
 * @param rule narrows to a part of what may be read, such as `inHall`.
 */
export async function cardsFor(db: Db, actor: Actor, ids: readonly string[], rule: Rule = readable): Promise<Card[]> {
  const { name, text, values } = statement(actor, rule)
  const snapshot = await snapshotNow(db)
  const known = snapshot === undefined ? undefined : keptFor(db, snapshot, `${name} ${JSON.stringify(values)}`)
  const cards = new Map<string, Card>()
  let wanted: string[] = []
  for (const id of ids) {
    const card = known?.get(id)
    if (card) cards.set(id, card)
    else if (readId(id) === id) wanted.push(id)
  }
  for (let turn = 0; turn < mostTurns && wanted.length > 0; turn += 1) {
    values[0] = wanted
    const standings = await prepared<Standing>(db, name, text, values)
    const faces = await facesOf(db, standings)
    wanted = []
    for (const standing of standings) {
      const face = faces.get(standing.id)
      if (!face) {
        wanted.push(standing.id)
        continue
      }
      const card = cardOf(face, standing)
      cards.set(standing.id, card)
      if (standing.snapshot === snapshot) known?.set(standing.id, card)
    }
  }
  return cards.size === 0 ? [] : ids.flatMap((id) => cards.get(id) ?? [])
}

const withheld = new WeakMap<Card, Card>()

/** Readers who have marked nothing share one card of two: with the owner, or without. */
function cardOf(face: Card, { known, bookmarked }: Standing): Card {
  if (bookmarked) return { ...face, bookmarked, owner: known ? face.owner : undefined }
  if (known) return face
  const shared = withheld.get(face) ?? { ...face, owner: undefined }
  withheld.set(face, shared)
  return shared
}
