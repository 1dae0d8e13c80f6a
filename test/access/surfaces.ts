import { composeNews } from '../../src/modules/watches/watches.ts'
import { hallFigures } from '../../src/modules/listings/listings.ts'
import { visitor } from '../../src/core/actor.ts'
import { newsPages } from '../../src/web/watches/pages.ts'
import { at, type Reader, type World } from './world.ts'

/** What a reader got in one place: whole text, or a status other than 200. */
export type Got = { status: number; text: string }

export const headersOf = ({ token }: Reader): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})

export async function get({ site }: World, who: Reader, path: string): Promise<Got> {
  const answer = path.startsWith('/api') ? await site.get(path, undefined, headersOf(who)) : await site.get(path, who.cookie)
  // Keys of forms and the names of Atom entries are no addresses of listings.
  return { status: answer.status, text: (await answer.text()).replaceAll(/name="_key" value="[^"]*"/g, '').replaceAll(/urn:uuid:\S+/g, '') }
}

/** The letter about every listing, as it would be sent now. */
export async function letterOf({ site: { db, room } }: World, who: Reader): Promise<string> {
  const compose = composeNews(db, () => room.matcher, () => at, newsPages(room.config.url))
  return (await compose({ objectId: who.saved!.letter, personId: who.actor!.personId!, lang: 'en', unsubscribe: null }))?.body ?? ''
}

type Surface = {
  name: string
  /** Undefined where this reader has no such place. */
  read: (world: World, who: Reader) => Promise<string | undefined>
  /** What it names of what is on show to the reader: `all`, or `some` where it chooses. */
  names: 'all' | 'some'
}

const page = (name: string, path: string | ((who: Reader) => string | undefined), names: Surface['names'] = 'all', only: (who: Reader) => boolean = () => true): Surface => ({
  name,
  names,
  async read(world, who) {
    const address = typeof path === 'string' ? path : path(who)
    return address === undefined || !only(who) ? undefined : (await get(world, who, address)).text
  },
})
const isVisitor = (who: Reader) => !who.signedIn

/** Every place that lists listings. What it names is compared with what is on show to its reader. */
export const surfaces: readonly Surface[] = [
  page('hall', '/zh/hall'),
  page('hall, searched', '/en/hall?q=graphite'),
  page('hall, by facet', '/en/hall?field=new_materials&priority=advanced_materials&chainLink=upstream'),
  page('API', '/api/v1/listings?limit=50'),
  page('API, searched', '/api/v1/listings?limit=50&q=graphite+steel'),
  page('saved search', (who) => who.saved?.page),
  page('feed of a saved search', (who) => who.saved?.feed),
  { name: 'letter of a saved search', names: 'all', read: async (world, who) => (who.saved ? letterOf(world, who) : undefined) },
  page('feed of the hall', '/en/hall/feed.atom', 'all', isVisitor),
  page('sitemap', '/sitemap.xml', 'all', isVisitor),
  page('landing page', '/en', 'some'),
  page('hall of an alliance', '/en/hall?space=grove', 'some'),
  page('feed of an alliance', '/en/hall/feed.atom?space=grove', 'some', isVisitor),
  page('page of an alliance', '/en/alliances/grove', 'some'),
  page('organisations', '/en/organisations', 'some'),
  page('posters of a search', (who) => (who.signedIn ? '/en/desk/posters?search=q%3Dgraphite' : undefined), 'some'),
]

/** Counts that other places give than the hall: how many offers and needs there are for this reader. */
export const figuresOf = ({ site }: World, who: Reader) => hallFigures(site.db, who.actor ?? visitor(at))
