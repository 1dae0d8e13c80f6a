import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../../src/platform/postgres.ts'
import { cpuOfTree } from '../../hall/cpu.ts'
import { memoryMb, ownCpu } from '../measure.ts'
import type { Peer } from './peer.ts'

/** A document as PostgreSQL writes one: each lexeme once, with its places. */
function vectorOf(terms: string): string {
  const places = new Map<string, number[]>()
  terms.split(' ').forEach((term, at) => {
    const list = places.get(term)
    if (list) list.push(at + 1)
    else places.set(term, [at + 1])
  })
  return [...places].map(([term, list]) => `'${term}':${list.join(',')}`).join(' ')
}

const parentOf = (pid: number): number => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

/** The largest process of the server: it has touched the shared memory and its own. */
const largestOf = (server: number): number =>
  Math.max(...readdirSync('/proc').map(Number).filter((pid) => pid === server || (pid > 0 && parentOf(pid) === server)).map((pid) => memoryMb('VmHWM', pid)))

const settings = { shared_buffers: '1GB', work_mem: '64MB', maintenance_work_mem: '512MB', max_parallel_workers_per_gather: '0', autovacuum: 'off' }
const batch = 500

/** The server that the product brings, one connection, one process a query, everything in memory; ts_rank is not BM25. */
export async function openPostgres(folder: string): Promise<Peer> {
  const server = await startPostgres(join(folder, 'postgres'), () => undefined, { durable: false, settings })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query('create unlogged table document (id integer primary key, words tsvector)')
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  let waiting: [number, string][] = []
  const flush = async (): Promise<void> => {
    const [ids, vectors] = [waiting.map(([id]) => id), waiting.map(([, vector]) => vector)]
    waiting = []
    await client.query('insert into document select id, vector::tsvector from unnest($1::integer[], $2::text[]) as made (id, vector)', [ids, vectors])
  }
  return {
    name: `PostgreSQL ${rows[0]?.version.split(' ')[0]}`,
    async add(id, terms) {
      waiting.push([id, vectorOf(terms)])
      if (waiting.length >= batch) await flush()
    },
    async ready() {
      await flush()
      await client.query('create index on document using gin (words)')
      await client.query('vacuum analyze document')
    },
    async ask(terms) {
      const query = terms.map((term) => `'${term}'`).join(' | ')
      const best = await client.query<{ id: number }>('select id from document where words @@ $1::tsquery order by ts_rank(words, $1::tsquery) desc, id limit 10', [query])
      return best.rows.map(({ id }) => String(id))
    },
    cpu: () => ownCpu() + cpuOfTree(server.pid),
    peakMb: () => largestOf(server.pid),
    async close() {
      await client.end()
      await server.stop()
    },
    notes: ['PostgreSQL ranks by ts_rank, not by BM25. Its memory is that of its largest process, shared buffers of 1 GB included.'],
  }
}
