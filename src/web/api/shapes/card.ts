import { z } from 'zod'
import { currencies } from '../../../core/money.ts'
import type { Lang, Text } from '../../../core/text.ts'
import type { Card } from '../../../modules/listings/listings.ts'
import { listingKinds } from '../../../modules/listings/content.ts'
import { needClasses, partnerships, stages } from '../../../modules/listings/words/facts.ts'
import { termCode } from '../../../modules/vocabularies/terms.ts'
import { chainLinks } from '../../../modules/vocabularies/words/chains.ts'
import { expertKinds } from '../../../modules/listings/words/kinds.ts'
import { listingHref } from '../../listings/address.ts'
import { named, told } from '../told.ts'
import { countryShape, day, id, idOut, instant, instantOut, keysOf, langShape, textOut, textShape } from './values.ts'
import { kindOfOrganisation, linksShape, ownerOut, ownerShape } from './organisation.ts'

export const kindShape = told(z.enum(listingKinds), 'kind')
export const stageShape = told(z.enum(keysOf(stages)), 'stage')
/** The code of a term; the vocabularies say what it is called. */
export const fieldShape = told(z.string().regex(termCode), 'term')
export const chainLinkShape = told(z.enum(keysOf(chainLinks)), 'chainLink')
export const needClassShape = z.enum(keysOf(needClasses))
export const partnershipShape = z.enum(keysOf(partnerships))
export const trlShape = told(z.int().min(1).max(9), 'trl')
export const stateShape = told(z.enum(['draft', 'submitted', 'published', 'paused', 'closed', 'archived']), 'state')
const moneyShape = named('Money', told(z.object({ minor: z.int(), currency: z.enum(currencies) }), 'amount'))
const placeShape = z.object({ country: countryShape, region: told(z.string().optional(), 'region'), organisationKind: kindOfOrganisation })

/** What lists and single reads have in common. */
export const aboutListing = {
  id,
  reference: told(z.string(), 'reference'),
  kind: kindShape,
  state: stateShape,
  languages: told(z.array(langShape), 'languages'),
  organisation: told(ownerShape.optional(), 'organisationShown'),
  nameWithheld: told(z.boolean(), 'nameWithheld'),
  place: placeShape,
  publishedAt: instant.optional(),
  expiresAt: instant.optional(),
  completeness: told(z.int(), 'completeness'),
  openForInterest: told(z.boolean(), 'openForInterest'),
  sample: told(z.boolean(), 'sample'),
  links: linksShape,
}

export const cardShape = named(
  'ListingLine',
  z.object({
    ...aboutListing,
    title: textShape,
    summary: textShape.optional(),
    fields: z.array(fieldShape),
    stage: stageShape.optional(),
    trl: trlShape.optional(),
    partnerships: z.array(partnershipShape),
    needClass: needClassShape.optional(),
    priorities: z.array(fieldShape),
    chain: fieldShape.optional(),
    chainLink: chainLinkShape.optional(),
    expertKind: z.enum(keysOf(expertKinds)).optional(),
    amount: moneyShape.optional(),
    negotiable: z.boolean(),
    deadline: day.optional(),
  }),
)

type About = Pick<Card, 'id' | 'reference' | 'kind' | 'state' | 'langs' | 'owner' | 'nameWithheld' | 'place' | 'publishedAt' | 'expiresAt' | 'completeness' | 'openForInterest' | 'sample'>

export function aboutOut(origin: string, one: About, title: Text) {
  const { reference, kind, state, langs, owner, nameWithheld, place, publishedAt, expiresAt, completeness, openForInterest, sample } = one
  const link = (lang: Lang) => origin + listingHref(lang, { id: one.id, title })
  return {
    id: idOut(one.id),
    reference,
    kind,
    state,
    languages: [...langs],
    organisation: owner && ownerOut(owner),
    nameWithheld,
    place: { ...place, organisationKind: place.organisationKind as z.input<typeof kindOfOrganisation> },
    publishedAt: instantOut(publishedAt),
    expiresAt: instantOut(expiresAt),
    completeness,
    openForInterest,
    sample,
    links: { zh: link('zh'), en: link('en') },
  }
}

export function cardOut(origin: string, card: Card, language?: Lang): z.input<typeof cardShape> {
  const { title, summary, fields, stage, trl, partnerships, needClass, amount, negotiable, deadline } = card
  return {
    ...aboutOut(origin, card, title),
    title: textOut(title, language),
    summary: summary && textOut(summary, language),
    fields: fields.map(({ code }) => code),
    priorities: card.priorities.map(({ code }) => code),
    chain: card.chain?.code,
    chainLink: card.chain?.link,
    expertKind: card.expertKind,
    stage,
    trl,
    partnerships: [...partnerships],
    needClass,
    amount: amount as z.input<typeof moneyShape> | undefined,
    negotiable,
    deadline,
  }
}
