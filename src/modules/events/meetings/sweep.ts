import { system } from '../../../core/actor.ts'
import { change } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import type { Job, Queue } from '../../../platform/queue.ts'
import { leaveMeetings } from './people.ts'
import { expireRequests } from './requests.ts'
import { reminderDue } from './rules.ts'
import { performRun } from './running.ts'
import { tellPairs } from './told.ts'

/** Ends requests whose time has run out, lets go whoever has no seat any more, reminds of what is near, and asks what came of what is over. Each once, however often it runs. */
export async function sweepMeetings(db: Db, now: Date): Promise<void> {
  const late = await rows<{ id: string }>(db, sql`select distinct event_id as id from meeting_request where state = 'open' and expires_at <= ${now}`)
  for (const { id } of late) await change(db, system(now), { verb: 'event.meeting_expire', object: { type: 'event', id } }, (tx) => expireRequests(tx, now, id))
  const gone = await rows<{ eventId: string; personId: string }>(
    db,
    sql`select mp.event_id as "eventId", mp.person_id as "personId" from meeting_person mp join event e on e.space_id = mp.event_id where mp.state = 'in' and e.ends_at > ${now}
          and (e.state = 'cancelled' or not exists (select from event_registration r where r.event_id = mp.event_id and r.person_id = mp.person_id and r.state = 'confirmed')) limit 500`,
  )
  for (const one of gone) await leaveMeetings(db, system(now), one)
  await remind(db, now)
}

async function remind(db: Db, now: Date): Promise<void> {
  const near = await rows<{ id: string; startsAt: Date }>(
    db,
    sql`select m.id, s.starts_at as "startsAt" from event_meeting m join meeting_slot s on s.id = m.slot_id join event e on e.space_id = m.event_id
        where m.state = 'held' and e.state = 'published' and s.starts_at > ${now} and s.starts_at <= ${now}::timestamptz + interval '24 hours' order by s.starts_at limit 5000`,
  )
  for (const { id, startsAt } of near) {
    const due = reminderDue(startsAt, now)
    if (due) await tellPairs(db, 'meeting_soon', [id], { version: `${due}:${startsAt.getTime()}` })
  }
  const over = await rows<{ id: string; people: string[] }>(
    db,
    sql`select m.id, array(select u.person_id from meeting_outcome u where u.meeting_id = m.id) as people from event_meeting m join meeting_slot s on s.id = m.slot_id
        where m.state = 'held' and s.ends_at <= ${now} and s.ends_at > ${now}::timestamptz - interval '2 days' order by s.ends_at limit 5000`,
  )
  for (const { id, people } of over) if (people.length < 2) await tellPairs(db, 'meeting_outcome_asked', [id], { except: people[0] })
}

export const meetingJobs = (db: Db, clock: Clock): Partial<Record<Queue, Job>> => ({
  meeting_run: ({ id }) => performRun(db, clock, String(id)),
  meeting_sweep: () => sweepMeetings(db, clock()),
})

/** Cron expressions in UTC. */
export const meetingSchedules: Partial<Record<Queue, string>> = { meeting_sweep: '*/10 * * * *' }
