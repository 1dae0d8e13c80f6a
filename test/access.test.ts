import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { type Actor, system, visitor } from '../src/core/actor.ts'
import { newId, showId } from '../src/core/id.ts'
import { createToken, tokenScopes } from '../src/modules/people/people.ts'
import { createListing } from '../src/modules/listings/listings.ts'
import { openFeed, saveSearch } from '../src/modules/watches/watches.ts'
import { run, sql } from '../src/platform/database.ts'
import { exhibit } from '../src/web/home/exhibit.ts'
import { openSite } from './client.ts'
import { makeListing, someContent } from './world/listings.ts'
import { longAgo, makeActor, makeOrganisation, makePerson } from './world/people.ts'

/** Runs of a property: a hundred in `npm test`, ten thousand in `npm run soak`, shared out over the tests here. */
const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
const patience = process.env.QIAO_SOAK ? 6 * 3_600_000 : 300_000

const at = new Date('2026-06-01T08:00:00Z')
const site = await openSite({ at })
const { db, room } = site

type Reader = { name: string; cookie?: string; token?: string; actor?: Actor; of: string[]; /** The feed of a search that finds everything here, and its page. */ feed?: string; saved?: string }

const owners: { id: string; name: string }[] = []
for (const [name, country] of [['Alder Institute', 'GB'], ['Beech Works', 'CN'], ['Cedar Park', 'GB']] as const) owners.push({ id: await makeOrganisation(db, { name: { en: name, zh: name }, country }), name })
const [alder, beech, cedar] = [owners[0]!, owners[1]!, owners[2]!]

const space = newId()
await run(db, sql`insert into space (id, kind, slug, name) values (${space}, 'alliance', 'grove', '{"source":"en","rev":1,"variants":{"en":{"body":"Grove","origin":"author","ofRev":1}}}')`)
await run(db, sql`insert into space_member (id, space_id, organisation_id, role, from_on) values (${newId()}, ${space}, ${cedar.id}, 'member', '2026-01-01')`)

async function reader(name: string, facts: Parameters<typeof makeActor>[1]): Promise<Reader> {
  const actor = await makeActor(db, { ...facts, at })
  const { token } = await createToken(db, actor, { name, scopes: tokenScopes })
  const saved = await saveSearch(db, room.matcher, actor, { name: 'Graphite', words: 'graphite' })
  const feed = `/en/saved/${await openFeed(db, actor, saved)}/feed.atom`
  return { name, actor, token, feed, saved: `/zh/desk/saved/${showId(saved)}`, cookie: await site.as(actor.personId!), of: actor.affiliations.map((one) => one.organisationId) }
}
const readers: Reader[] = [
  { name: 'visitor', of: [] },
  await reader('somebody', { country: 'FR' }),
  await reader('of Alder', { organisationId: alder.id, role: 'officer' }),
  await reader('of Beech', { organisationId: beech.id, role: 'researcher' }),
  await reader('of Cedar', { organisationId: cedar.id, role: 'administrator' }),
  await reader('moderator', { platform: 'moderator' }),
]

const words = ['anvil', 'bellows', 'crucible', 'drawplate', 'engraver', 'furnace', 'gimlet', 'hacksaw']
const listings: { id: string; word: string; owner: number; kind: 'offer' | 'need' }[] = []
for (const [place, word] of words.entries()) {
  const kind = place % 2 ? ('need' as const) : ('offer' as const)
  const owner = place % 3
  const { id } = await makeListing(db, { kind, ownerId: owners[owner]!.id, at: longAgo, content: someContent({ title: `Graphite ${word} for steel` }) })
  listings.push({ id, word, owner, kind })
}

const headersOf = ({ token }: Reader): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})
type Line = { id: string; state: string }
type Listed = { items: Line[]; total: number; facets: Record<string, Record<string, number>> }
const api = async (who: Reader, path: string) => site.get(`/api/v1${path}`, undefined, headersOf(who))
const listed = async (who: Reader, query: string): Promise<Listed> => (await (await api(who, `/listings?${query}`)).json()) as Listed

async function allPages(who: Reader, query = ''): Promise<{ ids: string[]; first: Listed }> {
  const first = await listed(who, `limit=3&${query}`)
  const ids = first.items.map((one) => one.id)
  for (let page = 2; ids.length < first.total && page < 20; page += 1) ids.push(...(await listed(who, `limit=3&page=${page}&${query}`)).items.map((one) => one.id))
  return { ids, first }
}

const access = fc.record({
  visibility: fc.constantFrom('public', 'public', 'signed_in', 'space', 'named'),
  named: fc.subarray(owners.map((one) => one.id)),
  excluded: fc.subarray(['CN', 'GB', 'FR']),
  state: fc.constantFrom('published', 'published', 'published', 'paused', 'closed'),
  withheld: fc.boolean(),
})

async function arrange(rules: readonly (typeof access extends fc.Arbitrary<infer Value> ? Value : never)[]): Promise<void> {
  for (const [place, rule] of rules.entries()) {
    await run(
      db,
      sql`update listing set visibility = ${rule.visibility}, audience_spaces = ${sql.param(rule.visibility === 'space' ? [space] : [])}::uuid[], audience_organisations = ${sql.param(rule.visibility === 'named' ? rule.named : [])}::uuid[],
            excluded_countries = ${sql.param(rule.excluded)}::text[], name_withheld = ${rule.withheld}, state = ${rule.state}, closed_reason = ${rule.state === 'closed' ? 'withdrawn' : null} where id = ${listings[place]!.id}`,
    )
  }
  await room.matcher.refresh()
}

const sorted = (ids: Iterable<string>): string[] => [...ids].sort()
const idsIn = (text: string): string[] => sorted(listings.map((one) => showId(one.id)).filter((id) => text.includes(id)))

test('in the list ⇔ may be read: lists, counts, facets, search, pages, feed, sitemap and matches (invariant 3)', { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(access, { minLength: words.length, maxLength: words.length }), fc.nat(readers.length - 1), fc.nat(words.length - 1), async (rules, reading, probe) => {
      await arrange(rules)
      const who = readers[reading]!
      const onShow: string[] = []
      for (const [place, one] of listings.entries()) {
        const answer = await api(who, `/listings/${showId(one.id)}`)
        expect([200, 404]).toContain(answer.status)
        if (answer.status !== 200) continue
        const text = await answer.text()
        const own = who.of.includes(owners[one.owner]!.id)
        expect(text.includes(owners[one.owner]!.name), `${who.name} ${one.word}`).toBe(!rules[place]!.withheld || own)
        if ((JSON.parse(text) as Line).state === 'published') onShow.push(showId(one.id))
      }
      onShow.sort()
      const { ids, first } = await allPages(who)
      expect(sorted(ids), who.name).toEqual(onShow)
      expect(first.total).toBe(onShow.length)
      expect(Object.values(first.facets.kind ?? {}).reduce((sum, n) => sum + n, 0)).toBe(onShow.length)
      expect(sorted((await allPages(who, 'q=graphite')).ids)).toEqual(onShow)

      const one = listings[probe]!
      const shown = onShow.includes(showId(one.id))
      expect((await listed(who, `q=${one.word}`)).items.some((line) => line.id === showId(one.id))).toBe(shown)
      const direct = await api(who, `/listings/${showId(one.id)}`)
      expect((await site.get(`/en/listings/${showId(one.id)}`, who.cookie)).status).toBe(direct.status)
      expect(idsIn(await (await site.get('/zh/hall?q=graphite', who.cookie)).text())).toEqual(onShow)
      if (direct.status === 200) {
        const matches = idsIn(JSON.stringify(((await (await api(who, `/listings/${showId(one.id)}/matches`)).json()) as Listed).items))
        expect(matches.filter((id) => !onShow.includes(id))).toEqual([])
      }
      const own = (await (await api(who, '/own/listings?limit=100')).json()) as Partial<Listed>
      expect(sorted((own.items ?? []).map((line) => line.id))).toEqual(sorted(listings.filter((line) => who.of.includes(owners[line.owner]!.id)).map((line) => showId(line.id))))
      if (who.feed) expect(idsIn((await (await site.get(who.feed)).text()).replaceAll(/urn:uuid:\S+/g, '')), `feed of ${who.name}`).toEqual(onShow)
      if (who.saved) expect(idsIn(await (await site.get(who.saved, who.cookie)).text()), `saved page of ${who.name}`).toEqual(onShow)
      if (who.token) return
      for (const path of ['/en/hall/feed.atom', '/sitemap.xml']) expect(idsIn((await (await site.get(path)).text()).replaceAll(/urn:uuid:\S+/g, '')), path).toEqual(onShow)
    }),
    { numRuns },
  )
})

/** What the three readers ask, again and again; keys of forms are made anew for each page. */
const asked = (ids: { need: string; offer: string }) => [
  '/en', '/zh/hall', '/en/hall?q=graphite+membrane', '/zh/hall?q=%E7%9F%B3%E5%A2%A8', '/en/hall?sort=completeness&kind=need', '/en/organisations', '/sitemap.xml', '/en/hall/feed.atom',
  `/en/listings/${ids.need}`, `/zh/listings/${ids.need}/-/matches`, `/en/matches/${ids.need}/${ids.offer}`,
]
const askedApi = (ids: { need: string }) => ['/listings?q=graphite', '/listings?q=steel+membrane&limit=5', `/listings/${ids.need}/matches`, '/organisations']

let everything: (who: Reader) => Promise<string>
beforeAll(async () => {
  const need = listings.find((one) => one.kind === 'need')!
  const offer = listings.find((one) => one.kind === 'offer' && one.owner !== need.owner)!
  const ids = { need: showId(need.id), offer: showId(offer.id) }
  everything = async (who) => {
    const parts: string[] = []
    for (const path of [...asked(ids), ...(who.cookie ? ['/en/desk', '/en/desk/matches', '/en/desk/listings'] : [])]) {
      const answer = await site.get(path, who.cookie)
      parts.push(`${path} ${answer.status}\n${(await answer.text()).replaceAll(/name="_key" value="[^"]*"/g, '')}`)
    }
    for (const path of askedApi(ids)) parts.push(`${path}\n${await (await api(who, path)).text()}`)
    return parts.join('\n\n')
  }
})

const hidden = fc.record({
  how: fc.constantFrom('named', 'space', 'excluding', 'paused', 'draft', 'organisation'),
  kind: fc.constantFrom('offer' as const, 'need' as const),
  text: fc.array(fc.constantFrom('graphite', 'membrane', 'steel', 'furnace', 'anvil', '石墨', '石墨烯薄膜', '炼钢'), { minLength: 1, maxLength: 12 }),
  later: fc.constantFrom('stays', 'goes'),
})

test('what a reader may not see changes no byte of what the reader gets (invariant 4)', { timeout: patience }, async () => {
  await arrange(words.map(() => ({ visibility: 'public', named: [], excluded: [], state: 'published', withheld: false })))
  // The front page waits a quarter of a second for its picture; on a busy machine it stands without one at first.
  await vi.waitFor(async () => expect(await exhibit(db, room.matcher, visitor(at))).toBeDefined(), { timeout: 60_000 })
  const three = readers.slice(0, 3)
  const before = new Map<string, string>()
  for (const who of three) before.set(who.name, await everything(who))
  await fc.assert(
    fc.asyncProperty(fc.array(hidden, { minLength: 1, maxLength: 3 }), fc.nat(2), async (changes, reading) => {
      const who = three[reading]!
      for (const change of changes) await hide(change)
      await room.matcher.refresh()
      expect(await everything(who)).toBe(before.get(who.name))
    }),
    { numRuns: Math.ceil(numRuns / 2) },
  )
})

async function hide({ how, kind, text, later }: typeof hidden extends fc.Arbitrary<infer Value> ? Value : never): Promise<void> {
  if (how === 'organisation') {
    const organisationId = await makeOrganisation(db, { kind: 'investor', name: { en: `Hidden ${newId()}` } })
    await run(db, sql`update organisation set merged_into = ${cedar.id} where id = ${organisationId}`)
    await makePerson(db)
    return
  }
  const content = someContent({ title: text.join(' ') })
  if (how === 'draft') return void (await createListing(db, system(longAgo), { kind, ownerId: cedar.id, content }))
  const access = {
    named: { visibility: 'named' as const, audienceOrganisations: [cedar.id] },
    space: { visibility: 'space' as const, audienceSpaces: [space] },
    excluding: { visibility: 'public' as const, excludedCountries: ['GB', 'FR'] },
    paused: { visibility: 'named' as const, audienceOrganisations: [cedar.id] },
  }[how]
  const { id } = await makeListing(db, { kind, ownerId: cedar.id, at: longAgo, content, access: { audienceOrganisations: [], audienceSpaces: [], excludedCountries: [], nameWithheld: false, openForInterest: true, ...access } })
  if (how === 'paused') await run(db, sql`update listing set state = 'paused' where id = ${id}`)
  if (later === 'goes') await run(db, sql`update listing set state = 'closed', closed_reason = 'withdrawn' where id = ${id}`)
}
