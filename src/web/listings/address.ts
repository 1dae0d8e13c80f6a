import { showId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

const longestSlug = 60

/** The English title as part of an address; nothing where there is no English title. It is read by people only. */
export function titleSlug(title: Text | undefined): string | undefined {
  const words = title?.variants.en?.body.slice(0, 3 * longestSlug).toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return words ? words.slice(0, longestSlug).replace(/-[^-]*$/, (rest, at: number) => (words.length > longestSlug && at > 20 ? '' : rest)) : undefined
}

const before = { zh: href(routes.listings.show, { lang: 'zh', id: '-' }).slice(0, -1), en: href(routes.listings.show, { lang: 'en', id: '-' }).slice(0, -1) }

/** The page of a listing, with its title for people to read where it is known. Both parts are letters, digits and hyphens. */
export function listingHref(lang: Lang, listing: { id: string; title?: Text }): string {
  const slug = titleSlug(listing.title)
  return `${before[lang]}${showId(listing.id)}${slug ? `/${slug}` : ''}`
}
