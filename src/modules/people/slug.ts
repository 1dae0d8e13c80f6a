import { showId } from '../../core/id.ts'
import type { Name } from '../../core/text.ts'

/** The address of an organisation: its Latin name in plain letters, or where it has none, its kind and the end of its id. */
export function slugFor(name: Name, kind: string, id: string): string {
  const plain = (name.en ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return plain.length >= 3 && !reserved.has(plain) ? plain : `${kind.replaceAll('_', '-')}-${showId(id).slice(-8)}`
}

/** Words that stand in addresses where a slug could stand. */
const reserved = new Set(['new'])

/** The same with the end of the id, for a slug that is taken. */
export const longerSlug = (slug: string, id: string): string => `${slug}-${showId(id).slice(-6)}`
