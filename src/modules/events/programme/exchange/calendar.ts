import ICAL from 'ical.js'
import { z } from 'zod'
import { Failure } from '../../../../core/failure.ts'
import { detectLang, type Lang, otherLang } from '../../../../core/text.ts'
import { instantAt } from '../../../../core/wall-clock.ts'
import { sessionKinds } from '../../rules.ts'
import { exchangeWords as words, kindsElsewhere } from '../../words/exchange.ts'
import { type SpeakerRole, speakerRoles } from '../../words/words.ts'
import type { Incoming, Incomings, LineProblem } from './incoming.ts'

/** What a calendar has no word for, so that a calendar of ours read back is the same programme. */
const extension = 'x-qiao-session'
const both = z.object({ zh: z.string().optional(), en: z.string().optional() }).default({})
const rest = z.object({
  /** The language of the plain properties. */
  written: z.enum(['zh', 'en']),
  source: z.enum(['zh', 'en']), kind: z.enum(sessionKinds), title: both, subtitle: both, abstract: both, detail: both, track: both, venue: both, spokenIn: z.string().max(40).optional(),
  speakers: z.array(z.object({ role: z.enum(speakerRoles as [SpeakerRole, ...SpeakerRole[]]), name: both, about: both })).max(200),
})

export type CalendarFacts = {
  lang: Lang
  name: string
  /** Grows with each release, so that calendars take the newer one. */
  sequence: number
  stamp: Date
  cancelled?: boolean
  uidOf: (session: Incoming) => string
  urlOf: (session: Incoming) => string
  /** What is written below the abstract: who speaks, both clocks. */
  noteOf: (session: Incoming) => string
}

/** What a calendar's reader can show: without the control characters that no line of it may hold. */
const clean = (text: string) => text.replace(/[^\P{Cc}\t\n]/gu, '')

/** Sessions as a calendar. Times are instants, so that every reader's clock is right whatever it is set to. */
export function writeCalendar(sessions: readonly Incoming[], facts: CalendarFacts): string {
  const calendar = new ICAL.Component(['vcalendar', [], []])
  const say = (component: InstanceType<typeof ICAL.Component>, name: string, value: string) => component.addPropertyWithValue(name, clean(value))
  say(calendar, 'prodid', '-//Qiao//Programme//EN')
  say(calendar, 'version', '2.0')
  say(calendar, 'method', 'PUBLISH')
  say(calendar, 'x-wr-calname', facts.name)
  for (const one of sessions) {
    const event = new ICAL.Component('vevent')
    const instant = (name: string, at: Date) => event.addPropertyWithValue(name, ICAL.Time.fromJSDate(at, true))
    const lang = one.title[facts.lang] ? facts.lang : one.source
    const abstract = one.abstract[lang] ?? one.abstract[otherLang(lang)]
    say(event, 'uid', facts.uidOf(one))
    event.addPropertyWithValue('sequence', facts.sequence)
    instant('dtstamp', facts.stamp)
    instant('dtstart', one.startsAt)
    instant('dtend', one.endsAt)
    say(event, 'summary', one.title[lang] ?? one.title[otherLang(lang)] ?? '')
    say(event, 'description', [abstract, facts.noteOf(one)].filter(Boolean).join('\n\n'))
    const venue = one.venue[lang] ?? one.venue[otherLang(lang)]
    if (venue) say(event, 'location', venue)
    const track = one.track[lang] ?? one.track[otherLang(lang)]
    if (track) say(event, 'categories', track)
    say(event, 'url', facts.urlOf(one))
    if (facts.cancelled) say(event, 'status', 'CANCELLED')
    const { source, kind, title, subtitle, detail, spokenIn, speakers } = one
    say(event, extension, JSON.stringify({ written: lang, source, kind, title: { ...title, [lang]: undefined }, subtitle, abstract: one.abstract, detail, track: one.track, venue: one.venue, spokenIn, speakers }))
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}

/** The instant of a time in a calendar: UTC, of a zone, or by the clock of `zone` where it names none. */
function instantOf(time: InstanceType<typeof ICAL.Time>, tzid: string | undefined, zone: string): Date | undefined {
  if (time.isDate) return undefined
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toJSDate()
  const local = time.toString().slice(0, 19)
  const named = tzid ?? zone
  try {
    return instantAt(local, named)
  } catch {
    // A zone that only this calendar knows describes itself.
    return time.toJSDate()
  }
}

type Component = InstanceType<typeof ICAL.Component>
const valueOf = (event: Component, name: string): string => String(event.getFirstPropertyValue(name) ?? '').trim()

function timeOf(event: Component, name: string, zone: string): Date | 'day' | undefined {
  const property = event.getFirstProperty(name)
  const value = property?.getFirstValue()
  if (!(value instanceof ICAL.Time)) return undefined
  return value.isDate ? 'day' : instantOf(value, property!.getParameter('tzid') as string | undefined, zone)
}

function known(event: Component): z.output<typeof rest> | undefined {
  try {
    return rest.parse(JSON.parse(valueOf(event, extension)))
  } catch {
    return undefined
  }
}

function sessionOf(event: Component, line: number, zone: string): { session?: Incoming; problems: LineProblem[] } {
  const title = valueOf(event, 'summary')
  const about = title || undefined
  const only = (problem: LineProblem['problem']) => ({ problems: [{ line, about, problem }] })
  if (!title) return only(words.noTitle)
  const startsAt = timeOf(event, 'dtstart', zone)
  if (startsAt === 'day') return only(words.allDay)
  if (!startsAt) return only(words.noTime)
  const length = event.getFirstPropertyValue('duration')
  const end = timeOf(event, 'dtend', zone)
  const endsAt = end instanceof Date ? end : length instanceof ICAL.Duration ? new Date(startsAt.getTime() + length.toSeconds() * 1000) : undefined
  if (!endsAt || endsAt <= startsAt) return only(words.noEnd)
  const ours = known(event)
  const description = valueOf(event, 'description')
  const lang: Lang = ours ? ours.written : detectLang(`${title} ${description}`)
  const said = (text: string) => (text ? { [lang]: text } : {})
  const category = valueOf(event, 'categories')
  const plain = { kind: kindsElsewhere[category.toLowerCase()] ?? ('forum' as const), source: lang, title: said(title), subtitle: {}, abstract: said(description), detail: {}, track: said(category), venue: said(valueOf(event, 'location')), speakers: [] }
  const location = valueOf(event, 'location')
  const { written: _written, ...kept } = ours ?? { written: lang }
  const read = ours ? { ...(kept as Omit<typeof ours, 'written'>), title: { ...ours.title, [lang]: title }, venue: Object.values(ours.venue).includes(location) || !location ? ours.venue : { ...ours.venue, [lang]: location } } : plain
  const link = valueOf(event, 'url')
  return {
    session: { line, ref: valueOf(event, 'uid').slice(0, 300) || undefined, ...read, startsAt, endsAt, links: !ours && /^https?:\/\//.test(link) ? [{ title: link, href: link }] : [] },
    problems: event.getFirstProperty('rrule') ? [{ line, about, problem: words.repeats }] : [],
  }
}

/** Reads a calendar; times that name no zone are of `zone`. @throws invalid when it is none */
export function readCalendar(text: string, zone: string): Incomings {
  const refused = () => new Failure('invalid', words.notACalendar, { fields: { file: words.notACalendar } })
  let calendars: Component[]
  try {
    const parsed = ICAL.parse(text) as unknown[]
    calendars = (Array.isArray(parsed[0]) ? parsed : [parsed]).map((one) => new ICAL.Component(one as unknown[]))
  } catch {
    throw refused()
  }
  if (calendars.length === 0 || calendars.some((one) => one.name !== 'vcalendar')) throw refused()
  const found: Incomings = { sessions: [], problems: [] }
  for (const [place, event] of calendars.flatMap((one) => one.getAllSubcomponents('vevent')).entries()) {
    const { session, problems } = sessionOf(event, place + 1, zone)
    if (session) found.sessions.push(session)
    found.problems.push(...problems)
  }
  return found
}
