/** The face of module calendars: public holidays and working days by country and region. */
export { bookOf, type CalendarBook, calendarBook, type HostDay, hostDays, shippedBook } from './book.ts'
export { canKeepCalendars, enterDays, removeDay } from './entering.ts'
export { readLines } from './lines.ts'
export { calendarRegion, dayZones, shipped } from './shipped.ts'
