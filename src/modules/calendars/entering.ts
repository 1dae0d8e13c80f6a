import { type Actor, hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { forgetBook } from './book.ts'
import { readLines } from './lines.ts'
import { calendarRefusals } from './messages.ts'

/** Calendars are the host's: organisers and moderators keep them. */
export const canKeepCalendars = (actor: Actor): boolean => hasRole(actor, 'moderator', 'organiser', 'administrator')

const subject = async (tx: Db): Promise<{ type: string; id: string }> => {
  const kept = await row<{ id: string }>(tx, sql`insert into setting (name, value) values ('calendar_id', ${JSON.stringify(newId())}::jsonb) on conflict (name) do update set name = excluded.name returning value #>> '{}' as id`)
  return { type: 'calendar', id: kept!.id }
}

/** Enters days of a country or region; a day entered before is replaced. Gives how many. @throws missing | invalid */
export async function enterDays(db: Db, actor: Actor, input: { country: string; region?: string; lines: string; provisional?: boolean }): Promise<number> {
  if (!canKeepCalendars(actor)) throw new Failure('missing', refusals.missing)
  if (!/^[A-Z]{2}$/.test(input.country)) throw new Failure('invalid', refusals.invalid, { fields: { country: calendarRefusals.country } })
  if (input.region && !new RegExp(`^${input.country}-[A-Z0-9]{1,3}$`).test(input.region)) throw new Failure('invalid', refusals.invalid, { fields: { region: calendarRefusals.country } })
  const { days, problem } = readLines(input.lines)
  if (!days) throw new Failure('invalid', refusals.invalid, { fields: { lines: problem } })
  const distinct = [...new Map(days.map((one) => [one.day, one])).values()]
  const object = await subject(db)
  await change(db, actor, { verb: 'calendar.enter', object, audience: 'staff' }, (tx) =>
    run(
      tx,
      sql`insert into calendar_day (country, region, day, open, name, provisional, entered_by, entered_at)
          select ${input.country}, ${input.region ?? ''}, one.day, one.open, one.name, ${input.provisional ?? false}, ${actor.personId ?? null}::uuid, ${actor.at}
          from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb) as one (day date, open boolean, name jsonb)
          on conflict (country, region, day) do update set open = excluded.open, name = excluded.name, provisional = excluded.provisional, entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
    ),
  )
  forgetBook(db)
  return distinct.length
}

/** Takes back a day that the host has entered: what is shipped stands again. @throws missing */
export async function removeDay(db: Db, actor: Actor, input: { country: string; region: string; day: string }): Promise<void> {
  if (!canKeepCalendars(actor)) throw new Failure('missing', refusals.missing)
  const object = await subject(db)
  await change(db, actor, { verb: 'calendar.remove', object, audience: 'staff' }, async (tx) => {
    const gone = await run(tx, sql`delete from calendar_day where country = ${input.country} and region = ${input.region} and day = ${input.day}::date`)
    if (gone === 0) throw new Failure('missing', refusals.missing)
  })
  forgetBook(db)
}
