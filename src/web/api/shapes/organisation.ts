import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import type { Organisation, OrganisationLine } from '../../../modules/people/people.ts'
import { organisationKinds } from '../../../modules/people/words/kinds.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { named, told } from '../told.ts'
import { countryShape, id, idOut, keysOf, nameOut, nameShape, textOut, textShape } from './values.ts'

export const linksShape = told(z.object({ zh: z.url(), en: z.url() }), 'links')
export const kindOfOrganisation = told(z.enum(keysOf(organisationKinds)), 'organisationKind')

const line = {
  id,
  slug: told(z.string(), 'slug'),
  kind: kindOfOrganisation,
  name: nameShape,
  country: countryShape,
  region: told(z.string().optional(), 'region'),
  city: nameShape.optional(),
  verified: told(z.boolean(), 'verified'),
  sample: told(z.boolean(), 'sample'),
  links: linksShape,
}
export const organisationLineShape = named('OrganisationLine', z.object(line))
export const organisationShape = named(
  'Organisation',
  z.object({
    ...line,
    about: textShape.optional(),
    website: z.string().optional(),
    ror: z.string().optional(),
    uscc: z.string().optional(),
    answersInDays: told(z.number().int().min(1).optional(), 'answersInDays'),
    contact: told(z.object({ name: z.string().optional(), email: z.string().optional() }).optional(), 'contact'),
  }),
)
export const ownerShape = named('OrganisationName', z.object({ id, slug: told(z.string(), 'slug'), name: nameShape, verified: told(z.boolean(), 'verified') }))

export const ownerOut = ({ id, slug, name, verified }: { id: string; slug: string; name: { zh?: string; en?: string }; verified: boolean }): z.input<typeof ownerShape> => ({ id: idOut(id), slug, name: nameOut(name), verified })

export function lineOut(origin: string, one: OrganisationLine): z.input<typeof organisationLineShape> {
  const { slug, kind, name, country, region, city, verified, sample } = one
  const link = (lang: Lang) => origin + href(routes.organisations.show, { lang, slug })
  return { id: idOut(one.id), slug, kind, name: nameOut(name), country, region: region ?? undefined, city: city ? nameOut(city) : undefined, verified, sample, links: { zh: link('zh'), en: link('en') } }
}

export function organisationOut(origin: string, one: Organisation, language?: Lang, answersInDays?: number): z.input<typeof organisationShape> {
  const { about, website, ror, uscc, contactName, contactEmail } = one
  return {
    ...lineOut(origin, one),
    about: about ? textOut(about, language) : undefined,
    website: website ?? undefined,
    ror: ror ?? undefined,
    uscc: uscc ?? undefined,
    answersInDays,
    contact: contactName || contactEmail ? { name: contactName ?? undefined, email: contactEmail ?? undefined } : undefined,
  }
}
