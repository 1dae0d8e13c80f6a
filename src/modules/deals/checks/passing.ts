import { type Db, row, sql } from '../../../platform/database.ts'
import { keptRow } from '../../../platform/snapshot.ts'

/** True when the last answers of every side let the case pass on this day; the database reads the same function at its gate. */
export const screensPass = async (tx: Db, dealId: string, at: Date): Promise<boolean> =>
  (await row<{ pass: boolean }>(tx, sql`select qiao_screens_pass(${dealId}, ${at}::date) as pass`))?.pass ?? false

/** True when files may change hands: both ways of every pair of sides across a border have a check that holds on this day. */
export const partnersChecked = async (tx: Db, dealId: string, at: Date): Promise<boolean> =>
  (await keptRow<{ checked: boolean }>(tx, sql`select qiao_partners_checked(${dealId}, ${at}::date) as checked`))?.checked ?? false
