import type { Actor } from '../../../core/actor.ts'
import { readId } from '../../../core/id.ts'
import type { Name } from '../../../core/text.ts'
import { type Db, row, type SQL, sql } from '../../../platform/database.ts'
import { type Governed, type GovernedParty, partyFor } from '../policy.ts'
import { missing } from '../record.ts'
import type { chainPlaces, PartyRole, PartySide, researchPlaces } from '../rules.ts'
import { dealFilter } from '../visibility.ts'

/** A party as stored, with its organisation. */
export type StoredParty = GovernedParty & {
  id: string
  place: number
  slug: string
  name: Name
  country: string
  region: string | null
  verified: boolean
  chain: (typeof chainPlaces)[number] | null
  research: (typeof researchPlaces)[number] | null
  person: Name | null
}

/** An organisation as a party. Without id, name and slug while it is withheld from this reader. */
export type Party = {
  partyId: string
  id?: string
  slug?: string
  name?: Name
  country: string
  verified?: boolean
  side: PartySide
  role: PartyRole
  chain?: (typeof chainPlaces)[number]
  research?: (typeof researchPlaces)[number]
  /** Who speaks for it. */
  person?: Name
  accepted: boolean
  joined: boolean
  left: boolean
}

/** The parties of `deal d` with their organisations, in their order. */
export const storedParties: SQL = sql`(select json_agg(json_build_object('id', q.id, 'organisationId', q.organisation_id, 'place', q.place, 'side', q.side, 'role', q.role, 'personId', q.person_id, 'agentId', q.agent_id,
  'accepted', q.accepted_at is not null, 'joined', q.joined_at is not null, 'left', q.left_at is not null, 'slug', o.slug, 'name', o.name, 'country', o.country, 'region', o.region, 'verified', o.verified_at is not null,
  'chain', q.chain, 'research', q.research, 'person', s.name) order by q.place)
  from deal_party q join organisation o on o.id = q.organisation_id left join person s on s.id = q.person_id where q.deal_id = d.id)`

/** Who is withheld in `deal d`, and the organisations that know it. */
export const withheldColumns: SQL = sql`(select w.owner_id from deal_listing b join listing w on w.id = b.listing_id where b.deal_id = d.id and b.place = 0 and w.name_withheld) as "withheldOwner",
  array(select r.organisation_id from deal_listing b join listing_reveal r on r.listing_id = b.listing_id where b.deal_id = d.id and b.place = 0) as "revealedTo"`

export type Withheld = { parties: readonly StoredParty[]; withheldOwner: string | null; revealedTo: readonly string[] }

/** True while the owner of the listing is unknown to the party through which somebody looks. */
export const isHidden = (party: GovernedParty, own: GovernedParty | undefined, { withheldOwner, revealedTo }: Withheld): boolean =>
  party.organisationId === withheldOwner && own?.organisationId !== withheldOwner && !(own && revealedTo.includes(own.organisationId))

/** A party as somebody who looks through `own` knows it. */
export function partyAs(party: StoredParty, own: StoredParty | undefined, deal: Withheld): Party {
  const { id, country, side, role, chain, research, accepted, joined, left } = party
  const bare = { partyId: id, country, side, role, chain: chain ?? undefined, research: research ?? undefined, accepted, joined, left }
  if (isHidden(party, own, deal)) return bare
  const { organisationId, slug, name, verified, person } = party
  return { ...bare, id: organisationId, slug, name, verified, person: person ?? undefined }
}

/** All parties as the actor knows them: the own one first, those that left last. */
export function partiesAs(actor: Actor, deal: Withheld & Governed<StoredParty>): { own: Party; others: Party[] } {
  const mine = partyFor('health', actor, deal) ?? deal.parties[0]!
  const rest = deal.parties.filter((one) => one !== mine).sort((a, b) => Number(a.left) - Number(b.left) || a.place - b.place)
  return { own: partyAs(mine, mine, deal), others: rest.map((one) => partyAs(one, mine, deal)) }
}

/** The parties of a case for one of its readers, own first; for modules that build on a case. @throws Failure missing */
export async function partiesOf(db: Db, actor: Actor, dealId: string): Promise<Party[]> {
  const id = readId(dealId)
  const found = id ? await row<Withheld & Governed<StoredParty>>(db, sql`select d.stage, ${storedParties} as parties, ${withheldColumns} from deal d where d.id = ${id} and ${dealFilter('read', actor)}`) : undefined
  if (!found) throw missing()
  const { own, others } = partiesAs(actor, found)
  return [own, ...others]
}
