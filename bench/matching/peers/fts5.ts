import { peerPackage, versionOf } from './packages.ts'
import type { Peer } from './peer.ts'

type Statement<Row> = { run(...values: unknown[]): unknown; all(...values: unknown[]): Row[]; get(): Row }
type Engine = { exec(text: string): void; prepare<Row>(text: string): Statement<Row>; close(): void }
type Package = { default: new (file: string) => Engine }

/** SQLite in memory, text not kept, one segment. FTS5's bm25 has k1 = 1.2 and b = 0.75 built in. */
export async function openFts5(): Promise<Peer> {
  const { default: Database } = (await peerPackage('better-sqlite3')) as Package
  const engine = new Database(':memory:')
  engine.exec(`create virtual table document using fts5(body, content='', tokenize="unicode61 remove_diacritics 0")`)
  const insert = engine.prepare('insert into document (rowid, body) values (?, ?)')
  const select = engine.prepare<{ rowid: number }>('select rowid from document where document match ? order by rank limit 10')
  const { version } = engine.prepare<{ version: string }>('select sqlite_version() as version').get()
  engine.exec('begin')
  return {
    name: `SQLite ${version} FTS5 (better-sqlite3 ${versionOf('better-sqlite3')})`,
    add: (id, terms) => void insert.run(id + 1, terms),
    ready: () => engine.exec(`commit; insert into document (document) values ('optimize')`),
    ask: (terms) => select.all(terms.map((term) => `"${term}"`).join(' OR ')).map(({ rowid }) => String(rowid - 1)),
    close: () => engine.close(),
    notes: ['FTS5 has the same k1 and b and another rarity, log((N - n + 0.5) / (n + 0.5)), never below a millionth; Lucene has the same rarity and keeps lengths in one byte. Their answers differ from ours by that much.'],
  }
}
