import { showId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

const longestSlug = 60

/** The English title as part of an address; nothing where there is no English title. It is read by people only. */
export function titleSlug(title: Text | undefined): string | undefined {
  const words = title?.variants.en?.body.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return words ? words.slice(0, longestSlug).replace(/-[^-]*$/, (rest, at: number) => (words.length > longestSlug && at > 20 ? '' : rest)) : undefined
}

/** The page of a listing, with its title for people to read where it is known. */
export const listingHref = (lang: Lang, listing: { id: string; title?: Text }): string => href(routes.listings.show, { lang, id: showId(listing.id), slug: titleSlug(listing.title) })
