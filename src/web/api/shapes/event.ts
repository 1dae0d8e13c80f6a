import { z } from 'zod'
import { readId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { type Event, eventFor, eventModes, eventTemplates, type Organiser, organiserRoles, type Programme, sessionKinds, speakerRoles, type SpeakerRole } from '../../../modules/events/events.ts'
import { href } from '../../route.ts'
import type { Visit } from '../../room.ts'
import { routes } from '../../routes.ts'
import { named, told } from '../told.ts'
import { linksShape } from './organisation.ts'
import { id, idOut, instant, nameOut, nameShape, textOut, textShape } from './values.ts'

export const eventNamed = z.object({ slug: told(z.string().max(80), 'eventOf') })

/** An event is named by its id or its slug. @throws missing, also for who may not read it */
export const eventOf = (c: Visit, given: string): Promise<Event> => {
  const known = readId(given)
  return eventFor(c.var.room.db, c.var.actor, known ? { id: known } : { slug: given })
}

export const eventWhen = told(z.enum(['ahead', 'past']), 'eventWhen')
export const eventKind = told(z.enum(eventTemplates), 'eventKind')

export const eventShape = named(
  'Event',
  z.object({
    id,
    reference: told(z.string(), 'reference'),
    slug: told(z.string(), 'slug'),
    kind: eventKind,
    state: told(z.enum(['published', 'cancelled', 'draft']), 'eventState'),
    name: textShape,
    purpose: textShape.optional(),
    description: textShape.optional(),
    place: textShape.optional(),
    mode: told(z.enum(eventModes), 'eventMode'),
    host: z.object({ id, slug: told(z.string(), 'slug'), name: nameShape }),
    organisers: told(z.array(z.object({ role: z.enum(organiserRoles), organisation: id.optional(), name: nameShape })), 'eventOrganisers'),
    startsAt: instant,
    endsAt: instant,
    fields: z.array(z.string()),
    sample: told(z.boolean(), 'sample'),
    links: linksShape,
  }),
)

const plain = (name: Name | Text): Name => ('variants' in name ? { zh: name.variants.zh?.body, en: name.variants.en?.body } : name)

export function eventOut(origin: string, one: Event, organisers: readonly Organiser[], language?: Lang): z.input<typeof eventShape> {
  const text = (value: Text | null) => (value ? textOut(value, language) : undefined)
  const link = (lang: Lang) => origin + href(routes.events.show, { lang, slug: one.slug })
  return {
    id: idOut(one.id), reference: one.reference, slug: one.slug, kind: one.template, state: one.state, name: textOut(one.name, language), purpose: text(one.purpose), description: text(one.description), place: text(one.place), mode: one.mode,
    host: { id: idOut(one.hostId), slug: one.hostSlug, name: nameOut(one.host) }, organisers: organisers.map((each) => ({ role: each.role, organisation: each.organisationId ? idOut(each.organisationId) : undefined, name: nameOut(plain(each.name)) })),
    startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(), fields: one.fields, sample: one.sample, links: { zh: link('zh'), en: link('en') },
  }
}

export const programmeShape = named(
  'Programme',
  z.object({
    version: told(z.int(), 'programmeVersion'),
    releasedAt: instant,
    sha256: told(z.string(), 'programmeHash'),
    sessions: z.array(
      z.object({
        id, kind: z.enum(sessionKinds), title: textShape, subtitle: textShape.optional(), abstract: textShape.optional(), track: textShape.optional(), venue: textShape.optional(), startsAt: instant, endsAt: instant, language: told(z.string().optional(), 'sessionLanguage'),
        speakers: z.array(z.object({ role: z.enum(speakerRoles as [SpeakerRole, ...SpeakerRole[]]), name: nameShape, about: textShape.optional() })),
      }),
    ),
  }),
)

export function programmeOut(programme: Programme, language?: Lang): z.input<typeof programmeShape> {
  const text = (value: Text | null | undefined) => (value ? textOut(value, language) : undefined)
  return {
    version: programme.number, releasedAt: programme.releasedAt.toISOString(), sha256: programme.sha256,
    sessions: programme.sessions.map((one) => ({
      id: idOut(one.id), kind: one.kind, title: textOut(one.title, language), subtitle: text(one.subtitle), abstract: text(one.abstract), track: text(one.track), venue: text(one.venue?.name), startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(), language: one.spokenIn ?? undefined,
      speakers: one.speakers.map((who) => ({ role: who.role, name: nameOut(who.name), about: text(who.about) })),
    })),
  }
}
