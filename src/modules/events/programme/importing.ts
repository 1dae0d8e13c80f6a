import type { Actor } from '../../../core/actor.ts'
import { Failure, wrong } from '../../../core/failure.ts'
import { readId, showId } from '../../../core/id.ts'
import { type Lang, langs, measure, type Phrase, type Text } from '../../../core/text.ts'
import { type Halves, stored, writeText } from '../../../core/writing.ts'
import { change, recordAll } from '../../../platform/change.ts'
import { type Db, run, sql } from '../../../platform/database.ts'
import { newId } from '../../../core/id.ts'
import { eventRefusals } from '../messages.ts'
import { type Event, eventToRun } from '../reading.ts'
import { type EventZone, eventZones } from '../starting/days.ts'
import { insertSession, insertVenue } from '../starting/rows.ts'
import { type Venue, venuesOf } from '../venues.ts'
import { exchangeWords as words } from '../words/exchange.ts'
import { canonical } from './content.ts'
import { draftOf } from './draft.ts'
import { sessionLimits } from './drafting.ts'
import { readCalendar } from './exchange/calendar.ts'
import { readFrab } from './exchange/frab.ts'
import { asIncoming, type Incoming, type Incomings, type LineProblem, saidBy } from './exchange/incoming.ts'
import { readSheetProgramme } from './exchange/sheet.ts'
import type { Session } from './session.ts'
import { dropSpeakers, insertSpeaker } from './speakers.ts'

export type ProgrammeFile = { name: string; bytes: Uint8Array; /** The clock of times that name no zone. */ zone: EventZone }

const most = 1000
const largest = 10 * 1024 * 1024

/** What a file says, read by what its name ends with. @throws invalid */
export async function readProgrammeFile(file: ProgrammeFile, event: Pick<Event, 'startsAt'>): Promise<Incomings> {
  if (file.bytes.byteLength > largest) throw wrong('file', words.large)
  const text = () => new TextDecoder('utf-8').decode(file.bytes)
  const ending = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase()
  if (ending === 'xml') return readFrab(text())
  if (ending === 'ics') return readCalendar(text(), eventZones[file.zone])
  if (ending === 'xlsx') return readSheetProgramme(file.bytes, file.zone, event.startsAt.getUTCFullYear())
  throw wrong('file', words.kind)
}

export type PlannedLine = { incoming: Incoming; /** The session that it is already. */ session?: Session; what: 'new' | 'changed' | 'same' }
export type ImportPlan = { lines: PlannedLine[]; problems: LineProblem[]; /** Rooms that are not there yet. */ venues: Halves[] }

const limits = { title: sessionLimits.title, subtitle: sessionLimits.subtitle, abstract: sessionLimits.abstract, detail: sessionLimits.detail, track: sessionLimits.track, venue: 150 } as const
const tooLong = (one: Incoming): boolean => (Object.keys(limits) as (keyof typeof limits)[]).some((field) => langs.some((lang) => measure(one[field][lang] ?? '') > limits[field]))

const sameVenue = (name: Halves, venue: Pick<Venue, 'name'>): boolean => langs.some((lang) => name[lang]?.trim() && venue.name.variants[lang]?.body === name[lang].trim())
const isNamed = (halves: Halves): boolean => Boolean(halves.zh?.trim() || halves.en?.trim())

/** What would come in: each line new, changed or as it is; nothing is written. Abstracts that are too long for their place go to the long text. */
export function planImport(found: Incomings, sessions: readonly Session[], venues: readonly Venue[]): ImportPlan {
  const own = new Map(sessions.map((one) => [one.id, one]))
  const outside = new Map(sessions.flatMap((one) => (one.outsideId ? [[one.outsideId, one]] : [])))
  const seen = new Set<string>()
  const plan: ImportPlan = { lines: [], problems: [...found.problems], venues: [] }
  for (const incoming of found.sessions) {
    const about = incoming.title[incoming.source] ?? incoming.title.zh ?? incoming.title.en
    const refuse = (problem: Phrase) => plan.problems.push({ line: incoming.line, about, problem })
    const roomy = langs.some((lang) => measure(incoming.abstract[lang] ?? '') > limits.abstract) && !isNamed(incoming.detail) ? { ...incoming, detail: incoming.abstract, abstract: {} } : incoming
    const ref = incoming.ref?.slice(0, 300)
    const session = ref ? (outside.get(ref) ?? own.get(readId(ref.split('@')[0] ?? '') ?? '')) : undefined
    const key = session?.id ?? ref
    if (key && seen.has(key)) refuse(words.twice)
    else if (tooLong(roomy)) refuse(words.long)
    else {
      if (key) seen.add(key)
      if (isNamed(roomy.venue) && !venues.some((venue) => sameVenue(roomy.venue, venue)) && !plan.venues.some((name) => langs.some((lang) => name[lang] && name[lang] === roomy.venue[lang]?.trim()))) plan.venues.push(roomy.venue)
      const same = session && canonical(saidBy(asIncoming(session, 0, ''))) === canonical(saidBy(roomy))
      plan.lines.push({ incoming: roomy, session, what: same ? 'same' : session ? 'changed' : 'new' })
    }
  }
  plan.problems.sort((a, b) => a.line - b.line)
  if (plan.lines.length > most) throw new Failure('invalid', eventRefusals.tooMany, { fields: { file: eventRefusals.tooMany } })
  return plan
}

/** The dry run. @throws missing | invalid */
export async function tryImport(db: Db, actor: Actor, input: { eventId: string; file: ProgrammeFile }): Promise<ImportPlan> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const found = await readProgrammeFile(input.file, event)
  return planImport(found, await draftOf(db, event.id), await venuesOf(db, event.id))
}

/** Takes what a file says into the draft: the lines without a problem, all or none. @throws missing | invalid */
export async function importProgramme(db: Db, actor: Actor, input: { eventId: string; file: ProgrammeFile; lang: Lang }): Promise<{ made: number; changed: number; same: number }> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const found = await readProgrammeFile(input.file, event)
  return change(db, actor, { verb: 'programme.import', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' }, async (tx) => {
    await run(tx, sql`select 1 from event where space_id = ${event.id} for update`)
    const venues = await venuesOf(tx, event.id)
    const plan = planImport(found, await draftOf(tx, event.id), venues)
    const writer = writerFor(tx, actor, event.id, input.lang)
    for (const name of plan.venues) venues.push(await writer.venue(name, venues.length + 1))
    for (const line of plan.lines) if (line.what !== 'same') await writer.session(line, venues)
    const wrote = plan.lines.filter((line) => line.what !== 'same')
    await recordAll(tx, actor, wrote.filter((line) => line.session).map((line) => ({ verb: 'session.edit', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' as const, related: [line.session!.id] })))
    return { made: wrote.filter((line) => line.what === 'new').length, changed: wrote.filter((line) => line.what === 'changed').length, same: plan.lines.length - wrote.length }
  })
}

/** Writes rows of one import. */
function writerFor(tx: Db, actor: Actor, eventId: string, lang: Lang) {
  const text = (before: Text | null | undefined, halves: Halves, source: Lang): Text | undefined => writeText(before, halves, source, actor.at, actor.personId)
  return {
    async venue(name: Halves, position: number): Promise<Venue> {
      const venue = { position, name: text(undefined, name, lang)!, kind: 'room' as const, capacity: null, address: null }
      return { ...venue, id: await insertVenue(tx, actor, eventId, venue) }
    },
    async session({ incoming: one, session: before }: PlannedLine, venues: readonly Venue[]): Promise<void> {
      const texts = {
        title: text(before?.title, one.title, one.source)!, subtitle: text(before?.subtitle, one.subtitle, one.source), abstract: text(before?.abstract, one.abstract, one.source), detail: text(before?.detail, one.detail, one.source), track: text(before?.track, one.track, one.source),
      }
      const venueId = venues.find((venue) => sameVenue(one.venue, venue))?.id ?? null
      const { kind, startsAt, endsAt } = one
      if (before) {
        await run(
          tx,
          sql`update event_session set kind = ${kind}, title = ${stored(texts.title)}, subtitle = ${stored(texts.subtitle)}, abstract = ${stored(texts.abstract)}, detail = ${stored(texts.detail)}, track = ${stored(texts.track)},
                starts_at = ${startsAt}, ends_at = ${endsAt}, venue_id = ${venueId}, spoken_in = ${one.spokenIn ?? null}, version = version + 1 where id = ${before.id}`,
        )
      }
      const id = before?.id ?? (await insertSession(tx, actor, eventId, { ...texts, kind, startsAt, endsAt, venueId, spokenIn: one.spokenIn, outsideId: one.ref?.slice(0, 300) }))
      const was = before ? asIncoming(before, 0, '').speakers : []
      if (canonical(was) !== canonical(one.speakers.map((each) => ({ role: each.role, name: each.name, about: Object.fromEntries(Object.entries(each.about).filter(([, value]) => value?.trim())) })))) {
        // Whoever is still named as before keeps the row, and with it the account.
        const known = [...(before?.speakers ?? [])]
        const kept = new Set<string>()
        for (const [place, each] of one.speakers.entries()) {
          const same = known.find((speaker) => !kept.has(speaker.id) && speaker.role === each.role && canonical(speaker.name) === canonical(each.name) && canonical(asIncoming({ ...before!, speakers: [speaker] }, 0, '').speakers[0]!.about) === canonical(Object.fromEntries(Object.entries(each.about).filter(([, value]) => value?.trim()))))
          if (same) {
            kept.add(same.id)
            await run(tx, sql`update event_speaker set position = ${place + 1} where id = ${same.id}`)
          } else await insertSpeaker(tx, actor, id, { role: each.role, name: each.name, about: text(undefined, each.about, one.source), position: place + 1 })
        }
        await dropSpeakers(tx, actor, known.filter((speaker) => !kept.has(speaker.id)))
      }
      for (const { title, href } of before ? [] : one.links) {
        await run(
          tx,
          sql`insert into event_material (id, session_id, position, kind, title, link, added_by, added_at)
              values (${newId(actor.at.getTime())}, ${id}, (select coalesce(max(position), 0) + 1 from event_material where session_id = ${id}), 'link', ${stored(text(undefined, { [one.source]: title.slice(0, 200) }, one.source))}, ${href.slice(0, 2000)}, ${actor.personId ?? null}, ${actor.at})`,
        )
      }
    },
  }
}

/** The identity of a session in a file that we write: its own from outside, else ours. */
export const refOf = (session: Pick<Session, 'id' | 'outsideId'>): string => session.outsideId ?? showId(session.id)
