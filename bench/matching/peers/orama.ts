import { peerPackage, versionOf } from './packages.ts'
import type { Peer } from './peer.ts'

type Engine = Record<string, unknown>
type Package = {
  create(options: object): Engine
  insert(engine: Engine, document: object): unknown
  search(engine: Engine, options: object): Promise<{ hits: { id: string }[] }> | { hits: { id: string }[] }
}

/** Orama finds all words that begin with a term; with a mark at its end only the term itself begins so. */
const marked = (terms: readonly string[]): string => terms.map((term) => `${term}.`).join(' ')

export async function openOrama(): Promise<Peer> {
  const { create, insert, search } = (await peerPackage('@orama/orama')) as Package
  const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: (text: string) => text.split(' ') }
  const engine = create({ schema: { body: 'string' }, components: { tokenizer } })
  return {
    name: `Orama ${versionOf('@orama/orama')}`,
    add: async (id, body) => void (await insert(engine, { id: String(id), body: marked(body.split(' ')) })),
    async ask(terms) {
      const { hits } = await search(engine, { term: marked(terms), properties: ['body'], limit: 10, threshold: 1, exact: false, tolerance: 0, relevance: { k: 1.2, b: 0.75, d: 0 } })
      return hits.map(({ id }) => id)
    },
    notes: ['Orama puts the share of a term in its text where BM25 has its number, so its answers differ.'],
  }
}
