import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang } from '../../core/text.ts'
import type { Db } from '../../platform/database.ts'
import { cardsFor } from '../listings/listings.ts'
import { draw } from './drawer.ts'
import { endings, mediaTypes, type PosterForm } from './drawing.ts'
import { type PosterAddress, posterOf } from './poster.ts'

/** The face of module posters: what web and cli may use. */
export { Undrawable } from './drawer.ts'
export { type PosterForm, posterForms } from './drawing.ts'
export type { PosterAddress } from './poster.ts'
export { askPosters, cancelPosters, type LeftOut, mostPosters, type NewPosters, posterArchive, posterHousekeeping, type PosterRun, posterRunFor, posterRunsOf } from './runs.ts'

/**
 * The poster of one listing for a reader, drawn now.
 * @throws Failure missing | unavailable; Undrawable where no font has a character
 */
export async function posterFor(db: Db, actor: Actor, input: { listingId: string; lang: Lang; form: PosterForm }, address: PosterAddress): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  const id = readId(input.listingId)
  const [card] = id ? await cardsFor(db, actor, [id]) : []
  if (!card) throw new Failure('missing', refusals.missing)
  const { form, lang } = input
  return { bytes: await draw(posterOf(card, lang, address, actor.at), form), mediaType: mediaTypes[form], name: `${card.reference}.${endings[form]}` }
}
