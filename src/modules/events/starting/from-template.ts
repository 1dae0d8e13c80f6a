import type { Actor } from '../../../core/actor.ts'
import { wrong } from '../../../core/failure.ts'
import type { Lang, Phrase, Text } from '../../../core/text.ts'
import { type Halves, writeText } from '../../../core/writing.ts'
import { type Db, transaction } from '../../../platform/database.ts'
import { termsOf } from '../../vocabularies/vocabularies.ts'
import { startEvent } from '../founding.ts'
import { eventRefusals } from '../messages.ts'
import type { EventMode, EventTemplate } from '../rules.ts'
import { eventTemplateFacts } from '../words/templates.ts'
import type { EventZone } from './days.ts'
import { planOf } from './layout.ts'
import { insertSession, insertTicket, insertVenue } from './rows.ts'

export type TemplateStart = {
  template: EventTemplate
  hostId: string
  slug: string
  name: Halves
  lang: Lang
  /** `YYYY-MM-DD` by the clock of the zone. */
  firstDay: string
  zone: EventZone
  /** Codes of fields, each with a track of its own. */
  fields?: readonly string[]
  mode?: EventMode
  visibility?: 'public' | 'signed_in' | 'space'
  sample?: boolean
}

/** The fields among these codes, in the order given, and what they are called. @throws invalid for one that nobody knows */
export async function knownFields(db: Db, codes: readonly string[]): Promise<{ code: string; name: Phrase }[]> {
  const terms = await termsOf(db)
  const known = [...new Set(codes)].map((code) => terms.current('field', code))
  if (known.length > 12 || known.includes(undefined)) throw wrong('fields', eventRefusals.fields)
  return known.map((code) => terms.term('field', code!))
}

/** Starts an event with rooms, tickets and a draft of its programme, as its template lays them out. @throws missing | invalid */
export async function startFromTemplate(db: Db, actor: Actor, input: TemplateStart): Promise<{ id: string; slug: string }> {
  const fields = await knownFields(db, input.fields ?? [])
  const { startsAt, endsAt, venues, sessions } = planOf(input.template, { firstDay: input.firstDay, zone: input.zone, fields: fields.map((one) => one.name) })
  const text = (phrase: Phrase): Text => writeText(undefined, phrase, input.lang, actor.at, actor.personId)!
  return transaction(db, async (tx) => {
    const { template, hostId, slug, name, lang, mode, visibility, sample } = input
    const event = await startEvent(tx, actor, { template, hostId, slug, name, lang, mode, visibility, sample, startsAt, endsAt, fields: fields.map((one) => one.code) })
    const rooms = new Map<string, string>()
    const wanted = venues.filter((venue) => !(mode === 'online' && venue.kind === 'room') && !(mode === 'on_site' && venue.kind === 'online'))
    for (const [place, venue] of wanted.entries()) rooms.set(venue.key, await insertVenue(tx, actor, event.id, { position: place + 1, name: text(venue.name), kind: venue.kind, capacity: venue.capacity }))
    for (const session of sessions) {
      await insertSession(tx, actor, event.id, { ...session, title: text(session.title), track: session.track && text(session.track), venueId: session.venue && rooms.get(session.venue) })
    }
    const tickets = eventTemplateFacts[template].tickets.filter((ticket) => mode === undefined || mode === 'both' || ticket.attends === mode)
    for (const [place, ticket] of tickets.entries()) await insertTicket(tx, actor, event.id, { ...ticket, position: place + 1, name: text(ticket.name), note: text(ticket.note) })
    return event
  })
}
