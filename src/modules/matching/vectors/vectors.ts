import type { Embedder } from '../../../platform/embeddings.ts'
import { type Db, rows, run, sql } from '../../../platform/database.ts'
import { indexRows, type IndexRow } from '../../listings/listings.ts'

/** Listings that are sent at a time. */
const atOnce = 32

/** Vectors are asked for while anybody may read the listing: what is restricted is not sent to a service. */
const missing = (model: string) => sql`
  select l.id, l.live_revision_id as revision from listing l left join listing_vector v on v.listing_id = l.id
  where l.state = 'published' and l.merged_into is null and l.visibility = 'public' and cardinality(l.excluded_countries) = 0
    and (v.listing_id is null or v.revision_id <> l.live_revision_id or v.model <> ${model})
  order by l.published_at desc, l.id limit ${atOnce}`

/** What a vector is made of: the longest text of the listing, its title first. Models of this kind read either language. */
export function textOf({ texts }: Pick<IndexRow, 'texts'>): string {
  const bodies = texts.map(({ title, summary, keywords = [], description }) => [title, summary, keywords.join(', '), description].filter(Boolean).join('\n'))
  return bodies.reduce((longest, body) => (body.length > longest.length ? body : longest), '')
}

/**
 * Makes the vectors that public listings lack, and forgets those of listings that are public no more. Stops at the first
 * fault of the service: what is missing is made the next time.
 * @returns how many are new
 * @throws ServiceFault
 */
export async function storeVectors(db: Db, embedder: Embedder): Promise<number> {
  await run(
    db,
    sql`delete from listing_vector v using listing l where l.id = v.listing_id
        and (l.state <> 'published' or l.merged_into is not null or l.visibility <> 'public' or cardinality(l.excluded_countries) > 0)`,
  )
  let stored = 0
  for (;;) {
    const due = await rows<{ id: string; revision: string }>(db, missing(embedder.model))
    if (due.length === 0) return stored
    const found: IndexRow[] = []
    for await (const batch of indexRows(db, { ids: due.map(({ id }) => id) })) found.push(...batch.filter(({ isPublic }) => isPublic))
    if (found.length === 0) return stored
    const vectors = await embedder.embed(found.map(textOf))
    for (const [place, { id }] of found.entries()) {
      // A version that came meanwhile gets its own vector the next time.
      stored += await run(
        db,
        sql`insert into listing_vector (listing_id, revision_id, model, vector) values (${id}, ${due.find((one) => one.id === id)!.revision}, ${embedder.model}, ${bytesOf(vectors[place]!)})
            on conflict (listing_id) do update set revision_id = excluded.revision_id, model = excluded.model, vector = excluded.vector, at = now()`,
      )
    }
  }
}

/** The vectors of these listings by a model, of their live versions only; all with `undefined`. */
export async function* vectorsOf(db: Db, model: string, ids?: readonly string[]): AsyncGenerator<[string, Float32Array]> {
  const among = ids ? sql`and v.listing_id = any(${sql.param([...ids])}::uuid[])` : sql``
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const found = await rows<{ id: string; vector: Buffer }>(
      db,
      sql`select v.listing_id as id, v.vector from listing_vector v join listing l on l.id = v.listing_id and l.live_revision_id = v.revision_id
          where v.model = ${model} and v.listing_id > ${after}::uuid and l.state = 'published' ${among} order by v.listing_id limit 500`,
    )
    for (const { id, vector } of found) yield [id, floatsOf(vector)]
    if (found.length < 500) return
    after = found.at(-1)!.id
  }
}

function bytesOf(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * 4)
  vector.forEach((value, at) => bytes.writeFloatLE(value, at * 4))
  return bytes
}

const floatsOf = (bytes: Buffer): Float32Array => Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4))
