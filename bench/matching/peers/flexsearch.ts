import { peerPackage, versionOf } from './packages.ts'
import type { Peer } from './peer.ts'

type Engine = { add(id: number, text: string): void; search(query: string, options: object): number[] }
type Package = { default: { Index: new (options: object) => Engine } }

/** Words as they are; `suggest`, for it asks for all words of a query otherwise and finds nothing. It ranks by place and by how many words are found. */
export async function openFlexSearch(): Promise<Peer> {
  const { default: { Index } } = (await peerPackage('flexsearch')) as Package
  const engine = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' '), cache: false })
  return {
    name: `FlexSearch ${versionOf('flexsearch')}`,
    add: (id, text) => void engine.add(id, text),
    ask: (terms) => engine.search(terms.join(' '), { limit: 10, suggest: true }).map(String),
    notes: ['FlexSearch does not rank by BM25: its answers are not comparable, its time is.'],
  }
}
