import { type Db, row, sql } from '../../platform/database.ts'

/** Seats taken, and people who asked, wait or were offered one. */
export const seatFigures = async (db: Db, eventId: string): Promise<{ taken: number; waiting: number }> =>
  (await row<{ taken: number; waiting: number }>(db, sql`select count(*) filter (where state = 'confirmed') as taken, count(*) filter (where state in ('asked', 'waiting', 'offered')) as waiting from event_registration where event_id = ${eventId}`))!
