import type { Child } from 'hono/jsx'
import { isFailure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { type Call, callFor, callToRun } from '../../modules/calls/calls.ts'
import type { Again } from '../respond.tsx'
import { page, statusOf } from '../respond.tsx'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

const slugOf = (c: Visit): string => c.req.param('slug') ?? ''

/** The call of the address, for whoever may read it, and for who runs it. Letters give its id in place of its name. @throws missing */
export const callAt = (c: Visit): Promise<Call> =>
  callFor(c.var.room.db, c.var.actor, { slug: slugOf(c) }).catch((error: unknown) => {
    const id = readId(slugOf(c))
    if (!id || !isFailure(error, 'missing')) throw error
    return callFor(c.var.room.db, c.var.actor, { id })
  })
export const runAt = (c: Visit): Promise<Call> => callToRun(c.var.room.db, c.var.actor, { slug: slugOf(c) })

/** The organiser's desk, at one of its parts. */
export const deskHref = (c: Visit, part?: string): string => href(routes.calls.desk, { lang: c.var.lang, slug: slugOf(c) }) + (part ? `#${part}` : '')

export const answer = (c: Visit, title: string, body: Child, again?: Again): Promise<Response> =>
  page(c, { title, active: 'calls', noindex: c.var.actor.kind !== 'visitor' || again !== undefined, status: again ? statusOf(again.failure) : 200 }, body)
