import { z } from 'zod'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { contentSchema } from '../../../modules/listings/content.ts'
import { createListing, draftFor, type DraftState, saveDraft } from '../../../modules/listings/listings.ts'
import { organisationBySlug } from '../../../modules/people/people.ts'
import type { Visit } from '../../room.ts'
import { operation } from '../operation.ts'
import { fieldShape, kindShape } from '../shapes/card.ts'
import { id, idOut, instant, langShape } from '../shapes/values.ts'
import { named, told } from '../told.ts'

export const contentShape = named('Content', told(contentSchema, 'content'))
const version = told(z.int(), 'draftVersion')
const phraseShape = z.object({ zh: z.string(), en: z.string() })

/** What stands between a draft and its readers. */
const standing = {
  problems: told(z.record(z.string(), phraseShape), 'problems'),
  lacks: told(z.array(z.object({ what: z.enum(['title', 'text', 'contact']), language: langShape.optional() })), 'lacks'),
  completeness: told(z.int(), 'completeness'),
  suggestedFields: z.array(fieldShape),
}
const savedShape = named('SavedDraft', z.object({ id, version, savedAt: instant, ...standing }))
const draftShape = named('Draft', z.object({ id, version, savedAt: instant, comment: z.string().optional(), content: z.object({ source: langShape, texts: z.record(z.string(), z.record(z.string(), z.string())), facts: z.record(z.string(), z.unknown()) }), ...standing }))

const standingOf = ({ problems, lacks, completeness, suggestedFields }: DraftState) => ({
  problems,
  lacks: lacks.map(({ what, lang }) => ({ what, language: lang })),
  completeness: completeness.score,
  suggestedFields,
})

/** The id of an organisation that the caller belongs to, has a mandate of, or may read. */
async function organisationId(c: Visit, given: string): Promise<string> {
  return readId(given) ?? (await organisationBySlug(c.var.room.db, c.var.actor, given)).organisation.id
}

function mandateId(given: string | undefined): string | undefined {
  const read = given === undefined ? undefined : readId(given)
  if (given !== undefined && !read) throw new Failure('denied', refusals.denied)
  return read
}

export const draftOperations = [
  operation(
    {
      name: 'createListing',
      group: 'own',
      method: 'post',
      path: '/listings',
      who: 'token',
      scope: 'listings:write',
      status: 201,
      body: z.object({
        kind: kindShape,
        organisation: told(z.string().min(1).max(120), 'organisationOf'),
        mandate: told(z.string().max(64).optional(), 'mandate'),
        externalId: told(z.string().trim().min(1).max(200).optional(), 'externalId'),
        content: contentShape.optional(),
      }),
      answer: z.object({ id, version }),
      location: (made) => `/api/v1/listings/${made.id}/draft`,
    },
    async (c, { body: { kind, organisation, mandate, externalId, content } }) => {
      const ownerId = await organisationId(c, organisation)
      const made = await createListing(c.var.room.db, c.var.actor, { kind, ownerId, mandateId: mandateId(mandate), content, externalId })
      return { id: idOut(made.id), version: made.version }
    },
  ),
  operation(
    { name: 'readDraft', group: 'own', method: 'get', path: '/listings/{id}/draft', who: 'token', scope: 'listings:read', params: z.object({ id }), answer: draftShape },
    async (c, { params }) => {
      const found = await draftFor(c.var.room.db, c.var.actor, params.id)
      const { source, texts, facts } = found.draft
      return { id: idOut(found.listing.id), version: found.version, savedAt: found.savedAt.toISOString(), comment: found.comment, content: { source, texts: texts as Record<string, Record<string, string>>, facts }, ...standingOf(found) }
    },
  ),
  operation(
    {
      name: 'saveDraft',
      group: 'own',
      method: 'put',
      path: '/listings/{id}/draft',
      who: 'token',
      scope: 'listings:write',
      params: z.object({ id }),
      body: z.object({ version: version.optional(), content: contentShape }),
      answer: savedShape,
    },
    async (c, { params, body }) => {
      const saved = await saveDraft(c.var.room.db, c.var.actor, { id: params.id, ...body })
      return { id: idOut(readId(params.id) ?? params.id), version: saved.version, savedAt: saved.savedAt.toISOString(), ...standingOf(saved) }
    },
  ),
]
