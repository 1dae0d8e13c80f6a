import { hasRole, publishesFor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import { addPart, allianceBySlug, allianceRefusals, removePart, wholesOf } from '../../modules/alliances/alliances.ts'
import {
  addOrganiser, canRunEvent, cancelEvent, cloneEvent, contentOf, changesBetween, conflictsOf, countVisit, draftOf, editEvent, type Event, eventModes, eventRefusals, eventsToClone, eventsVisibleTo, type EventTemplate, eventTemplates, eventTemplateWords, eventVisibilityWords, organiserRoles, organisersOf,
  programmeOf, publishEvent, raiseOrganiser, removeOrganiser, removeVenue, saveVenue, seatFigures, startFromTemplate, venueKindWords, venuesOf,
} from '../../modules/events/events.ts'
import { newsVisibleTo } from '../../modules/news/news.ts'
import { termsOf } from '../../modules/vocabularies/vocabularies.ts'
import { many, one, type Values } from '../form.ts'
import { reportWords } from '../event-report/messages/words.ts'
import { exhibitWords } from '../exhibits/messages/words.ts'
import { jsonLdOf } from './machine.ts'
import { type Again, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { z } from 'zod'
import { chosen, dayIn, deed, halvesOf, idIn, idOf, moment, organisationIn, problemsIn, submit, submitWhole, typed, versionIn } from '../typed.ts'
import { halvesIn, headOf } from '../ui/bilingual.tsx'
import { zones, localOf } from '../ui/clock.ts'
import { zoneFor } from '../ui/moment.tsx'
import { said, showNumber } from '../ui/said.ts'
import { type DeskForm, EventDeskPage, type Todo } from './desk.tsx'
import { EventEditPage } from './edit.tsx'
import { EventListPage, type When } from './list.tsx'
import { eventWords as words } from './messages/pages.ts'
import { answer, deskHref, eventAt, runAt } from './reading.tsx'
import { type Door, EventPage } from './show.tsx'
import { EventStartPage, type StartProps } from './start.tsx'

const table = <Key extends string>(keys: readonly Key[]) => Object.fromEntries(keys.map((key) => [key, key])) as Record<Key, Key>
const mayStart = (c: Visit): boolean => publishesFor(c.var.actor).length > 0 || hasRole(c.var.actor, 'organiser', 'administrator')
const zoneIn = (values: Values): keyof typeof zones => (one(values, 'zone') === 'london' ? 'london' : 'beijing')

/** One of the reader's organisations, or the one whose page an organiser of the platform named. @throws invalid at the field */
async function hostIn(c: Visit, values: Values): Promise<string> {
  const id = (await organisationIn(c, values, 'hostOther')) ?? idIn(values, 'host')
  if (!id) throw wrong('host', eventRefusals.host)
  return id
}

const fieldChoices = async (c: Visit): Promise<{ code: string; name: Phrase }[]> => (await termsOf(c.var.room.db)).choices('field')

async function startPage(c: Visit, again?: Again, form?: StartProps['form']): Promise<Response> {
  if (!mayStart(c)) throw new Failure('denied', eventRefusals.host)
  const { room: { db }, actor, lang } = c.var
  return answer(c, words.start[lang], <EventStartPage lang={lang} actor={actor} fields={await fieldChoices(c)} earlier={await eventsToClone(db, actor)} values={typed(again)} problems={problemsIn(again)} form={form} />, again, { noindex: true })
}

async function editPage(c: Visit, again?: Again): Promise<Response> {
  const { lang } = c.var
  const event = await runAt(c)
  const zone = zoneFor(lang)
  const values = typed(again, {
    ...halvesIn(event.name, 'name'), ...halvesIn(event.purpose, 'purpose'), ...halvesIn(event.description, 'description'), ...halvesIn(event.place, 'place'), zone, startsAt: localOf(event.startsAt, zone), endsAt: localOf(event.endsAt, zone), mode: event.mode, visibility: event.visibility, fields: event.fields,
  })
  return answer(c, words.edit[lang], <EventEditPage lang={lang} event={event} fields={await fieldChoices(c)} values={values} problems={problemsIn(again)} />, again, { noindex: true })
}

/** The parts of an event, each a way in. A part that opens later has its door here. */
const doorsOf = (c: Visit, event: Event): Door[] => {
  const at = { lang: c.var.lang, slug: event.slug }
  return [{ href: href(routes.programme.show, at), label: words.programme, hint: words.programmeDoor }, { href: href(routes.registration.show, at), label: words.registration, hint: words.registrationDoor }, { href: href(routes.exhibits.hall, at), label: exhibitWords.title, hint: words.hallDoor }, { href: href(routes.meetings.show, at), label: words.meetings, hint: words.meetingsDoor }, ...(event.reportOpenedAt ? [{ href: href(routes.eventReport.show, at), label: reportWords.title, hint: reportWords.door }] : [])]
}

const deskDoors = (c: Visit, event: Event): Door[] => {
  const at = { lang: c.var.lang, slug: event.slug }
  return [
    { href: href(routes.draft.show, at), label: words.draftProgramme, hint: words.draftDoor },
    { href: href(routes.draft.importForm, at), label: words.importProgramme, hint: words.importDoor },
    { href: href(routes.events.edit, at), label: words.edit, hint: words.editDoor },
    { href: href(routes.registrations.list, at), label: words.registrations, hint: words.registrationsDoor },
    { href: href(routes.registrations.tickets, at), label: words.tickets, hint: words.ticketsDoor },
    { href: href(routes.registrations.door, at), label: words.checkIn, hint: words.checkInDoor },
    { href: href(routes.exhibits.desk, at), label: exhibitWords.manage, hint: words.hallDeskDoor },
    { href: href(routes.meetingDesk.show, at), label: words.meetingDesk, hint: words.meetingDeskDoor },
    { href: href(routes.eventReport.show, at), label: reportWords.title, hint: reportWords.door },
  ]
}

async function deskPage(c: Visit, event: Event, again?: Again, form?: DeskForm): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const at = { lang, slug: event.slug }
  const [organisers, venues, draft, released, wholes] = await Promise.all([organisersOf(db, event.id), venuesOf(db, event.id), draftOf(db, event.id), programmeOf(db, event.id), wholesOf(db, actor, event.id)])
  const conflicts = conflictsOf(draft, event)
  const changes = changesBetween(released?.content, contentOf(event, venues, draft)).length
  const blocking = conflicts.filter((each) => each.blocks).length
  const draftHref = href(routes.draft.show, at)
  const todos: Todo[] = [
    ...(event.name.variants.zh && event.name.variants.en ? [] : [{ title: words.todoTwo, href: href(routes.events.edit, at) }]),
    ...(event.description ? [] : [{ title: words.todoDescribe, href: href(routes.events.edit, at) }]),
    ...(event.place || event.mode === 'online' ? [] : [{ title: words.todoPlace, href: href(routes.events.edit, at) }]),
    ...(organisers.length > 0 ? [] : [{ title: words.todoOrganisers, href: deskHref(c, 'organisers') }]),
    ...(blocking > 0 ? [{ title: said(lang, words.todoConflicts, { n: blocking }), href: draftHref, urgent: true }] : []),
    ...(conflicts.length > blocking ? [{ title: said(lang, words.todoWarnings, { n: conflicts.length - blocking }), href: draftHref }] : []),
    ...(changes > 0 && event.state === 'published' ? [{ title: said(lang, words.todoRelease, { n: changes }), href: `${draftHref}#release` }] : []),
  ]
  const seats = await seatFigures(db, event.id)
  const figures = [
    { label: words.sessions, value: showNumber(lang, draft.length), href: draftHref }, { label: words.speakers, value: showNumber(lang, draft.reduce((sum, each) => sum + each.speakers.length, 0)), href: draftHref },
    { label: words.version, value: released ? String(released.number) : words.notOut[lang], href: href(routes.programme.versions, at) }, { label: words.registered, value: showNumber(lang, seats.taken), href: href(routes.registrations.list, at) }, { label: words.waiting, value: showNumber(lang, seats.waiting), href: href(routes.registrations.list, at) },
  ]
  const refused = again && form ? { form, values: again.values, problems: problemsIn(again) ?? {} } : undefined
  return answer(c, words.desk[lang], <EventDeskPage lang={lang} event={event} todos={todos} figures={figures} doors={deskDoors(c, event)} organisers={organisers} venues={venues} wholes={wholes} again={refused} />, again, { noindex: true })
}

const deskForm = (c: Visit, form: DeskForm, part: string, act: (event: Event, values: Values) => Promise<unknown>): Promise<Response> =>
  submit(c, async (values) => (await act(await runAt(c), values), deskHref(c, part)), async (again) => deskPage(c, await runAt(c), again, form))

export const eventHandlers: HandlersOf<'events'> = {
  async list(c) {
    const { room: { db }, actor, lang } = c.var
    const asked = c.req.query('when')
    const mine = actor.kind === 'person' ? (await eventsVisibleTo(db, actor, { limit: 200 })).filter((event) => canRunEvent(actor, event.id)) : []
    const when: When = asked === 'past' ? 'past' : asked === 'mine' && mine.length > 0 ? 'mine' : 'ahead'
    const template = eventTemplates.find((each) => each === c.req.query('kind')) as EventTemplate | undefined
    const fields = await fieldChoices(c)
    const field = fields.find((each) => each.code === c.req.query('field'))?.code
    const found = when === 'mine' ? mine.filter((event) => !template || event.template === template) : (await eventsVisibleTo(db, actor, { when, template, limit: 200 })).filter((event) => event.state !== 'draft')
    const events = found.filter((event) => !field || event.fields.includes(field))
    return answer(c, words.events[lang], <EventListPage lang={lang} at={actor.at} events={events} when={when} mine={mine.length} mayStart={mayStart(c)} template={template} field={field} fields={fields} />, undefined, { description: words.lead[lang] })
  },
  new: (c) => startPage(c),
  create: (c) =>
    submitWhole(
      ['name_', 'slug', 'firstDay'],
      c,
      async (values) => {
        const { lang, actor, room } = c.var
        const { slug } = await startFromTemplate(room.db, actor, {
          template: chosen(values, 'template', eventTemplateWords), hostId: await hostIn(c, values), slug: one(values, 'slug').trim(), name: halvesOf(values, 'name'), lang, firstDay: dayIn(values, 'firstDay'), zone: zoneIn(values), fields: many(values, 'fields').filter(Boolean), mode: chosen(values, 'mode', table(eventModes)),
        })
        return href(routes.events.desk, { lang, slug })
      },
      (again) => startPage(c, again, 'template'),
    ),
  clone: (c) =>
    submitWhole(
      ['from', 'name_', 'slug', 'firstDay'],
      c,
      async (values) => {
        const { lang, actor, room } = c.var
        const fromId = idIn(values, 'from')
        if (!fromId) throw wrong('from', eventRefusals.clone)
        const { slug } = await cloneEvent(room.db, actor, { fromId, hostId: await hostIn(c, values), slug: one(values, 'slug').trim(), name: halvesOf(values, 'name'), lang, firstDay: dayIn(values, 'firstDay'), zone: zoneIn(values) })
        return href(routes.events.desk, { lang, slug })
      },
      (again) => startPage(c, again, 'clone'),
    ),
  async show(c) {
    const { room: { db, config }, actor, lang } = c.var
    const event = await eventAt(c)
    const [organisers, programme, wholes, terms, { items: news }] = await Promise.all([organisersOf(db, event.id), programmeOf(db, event.id), wholesOf(db, actor, event.id), termsOf(db), newsVisibleTo(db, actor, { spaceId: event.id, limit: 4 })])
    const fields = terms.terms('field', event.fields).map((each) => each.name)
    return answer(
      c, headOf(lang, event.name).title, <EventPage lang={lang} actor={actor} event={event} organisers={organisers} programme={programme} wholes={wholes} fields={fields} doors={doorsOf(c, event)} news={news} />, undefined,
      { description: event.purpose ? headOf(lang, event.purpose).title : undefined, jsonLd: jsonLdOf(lang, config.url, event, organisers), noindex: event.state !== 'published' || event.visibility !== 'public' },
    )
  },
  async seen(c) {
    const { room: { db }, actor } = c.var
    const { id } = await eventAt(c)
    const asked = c.req.query('session')
    const objectId = asked === undefined ? undefined : readId(asked)
    if (asked !== undefined && !objectId) throw missing()
    const part = objectId ? 'session' : c.req.query('programme') ? 'programme' : 'event'
    await countVisit(db, { eventId: id, part, objectId, userAgent: c.req.header('user-agent'), at: actor.at })
    return c.body(null, 204)
  },
  desk: async (c) => deskPage(c, await runAt(c)),
  edit: (c) => editPage(c),
  save: (c) =>
    submit(
      c,
      async (values) => {
        const event = await runAt(c)
        await editEvent(c.var.room.db, c.var.actor, {
          id: event.id, version: versionIn(values), lang: c.var.lang, name: halvesOf(values, 'name'), purpose: halvesOf(values, 'purpose'), description: halvesOf(values, 'description'), place: halvesOf(values, 'place'),
          mode: chosen(values, 'mode', table(eventModes)), startsAt: moment(values, 'startsAt'), endsAt: moment(values, 'endsAt'), visibility: chosen(values, 'visibility', eventVisibilityWords), fields: many(values, 'fields').filter(Boolean),
        })
        return deskHref(c)
      },
      (again) => editPage(c, again),
    ),
  publish: (c) => deed(c, async () => (await publishEvent(c.var.room.db, c.var.actor, { id: (await runAt(c)).id }), deskHref(c)), 'published'),
  cancel: (c) => deskForm(c, 'cancel', '', (event, values) => cancelEvent(c.var.room.db, c.var.actor, { id: event.id, version: versionIn(values), reason: one(values, 'reason') })),
  organiser: (c) =>
    submitForm(
      c, z.looseObject({}),
      async (_, { values, files }) => {
        const event = await runAt(c)
        const [file] = files.file ?? []
        const logo = file && file.size > 0 ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : undefined
        await addOrganiser(c.var.room.db, c.var.room.blobs, c.var.actor, { eventId: event.id, role: chosen(values, 'role', table(organiserRoles)), organisationId: await organisationIn(c, values, 'organisation'), name: halvesOf(values, 'name'), lang: c.var.lang, logo })
        return deskHref(c, 'organisers')
      },
      async (again) => deskPage(c, await runAt(c), again, 'organiser'), 'saved',
    ),
  organiserRaise: (c) => deed(c, async () => (await raiseOrganiser(c.var.room.db, c.var.actor, { eventId: (await runAt(c)).id, id: idOf(c) }), deskHref(c, 'organisers'))),
  organiserRemove: (c) => deed(c, async () => (await removeOrganiser(c.var.room.db, c.var.actor, { eventId: (await runAt(c)).id, id: idOf(c) }), deskHref(c, 'organisers')), 'removed'),
  venue: (c) =>
    deskForm(c, 'venue', 'venues', (event, values) =>
      saveVenue(c.var.room.db, c.var.actor, { eventId: event.id, id: idIn(values, 'venue'), name: halvesOf(values, 'venue'), kind: chosen(values, 'kind', venueKindWords), capacity: one(values, 'capacity').trim() ? Number(one(values, 'capacity')) : undefined, lang: c.var.lang })),
  venueRemove: (c) => deed(c, async () => (await removeVenue(c.var.room.db, c.var.actor, { eventId: (await runAt(c)).id, id: idOf(c) }), deskHref(c, 'venues')), 'removed'),
  join: (c) =>
    deskForm(c, 'whole', 'wholes', async (event, values) => {
      const { room: { db }, actor } = c.var
      const whole = await allianceBySlug(db, actor, one(values, 'whole').trim().split('/').at(-1) ?? '').catch(() => Promise.reject(wrong('whole', allianceRefusals.part)))
      await addPart(db, actor, { allianceId: whole.id, slug: event.slug }).catch((error: unknown) => Promise.reject(error instanceof Failure ? new Failure('invalid', refusals.invalid, { fields: { whole: allianceRefusals.part } }) : error))
    }),
  leave: (c) => deed(c, async () => (await removePart(c.var.room.db, c.var.actor, { allianceId: idOf(c), partId: (await runAt(c)).id }), deskHref(c, 'wholes')), 'removed'),
}
