import { z } from 'zod'
import { missing, wrong } from '../../core/failure.ts'
import { showId } from '../../core/id.ts'
import {
  addMaterial, changesBetween, conflictsOf, contentOf, draftOf, type Event, type EventZone, importProgramme, materialKindWords, materialsOf, programmeOf, raiseSpeaker, releaseProgramme, removeMaterial, removeSession, removeSpeaker, saveSession, saveSpeaker, type Session, sessionKindWords, sessionToEdit, speakerRoleWords, tryImport, venuesOf,
} from '../../modules/events/events.ts'
import { answer, runAt } from '../events/reading.tsx'
import { one, type Values } from '../form.ts'
import { type Again, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, halvesOf, idIn, idOf, moment, problemsIn, submit, typed, versionIn } from '../typed.ts'
import { halvesIn } from '../ui/bilingual.tsx'
import { localOf } from '../ui/clock.ts'
import { zoneFor } from '../ui/moment.tsx'
import { DraftPage } from './draft.tsx'
import { ImportPage, type Tried } from './import-page.tsx'
import { draftWords as words } from './messages/draft.ts'
import { SessionPage, type SessionProps, SpeakerPage } from './session-form.tsx'

const noindex = { noindex: true }
const zoneIn = (values: Values): EventZone => (one(values, 'zone') === 'london' ? 'london' : 'beijing')
const draftHref = (c: Visit, part = ''): string => href(routes.draft.show, { lang: c.var.lang, slug: c.req.param('slug') ?? '' }) + part
const sessionHref = (c: Visit, id: string, part = ''): string => href(routes.draft.edit, { lang: c.var.lang, slug: c.req.param('slug') ?? '', id: showId(id) }) + part

async function draftPage(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, lang } = c.var
  const event = await runAt(c)
  const [sessions, venues, released] = [await draftOf(db, event.id), await venuesOf(db, event.id), await programmeOf(db, event.id)]
  const changes = changesBetween(released?.content, contentOf(event, venues, sessions)).length
  return answer(c, words.title[lang], <DraftPage lang={lang} event={event} sessions={sessions} conflicts={conflictsOf(sessions, event)} released={released?.number} changes={changes} values={typed(again)} problems={problemsIn(again)} />, again, noindex)
}

const sessionValues = (c: Visit, event: Event, session?: Session): Values => {
  const zone = zoneFor(c.var.lang)
  const [startsAt, endsAt] = session ? [session.startsAt, session.endsAt] : [event.startsAt, new Date(event.startsAt.getTime() + 3_600_000)]
  return {
    zone, startsAt: localOf(startsAt, zone), endsAt: localOf(endsAt, zone), kind: session?.kind ?? 'forum', venue: session?.venue ? showId(session.venue.id) : '', spokenIn: session?.spokenIn ?? '',
    ...halvesIn(session?.title, 'title'), ...halvesIn(session?.subtitle, 'subtitle'), ...halvesIn(session?.abstract, 'abstract'), ...halvesIn(session?.detail, 'detail'), ...halvesIn(session?.track, 'track'),
  }
}

async function sessionPage(c: Visit, id?: string, again?: Again, form?: NonNullable<SessionProps['again']>['form']): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const event = await runAt(c)
  const session = id ? (await sessionToEdit(db, actor, { eventId: event.id, id })).session : undefined
  const part = again && form ? { form, values: again.values, problems: problemsIn(again) ?? {} } : undefined
  const before = sessionValues(c, event, session)
  return answer(
    c, words[session ? 'edit' : 'add'][lang],
    <SessionPage lang={lang} event={event} session={session} venues={await venuesOf(db, event.id)} materials={session ? await materialsOf(db, actor, event.id, session.id) : []} values={part ? before : typed(again, before)} problems={part ? undefined : problemsIn(again)} again={part} />, again, noindex,
  )
}

const sessionIn = (c: Visit, event: Event, values: Values) => ({
  eventId: event.id, lang: c.var.lang, kind: chosen(values, 'kind', sessionKindWords), title: halvesOf(values, 'title'), subtitle: halvesOf(values, 'subtitle'), abstract: halvesOf(values, 'abstract'), detail: halvesOf(values, 'detail'), track: halvesOf(values, 'track'),
  startsAt: moment(values, 'startsAt'), endsAt: moment(values, 'endsAt'), venueId: idIn(values, 'venue'), spokenIn: one(values, 'spokenIn').trim() || undefined,
})

const speakerIn = (c: Visit, event: Event, values: Values) => ({
  eventId: event.id, sessionId: idOf(c), role: chosen(values, 'role', speakerRoleWords), name: halvesOf(values, 'name'), about: halvesOf(values, 'about'), email: one(values, 'email'), lang: c.var.lang,
})

async function speakerPage(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const event = await runAt(c)
  const { session } = await sessionToEdit(db, actor, { eventId: event.id, id: idOf(c) })
  const id = idOf(c, 'speaker')
  const speaker = session.speakers.find((each) => each.id === id)
  if (!speaker) throw missing()
  const values = typed(again, { role: speaker.role, name_zh: speaker.name.zh ?? '', name_en: speaker.name.en ?? '', ...halvesIn(speaker.about, 'about') })
  return answer(c, words.speakerEditTitle[lang], <SpeakerPage lang={lang} event={event} session={session} speaker={speaker} values={values} problems={problemsIn(again)} />, again, noindex)
}

const importPage = async (c: Visit, tried?: Tried, again?: Again): Promise<Response> =>
  answer(c, words.import[c.var.lang], <ImportPage lang={c.var.lang} event={await runAt(c)} tried={tried} problems={problemsIn(again)} />, again, noindex)

const anything = z.looseObject({})
const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())

/** The dry run answers with the page itself: nothing was changed that a reload could repeat. */
const importTry: Handler = async (c) => {
  const event = await runAt(c)
  let tried: Tried | undefined
  return submitForm(
    c, anything,
    async (_, { values, files }) => {
      const [file] = files.file ?? []
      if (!file || file.size === 0) throw wrong('file', words.fileMissing)
      const bytes = await bytesOf(file)
      const zone = zoneIn(values)
      const { db, blobs } = c.var.room
      const plan = await tryImport(db, c.var.actor, { eventId: event.id, file: { name: file.name, bytes, zone } })
      tried = { plan, name: file.name.slice(0, 200), zone, kept: (await blobs.put(bytes)).sha256 }
      return ''
    },
    (again) => importPage(c, undefined, again),
  ).then((answered) => (tried ? importPage(c, tried) : answered))
}

async function keptBytes(c: Visit, kept: string): Promise<Uint8Array> {
  if (!/^[0-9a-f]{64}$/.test(kept)) throw wrong('file', words.again)
  const chunks: Buffer[] = []
  try {
    for await (const chunk of await c.var.room.blobs.get(kept)) chunks.push(chunk as Buffer)
  } catch {
    throw wrong('file', words.again)
  }
  return Buffer.concat(chunks)
}

export const draftHandlers: HandlersOf<'draft'> = {
  show: (c) => draftPage(c),
  new: (c) => sessionPage(c),
  add: (c) =>
    submit(c, async (values) => sessionHref(c, await saveSession(c.var.room.db, c.var.actor, sessionIn(c, await runAt(c), values)), '#speakers'), (again) => sessionPage(c, undefined, again)),
  edit: (c) => sessionPage(c, idOf(c)),
  save: (c) =>
    submit(c, async (values) => (await saveSession(c.var.room.db, c.var.actor, { ...sessionIn(c, await runAt(c), values), id: idOf(c), version: versionIn(values) }), draftHref(c)), (again) => sessionPage(c, idOf(c), again)),
  remove: (c) => deed(c, async () => (await removeSession(c.var.room.db, c.var.actor, { eventId: (await runAt(c)).id, id: idOf(c) }), draftHref(c)), 'removed'),
  speaker: (c) => submit(c, async (values) => (await saveSpeaker(c.var.room.db, c.var.actor, speakerIn(c, await runAt(c), values)), sessionHref(c, idOf(c), '#speakers')), (again) => sessionPage(c, idOf(c), again, 'speaker')),
  speakerForm: (c) => speakerPage(c),
  speakerSave: (c) => submit(c, async (values) => (await saveSpeaker(c.var.room.db, c.var.actor, { ...speakerIn(c, await runAt(c), values), id: idOf(c, 'speaker') }), sessionHref(c, idOf(c), '#speakers')), (again) => speakerPage(c, again)),
  speakerRaise: (c) => deed(c, async () => (await raiseSpeaker(c.var.room.db, c.var.actor, { eventId: (await runAt(c)).id, sessionId: idOf(c), id: idOf(c, 'speaker') }), sessionHref(c, idOf(c), '#speakers'))),
  speakerRemove: (c) => deed(c, async () => (await removeSpeaker(c.var.room.db, c.var.actor, { eventId: (await runAt(c)).id, sessionId: idOf(c), id: idOf(c, 'speaker') }), sessionHref(c, idOf(c), '#speakers')), 'removed'),
  material: (c) =>
    submitForm(
      c, anything,
      async (_, { values, files }) => {
        const [file] = files.file ?? []
        await addMaterial(c.var.room.db, c.var.room.blobs, c.var.actor, {
          eventId: (await runAt(c)).id, sessionId: idOf(c), kind: chosen(values, 'materialKind', materialKindWords), title: halvesOf(values, 'material'), lang: c.var.lang, link: one(values, 'link') || undefined,
          file: file && file.size > 0 ? { name: file.name, bytes: await bytesOf(file) } : undefined, audience: one(values, 'audience') === 'participants' ? 'participants' : 'readers',
        })
        return sessionHref(c, idOf(c), '#materials')
      },
      (again) => sessionPage(c, idOf(c), again, 'material'), 'saved',
    ),
  materialRemove: (c) => deed(c, async () => (await removeMaterial(c.var.room.db, c.var.actor, { eventId: (await runAt(c)).id, sessionId: idOf(c), id: idOf(c, 'material') }), sessionHref(c, idOf(c), '#materials')), 'removed'),
  release: (c) => submit(c, async (values) => (await releaseProgramme(c.var.room.db, c.var.actor, { eventId: (await runAt(c)).id, note: one(values, 'note') }), draftHref(c, '#release')), (again) => draftPage(c, again), 'published'),
  importForm: (c) => importPage(c),
  importTry,
  importTake: (c) =>
    submit(
      c,
      async (values) => {
        const event = await runAt(c)
        await importProgramme(c.var.room.db, c.var.actor, { eventId: event.id, lang: c.var.lang, file: { name: one(values, 'name'), bytes: await keptBytes(c, one(values, 'kept')), zone: zoneIn(values) } })
        return draftHref(c)
      },
      (again) => importPage(c, undefined, again),
    ),
}
