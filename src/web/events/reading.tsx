import type { Child } from 'hono/jsx'
import { readId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { type Event, eventFor, eventToRun } from '../../modules/events/events.ts'
import type { Again, PageFacts } from '../respond.tsx'
import { page, statusOf } from '../respond.tsx'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { eventWords as words } from './messages/pages.ts'

const slugOf = (c: Visit): string => c.req.param('slug') ?? ''
const nameOrId = (c: Visit): { id: string } | { slug: string } => {
  const id = readId(slugOf(c))
  return id ? { id } : { slug: slugOf(c) }
}

/** The event of the address, which says its slug or its id, for whoever may read it, and for who runs it. @throws missing */
export const eventAt = (c: Visit): Promise<Event> => eventFor(c.var.room.db, c.var.actor, nameOrId(c))
export const runAt = (c: Visit): Promise<Event> => eventToRun(c.var.room.db, c.var.actor, nameOrId(c))

export const deskHref = (c: Visit, part?: string): string => href(routes.events.desk, { lang: c.var.lang, slug: slugOf(c) }) + (part ? `#${part}` : '')

/** The way back from a page of an event. */
export const trailOf = (lang: Lang, event?: Pick<Event, 'slug' | 'name'>, desk = false) => [
  { href: href(routes.events.list, { lang }), label: words.events },
  ...(event ? [{ href: href(routes.events.show, { lang, slug: event.slug }), label: shown(lang, event.name).text }] : []),
  ...(event && desk ? [{ href: href(routes.events.desk, { lang, slug: event.slug }), label: words.desk }] : []),
]

export const answer = (c: Visit, title: string, body: Child, again?: Again, more: Pick<PageFacts, 'description' | 'jsonLd' | 'noindex'> = {}): Promise<Response> =>
  page(c, { title, active: 'events', status: again ? statusOf(again.failure) : 200, ...more }, body)
