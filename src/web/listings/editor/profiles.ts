import type { ListingKind } from '../../../modules/listings/content.ts'
import { profileKinds } from '../../../modules/listings/words/facts.ts'
import type { Option } from '../../ui/choices.tsx'

const kinds = { offer: ['TO', 'BO'], need: ['TR', 'BR', 'RDR'] } as const

/** The profile kinds of the Enterprise Europe Network that are this kind of listing (field-schemas §1). */
export const profilesOf = (kind: ListingKind): Option[] => kinds[kind].map((value) => ({ value, label: profileKinds[value] }))
