import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { nameFor, say } from '../../../core/text.ts'
import { type OrganisationLine, suggestOrganisations } from '../../../modules/people/people.ts'
import type { Db } from '../../../platform/database.ts'
import { accessWords } from '../messages/access.ts'

const most = 50

/** An organisation by the whole of its name in either language, its address or the link to its page. */
async function findOrganisation(db: Db, actor: Actor, typed: string): Promise<OrganisationLine | undefined> {
  const slug = /\/organisations\/([a-z0-9-]+)/.exec(typed)?.[1] ?? typed.trim()
  const wanted = slug.toLowerCase()
  const found = await suggestOrganisations(db, actor, slug, 20)
  return found.find((one) => one.slug === wanted || nameFor('zh', one.name).toLowerCase() === wanted || nameFor('en', one.name).toLowerCase() === wanted)
}

/**
 * The organisations named one a line.
 * @throws Failure invalid at `field`, naming the first that there is not
 */
export async function organisationsIn(db: Db, actor: Actor, text: string, field: string): Promise<OrganisationLine[]> {
  const found: OrganisationLine[] = []
  for (const line of text.split('\n').map((one) => one.trim()).filter(Boolean).slice(0, most)) {
    const organisation = await findOrganisation(db, actor, line)
    if (!organisation) {
      const sentence = { zh: say('zh', accessWords.organisationUnknown, { name: line.slice(0, 80) }), en: say('en', accessWords.organisationUnknown, { name: line.slice(0, 80) }) }
      throw new Failure('invalid', refusals.invalid, { fields: { [field]: sentence } })
    }
    found.push(organisation)
  }
  return found
}
