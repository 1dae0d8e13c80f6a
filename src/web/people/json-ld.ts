import { type Lang, nameFor, otherLang, readText } from '../../core/text.ts'
import type { Organisation } from '../../modules/people/people.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

/** The organisation for search engines (schema.org Organization; a university is a CollegeOrUniversity). */
export function organisationData(origin: string, lang: Lang, one: Organisation): object {
  const identifiers = [one.ror ? { '@type': 'PropertyValue', propertyID: 'ROR', value: `https://ror.org/${one.ror}` } : undefined, one.uscc ? { '@type': 'PropertyValue', propertyID: 'USCC', value: one.uscc } : undefined]
  return {
    '@context': 'https://schema.org',
    '@type': one.kind === 'university' ? 'CollegeOrUniversity' : one.kind === 'government' ? 'GovernmentOrganization' : 'Organization',
    name: nameFor(lang, one.name),
    alternateName: one.name[otherLang(lang)],
    url: origin + href(routes.organisations.show, { lang, slug: one.slug }),
    sameAs: [one.website, one.ror ? `https://ror.org/${one.ror}` : undefined].filter(Boolean),
    identifier: identifiers.filter(Boolean),
    description: one.about ? readText(one.about, lang).body : undefined,
    address: { '@type': 'PostalAddress', addressCountry: one.country, addressRegion: one.region ?? undefined, addressLocality: one.city ? nameFor(lang, one.city) : undefined },
  }
}
