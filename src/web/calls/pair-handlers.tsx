import { wrong } from '../../core/failure.ts'
import { showId } from '../../core/id.ts'
import { compare, entryRead, pairFor } from '../../modules/calls/judging/judging.ts'
import type { Again } from '../respond.tsx'
import type { Handler, Visit } from '../room.ts'
import { idIn, idOf, problemsIn, submit } from '../typed.ts'
import { judgeWords as words } from './messages/judging.ts'
import { PairPage } from './pair-page.tsx'
import { draw, type Find, type Place } from './places.ts'

/** Two entries side by side, and which is the stronger. */
export const pair = (find: Find): Handler => async (c) => drawPair(c, await find(c))

async function drawPair(c: Visit, place: Place, again?: Again): Promise<Response> {
  const { room: { db }, lang } = c.var
  const found = await pairFor(db, place.judge, idOf(c, 'round'))
  const sides = await Promise.all((found.pair ?? []).map(async (entry) => ({ entry, read: await entryRead(db, entry), fileHref: (file: string) => place.fileHref(showId(entry.entryId), showId(file)) })))
  return draw(c, place, place.title, <PairPage lang={lang} title={place.title} found={found} sides={sides} desk={place.desk} problems={problemsIn(again)} />, again)
}

export const compared = (find: Find): Handler => async (c) => {
  const place = await find(c)
  const roundId = idOf(c, 'round')
  return submit(
    c,
    async (values) => {
      const [one_, other, stronger] = [idIn(values, 'one'), idIn(values, 'other'), idIn(values, 'stronger')]
      if (!one_ || !other || !stronger) throw wrong('stronger', words.stronger)
      await compare(c.var.room.db, c.var.actor, place.judge, { roundId, one: one_, other, stronger })
      return place.desk.pair(showId(roundId))
    },
    (again) => drawPair(c, place, again),
    'saved',
  )
}
