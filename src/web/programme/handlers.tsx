import { Readable } from 'node:stream'
import { missing } from '../../core/failure.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { agendaOf, asIncoming, changesBetween, type Event, eventDayIn, type EventZone, type Incoming, markSession, marksOf, materialsOf, type Programme, programmeOf, refOf, releasesOf, type Session, speakersById, speakerRoleWords, writeCalendar, writeFrab, writeSheetProgramme } from '../../modules/events/events.ts'
import { caching, textAnswer } from '../encode.ts'
import { answer, eventAt } from '../events/reading.tsx'
import { dispositionOf, download } from '../files/download.ts'
import { one } from '../form.ts'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { deed, idOf } from '../typed.ts'
import { shown } from '../ui/bilingual.tsx'
import { programmeWords as words } from './messages/pages.ts'
import { sessionHref } from './session.tsx'
import { ProgrammePage } from './show.tsx'
import { homeZone, rangeIn } from './times.tsx'
import { timeWords } from '../ui/messages.ts'
import { type Compared, VersionsPage } from './versions.tsx'

const zoneOf = (c: Visit): EventZone => (c.req.query('clock') === 'london' ? 'london' : c.req.query('clock') === 'beijing' ? 'beijing' : homeZone(c.var.lang))

async function released(c: Visit): Promise<{ event: Event; programme: Programme }> {
  const event = await eventAt(c)
  const programme = await programmeOf(c.var.room.db, event.id)
  if (!programme) throw missing()
  return { event, programme }
}

/** What stands below an abstract in a calendar: who, and both clocks. */
function noteOf(lang: Lang, session: Session): string {
  const people = session.speakers.map((who) => `${speakerRoleWords[who.role][lang]}${lang === 'zh' ? '：' : ': '}${nameFor(lang, who.name)}${who.about ? ` (${shown(lang, who.about).text})` : ''}`)
  const clocks = (['beijing', 'london'] as const).map((zone) => `${rangeIn(lang, zone, session.startsAt, session.endsAt, eventDayIn(session.startsAt, zone))} ${timeWords[zone][lang]}`)
  return [...people, clocks.join(' · ')].join('\n')
}

/** Sessions as a calendar file. */
function calendar(c: Visit, event: Event, programme: Programme, sessions: readonly Session[], name: string, own = false): Response {
  const { lang, room, actor } = c.var
  const byRef = new Map(sessions.map((session) => [refOf(session), session]))
  const origin = room.config.url
  const text = writeCalendar(sessions.map((session, place) => asIncoming(session, place + 1, refOf(session))), {
    lang, name: shown(lang, event.name).text, sequence: programme.number - 1, stamp: programme.releasedAt, cancelled: event.state === 'cancelled',
    uidOf: (session: Incoming) => byRef.get(session.ref!)!.outsideId ?? `${session.ref}@${new URL(origin).hostname}`, urlOf: (session: Incoming) => origin + sessionHref(lang, event.slug, byRef.get(session.ref!)!), noteOf: (session: Incoming) => noteOf(lang, byRef.get(session.ref!)!),
  })
  return textAnswer(c, text, 'text/calendar; charset=utf-8; method=PUBLISH', { ...caching(actor.kind === 'visitor' && !own), 'content-disposition': dispositionOf(`${name}.ics`) })
}

const written = async (c: Visit, event: Event, programme: Programme): Promise<Incoming[]> => {
  const materials = await materialsOf(c.var.room.db, c.var.actor, event.id)
  return programme.sessions.map((session, place) => ({
    ...asIncoming(session, place + 1, refOf(session)),
    links: materials.filter((each) => each.sessionId === session.id && each.link).map((each) => ({ title: shown(session.title.source, each.title).text, href: each.link! })),
  }))
}

export const programmeHandlers: HandlersOf<'programme'> = {
  async show(c) {
    const { room: { db }, actor, lang } = c.var
    const event = await eventAt(c)
    const asked = Number(c.req.query('version'))
    const number = Number.isInteger(asked) && asked > 0 && asked < 1e6 ? asked : undefined
    const [programme, newest] = [await programmeOf(db, event.id, number), (await releasesOf(db, event.id))[0]?.number]
    if (number !== undefined && !programme) throw missing()
    const [materials, marks] = await Promise.all([materialsOf(db, actor, event.id), marksOf(db, actor, event.id)])
    return answer(c, `${words.programme[lang]} · ${shown(lang, event.name).text}`, <ProgrammePage lang={lang} actor={actor} event={event} programme={programme} newest={newest} zone={zoneOf(c)} materials={materials} marks={marks} />, undefined, { noindex: event.visibility !== 'public' || event.state !== 'published' || number !== undefined })
  },
  async versions(c) {
    const { room: { db }, lang } = c.var
    const event = await eventAt(c)
    const versions: Compared[] = []
    for (const release of (await releasesOf(db, event.id)).slice(0, 50)) {
      const content = (await programmeOf(db, event.id, release.number))!.content
      const last = versions.at(-1)
      if (last) versions[versions.length - 1] = { ...last, before: content, changes: changesBetween(content, last.content) }
      versions.push({ release, content, changes: [] })
    }
    return answer(c, words.versions[lang], <VersionsPage lang={lang} event={event} versions={versions} speakers={await speakersById(db, event.id)} />, undefined, { noindex: true })
  },
  async calendar(c) {
    const { event, programme } = await released(c)
    return calendar(c, event, programme, programme.sessions, event.slug)
  },
  async schedule(c) {
    const { event, programme } = await released(c)
    const { lang, actor, room } = c.var
    const byRef = new Map(programme.sessions.map((session) => [refOf(session), session]))
    const xml = writeFrab(await written(c, event, programme), {
      slug: event.slug, title: { zh: event.name.variants.zh?.body, en: event.name.variants.en?.body }, startsAt: event.startsAt, endsAt: event.endsAt, version: String(programme.number), zone: zoneOf(c), urlOf: (session) => room.config.url + sessionHref(lang, event.slug, byRef.get(session.ref!)!),
    })
    return textAnswer(c, xml, 'application/xml; charset=utf-8', { ...caching(actor.kind === 'visitor'), 'content-disposition': dispositionOf(`${event.slug}.xml`) })
  },
  async sheet(c) {
    const { event, programme } = await released(c)
    const bytes = await writeSheetProgramme(await written(c, event, programme), zoneOf(c))
    return download(c, { name: `${event.slug}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: bytes.byteLength, stream: Readable.from([Buffer.from(bytes)]) })
  },
  async mine(c) {
    const { event, programme } = await released(c)
    const items = await agendaOf(c.var.room.db, c.var.actor, event)
    return calendar(c, event, programme, items.map((each) => each.session), `${event.slug}-mine`, true)
  },
  async session(c) {
    const { event, programme } = await released(c)
    const id = idOf(c)
    const session = programme.sessions.find((each) => each.id === id)
    if (!session) throw missing()
    return calendar(c, event, programme, [session], `${event.slug}-${showId(id).slice(-6)}`)
  },
  mark: (c) =>
    deed(c, async (values) => {
      const event = await eventAt(c)
      await markSession(c.var.room.db, c.var.actor, { eventId: event.id, sessionId: idOf(c), on: one(values, 'on') === 'yes' })
      return `${href(routes.programme.show, { lang: c.var.lang, slug: event.slug })}#s-${showId(idOf(c))}`
    }),
}
