import { missing, wrong } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { nameFor } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import {
  askRun, cancelRun, clocks, compareRuns, dayOn, holdByHand, type Hours, hoursOf, lostSince, meetingCounts, meetingPeople, meetingRefusals, meetingsOfEvent, moveMeeting, publishRun, rollBackRun, roundOf, runFor, runLines, runsOf, setUpMeetings, slotsOf, tablesOf, unmetOfRun, wayNames, wishesIn,
} from '../../modules/events/meetings/meetings.ts'
import { one, type Values } from '../form.ts'
import { type Again, fragment, seeOther } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { halvesIn } from '../ui/bilingual.tsx'
import { instantOf, localOf } from '../ui/clock.ts'
import { chosen, halvesOf, idIn, idOf, problemsIn, submit, typed, versionIn } from '../typed.ts'
import { sentenceOf } from '../people/sentence.ts'
import { byDay } from './days.ts'
import { DeskPage, type DeskProps } from './desk.tsx'
import { deskWords as words } from './messages/desk.ts'
import { PlanPage } from './plan-page.tsx'
import { answer, deskHref, runAt, runHref, slugOf } from './reading.tsx'
import { RunPage, RunProgress } from './run-page.tsx'
import { SettingsPage } from './settings-page.tsx'

const here = (c: Visit, part?: Parameters<typeof deskHref>[2]): string => deskHref(c.var.lang, slugOf(c), part)

async function desk(c: Visit, again?: Again, form?: string): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const event = await runAt(c)
  if (!(await roundOf(db, event.id))) return seeOther(c, here(c, 'settings'))
  const [counts, runs, meetings, people, slots, tables, lost, wishes] = await Promise.all([
    meetingCounts(db, event.id, actor.at), runsOf(db, actor, event.id), meetingsOfEvent(db, actor, event.id), meetingPeople(db, event.id), slotsOf(db, event.id), tablesOf(db, event.id), lostSince(db, event.id, actor.at), wishesIn(db, event.id),
  ])
  const pairs = new Set(wishes.filter(({ kind }) => kind !== 'never').map(({ from, to }) => [from, to].sort().join())).size
  const said: DeskProps['again'] = again && form ? { form, values: again.values, problems: problemsIn(again) ?? {} } : undefined
  return answer(c, words.title[lang], <DeskPage lang={lang} at={actor.at} event={event} counts={counts} runs={runs} meetings={meetings} people={people} slots={slots} tables={tables.length} lost={lost.length} pairs={pairs} again={said} />, again)
}

const mostDays = 31

/** The days of an event on a clock. */
function daysOf(event: Event, zone: 'beijing' | 'london'): string[] {
  const days: string[] = []
  for (let at = event.startsAt.getTime(); days.length < mostDays; at += 86_400_000) {
    const day = dayOn(new Date(Math.min(at, event.endsAt.getTime() - 1)), zone)
    if (days.at(-1) === day || at >= event.endsAt.getTime() + 86_400_000) break
    days.push(day)
  }
  return days
}

const usual: Values = { way: 'organiser', slotMinutes: '20', pauseMinutes: '5', tables: '10', meetingsMost: '10', requestsMost: '10', mustsMost: '3', answerHours: '72' }

async function settings(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, lang } = c.var
  const event = await runAt(c)
  const round = await roundOf(db, event.id)
  const zone = clocks.find((each) => each === (again ? one(again.values, 'zone') : round?.zone)) ?? (lang === 'zh' ? 'beijing' : 'london')
  const before: Values = { ...usual, zone }
  if (round) {
    const [hours, tables] = [await hoursOf(db, event.id), await tablesOf(db, event.id)]
    for (const [day, spans] of byDay(hours, (each) => each.day)) for (const [place, span] of spans.entries()) Object.assign(before, { [`from${place + 1}_${day}`]: span.from.slice(0, 5), [`to${place + 1}_${day}`]: span.to.slice(0, 5) })
    Object.assign(before, {
      way: round.way, slotMinutes: String(round.slotMinutes), pauseMinutes: String(round.pauseMinutes), meetingsMost: String(round.meetingsMost), requestsMost: String(round.requestsMost), mustsMost: String(round.mustsMost), answerHours: String(round.answerHours),
      tables: String(tables.filter(({ kind }) => kind === 'table').length), rooms: tables.flatMap(({ kind, link }) => (kind === 'room' && link ? [link] : [])).join('\n'), wishesCloseAt: round.wishesCloseAt ? localOf(round.wishesCloseAt, round.zone) : '', open: round.openedAt ? 'yes' : '', ...halvesIn(round.note, 'note'),
    })
  }
  return answer(c, words.settings[lang], <SettingsPage lang={lang} event={event} round={round} days={daysOf(event, zone)} values={typed(again, before)} problems={problemsIn(again)} />, again)
}

const hoursIn = (values: Values): Hours[] =>
  Object.keys(values).flatMap((name): Hours[] => {
    const [, n, day] = /^from([12])_(\d{4}-\d\d-\d\d)$/.exec(name) ?? []
    if (!n || !day) return []
    const [from, to] = [one(values, name), one(values, `to${n}_${day}`)]
    if (!from && !to) return []
    if (!/^\d\d:\d\d$/.test(from) || !/^\d\d:\d\d$/.test(to) || to <= from) throw wrong('hours', meetingRefusals.hours)
    return [{ day, from, to }]
  })

const saveSettings: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const event = await runAt(c)
      const zone = clocks.find((each) => each === one(values, 'zone')) ?? 'beijing'
      const number = (name: string): number => (/^\d{1,4}$/.test(one(values, name).trim()) ? Number(one(values, name)) : Number.NaN)
      await setUpMeetings(c.var.room.db, c.var.actor, {
        eventId: event.id, version: versionIn(values), way: chosen(values, 'way', wayNames), slotMinutes: number('slotMinutes'), pauseMinutes: number('pauseMinutes'), zone, hours: hoursIn(values), tables: number('tables'),
        rooms: one(values, 'rooms').split(/\s+/).filter(Boolean), meetingsMost: number('meetingsMost'), requestsMost: number('requestsMost'), mustsMost: number('mustsMost'), answerHours: number('answerHours'),
        wishesCloseAt: one(values, 'wishesCloseAt') ? instantOf(one(values, 'wishesCloseAt'), zone) : undefined, note: halvesOf(values, 'note'), lang: c.var.lang, open: one(values, 'open') === 'yes',
      })
      return here(c)
    },
    (again) => settings(c, again),
  )

/** One run of this event. @throws missing */
async function runHere(c: Visit) {
  const event = await runAt(c)
  const run = await runFor(c.var.room.db, c.var.actor, idOf(c, 'key'))
  if (run.eventId !== event.id) throw missing()
  return { event, run }
}

async function showRun(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const { event, run } = await runHere(c)
  const [lines, unmet, runs, people] = [await runLines(db, run.id), await unmetOfRun(db, run.id), await runsOf(db, actor, event.id), await meetingPeople(db, event.id)]
  const others = runs.filter((other) => other.id !== run.id && other.meetings !== null)
  const other = others.find(({ id }) => id === readId(c.req.query('with') ?? ''))
  const names = new Map([...lines, ...unmet].flatMap(({ a, b, aName, bName }) => [[a, nameFor(lang, aName)], [b, nameFor(lang, bName)]] as const).concat(people.map((person) => [person.personId, nameFor(lang, person.name)] as const)))
  const compared = other && { run: other, difference: await compareRuns(db, actor, other.id, run.id) }
  return answer(c, words.runs[lang], <RunPage lang={lang} at={actor.at} event={event} run={run} lines={lines} unmet={unmet} others={others} compared={compared} names={names} problem={again && sentenceOf(again.failure)[lang]} />, again)
}

/** A step of a run: back to its page, where a refusal is said. */
const stepOf = (c: Visit, act: (id: string) => Promise<unknown>): Promise<Response> =>
  submit(
    c,
    async () => {
      const { event, run } = await runHere(c)
      await act(run.id)
      return runHref(c.var.lang, event.slug, run.id)
    },
    (again) => showRun(c, again),
    'done',
  )

export const meetingDeskHandlers: HandlersOf<'meetingDesk'> = {
  show: (c) => desk(c),
  settings: (c) => settings(c),
  settingsSave: saveSettings,
  async plan(c) {
    const { room: { db }, actor, lang } = c.var
    const event = await runAt(c)
    const round = await roundOf(db, event.id)
    if (!round) throw missing()
    return answer(c, words.tablePlan[lang], <PlanPage lang={lang} event={event} round={round} slots={await slotsOf(db, event.id)} meetings={await meetingsOfEvent(db, actor, event.id)} />)
  },
  hold: (c) =>
    submit(
      c,
      async (values) => {
        const event = await runAt(c)
        const [first, other, slotId] = [idIn(values, 'one'), idIn(values, 'other'), idIn(values, 'slot')]
        if (!first || !other || !slotId) throw wrong(!first ? 'one' : !other ? 'other' : 'slot', meetingRefusals.pickSlot)
        await holdByHand(c.var.room.db, c.var.actor, { eventId: event.id, one: first, other, slotId })
        return `${here(c)}#held`
      },
      (again) => desk(c, again, 'hold'),
      'done',
    ),
  move: (c) =>
    submit(
      c,
      async (values) => {
        await runAt(c)
        const slotId = idIn(values, 'slot')
        if (!slotId) throw wrong('slot', meetingRefusals.pickSlot)
        await moveMeeting(c.var.room.db, c.var.actor, { id: idOf(c, 'key'), slotId })
        return `${here(c)}#m-${showId(idOf(c, 'key'))}`
      },
      (again) => desk(c, again, showId(idOf(c, 'key'))),
      'done',
    ),
  run: (c) =>
    submit(
      c,
      async (values) => {
        const event = await runAt(c)
        const id = await askRun(c.var.room.db, c.var.actor, { eventId: event.id, kind: one(values, 'kind') === 'repair' ? 'repair' : 'whole', keeps: one(values, 'keeps') !== 'no' })
        return runHref(c.var.lang, event.slug, id)
      },
      (again) => desk(c, again, 'run'),
      'done',
    ),
  runShow: (c) => showRun(c),
  async runProgress(c) {
    const { event, run } = await runHere(c)
    const over = run.state !== 'queued' && run.state !== 'running'
    return fragment(c, <RunProgress lang={c.var.lang} run={run} at={c.var.actor.at} finished={over ? runHref(c.var.lang, event.slug, run.id) : undefined} />)
  },
  runCancel: (c) => stepOf(c, (id) => cancelRun(c.var.room.db, c.var.actor, id)),
  publish: (c) => stepOf(c, (id) => publishRun(c.var.room.db, c.var.actor, id)),
  rollBack: (c) => stepOf(c, (id) => rollBackRun(c.var.room.db, c.var.actor, id)),
}

