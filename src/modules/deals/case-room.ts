import type { Actor } from '../../core/actor.ts'
import { readId } from '../../core/id.ts'
import type { Db } from '../../platform/database.ts'
import { type CheckState, checksOf } from './checks/partner-check.ts'
import { partnersChecked } from './checks/passing.ts'
import { type Screen, screenOf } from './checks/screen.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { keptCases } from './kept-cases.ts'
import { consentsOf } from './parties/inviting.ts'
import { type Colleague, ownersFor } from './planning.ts'
import { type DealPage, dealFor } from './reading.ts'
import { missing } from './record.ts'
import { dealNotes } from './talk.ts'
import { type Cursor, type Timeline, timelineOf } from './timeline/entries.ts'
import { type DealFile, dealFiles } from './timeline/files.ts'

/** Everything that a party reads in the room of a case. */
export type CaseRoom = {
  deal: DealPage
  timeline: Timeline
  notes: Awaited<ReturnType<typeof dealNotes>>
  files: readonly DealFile[]
  /** Whether files may change hands. */
  open: boolean
  checks: readonly CheckState[]
  screen: Screen
  evidence: readonly Evidence[]
  /** Who may own its stage; none for a reader who does not plan it. */
  owners: readonly Colleague[]
  consents: Awaited<ReturnType<typeof consentsOf>>
}

/** The room with the newest of its timeline, or with what stands before a cursor. @throws Failure missing */
export async function caseRoom(db: Db, actor: Actor, idOrShown: string, before?: Cursor): Promise<CaseRoom> {
  const id = readId(idOrShown)
  if (!id) throw missing()
  return keptCases(db, actor, 'room of a case', { id, before }, () => readRoom(db, actor, id, before))
}

async function readRoom(db: Db, actor: Actor, id: string, before?: Cursor): Promise<CaseRoom> {
  const deal = await dealFor(db, actor, id)
  const [timeline, notes, files, checked, checks, screen, evidence, owners, consents] = await Promise.all([
    timelineOf(db, actor, id, before), dealNotes(db, actor, id), dealFiles(db, actor, id), partnersChecked(db, id, actor.at), checksOf(db, actor, id), screenOf(db, actor, id), evidenceOf(db, id),
    deal.may.advance ? ownersFor(db, actor, id) : [], consentsOf(db, deal.others.map((one) => one.partyId)),
  ])
  return { deal, timeline, notes, files, open: checked && deal.stage !== 'interest', checks, screen, evidence, owners, consents }
}
