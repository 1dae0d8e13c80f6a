import type { PersonalColumn, PersonalPart, PersonalTable, Retention } from '../../platform/personal.ts'
import { activityPersonal } from '../activity/words/personal.ts'
import { agreementPersonal } from '../agreements/words/personal.ts'
import { alliancePersonal } from '../alliances/words/personal.ts'
import { calendarPersonal } from '../calendars/words/personal.ts'
import { bookingPersonal } from '../bookings/words/personal.ts'
import { callPersonal } from '../calls/words/personal.ts'
import { chatPersonal } from '../chats/words/personal.ts'
import { consentPersonal } from '../consents/words/personal.ts'
import { dealPersonal } from '../deals/words/personal.ts'
import { doorPersonal } from '../doors/words/personal.ts'
import { filePersonal } from '../files/words/personal.ts'
import { indicatorPersonal } from '../indicators/words/personal.ts'
import { listingPersonal } from '../listings/words/personal.ts'
import { matchingPersonal } from '../matching/words/personal.ts'
import { newsPersonal } from '../news/words/personal.ts'
import { noticePersonal } from '../notices/words/personal.ts'
import { patentPersonal } from '../patents/words/personal.ts'
import { peoplePersonal } from '../people/words/personal.ts'
import { posterPersonal } from '../posters/words/personal.ts'
import { meetingPersonal } from '../events/meetings/words/personal.ts'
import { livePersonal } from '../events/live/words/personal.ts'
import { roadshowPersonal } from '../events/roadshow/words/personal.ts'
import { eventPersonal } from '../events/words/personal.ts'
import { projectPersonal } from '../projects/words/personal.ts'
import { requestPersonal } from '../requests/words/personal.ts'
import { spacePersonal } from '../spaces/words/personal.ts'
import { threadPersonal } from '../threads/words/personal.ts'
import { vocabularyPersonal } from '../vocabularies/words/personal.ts'
import { watchPersonal } from '../watches/words/personal.ts'
import { privacyPersonal } from './words/personal.ts'

/** Every module's part. `register.test.ts` compares them with the migrated database: no column escapes. */
const parts: readonly PersonalPart[] = [
  peoplePersonal, consentPersonal, calendarPersonal, spacePersonal, filePersonal, noticePersonal, threadPersonal, requestPersonal, listingPersonal, posterPersonal, matchingPersonal, doorPersonal, watchPersonal, dealPersonal,
  alliancePersonal, newsPersonal, agreementPersonal, callPersonal, patentPersonal, projectPersonal, eventPersonal, bookingPersonal, meetingPersonal, livePersonal, roadshowPersonal, indicatorPersonal, vocabularyPersonal, chatPersonal, privacyPersonal, activityPersonal,
]

/** What is kept about people: export, erasure, retention, the doctor's check and docs/personal-data.md are read from here. */
export const register: readonly PersonalTable[] = parts.flatMap((part) => part.tables)

/** Columns of text that hold nothing of a person, as `table.column`. */
export const plainColumns: readonly string[] = parts.flatMap((part) => Object.entries(part.plain).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)))

export const retentions: readonly Retention[] = register.flatMap((one) => one.retention ?? [])

/** One thing that an erasure does, or that says why it does nothing: a column and whose it is. */
export type Treatment = { table: string; column: string; of: string } & Pick<PersonalColumn, 'fate' | 'becomes' | 'holds' | 'deed'>

/** Every column with everybody whom it concerns. */
export const treatments: readonly Treatment[] = register.flatMap(({ table, columns }) =>
  Object.entries(columns).flatMap(([column, { holds, of = column, fate, becomes, deed, also = [] }]) => [
    { table, column, of, fate, becomes, holds, deed },
    ...also.map((one) => ({ table, column, holds, of: one.of, fate: one.fate, becomes: one.becomes, deed })),
  ]),
)

const columnOf = (table: string, column: string): PersonalColumn | undefined => register.find((one) => one.table === table)?.columns[column]

/** Whether `of` leads to rows by the address of a person, and not by their number. */
export const byAddress = ({ table, of }: Pick<Treatment, 'table' | 'of'>): boolean => columnOf(table, of)?.holds === 'address' && of !== 'id'
