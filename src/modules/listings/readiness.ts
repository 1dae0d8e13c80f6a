import type { Lang } from '../../core/text.ts'
import type { Content, TextField } from './content.ts'

/** What stands between a draft and the public: in the source language, nothing more (field-schemas.md §1). */
export type Lack = { what: 'title' | 'text' | 'contact'; lang?: Lang; field?: TextField }

const has = (content: Content, field: TextField): boolean => Boolean(content.texts[content.source]?.[field]?.trim())

/** True when readers reach somebody: a contact of the listing, the organisation's, or one of its people. */
export type ContactSources = { organisationContact: boolean; people: boolean }

/**
 * The lacks of a draft. Kind and organisation exist by construction; the field is suggested from the text where it is
 * absent. An empty answer means: may be published.
 */
export function lacks(content: Content, contact: ContactSources): Lack[] {
  const found: Lack[] = []
  if (!has(content, 'title')) found.push({ what: 'title', lang: content.source, field: 'title' })
  if (!has(content, 'summary') && !has(content, 'description')) found.push({ what: 'text', lang: content.source, field: 'summary' })
  const reachable = content.facts.contactEmail || content.facts.contactPhone || contact.organisationContact || contact.people
  if (!reachable) found.push({ what: 'contact' })
  return found
}
