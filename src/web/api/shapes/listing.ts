import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import { factsSchema, type TextField, textFields } from '../../../modules/listings/content.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import type { Gloss } from '../../../modules/matching/matching.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { named, told } from '../told.ts'
import { aboutListing, aboutOut } from './card.ts'
import { id, idOut, instant, instantOut, langShape, nameOut, nameShape, textOut, textShape } from './values.ts'
import { ownerOut, ownerShape } from './organisation.ts'

const sections = Object.fromEntries(textFields.filter((field) => field !== 'title').map((field) => [field, textShape.optional()])) as Record<Exclude<TextField, 'title'>, z.ZodOptional<typeof textShape>>
const shownFacts = named('Facts', told(factsSchema.omit({ contactName: true, contactEmail: true, contactPhone: true }), 'facts'))

const glossTerm = z.object({ label: told(z.string(), 'label'), translations: z.array(z.string()), via: told(z.enum(['same', 'dictionary', 'learned']), 'via') })

export const listingShape = named(
  'Listing',
  z.object({
    ...aboutListing,
    source: told(langShape, 'source'),
    texts: told(z.object({ title: textShape, ...sections }), 'texts'),
    facts: shownFacts,
    revision: told(z.object({ id, number: z.int(), at: instant }), 'revision'),
    city: nameShape.optional(),
    publisher: told(ownerShape.optional(), 'publisher'),
    contact: told(z.object({ name: z.string().optional(), email: z.string().optional(), phone: z.string().optional() }).optional(), 'contact'),
    attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), bytes: z.int(), url: z.url() })),
    hasConfidential: told(z.boolean(), 'hasConfidential'),
    gloss: told(z.array(glossTerm).optional(), 'gloss'),
    closedReason: z.string().optional(),
    own: told(
      z.object({ externalId: told(z.string().optional(), 'externalId'), pending: z.boolean(), releaseAt: instant.optional(), views: z.int() }).optional(),
      'own',
    ),
  }),
)

export function listingOut(origin: string, one: ListingPage, language?: Lang, gloss?: Gloss): z.input<typeof listingShape> {
  const { texts, facts, source, revision, city, publisher, contact, attachments, hasConfidential, closedReason, inside } = one
  const out = (field: TextField) => (texts[field] ? [[field, textOut(texts[field], language)] as const] : [])
  return {
    ...aboutOut(origin, one, texts.title),
    source,
    texts: { ...Object.fromEntries(textFields.flatMap(out)), title: textOut(texts.title, language) },
    facts,
    revision: { id: idOut(revision.id), number: revision.number, at: revision.at.toISOString() },
    city: city && nameOut(city),
    publisher: publisher && ownerOut(publisher),
    contact,
    attachments: attachments.map(({ id: file, name, mediaType, bytes }) => ({ name, mediaType, bytes, url: origin + href(routes.files.show, { id: idOut(file), name }) })),
    hasConfidential,
    gloss: gloss?.terms.map(({ label, translations, via }) => ({ label, translations, via })),
    closedReason,
    own: inside && { externalId: inside.externalId, pending: inside.hasPending, releaseAt: instantOut(inside.releaseAt), views: inside.views },
  }
}
