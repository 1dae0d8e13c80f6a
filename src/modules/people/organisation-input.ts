import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { measure, type Name, type Phrase, say } from '../../core/text.ts'
import { readRor, readUscc } from './identifiers.ts'
import { peopleRefusals } from './messages/refusals.ts'
import type { OrganisationKind } from './words/kinds.ts'
import { regions } from './words/places.ts'

/** Room for the description of an organisation, in measure units. */
export const aboutLimit = 4000

/** What a form, an import or the API says about an organisation. Empty strings count as not given. */
export type OrganisationInput = {
  kind: OrganisationKind
  name: Name
  /** ISO 3166-1 alpha-2. */
  country: string
  /** ISO 3166-2. */
  region?: string
  city?: Name
  about?: { zh?: string; en?: string }
  website?: string
  ror?: string
  uscc?: string
  defaultField?: string
  contactName?: string
  contactEmail?: string
}

const clean = (name: Name | undefined): Name | undefined => {
  const zh = name?.zh?.trim()
  const en = name?.en?.trim()
  return zh || en ? { ...(zh ? { zh } : {}), ...(en ? { en } : {}) } : undefined
}

const isWebsite = (text: string): boolean => /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')

/** The input with names trimmed and identifiers in their bare form. @throws invalid with a sentence per field. */
export function checkOrganisation(input: OrganisationInput): OrganisationInput & { name: Name } {
  const fields: Record<string, Phrase> = {}
  const name = clean(input.name)
  if (!name) fields.name = peopleRefusals.name
  else if ((name.zh?.length ?? 0) > 200 || (name.en?.length ?? 0) > 200) fields.name = peopleRefusals.nameLong
  if (!/^[A-Z]{2}$/.test(input.country)) fields.country = peopleRefusals.country
  if (input.region && !(Object.hasOwn(regions, input.region) && input.region.startsWith(`${input.country}-`))) fields.region = peopleRefusals.region
  if (input.website && !isWebsite(input.website)) fields.website = peopleRefusals.website
  const { zh = '', en = '' } = input.about ?? {}
  if (measure(zh) > aboutLimit || measure(en) > aboutLimit) fields.about = { zh: say('zh', peopleRefusals.aboutLong, { limit: aboutLimit }), en: say('en', peopleRefusals.aboutLong, { limit: aboutLimit }) }
  const ror = input.ror ? readRor(input.ror) : undefined
  if (input.ror && !ror) fields.ror = peopleRefusals.ror
  const uscc = input.uscc ? readUscc(input.uscc) : undefined
  if (input.uscc && input.country !== 'CN') fields.uscc = peopleRefusals.usccAbroad
  else if (input.uscc && !uscc) fields.uscc = peopleRefusals.uscc
  if (input.contactEmail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.contactEmail)) fields.contactEmail = peopleRefusals.email
  if (Object.keys(fields).length || !name) throw new Failure('invalid', refusals.invalid, { fields })
  return { ...input, name, city: clean(input.city), ror, uscc }
}
