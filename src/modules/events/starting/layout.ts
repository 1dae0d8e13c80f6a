import type { Phrase } from '../../../core/text.ts'
import type { EventTemplate, SessionKind } from '../rules.ts'
import { anyField, eventTemplateFacts, type TemplateVenue } from '../words/templates.ts'
import { dayAfter, type EventZone, instantOn } from './days.ts'

export type PlannedVenue = { key: string; name: Phrase; kind: TemplateVenue['kind']; capacity?: number }
export type PlannedSession = { kind: SessionKind; title: Phrase; track?: Phrase; venue?: string; startsAt: Date; endsAt: Date }
export type Plan = { startsAt: Date; endsAt: Date; venues: PlannedVenue[]; sessions: PlannedSession[] }

const filled = (phrase: Phrase, field: Phrase): Phrase => ({ zh: phrase.zh.replaceAll('{field}', field.zh), en: phrase.en.replaceAll('{field}', field.en) })

/** The rooms and sessions of a template for these fields, laid over the days by the clock of one place. What is done field by field runs in parallel, each in a room of its own. */
export function planOf(template: EventTemplate, input: { firstDay: string; zone: EventZone; fields: readonly Phrase[] }): Plan {
  const facts = eventTemplateFacts[template]
  const fields = input.fields.length > 0 ? input.fields : [anyField]
  const venues = facts.venues.flatMap((venue): PlannedVenue[] => {
    const { key, name, kind, capacity } = venue
    return venue.each ? fields.map((field, place) => ({ key: `${key}${place}`, name: filled(name, field), kind, capacity })) : [{ key, name, kind, capacity }]
  })
  const sessions = facts.sessions.flatMap((session): PlannedSession[] => {
    const on = dayAfter(input.firstDay, session.day)
    const times = { kind: session.kind, startsAt: instantOn(on, session.from, input.zone), endsAt: instantOn(on, session.to, input.zone) }
    return session.each ? fields.map((field, place) => ({ ...times, title: filled(session.title, field), track: input.fields.length > 0 ? field : undefined, venue: `${session.venue}${place}` })) : [{ ...times, title: session.title, venue: session.venue }]
  })
  const [first] = sessions
  return {
    startsAt: sessions.reduce((soonest, one) => (one.startsAt < soonest ? one.startsAt : soonest), first!.startsAt),
    endsAt: sessions.reduce((latest, one) => (one.endsAt > latest ? one.endsAt : latest), first!.endsAt),
    venues,
    sessions,
  }
}
