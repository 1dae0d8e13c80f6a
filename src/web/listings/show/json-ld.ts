import { type Lang, nameFor, readText, type Text } from '../../../core/text.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { keywordBreak } from '../../../modules/listings/words/lists.ts'
import { langTag } from '../../ui/said.ts'

/** The text without what a machine wrote. */
const byPeople = (text: Text): Text => ({ ...text, variants: Object.fromEntries(Object.entries(text.variants).filter(([, variant]) => variant.origin !== 'machine')) })

/**
 * The listing as schema.org Offer, Demand, Person or ResearchOrganization, Product or Place (field-schemas.md §4), from what this reader sees: a withheld owner is not in
 * it, nor what a machine wrote, which the vocabulary could not mark. Only for listings that anybody may read.
 */
export function listingJsonLd(lang: Lang, listing: ListingPage, url: string): unknown {
  if (!listing.public) return undefined
  const title = readText(byPeople(listing.texts.title), lang)
  const text = listing.texts.summary ?? listing.texts.description
  const owner = listing.owner && { '@type': listing.place.organisationKind === 'university' ? 'CollegeOrUniversity' : 'Organization', name: nameFor(lang, listing.owner.name) }
  const { amount, deadline } = listing.facts
  const about = {
    '@context': 'https://schema.org',
    '@id': url,
    url,
    identifier: listing.reference,
    name: title.body,
    description: text && readText(byPeople(text), lang).body.slice(0, 1000),
  }
  if (listing.kind === 'expertise') return { ...about, ...expertiseOf(lang, listing, owner) }
  if (listing.kind === 'facility') return { ...about, ...facilityOf(lang, listing, owner) }
  return {
    ...about,
    '@type': listing.kind === 'offer' ? 'Offer' : 'Demand',
    inLanguage: langTag[title.lang],
    category: listing.fields.map(({ name }) => name[lang]),
    availabilityStarts: listing.publishedAt?.toISOString(),
    validThrough: deadline ?? listing.expiresAt?.toISOString(),
    itemOffered: { '@type': 'Service', name: title.body, serviceType: listing.fields[0]?.name.en },
    ...(amount ? { priceSpecification: { '@type': 'PriceSpecification', priceCurrency: amount.currency, [listing.kind === 'need' ? 'maxPrice' : 'price']: amount.minor / 100 } } : {}),
    ...(owner ? (listing.kind === 'offer' ? { offeredBy: owner } : { '@reverse': { seeks: owner } }) : {}),
  }
}

type Owner = { '@type': string; name: string } | undefined

/** Who knows what: a person, or a team, laboratory or centre of its organisation. */
function expertiseOf(lang: Lang, listing: ListingPage, owner: Owner): object {
  const { expertKind, orcid, website, teamSize } = listing.facts
  const person = expertKind === 'person'
  const keywords = listing.texts.keywords && readText(byPeople(listing.texts.keywords), lang).body.split(keywordBreak).map((one) => one.trim()).filter(Boolean)
  return {
    '@type': person ? 'Person' : 'ResearchOrganization',
    knowsAbout: [...listing.fields.map(({ name }) => name[lang]), ...(keywords ?? [])],
    ...(owner ? { [person ? 'affiliation' : 'parentOrganization']: owner } : {}),
    ...(orcid && person ? { sameAs: `https://orcid.org/${orcid}` } : {}),
    ...(website ? { mainEntityOfPage: website } : {}),
    ...(teamSize && !person ? { numberOfEmployees: teamSize } : {}),
  }
}

/** An instrument as a product, a building or platform as a place. */
function facilityOf(lang: Lang, listing: ListingPage, owner: Owner): object {
  const { equipmentType, model, manufacturers, doi, location } = listing.facts
  const sameAs = doi ? { sameAs: `https://doi.org/${doi}` } : {}
  if (equipmentType === 'facility') return { '@type': 'Place', ...sameAs, ...(location ? { address: location } : {}), ...(owner ? { containedInPlace: { '@type': 'Place', name: owner.name } } : {}) }
  return { '@type': 'Product', ...sameAs, category: listing.fields.map(({ name }) => name[lang]), model, ...(manufacturers.length > 0 ? { manufacturer: manufacturers.map((name) => ({ '@type': 'Organization', name })) } : {}), ...(owner ? { provider: owner } : {}) }
}
