import { z } from 'zod'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { askForTranslation, cardsFor, countView, inHall, listingFor, setBookmark, wishFor } from '../../../modules/listings/listings.ts'
import { addressBlock } from '../../gate/address.ts'
import { submitForm } from '../../respond.tsx'
import type { Visit } from '../../room.ts'
import { listingHref } from '../address.ts'

/** Counts a reader, once a day; said by the page itself after three seconds, so that what only fetches is not counted. */
export async function countReader(c: Visit): Promise<Response> {
  const { room, actor } = c.var
  const id = readId(c.req.param('id') ?? '')
  const [card] = id ? await cardsFor(room.db, actor, [id], inHall) : []
  if (!card) throw new Failure('missing', refusals.missing)
  const userAgent = c.req.header('user-agent')
  const visitorKey = actor.personId ?? `${addressBlock(c)} ${userAgent} ${c.req.header('accept-language') ?? ''}`
  await countView(room.db, { listingId: card.id, visitorKey, userAgent, at: actor.at })
  return c.body(null, 204)
}

const bookmark = z.object({ on: z.enum(['yes', 'no']) })

export function keepBookmark(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  return submitForm(
    c,
    bookmark,
    async ({ on }) => {
      const listing = await listingFor(room.db, actor, c.req.param('id') ?? '')
      await setBookmark(room.db, actor, { id: listing.id, on: on === 'yes' })
      return listingHref(lang, { id: listing.id, title: listing.texts.title })
    },
    ({ failure }) => {
      throw failure
    },
    'done',
  )
}

const translation = z.object({})

export function requestTranslation(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  return submitForm(
    c,
    translation,
    async () => {
      const listing = await listingFor(room.db, actor, c.req.param('id') ?? '')
      if (!(await wishFor(room.db, actor, listing)).since) await askForTranslation(room.db, actor, listing.id)
      return listingHref(lang, { id: listing.id, title: listing.texts.title })
    },
    ({ failure }) => {
      throw failure
    },
    'sent',
  )
}
