import type { Actor } from '../../../core/actor.ts'
import type { Text } from '../../../core/text.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { type Material, materialsOf } from '../programme/materials.ts'
import { programmeOf } from '../programme/released.ts'
import type { Session, Speaker } from '../programme/session.ts'

/** What a live session came to: what everybody saw there. */
export type LiveSum = { sessionId: string; title: Text; questions: number; answered: number; votes: number; ballots: number }
/** How many watched, as one broadcaster counted it last. */
export type Watched = { sessionId: string; title: Text; viewers: number; source: Text; sourceUrl: string | null; countedAt: Date }

export const watchedOf = (db: Db, eventId: string): Promise<Watched[]> =>
  rows<Watched>(
    db,
    sql`select distinct on (s.starts_at, s.id, f.source -> 'variants' -> (f.source ->> 'source') ->> 'body') s.id as "sessionId", s.title, f.viewers, f.source, f.source_url as "sourceUrl", f.counted_at as "countedAt"
        from live_figure f join event_session s on s.id = f.session_id where s.event_id = ${eventId} and s.removed_at is null order by s.starts_at, s.id, f.source -> 'variants' -> (f.source ->> 'source') ->> 'body', f.entered_at desc`,
  )

export const liveSums = (db: Db, eventId: string): Promise<LiveSum[]> =>
  rows<LiveSum>(
    db,
    sql`select s.id as "sessionId", s.title, (select count(*)::int from live_question q where q.session_id = s.id and q.state in ('shown', 'answered')) as questions,
          (select count(*)::int from live_question q where q.session_id = s.id and q.state = 'answered') as answered, (select coalesce(sum(q.votes), 0)::int from live_question q where q.session_id = s.id and q.state in ('shown', 'answered')) as votes,
          (select coalesce(sum(c.answers), 0)::int from live_poll l join live_choice c on c.poll_id = l.id where l.session_id = s.id and l.state <> 'draft') as ballots
        from live_session v join event_session s on s.id = v.session_id where s.event_id = ${eventId} and s.removed_at is null order by s.starts_at, s.id`,
  )

/** The sessions of the released programme besides breaks, who is named in them, and what is handed out there as far as the actor may have it. */
export type Held = { sessions: Session[]; speakers: { speaker: Speaker; sessions: Session[] }[]; materials: { material: Material; session: Session }[] }

export async function heldSessions(db: Db, actor: Actor, eventId: string): Promise<Held> {
  const sessions = ((await programmeOf(db, eventId))?.sessions ?? []).filter(({ kind }) => kind !== 'break')
  const speakers = new Map<string, Held['speakers'][number]>()
  for (const session of sessions) {
    for (const speaker of session.speakers) {
      const key = speaker.personId ?? JSON.stringify([speaker.name.zh ?? '', speaker.name.en ?? ''])
      const known = speakers.get(key) ?? { speaker, sessions: [] }
      if (!known.sessions.includes(session)) known.sessions.push(session)
      speakers.set(key, known)
    }
  }
  const byId = new Map(sessions.map((session) => [session.id, session]))
  const materials = (await materialsOf(db, actor, eventId)).flatMap((material) => { const session = byId.get(material.sessionId); return session ? [{ material, session }] : [] })
  return { sessions, speakers: [...speakers.values()], materials }
}

/** Rows of sessions as the programme in force calls them; what is not in it is not told of, not even by its title. */
export const asReleased = <Row extends { sessionId: string; title: Text }>(sessions: readonly Session[], all: readonly Row[]): Row[] => {
  const titles = new Map(sessions.map(({ id, title }) => [id, title]))
  return all.flatMap((one) => { const title = titles.get(one.sessionId); return title ? [{ ...one, title }] : [] })
}
