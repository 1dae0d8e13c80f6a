import { type Lang, nameFor, readText, type Text } from '../../../core/text.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { fields } from '../../../modules/listings/words/fields.ts'
import { langTag } from '../../ui/said.ts'

/** The text without what a machine wrote. */
const byPeople = (text: Text): Text => ({ ...text, variants: Object.fromEntries(Object.entries(text.variants).filter(([, variant]) => variant.origin !== 'machine')) })

/**
 * The listing as schema.org Offer or Demand (field-schemas.md §4), from what this reader sees: a withheld owner is not in
 * it, nor what a machine wrote, which the vocabulary could not mark. Only for listings that anybody may read.
 */
export function listingJsonLd(lang: Lang, listing: ListingPage, url: string): unknown {
  if (!listing.public) return undefined
  const title = readText(byPeople(listing.texts.title), lang)
  const text = listing.texts.summary ?? listing.texts.description
  const owner = listing.owner && { '@type': listing.place.organisationKind === 'university' ? 'CollegeOrUniversity' : 'Organization', name: nameFor(lang, listing.owner.name) }
  const { amount, fields: chosen, deadline } = listing.facts
  return {
    '@context': 'https://schema.org',
    '@type': listing.kind === 'offer' ? 'Offer' : 'Demand',
    '@id': url,
    url,
    identifier: listing.reference,
    name: title.body,
    description: text && readText(byPeople(text), lang).body.slice(0, 1000),
    inLanguage: langTag[title.lang],
    category: chosen.map((one) => fields[one][lang]),
    availabilityStarts: listing.publishedAt?.toISOString(),
    validThrough: deadline ?? listing.expiresAt?.toISOString(),
    itemOffered: { '@type': 'Service', name: title.body, serviceType: chosen[0] && fields[chosen[0]].en },
    ...(amount ? { priceSpecification: { '@type': 'PriceSpecification', priceCurrency: amount.currency, [listing.kind === 'need' ? 'maxPrice' : 'price']: amount.minor / 100 } } : {}),
    ...(owner ? (listing.kind === 'offer' ? { offeredBy: owner } : { '@reverse': { seeks: owner } }) : {}),
  }
}
