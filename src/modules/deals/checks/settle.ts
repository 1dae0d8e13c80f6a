import type { Actor } from '../../../core/actor.ts'
import { type Db, row, sql } from '../../../platform/database.ts'
import { recordEvidence } from '../evidence.ts'
import { dealById } from '../record.ts'
import { partnersChecked, screensPass } from './passing.ts'

/** Records the evidence of the screen, and takes its step, once every side has answered and every partner check is there. */
export async function settleScreen(tx: Db, actor: Actor, dealId: string): Promise<void> {
  const deal = await dealById(tx, dealId, true)
  if (!deal || deal.stage !== 'accepted' || !(await screensPass(tx, dealId, actor.at)) || !(await partnersChecked(tx, dealId, actor.at))) return
  const last = await row<{ id: string }>(tx, sql`select id from deal_screen where deal_id = ${dealId} order by at desc, id desc limit 1`)
  if (last) await recordEvidence(tx, actor, { dealId, kind: 'screen', object: { type: 'deal_screen', id: last.id } })
}
