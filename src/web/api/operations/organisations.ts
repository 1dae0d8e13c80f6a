import { z } from 'zod'
import { answerDays } from '../../../modules/deals/deals.ts'
import { listOrganisations, organisationById, organisationBySlug } from '../../../modules/people/people.ts'
import { readId } from '../../../core/id.ts'
import type { Visit } from '../../room.ts'
import { operation } from '../operation.ts'
import { knownCountry, listOf, paging, reading } from '../shapes/values.ts'
import { kindOfOrganisation, lineOut, organisationLineShape, organisationOut, organisationShape } from '../shapes/organisation.ts'
import { told } from '../told.ts'

const yesNo = z.enum(['true', 'false']).transform((answer) => answer === 'true')

export const organisationOperations = [
  operation(
    {
      name: 'listOrganisations',
      group: 'organisations',
      method: 'get',
      path: '/organisations',
      who: 'anyone',
      scope: 'listings:read',
      query: z.object({
        q: told(z.string().max(200).optional(), 'name'),
        kind: kindOfOrganisation.optional(),
        country: knownCountry.optional(),
        verified: told(yesNo.optional(), 'verified'),
        ...paging,
        ...reading,
      }),
      answer: z.object(listOf(organisationLineShape)),
    },
    async (c, { query: { q, kind, country, verified, page, limit, language } }) => {
      const { room, actor } = c.var
      const found = await listOrganisations(room.db, actor, { q, kind, country, verified, page, size: limit, lang: language })
      return { items: page > found.pages ? [] : found.lines.map((one) => lineOut(room.config.url, one)), total: found.total, page, limit }
    },
  ),
  operation(
    {
      name: 'readOrganisation',
      group: 'organisations',
      method: 'get',
      path: '/organisations/{slug}',
      who: 'anyone',
      scope: 'listings:read',
      params: z.object({ slug: told(z.string().max(120), 'organisationOf') }),
      query: z.object(reading),
      answer: organisationShape,
    },
    async (c, { params: { slug }, query: { language } }) => {
      const { organisation, movedTo } = await organisationBySlug(c.var.room.db, c.var.actor, await slugOf(c, slug))
      if (movedTo) return c.redirect(`/api/v1/organisations/${movedTo}`, 308)
      const answers = await answerDays(c.var.room.db, [organisation.id], c.var.actor.at)
      return organisationOut(c.var.room.config.url, organisation, language, answers.get(organisation.id))
    },
  ),
]

/** An organisation is named by its id or its slug; what there is not stays as it was given and is not found. */
async function slugOf(c: Visit, given: string): Promise<string> {
  const id = readId(given)
  return (id && (await organisationById(c.var.room.db, id))?.slug) || given
}
