import type { ListingKind } from '../../../modules/listings/content.ts'
import { type ProfileKind, profileKinds } from '../../../modules/listings/words/facts.ts'
import type { Option } from '../../ui/choices.tsx'

const kinds = { offer: ['TO', 'BO'], need: ['TR', 'BR', 'RDR'], expertise: [], facility: [] } as const satisfies Record<ListingKind, readonly ProfileKind[]>

/** The profile kinds of the Enterprise Europe Network that are this kind of listing (field-schemas §1). */
export const profilesOf = (kind: ListingKind): Option[] => (kinds[kind] as readonly ProfileKind[]).map((value) => ({ value, label: profileKinds[value] }))
