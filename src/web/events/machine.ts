import { type Lang, nameFor } from '../../core/text.ts'
import type { Event, Organiser } from '../../modules/events/events.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { organiserName } from './organisers.tsx'

const attendance = { on_site: 'OfflineEventAttendanceMode', online: 'OnlineEventAttendanceMode', both: 'MixedEventAttendanceMode' } as const

/** An event for search engines (schema.org). */
export function jsonLdOf(lang: Lang, origin: string, event: Event, organisers: readonly Organiser[]): unknown {
  const url = origin + href(routes.events.show, { lang, slug: event.slug })
  const place = event.place && { '@type': 'Place', name: shown(lang, event.place).text }
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: shown(lang, event.name).text,
    url,
    startDate: event.startsAt.toISOString(),
    endDate: event.endsAt.toISOString(),
    eventStatus: `https://schema.org/${event.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${attendance[event.mode]}`,
    location: event.mode === 'on_site' ? place : [...(place ? [place] : []), { '@type': 'VirtualLocation', url }],
    ...(event.purpose ? { description: shown(lang, event.purpose).text } : {}),
    organizer: [{ '@type': 'Organization', name: nameFor(lang, event.host) }, ...organisers.filter((one) => one.organisationId !== event.hostId).map((one) => ({ '@type': 'Organization', name: organiserName(lang, one) }))],
  }
}
