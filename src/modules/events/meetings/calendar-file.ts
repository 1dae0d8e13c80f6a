import { showId } from '../../../core/id.ts'
import { type Lang, nameFor, say } from '../../../core/text.ts'
import { calendarWords } from './messages.ts'
import type { MyMeeting } from './reading.ts'

const stamp = (at: Date): string => at.toISOString().replace(/[-:]/g, '').replace(/\.\d{3}/, '')
const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n')

/** A line of at most 75 octets, the rest folded below it (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let [now, size] = ['', 0]
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > (lines.length === 0 ? 75 : 74)) {
      lines.push(now)
      ;[now, size] = ['', 0]
    }
    now += character
    size += octets
  }
  return [...lines, now].join('\r\n ')
}

/** Meetings as a calendar file (RFC 5545); the address of a page is known above this module. Each keeps its identity, so that a later file moves or cancels it. */
export function calendarFile(lang: Lang, meetings: readonly MyMeeting[], { now, page, host }: { now: Date; page: string; host: string }): string {
  const events = meetings.flatMap((one) => {
    const { place } = one
    const where = place.number === null ? '' : say(lang, place.kind === 'table' ? calendarWords.table : calendarWords.room, { n: place.number })
    return [
      'BEGIN:VEVENT', `UID:meeting-${showId(one.id)}@${host}`, `DTSTAMP:${stamp(now)}`, `SEQUENCE:${one.version}`, `DTSTART:${stamp(one.startsAt)}`, `DTEND:${stamp(one.endsAt)}`,
      `SUMMARY:${escaped(say(lang, calendarWords.title, { person: nameFor(lang, one.name), organisation: nameFor(lang, one.organisation ?? {}) }))}`,
      `LOCATION:${escaped([where, place.link].filter(Boolean).join(' · '))}`, `URL:${page}`, `STATUS:${one.state === 'held' ? 'CONFIRMED' : 'CANCELLED'}`, 'END:VEVENT',
    ]
  })
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Qiao//Meetings//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n')
}
