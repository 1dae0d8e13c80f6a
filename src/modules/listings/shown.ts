import type { Lang, Name, Text } from '../../core/text.ts'
import type { Money } from '../../core/money.ts'
import type { Facts, ListingKind, TextField } from './content.ts'
import type { ListingState } from './rules.ts'
import type { NeedClass, Partnership, Stage } from './words/facts.ts'
import type { ChainLink, Term } from '../vocabularies/vocabularies.ts'
import type { ExpertKind } from './words/kinds.ts'

/** An organisation as a listing names it. Absent wherever its name is withheld from this reader. */
export type OwnerLabel = { id: string; slug: string; name: Name; verified: boolean }

/** Where a listing comes from; stays readable when the name is withheld. */
export type Place = { country: string; region?: string; organisationKind: string }

/** An industry chain and, where it is stated, the place on it. */
export type ChainPlace = Term & { link?: ChainLink }

/** One row of a list. Texts carry origin and staleness per language. */
export type Card = {
  id: string
  reference: string
  kind: ListingKind
  state: ListingState
  title: Text
  /** The summary, else the beginning of the description. */
  summary?: Text
  /** Languages in which there is a title, the source first. */
  langs: Lang[]
  fields: Term[]
  priorities: Term[]
  chain?: ChainPlace
  expertKind?: ExpertKind
  stage?: Stage
  trl?: number
  partnerships: Partnership[]
  needClass?: NeedClass
  amount?: Money
  negotiable: boolean
  /** `YYYY-MM-DD`. */
  deadline?: string
  owner?: OwnerLabel
  nameWithheld: boolean
  place: Place
  publishedAt?: Date
  expiresAt?: Date
  completeness: number
  openForInterest: boolean
  bookmarked: boolean
  sample: boolean
}

/** Facts as a reader gets them: contact fields only where they may be shown. */
export type ShownFacts = Omit<Facts, 'contactName' | 'contactEmail' | 'contactPhone'>

export type Attachment = { id: string; name: string; mediaType: string; bytes: number }

/** A listing as one reader may see it, in every language that it has. */
export type ListingPage = Omit<Card, 'title' | 'summary' | 'expertKind' | 'stage' | 'trl' | 'partnerships' | 'needClass' | 'amount' | 'negotiable' | 'deadline'> & {
  texts: { title: Text } & Partial<Record<TextField, Text>>
  facts: ShownFacts
  source: Lang
  revision: { id: string; number: number; textRev: number; at: Date }
  /** City of the owner; never with a withheld name. */
  city?: Name
  /** The park, region or broker that published for the owner under a mandate. */
  publisher?: OwnerLabel
  /** For signed-in readers who know the owner. */
  contact?: { name?: string; email?: string; phone?: string }
  attachments: Attachment[]
  hasConfidential: boolean
  closedReason?: string
  /** True when anybody may read it: feeds, robots and caches take only these. */
  public: boolean
  /** The reader belongs to the owner or publisher. */
  ours: boolean
  /** Of the owner's side only. */
  inside?: { externalId?: string; hasPending: boolean; pendingApproved: boolean; releaseAt?: Date; views: number; version: number; ownerId: string; publisherId: string; createdBy: string | null; liveRevisionId: string | null }
}
