import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import { allianceKinds, type AllianceLine, type AllianceMember, partWords, type Tier, type Wave } from '../../../modules/alliances/alliances.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { named, told } from '../told.ts'
import { linksShape } from './organisation.ts'
import { countryShape, day, id, idOut, keysOf, nameOut, nameShape, textOut, textShape } from './values.ts'

export const kindOfAlliance = told(z.enum(keysOf(allianceKinds)), 'allianceKind')

export const allianceShape = named(
  'Alliance',
  z.object({
    id,
    slug: told(z.string(), 'slug'),
    kind: kindOfAlliance,
    name: textShape,
    purpose: textShape.optional(),
    joining: told(textShape.optional(), 'joining'),
    peopleJoin: told(z.boolean(), 'peopleJoin'),
    since: day.optional(),
    website: z.string().optional(),
    members: told(z.int(), 'allianceMembers'),
    countries: z.array(countryShape),
    sample: told(z.boolean(), 'sample'),
    links: linksShape,
  }),
)

export const memberShape = named(
  'AllianceMember',
  z.object({
    organisation: z.object({ id, slug: told(z.string(), 'slug'), name: nameShape, country: countryShape }),
    role: told(z.enum(keysOf(partWords)), 'allianceRole'),
    from: day,
    until: day.optional(),
    wave: told(z.object({ name: textShape, date: day }).optional(), 'wave'),
    tier: told(textShape.optional(), 'tier'),
  }),
)

export function allianceOut(origin: string, one: AllianceLine, language?: Lang): z.input<typeof allianceShape> {
  const { slug, kind, name, purpose, joining, peopleJoin, startsOn, website, members, countries, sample } = one
  const link = (lang: Lang) => origin + href(routes.alliances.show, { lang, slug })
  return {
    id: idOut(one.id), slug, kind, name: textOut(name, language), purpose: purpose ? textOut(purpose, language) : undefined, joining: joining ? textOut(joining, language) : undefined,
    peopleJoin, since: startsOn ?? undefined, website: website ?? undefined, members, countries, sample, links: { zh: link('zh'), en: link('en') },
  }
}

/** An organisation's part in an alliance; undefined for an individual, whose name the API does not tell. */
export function memberOut(one: AllianceMember, waves: readonly Wave[], tiers: readonly Tier[], language?: Lang): z.input<typeof memberShape> | undefined {
  const { organisationId, slug, name, country, role, fromOn, toOn } = one
  if (!organisationId || !slug || !name || !country) return undefined
  const wave = waves.find((each) => each.id === one.waveId)
  const tier = tiers.find((each) => each.id === one.tierId)
  return {
    organisation: { id: idOut(organisationId), slug, name: nameOut(name), country }, role, from: fromOn, until: toOn ?? undefined,
    wave: wave && { name: textOut(wave.name, language), date: wave.onDate }, tier: tier && textOut(tier.name, language),
  }
}
