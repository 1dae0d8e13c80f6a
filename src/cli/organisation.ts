import type { Actor } from '../core/actor.ts'
import { Failure, isFailure } from '../core/failure.ts'
import { say } from '../core/text.ts'
import { importRefusals } from '../modules/listings/import/messages.ts'
import { organisationBySlug } from '../modules/people/people.ts'
import type { Db } from '../platform/database.ts'

/** The id of an organisation by the name in its address; of what it became where it was merged. @throws Failure missing with that name */
export async function organisationAt(db: Db, actor: Actor, slug: string): Promise<string> {
  return organisationBySlug(db, actor, slug).then(
    ({ organisation }) => organisation.id,
    (error: unknown) => {
      if (!isFailure(error, 'missing')) throw error
      throw new Failure('missing', { zh: say('zh', importRefusals.organisation, { slug }), en: say('en', importRefusals.organisation, { slug }) })
    },
  )
}
