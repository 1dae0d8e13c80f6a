import type { Readable } from 'node:stream'
import { type Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import type { Name } from '../../../core/text.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { type Db, row, rows, type SQL, sql } from '../../../platform/database.ts'
import { fileById } from '../../files/files.ts'
import type { OutcomeKind, OutcomeState } from './rules.ts'
import { outcomeFilter } from './visibility.ts'

export type Outcome = {
  id: string
  dealId: string | null
  projectId: string | null
  kind: OutcomeKind
  minor: number | null
  currency: string | null
  payer: Name | null
  payee: Name | null
  jobs: number | null
  onDate: string
  link: string | null
  fileId: string | null
  note: string | null
  vouchedBy: string
  state: OutcomeState
  recordedFor: Name
  answeredFor: Name | null
  reason: string | null
  mayAnswer: boolean
  mayWithdraw: boolean
}

export const outcomeRow = (actor: Actor): SQL => sql`u.id, u.deal_id as "dealId", u.project_id as "projectId", u.kind, u.minor, u.currency, (select name from organisation where id = u.payer_id) as payer, (select name from organisation where id = u.payee_id) as payee,
  u.jobs, u.on_date as "onDate", u.evidence_link as link, u.evidence_file as "fileId", u.evidence_note as note, u.vouched_by as "vouchedBy", u.state, (select name from organisation where id = u.recorded_for) as "recordedFor",
  (select name from organisation where id = u.answered_for) as "answeredFor", u.reason, ${outcomeFilter('answer', actor)} as "mayAnswer", ${outcomeFilter('withdraw', actor)} as "mayWithdraw"`

/** The outcomes of a case or a project that the actor reads, newest first. */
export const outcomesRecorded = (db: Db, actor: Actor, of: { dealId: string } | { projectId: string }): Promise<Outcome[]> =>
  rows<Outcome>(db, sql`select ${outcomeRow(actor)} from outcome u where ${'dealId' in of ? sql`u.deal_id = ${of.dealId}` : sql`u.project_id = ${of.projectId}`} and ${outcomeFilter('read', actor)} order by u.on_date desc, u.id desc limit 500`)

/** @throws Failure missing, also to whoever may not read it */
export async function outcomeFor(db: Db, actor: Actor, idOrShown: string): Promise<Outcome> {
  const id = readId(idOrShown)
  const found = id ? await row<Outcome>(db, sql`select ${outcomeRow(actor)} from outcome u where u.id = ${id} and ${outcomeFilter('read', actor)}`) : undefined
  if (!found) throw missing()
  return found
}

/** The file that shows an outcome. @throws Failure missing */
export async function outcomeFile(db: Db, blobs: Blobs, actor: Actor, id: string): Promise<{ name: string; mediaType: string; bytes: number; stream: Readable }> {
  const { fileId } = await outcomeFor(db, actor, id)
  const file = fileId ? await fileById(db, fileId) : undefined
  if (!file) throw missing()
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}
