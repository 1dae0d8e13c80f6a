import type pg from 'pg'

/** A table of the backup: what is read from it and where that goes again. */
export type Table = { name: string; columns: string[]; select: string }

type Found = { name: string; columns: string[] }
type Reference = { from: string; to: string }

/** What every database has of its own: its migrations, and a mark that means nothing on another server. */
const left = new Set(['migration', 'watch_mark'])

/**
 * Every durable table in an order in which each stands after those that it refers to; unlogged ones are counters and
 * caches. Transaction numbers (xid8) mean nothing on another server and are made anew, generated columns too. Of the
 * queue only jobs that are still to be done; one that was under way is tried again.
 */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows: found } = await client.query<Found>(
    `select c.relname as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind = 'r' and c.relpersistence = 'p' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
     group by c.relname order by c.relname`,
  )
  const { rows: references } = await client.query<Reference>(
    `select f.relname as "from", t.relname as "to" from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and not k.condeferrable and k.conrelid <> k.confrelid`,
  )
  const { rows: jobs } = await client.query<{ columns: string[] }>(
    `select array_agg(quote_ident(attname) order by attnum) as columns from pg_attribute where attrelid = 'pgboss.job'::regclass and attnum > 0 and not attisdropped`,
  )
  const durable = inOrder(found.filter((one) => !left.has(one.name)), references).map(({ name, columns }) => ({ name: `public.${name}`, columns, select: `select ${columns.join(', ')} from public.${name}` }))
  const columns = jobs[0]?.columns ?? []
  const values = columns.map((column) => (column === 'state' ? `case when state = 'active' then 'retry' else state end` : column))
  return [...durable, { name: 'pgboss.job', columns, select: `select ${values.join(', ')} from pgboss.job where state < 'completed'` }]
}

function inOrder(tables: readonly Found[], references: readonly Reference[]): Found[] {
  const placed: Found[] = []
  const waiting = new Map(tables.map((one) => [one.name, one]))
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter((one) => !references.some(({ from, to }) => from === one.name && waiting.has(to)))
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const one of free) {
      placed.push(one)
      waiting.delete(one.name)
    }
  }
  return placed
}
