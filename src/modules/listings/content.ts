import { z } from 'zod'
import { currencies } from '../../core/money.ts'
import { langs, origins } from '../../core/text.ts'
import { readOrcid } from '../people/identifiers.ts'
import { iprStatuses, levels, needClasses, nextSteps, partnerTypes, partnerships, profileKinds, resultOwners, stages } from './words/facts.ts'
import { termCode } from '../vocabularies/terms.ts'
import { chainLinks } from '../vocabularies/words/chains.ts'
import { equipmentTypes, expertKinds, laboratoryLevels } from './words/kinds.ts'

export const listingKinds = ['offer', 'need', 'expertise', 'facility'] as const
export type ListingKind = (typeof listingKinds)[number]

/** The side of a match that a kind stands on: what somebody has, or what somebody looks for. */
export const sideOfKind = (kind: ListingKind): 'offer' | 'need' => (kind === 'need' ? 'need' : 'offer')

/** The kinds that are matched with one kind. A facility is found by search and is booked, not matched. */
export const counterpartKinds: Readonly<Record<ListingKind, readonly ListingKind[]>> = { offer: ['need'], expertise: ['need'], need: ['offer', 'expertise'], facility: [] }

/**
 * The texts of a listing, per language. Limits are in {@link measure} units; a summary over its limit is kept whole
 * as full text and the owner is asked to shorten it. Source: Enterprise Europe Network partnering profile
 * (field-schemas.md §1).
 */
export const textLimits = {
  title: 256,
  summary: 500,
  description: 4000,
  advantages: 2000,
  specification: 2000,
  partnerRole: 4000,
  trlEvidence: 1000,
  iprNotes: 1000,
  team: 1000,
  evaluation: 1000,
  cases: 2000,
  basis: 2000,
  conditions: 2000,
  keywords: 500,
  strengths: 4000,
  laboratories: 2000,
  measures: 2000,
  accessTerms: 2000,
} as const
export type TextField = keyof typeof textLimits
export const textFields = Object.keys(textLimits) as TextField[]

/** Bodies in one language. `keywords` are separated by line ends, commas or semicolons of either script. */
export type TextBodies = Partial<Record<TextField, string>>

const keysOf = <T extends object>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]
const country = z.string().regex(/^[A-Z]{2}$/)
const amount = z.object({ minor: z.number().int().min(0).max(1e13), currency: z.enum(currencies) })
const day = z.iso.date()
const term = z.string().regex(termCode)
const lines = (most: number) => z.array(z.string().trim().min(1).max(200)).max(most)

/** A core indicator of a need, as open challenges ask for it: what is measured, how it compares, the value and its unit. */
export const indicator = z.object({
  name: z.string().trim().min(1).max(200),
  operator: z.enum(['=', '≥', '≤', '>', '<', '±']),
  value: z.string().trim().min(1).max(60),
  unit: z.string().trim().max(40).default(''),
})

export const patentRecord = z.object({ number: z.string().trim().min(4).max(40), owners: z.string().trim().max(200).optional(), status: z.enum(['applied', 'granted', 'lapsed']).optional(), checkedOn: day.optional() })

/** The structured facts of a listing of any kind; {@link factsOfKind} says which of them a kind is asked. Terms are codes of their vocabularies. Everything is asked for, nothing but `fields` is demanded, and even that is suggested. */
export const factsSchema = z.object({
  fields: z.array(term).max(5).default([]),
  /** True while the fields are only suggested from the text. */
  fieldsSuggested: z.boolean().default(false),
  priorities: z.array(term).max(5).default([]),
  chain: term.optional(),
  /** Where on its chain; nothing without the chain. */
  chainLink: z.enum(keysOf(chainLinks)).optional(),
  profile: z.enum(keysOf(profileKinds)).optional(),
  stage: z.enum(keysOf(stages)).optional(),
  /** 1–9 (EU scale); for a need the minimum wanted. */
  trl: z.number().int().min(1).max(9).optional(),
  ipr: z.enum(keysOf(iprStatuses)).optional(),
  patents: z.array(patentRecord).max(20).default([]),
  partnerships: z.array(z.enum(keysOf(partnerships))).max(9).default([]),
  partnerTypes: z.array(z.enum(keysOf(partnerTypes))).max(7).default([]),
  /** 1–17, or [0] for "not relevant". */
  sdgs: z.array(z.number().int().min(0).max(17)).max(17).default([]),
  /** ISO codes; empty means every country or region. */
  countriesSought: z.array(country).max(60).default([]),
  nextSteps: z.array(z.enum(keysOf(nextSteps))).max(4).default([]),
  /** Price or funding asked (offer), or the upper end of the budget (need). */
  amount: amount.optional(),
  /** The amount is to be agreed. */
  negotiable: z.boolean().default(false),
  level: z.enum(keysOf(levels)).optional(),
  levelAssessor: z.string().max(200).optional(),
  needClass: z.enum(keysOf(needClasses)).optional(),
  deadline: day.optional(),
  resultOwner: z.enum(keysOf(resultOwners)).optional(),
  indicators: z.array(indicator).max(30).default([]),
  video: z.url({ protocol: /^https$/ }).max(500).optional(),
  contactName: z.string().max(120).optional(),
  contactEmail: z.email().max(200).optional(),
  contactPhone: z.string().max(60).optional(),
  expertKind: z.enum(keysOf(expertKinds)).optional(),
  laboratoryLevel: z.enum(keysOf(laboratoryLevels)).optional(),
  /** Of who leads the team, or of the contact of a facility. */
  orcid: z.string().refine((text) => readOrcid(text) === text).optional(),
  workingLanguages: z.array(z.enum(langs)).max(2).default([]),
  teamSize: z.number().int().min(1).max(100_000).optional(),
  website: z.url({ protocol: /^https?$/ }).max(500).optional(),
  /** From here on the fields of UNIQUIP. */
  equipmentType: z.enum(keysOf(equipmentTypes)).optional(),
  institutionRef: z.string().max(200).optional(),
  doi: z.string().regex(/^10\.\d{4,9}\/\S{1,180}$/).optional(),
  manufacturers: lines(10).default([]),
  model: z.string().max(200).optional(),
  commissionedOn: day.optional(),
  decommissionedOn: day.optional(),
  department: z.string().max(200).optional(),
  location: z.string().max(300).optional(),
  relatedEquipment: lines(20).default([]),
  funding: z.string().max(300).optional(),
})
export type Facts = z.output<typeof factsSchema>

/** Characters that one section may hold in all; beyond {@link textLimits} it is kept and the owner asked to shorten. */
export const longestBody = 60_000
const bodies = z.partialRecord(z.enum(keysOf(textLimits)), z.string().max(longestBody))

/** Everything that an author writes into a listing: what a draft holds and what a revision freezes. */
export const contentSchema = z.object({
  source: z.enum(langs),
  /** In the language that is not the source an absent field keeps the stored translation, an empty one removes it. */
  texts: z.object({ zh: bodies.optional(), en: bodies.optional() }),
  /** Where the words of the language that is not the source come from; `human` when not said. */
  origins: z.partialRecord(z.enum(langs), z.enum(origins)).optional(),
  facts: factsSchema.prefault({}),
})
export type Content = z.output<typeof contentSchema>
