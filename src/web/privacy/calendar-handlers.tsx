import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { calendarBook, canKeepCalendars, enterDays, removeDay } from '../../modules/calendars/calendars.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { CalendarPage } from './calendar-page.tsx'
import { calendarWords as words } from './messages.ts'

const query = z.object({ country: z.string().regex(/^[A-Z]{2}$/).catch('CN'), year: z.coerce.number().int().min(2020).max(2099).optional().catch(undefined) })
const entering = z.object({ country: z.string().max(2).default(''), region: z.string().max(6).optional(), lines: z.string().max(50_000).default(''), provisional: z.string().optional(), year: z.string().max(4).optional() })
const removing = z.object({ country: z.string().regex(/^[A-Z]{2}$/), region: z.string().max(6).default(''), day: z.iso.date() })

async function show(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  if (!canKeepCalendars(actor)) throw new Failure('missing', refusals.missing)
  const asked = query.parse(again ? { country: String(again.values.country), year: again.values.year } : c.req.query())
  const thisYear = actor.at.getUTCFullYear()
  const year = asked.year ?? thisYear
  const all = (await calendarBook(room.db)).marks(asked.country)
  const years = [...new Set([thisYear, thisYear + 1, year, ...all.map((one) => Number(one.day.slice(0, 4)))])].sort((a, b) => a - b)
  const marks = all.filter((one) => one.day.startsWith(`${year}-`)).sort((a, b) => a.day.localeCompare(b.day))
  const problems = again && (Object.keys(again.problems).length ? again.problems : { lines: again.failure.sentence })
  return page(
    c,
    { title: words.title[lang], noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 },
    <CalendarPage lang={lang} country={asked.country} year={year} years={years} marks={marks} values={again?.values} problems={problems} />,
  )
}

export const calendarHandlers: HandlersOf<'calendars'> = {
  show: (c) => show(c),
  enter: (c) =>
    submitForm(c, entering, async ({ country, region, lines, provisional, year }) => {
      await enterDays(c.var.room.db, c.var.actor, { country, region: region || undefined, lines, provisional: provisional === 'yes' })
      return href(routes.calendars.show, { lang: c.var.lang }, { country, year })
    }, (again) => show(c, again), 'saved'),
  remove: (c) =>
    submitForm(c, removing, async (input) => {
      await removeDay(c.var.room.db, c.var.actor, input)
      return href(routes.calendars.show, { lang: c.var.lang }, { country: input.country, year: input.day.slice(0, 4) })
    }, (again) => show(c, again), 'removed'),
}
