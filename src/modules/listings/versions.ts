import type { Actor } from '../../core/actor.ts'
import { holds } from '../../core/visibility.ts'
import type { Db } from '../../platform/database.ts'
import { type Difference, differenceOf } from './difference.ts'
import { factsSchema } from './content.ts'
import { tellingSections } from './indexing.ts'
import { type Version, versionsOf } from './reading.ts'
import { ruleRow } from './record.ts'
import { revisionOf, type StoredRevision } from './revisions.ts'
import { ownerKnown } from './visibility.ts'

export type VersionStep = Version & { difference: Difference }

const hidden = ['contactName', 'contactEmail', 'contactPhone'] as const

/**
 * The versions that a reader may see, newest first, each with what it changed; the first against nothing. With a
 * withheld name, what would tell it is in no difference either.
 * @throws Failure missing
 */
export async function historyOf(db: Db, actor: Actor, idOrShown: string): Promise<VersionStep[]> {
  const { listing, versions } = await versionsOf(db, actor, idOrShown)
  const known = holds(ownerKnown, actor, ruleRow(listing))
  const steps: VersionStep[] = []
  let before: Pick<StoredRevision, 'texts' | 'facts'> = { texts: [], facts: factsSchema.parse({}) }
  for (const version of versions.slice(0, 50).reverse()) {
    const revision = await revisionOf(db, version.id)
    if (!revision) continue
    const { texts, facts } = differenceOf(before, revision)
    const open = ({ fact }: { fact: string }) => !hidden.some((one) => one === fact) && (known || (fact !== 'patents' && fact !== 'video'))
    steps.unshift({ ...version, difference: { texts: known ? texts : texts.filter((one) => !tellingSections.includes(one.field)), facts: facts.filter(open) } })
    before = revision
  }
  return steps
}
