import type { Actor } from '../../../core/actor.ts'
import { Failure, isFailure } from '../../../core/failure.ts'
import { type Db, run, sql, transaction } from '../../../platform/database.ts'
import { enterFirm } from '../../people/people.ts'
import { type Bulk, type BulkItem, type BulkOutcome, writeListings } from '../bulk.ts'
import { importProblems } from '../import/messages.ts'
import { missing } from '../record.ts'
import { readFirmRow } from './firm-cells.ts'
import { releaseRefusals } from './messages.ts'
import { canRunRelease } from './policy.ts'
import { holdingOf, type Release, releaseById } from './record.ts'

/** A row of a file with its cells by column. */
export type GatheredItem = BulkItem & { cells: Readonly<Record<string, string>> }

class DryRun extends Error {
  readonly outcomes: BulkOutcome[]
  constructor(outcomes: BulkOutcome[]) {
    super('dry run')
    this.outcomes = outcomes
  }
}

/**
 * Writes rows of a file into a release: each for its firm, known or entered with the consent that the row or the release
 * states, held back as the release says. A row that cannot be taken stops no other.
 * @throws Failure missing | conflict when the release is over
 */
export async function gather(db: Db, actor: Actor, bulk: Bulk & { releaseId: string }, items: readonly GatheredItem[]): Promise<BulkOutcome[]> {
  return transaction(db, async (tx) => {
    await run(tx, sql`select 1 from release where id = ${bulk.releaseId} for update`)
    const release = await releaseById(tx, bulk.releaseId)
    if (!release || !canRunRelease(actor, release)) throw missing()
    if (release.endedAt) throw new Failure('conflict', releaseRefusals.over)
    // Two files for one publisher take turns, so that neither enters a firm twice.
    await run(tx, sql`select pg_advisory_xact_lock(hashtext('qiao-firms'), hashtext(${release.publisherId}))`)
    const outcomes: BulkOutcome[] = []
    for (const item of items) outcomes.push(await one(tx, actor, bulk, release, item))
    if (bulk.dryRun) throw new DryRun(outcomes)
    return outcomes
  }).catch((error: unknown) => {
    if (error instanceof DryRun) return error.outcomes
    throw error
  })
}

async function one(tx: Db, actor: Actor, bulk: Bulk, release: Release, item: GatheredItem): Promise<BulkOutcome> {
  const read = readFirmRow(item.cells, release.publisherCountry, actor.at.toISOString().slice(0, 10))
  if ('problem' in read) return { outcome: 'failed', ...read }
  const { firm, nameWithheld, excludedCountries } = read
  const stated = release.consentBy && release.consentOn ? { by: release.consentBy, on: release.consentOn, words: release.consentWords ?? undefined, fileId: release.consentFileId ?? undefined } : undefined
  const holding = { ...holdingOf(release), ...(nameWithheld === undefined ? {} : { nameWithheld }), ...(excludedCountries ? { excludedCountries } : {}) }
  const shared = { kind: bulk.kind, publish: bulk.publish, runId: bulk.runId, release: holding }
  try {
    return await transaction(tx, async (inner) => {
      if (!firm) return (await writeListings(inner, actor, { ...shared, ownerId: release.publisherId }, [item]))[0]!
      const { firmId, mandateId } = await enterFirm(inner, actor, { publisherId: release.publisherId, firm, consent: read.consent ?? stated })
      const mandated: Actor = { ...actor, mandates: [{ id: mandateId, firmId, publisherId: release.publisherId, verbs: ['draft', 'publish', 'pause', 'close', 'answer'] }] }
      return (await writeListings(inner, mandated, { ...shared, ownerId: firmId, mandateId }, [item]))[0]!
    })
  } catch (error) {
    if (!isFailure(error)) throw error
    const lacks = error.code === 'invalid' && firm && !read.consent && !stated
    return { outcome: 'failed', column: lacks ? 'consent_by' : 'firm', problem: lacks ? importProblems.consent : error.details.fields ? (Object.values(error.details.fields)[0] ?? error.sentence) : error.sentence }
  }
}
