import { type Actor, organisationsOf } from '../../core/actor.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { writeRecord } from './columns.ts'
import type { Lang } from '../../core/text.ts'
import { termsOf } from '../vocabularies/vocabularies.ts'
import type { Content, ListingKind, TextField } from './content.ts'
import { readDraft } from './draft-content.ts'

export type ExportFilter = { kind?: ListingKind; organisationId?: string; state?: string }

const batchSize = 200

type MachineText = { lang: Lang; field: TextField; body: string }

/** The content without what a machine wrote and nobody has touched since. */
function withoutMachine(content: Content, machine: readonly MachineText[]): Content {
  const texts = { ...content.texts }
  for (const { lang, field, body } of machine) {
    const { [field]: typed, ...others } = texts[lang] ?? {}
    if (typed?.trim() === body.trim()) texts[lang] = others
  }
  return { ...content, texts }
}

/**
 * The listings of the actor's organisations as records of {@link exportColumns}, as they stand in the editor: imported
 * again they change nothing. What a machine wrote is left out: a file would not say so. The platform itself exports every organisation's. Those put away are left out.
 */
export async function* exportRecords(db: Db, actor: Actor, filter: ExportFilter = {}): AsyncGenerator<Record<string, string>> {
  const all = actor.kind === 'system'
  const organisations = organisationsOf(actor)
  const terms = await termsOf(db)
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const batch = await rows<{ id: string; externalId: string | null; reference: string; content: unknown; machine: MachineText[] | null }>(
      db,
      sql`select l.id, l.external_id as "externalId", l.reference, d.content,
          (select json_agg(json_build_object('lang', t.lang, 'field', t.field, 'body', t.body)) from listing_text t where t.revision_id = l.live_revision_id and t.origin = 'machine') as machine
        from listing l join listing_draft d on d.listing_id = l.id
        where l.id > ${after}::uuid and l.state <> 'archived' and l.merged_into is null
          and ${all ? sql`true` : sql`(l.owner_id = any(${sql.param(organisations)}::uuid[]) or l.publisher_id = any(${sql.param(organisations)}::uuid[]))`}
          ${filter.kind ? sql`and l.kind = ${filter.kind}` : sql``} ${filter.organisationId ? sql`and l.owner_id = ${filter.organisationId}` : sql``}
          ${filter.state ? sql`and l.state = ${filter.state}` : sql``}
        order by l.id limit ${batchSize}`,
    )
    for (const one of batch) yield writeRecord(withoutMachine(readDraft(one.content, terms).content, one.machine ?? []), one.externalId ?? one.reference)
    if (batch.length < batchSize) return
    after = batch.at(-1)!.id
  }
}
