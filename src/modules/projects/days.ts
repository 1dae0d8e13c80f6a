import { wrong } from '../../core/failure.ts'
import { projectRefusals } from './messages.ts'

/** A day `YYYY-MM-DD` between 1970 and 2100, as the database takes it. @throws Failure invalid at the field */
export function dayAt(field: string, day: string): string {
  const found = /^(19[7-9]\d|20\d\d)-(\d\d)-(\d\d)$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined
  if (!found || Number.isNaN(found.getTime()) || found.toISOString().slice(0, 10) !== day) throw wrong(field, projectRefusals.day)
  return day
}

/** The same, not after today. @throws Failure invalid at the field */
export function pastDayAt(field: string, day: string, today: string): string {
  if (dayAt(field, day) > today) throw wrong(field, projectRefusals.future)
  return day
}
