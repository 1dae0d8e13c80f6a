import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { allianceBySlug, type AllianceLine } from '../../modules/alliances/alliances.ts'
import { bodiesOf as bodies } from '../../modules/alliances/bodies/bodies.ts'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'

export const slugOf = (c: Visit): string => c.req.param('slug') ?? ''

/** The alliance of the address. @throws missing, also for who may not read it */
export const allianceOf = (c: Visit): Promise<AllianceLine> => allianceBySlug(c.var.room.db, c.var.actor, slugOf(c))

export const pageOf = (c: Visit): string => href(routes.alliances.show, { lang: c.var.lang, slug: slugOf(c) })
export const deskOf = (c: Visit, part = ''): string => `${href(routes.alliances.desk, { lang: c.var.lang, slug: slugOf(c) })}${part ? `#${part}` : ''}`

export const idOf = (c: Visit): string => {
  const id = readId(c.req.param('id') ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}

/** The bodies of an alliance that the reader may see, those at work. */
export const bodiesOf = async (c: Visit, allianceId: string) => (await bodies(c.var.room.db, c.var.actor, allianceId)).filter((one) => one.endedAt === null)

/** The name of the body that decides on joining; undefined where the secretariat does. A body that the reader may not see is not named. */
export async function deciderOf(c: Visit, alliance: AllianceLine): Promise<string | undefined> {
  const body = alliance.joinsDecidedBy ? (await bodiesOf(c, alliance.id)).find((one) => one.id === alliance.joinsDecidedBy) : undefined
  return body && shown(c.var.lang, body.name).text
}
