import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

/** The address of a match, always from the need to the offer. */
export const pairHref = (lang: Lang, kind: 'offer' | 'need', own: string, other: string): string =>
  href(routes.matches.show, { lang, need: showId(kind === 'need' ? own : other), offer: showId(kind === 'need' ? other : own) })

/** Whole addresses for files that are read elsewhere. */
export const reportAddresses = (origin: string) => ({
  match: (lang: Lang, needId: string, offerId: string): string => origin + pairHref(lang, 'need', needId, offerId),
  listing: (lang: Lang, id: string): string => origin + href(routes.listings.show, { lang, id: showId(id) }),
})
