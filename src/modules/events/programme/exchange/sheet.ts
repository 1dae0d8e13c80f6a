import { Failure } from '../../../../core/failure.ts'
import { detectLang, langs } from '../../../../core/text.ts'
import type { Halves } from '../../../../core/writing.ts'
import { localAt } from '../../../../core/wall-clock.ts'
import { readSheets, type ReadSheet, type SheetCell } from '../../../../platform/sheets.ts'
import { writeWorkbook } from '../../../../platform/workbook.ts'
import { sessionKinds, type SessionKind } from '../../rules.ts'
import { dayAfter, type EventZone, eventZones, instantOn } from '../../starting/days.ts'
import { exchangeWords as words, kindsElsewhere, type SheetColumn, sheetHeadings, sheetNames, speakerHeadings } from '../../words/exchange.ts'
import { sessionKindWords, speakerRoles, speakerRoleWords } from '../../words/words.ts'
import type { Incoming, Incomings, IncomingSpeaker } from './incoming.ts'
import { clockOf, dayIn, peopleIn, textIn, timesIn } from './sheet-cells.ts'

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
const headings = new Map(Object.entries(sheetHeadings).flatMap(([column, all]) => all.map((one) => [fold(one), column as SheetColumn])))

type Columns = Partial<Record<SheetColumn, number>>

/** The row of headings: the first that has a title and a time. */
function headingOf(rows: ReadSheet['rows']): { at: number; columns: Columns } | undefined {
  for (const [at, row] of rows.slice(0, 15).entries()) {
    const columns: Columns = {}
    for (const [place, cell] of row.entries()) {
      const column = headings.get(fold(textIn(cell)))
      if (column && columns[column] === undefined) columns[column] = place
    }
    if ((columns.title_zh ?? columns.title_en) !== undefined && (columns.time ?? columns.start) !== undefined) return { at, columns }
  }
  return undefined
}

const kindOf = (text: string, title: string): SessionKind => {
  const known = sessionKinds.find((kind) => kind === text.toLowerCase() || langs.some((lang) => fold(sessionKindWords[kind][lang]) === fold(text)))
  return known ?? kindsElsewhere[text.toLowerCase()] ?? kindsElsewhere[title] ?? 'forum'
}

/** Speakers of the second sheet, by the number of their session. */
function speakersOf(sheets: readonly ReadSheet[]): Map<string, IncomingSpeaker[]> | undefined {
  const rows = sheets.find((one) => one.rows[0]?.some((cell) => textIn(cell) === speakerHeadings.role))?.rows
  if (!rows) return undefined
  const place = (name: string) => rows[0]!.findIndex((cell) => textIn(cell) === name)
  const at = Object.fromEntries(Object.entries(speakerHeadings).map(([key, name]) => [key, place(name)])) as Record<keyof typeof speakerHeadings, number>
  const by = new Map<string, IncomingSpeaker[]>()
  for (const row of rows.slice(1)) {
    const cell = (key: keyof typeof speakerHeadings) => textIn(row[at[key]])
    const role = speakerRoles.find((one) => langs.some((lang) => speakerRoleWords[one][lang] === cell('role')) || one === cell('role')) ?? 'speaker'
    const name = { ...(cell('zh') ? { zh: cell('zh') } : {}), ...(cell('en') ? { en: cell('en') } : {}) }
    if (Object.keys(name).length > 0) by.set(cell('ref'), [...(by.get(cell('ref')) ?? []), { role, name, about: { zh: cell('about_zh'), en: cell('about_en') } }])
  }
  return by
}

const roles = ['chair', 'moderator', 'speaker', 'panellist'] as const

/** Reads a programme as secretaries write it; times are of the clock of `zone`, days without a year of `year`. @throws invalid when it is none */
export async function readSheetProgramme(bytes: Uint8Array, zone: EventZone, year: number): Promise<Incomings> {
  const sheets = await readSheets(bytes)
  const sheet = sheets.map(({ rows }) => ({ rows, heading: headingOf(rows) })).find((one) => one.heading)
  if (!sheet) throw new Failure('invalid', words.notASheet, { fields: { file: words.notASheet } })
  const { at, columns } = sheet.heading!
  const listed = speakersOf(sheets)
  const found: Incomings = { sessions: [], problems: [] }
  let on: string | undefined
  type Begun = { session: Omit<Incoming, 'endsAt'>; end: number | undefined; on: string; start: number }
  const begun: Begun[] = []
  for (const [index, row] of sheet.rows.slice(at + 1).entries()) {
    const line = at + index + 2
    const cell = (column: SheetColumn): SheetCell | undefined => (columns[column] === undefined ? undefined : row[columns[column]])
    const text = (column: SheetColumn) => textIn(cell(column))
    const pair = (name: 'title' | 'subtitle' | 'track' | 'venue' | 'abstract' | 'detail'): Halves => ({ ...(text(`${name}_zh`) ? { zh: text(`${name}_zh`) } : {}), ...(text(`${name}_en`) ? { en: text(`${name}_en`) } : {}) })
    const filled = row.map(textIn).filter(Boolean)
    if (filled.length === 0) continue
    on = dayIn(cell('date'), year) ?? dayIn(cell('time'), year) ?? (filled.length === 1 ? dayIn(filled[0], year) : undefined) ?? on
    // A row that names a day alone is a heading of what follows.
    if (filled.length === 1 && dayIn(filled[0], year)) continue
    const title = pair('title')
    const about = title.zh ?? title.en
    if (!about) {
      if (columns.ref === undefined || filled.length > 1) found.problems.push({ line, problem: words.noTitle })
      continue
    }
    const [start, range] = [...timesIn(cell('start')), ...timesIn(cell('time'))]
    if (start === undefined) found.problems.push({ line, about, problem: words.noTime })
    else if (!on) found.problems.push({ line, about, problem: words.noDate })
    else {
      const length = Number.parseInt(text('length'), 10)
      const end = timesIn(cell('end'))[0] ?? range ?? (length > 0 ? start + length : undefined)
      const ref = text('ref')
      const source = title.zh && title.en ? 'zh' : title.en ? detectLang(title.en) === 'zh' ? 'zh' : 'en' : 'zh'
      // A column of titles that names no language holds either.
      const single = columns.title_en === undefined && title.zh && detectLang(title.zh) === 'en' ? { en: title.zh } : title
      const speakers = listed && ref && listed.has(ref) ? listed.get(ref)! : listed && ref ? [] : roles.flatMap((role) => peopleIn(cell(role), role, role === 'speaker' ? text('about') : ''))
      const spoken = text('spokenIn')
      begun.push({
        on, start, end,
        session: { line, ref: ref || undefined, source: single === title ? source : 'en', kind: kindOf(text('kind'), about), title: single, subtitle: pair('subtitle'), abstract: pair('abstract'), detail: pair('detail'), track: pair('track'), venue: pair('venue'), startsAt: instantOn(on, clockOf(start % 1440), zone), ...(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(spoken) ? { spokenIn: spoken } : {}), speakers, links: [] },
      })
    }
  }
  for (const [place, one] of begun.entries()) {
    // Without an end it lasts until the next one of the day begins.
    const next = begun.slice(place + 1).find((other) => other.on === one.on && other.start > one.start)
    const end = one.end ?? next?.start
    if (end === undefined) found.problems.push({ line: one.session.line, about: one.session.title.zh ?? one.session.title.en, problem: words.noEnd })
    else {
      const later = Math.floor(end / 1440) + (end % 1440 <= one.start && end <= one.start ? 1 : 0)
      found.sessions.push({ ...one.session, endsAt: instantOn(dayAfter(one.on, later), clockOf(end % 1440), zone) })
    }
  }
  return { ...found, problems: found.problems.sort((a, b) => a.line - b.line) }
}

const widths: Partial<Record<SheetColumn, number>> = { title_zh: 36, title_en: 36, abstract_zh: 40, abstract_en: 40, detail_zh: 40, detail_en: 40, speaker: 36, ref: 28 }
const written = ['date', 'start', 'end', 'kind', 'title_zh', 'title_en', 'track_zh', 'track_en', 'venue_zh', 'venue_en', 'chair', 'moderator', 'speaker', 'panellist', 'subtitle_zh', 'subtitle_en', 'abstract_zh', 'abstract_en', 'detail_zh', 'detail_en', 'spokenIn', 'ref'] as const satisfies readonly SheetColumn[]

const printed = (one: IncomingSpeaker): string => {
  const name = [one.name.zh, one.name.en].filter(Boolean).join(' ')
  const about = [one.about.zh, one.about.en].filter(Boolean).join(' · ')
  return about ? `${name} (${about})` : name
}

/** A programme as a workbook: the programme as it is printed, and a sheet with a row for each speaker. */
export function writeSheetProgramme(sessions: readonly Incoming[], zone: EventZone): Promise<Uint8Array> {
  const rowOf = (one: Incoming): Record<(typeof written)[number], string | undefined> => {
    const people = (role: IncomingSpeaker['role']) => one.speakers.filter((each) => each.role === role).map(printed).join('\n')
    const [start, end] = [localAt(one.startsAt, eventZones[zone]), localAt(one.endsAt, eventZones[zone])]
    // The length says what an end on a later day cannot.
    const days = Math.round((Date.parse(`${end.slice(0, 10)}T00:00Z`) - Date.parse(`${start.slice(0, 10)}T00:00Z`)) / 86_400_000)
    const endClock = clockOf(days > 0 && end.slice(11) > start.slice(11) ? days * 1440 + Number(end.slice(11, 13)) * 60 + Number(end.slice(14)) : Number(end.slice(11, 13)) * 60 + Number(end.slice(14)))
    return {
      date: start.slice(0, 10), start: start.slice(11), end: endClock, kind: sessionKindWords[one.kind].zh, title_zh: one.title.zh, title_en: one.title.en, track_zh: one.track.zh, track_en: one.track.en, venue_zh: one.venue.zh, venue_en: one.venue.en,
      chair: people('chair'), moderator: people('moderator'), speaker: people('speaker'), panellist: people('panellist'), subtitle_zh: one.subtitle.zh, subtitle_en: one.subtitle.en, abstract_zh: one.abstract.zh, abstract_en: one.abstract.en, detail_zh: one.detail.zh, detail_en: one.detail.en, spokenIn: one.spokenIn, ref: one.ref,
    }
  }
  return writeWorkbook([
    { name: sheetNames.programme, columns: written.map((column) => ({ header: sheetHeadings[column][0], width: widths[column] ?? 14 })), rows: sessions.map((one) => { const row = rowOf(one); return written.map((column) => row[column]) }) },
    {
      name: sheetNames.speakers, columns: Object.values(speakerHeadings).map((header) => ({ header, width: 26 })),
      rows: sessions.flatMap((one) => one.speakers.map((who) => [one.ref, speakerRoleWords[who.role].zh, who.name.zh, who.name.en, who.about.zh, who.about.en])),
    },
  ])
}
