import type { Child } from 'hono/jsx'
import { missing } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Event, eventFor, eventToRun } from '../../modules/events/events.ts'
import { type MeetingRound, type Place, roundOf } from '../../modules/events/meetings/meetings.ts'
import { type Again, page, statusOf } from '../respond.tsx'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { said, type Words } from '../ui/said.ts'
import { meetWords } from './messages/pages.ts'

export const slugOf = (c: Visit): string => c.req.param('slug') ?? ''
const nameOrId = (c: Visit): { id: string } | { slug: string } => {
  const id = readId(slugOf(c))
  return id ? { id } : { slug: slugOf(c) }
}

/** The event of the address, which says its slug or its id, for whoever may read it, and for who runs it. @throws missing */
export const eventAt = (c: Visit): Promise<Event> => eventFor(c.var.room.db, c.var.actor, nameOrId(c))
export const runAt = (c: Visit): Promise<Event> => eventToRun(c.var.room.db, c.var.actor, nameOrId(c))

/** The event with its meetings. @throws missing where none are set up */
export async function meetingsAt(c: Visit): Promise<{ event: Event; round: MeetingRound }> {
  const event = await eventAt(c)
  const round = await roundOf(c.var.room.db, event.id)
  if (!round) throw missing()
  return { event, round }
}

type Part = 'show' | 'join' | 'times' | 'people' | 'calendar'
export const hubHref = (lang: Lang, slug: string, part: Part = 'show'): string => href(routes.meetings[part], { lang, slug })
export const deskHref = (lang: Lang, slug: string, part: 'show' | 'settings' | 'plan' = 'show'): string => href(routes.meetingDesk[part], { lang, slug })
export const runHref = (lang: Lang, slug: string, id: string): string => href(routes.meetingDesk.runShow, { lang, slug, key: showId(id) })

/** The way back: the event, then its meetings. */
export const trailOf = (lang: Lang, event: Event, ...more: { href: string; label: Words }[]): { href: string; label: Words }[] => [
  { href: href(routes.events.show, { lang, slug: event.slug }), label: shown(lang, event.name).text }, { href: hubHref(lang, event.slug), label: meetWords.title }, ...more,
]

export const placeName = (lang: Lang, { kind, number }: Place): string => said(lang, kind === 'table' ? meetWords.table : meetWords.room, { n: number ?? '' })
export const personName = nameFor

export const answer = (c: Visit, title: string, body: Child, again?: Again): Promise<Response> => page(c, { title, active: 'events', noindex: true, status: again ? statusOf(again.failure) : 200 }, body)
