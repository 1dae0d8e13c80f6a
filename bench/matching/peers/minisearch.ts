import { peerPackage, versionOf } from './packages.ts'
import type { Peer } from './peer.ts'

type Engine = { add(document: { id: number; body: string }): void; search(query: string, options: object): { id: number }[] }
type Package = { default: new (options: object) => Engine }

/** MiniSearch ranks by BM25+; with d = 0 and our k1 and b it is BM25. */
export async function openMiniSearch(): Promise<Peer> {
  const { default: MiniSearch } = (await peerPackage('minisearch')) as Package
  const engine = new MiniSearch({ fields: ['body'], tokenize: (text: string) => text.split(' '), processTerm: (term: string) => term })
  const options = { combineWith: 'OR', prefix: false, fuzzy: false, bm25: { k: 1.2, b: 0.75, d: 0 } }
  return {
    name: `MiniSearch ${versionOf('minisearch')}`,
    add: (id, body) => engine.add({ id, body }),
    ask: (terms) => engine.search(terms.join(' '), options).slice(0, 10).map(({ id }) => String(id)),
    notes: ['MiniSearch multiplies its BM25 by the number of words found, so its answers differ.'],
  }
}
