import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { doorKey, pasteProblem } from '../../src/modules/doors/doors.ts'
import { run, sql } from '../../src/platform/database.ts'
import { type Access, isOurs, knowsOwner, onShowTo, opensTo } from './axes.ts'
import { figuresOf, get, letterOf, surfaces } from './surfaces.ts'
import { at, numRuns, openWorld, patience, type Reader, type Subject } from './world.ts'

const world = await openWorld()
const { site, subjects, readers, owners } = world
await doorKey(site.db)
const problem = await pasteProblem(site.db, { body: 'Graphite parts for steel works that must be cleaned in place.', readerLang: 'en', source: { block: 'test', proven: true } }, at)

beforeEach(async () => void (await run(site.db, sql`delete from rate_limit`)))

const namedIn = (text: string): string[] => subjects.filter((one) => text.includes(one.shown)).map((one) => one.word).sort()
const times = (text: string, part: string): number => text.split(part).length - 1

/** One world, one reader: who sees what, by the domain's own sentences. */
type Scene = { who: Reader; accesses: readonly Access[]; shown: string[]; is: (what: (who: Reader, owner: Subject['owner'], access: Access) => boolean) => (one: Subject) => boolean }
function sceneOf(accesses: readonly Access[], who: Reader): Scene {
  const is: Scene['is'] = (what) => (one) => what(who, one.owner, accesses[subjects.indexOf(one)]!)
  return { who, accesses, is, shown: subjects.filter(is(onShowTo)).map((one) => one.word).sort() }
}

/** The answer of the API that counts: all pages, the total, and every facet. */
async function counted({ who, shown, is }: Scene): Promise<void> {
  type Listed = { items: { id: string; organisation?: { slug: string } }[]; total: number; facets: Record<string, Record<string, number>> }
  const first = JSON.parse((await get(world, who, '/api/v1/listings?limit=3')).text) as Listed
  const ids = first.items.map((one) => one.id)
  for (let page = 2; ids.length < first.total && page < 9; page += 1) ids.push(...(JSON.parse((await get(world, who, `/api/v1/listings?limit=3&page=${page}`)).text) as Listed).items.map((one) => one.id))
  expect(namedIn(ids.join(' ')), 'pages of the API').toEqual(shown)
  expect(first.total, 'total').toBe(shown.length)
  const of = (word: string) => subjects.find((one) => one.word === word)!
  expect(first.facets.chain ?? {}, 'facet of chains').toEqual(Object.fromEntries(shown.map((word) => [of(word).chain, 1])))
  expect(Object.values(first.facets.kind ?? {}).reduce((sum, n) => sum + n, 0), 'facet of kinds').toBe(shown.length)
  const figures = await figuresOf(world, who)
  expect([figures.offers, figures.needs], 'figures').toEqual((['offer', 'need'] as const).map((kind) => shown.filter((word) => of(word).kind === kind).length))
  expect(figures.organisations, 'organisations counted').toBe(new Set(shown.map(of).filter((one) => !is((_, __, access) => access.withheld)(one)).map((one) => one.owner.id)).size)
}

/** A listing's own pages: open exactly to those who may read it, and tell of the owner exactly what they may know. */
async function alone({ who, is }: Scene, one: Subject): Promise<void> {
  const opens = is(opensTo)(one)
  const about = `${who.name}: ${one.word}`
  for (const path of [`/api/v1/listings/${one.shown}`, `/en/listings/${one.shown}`, `/zh/listings/${one.shown}/-/print`, `/en/listings/${one.shown}/-/versions`]) {
    const { status, text } = await get(world, who, path)
    expect(status, `${about} ${path}`).toBe(opens ? 200 : 404)
    expect(text.includes(one.word), `${about} ${path}`).toBe(opens)
    if (!opens) continue
    const knows = is(knowsOwner)(one)
    // Its own people and their desk name it anyway.
    if (!isOurs(who, one.owner)) expect(text.includes(one.owner.name), `${about} ${path} owner`).toBe(knows && !path.endsWith('versions'))
    if (!knows) expect(text, `${about} ${path} people`).not.toContain(one.people)
    if (!isOurs(who, one.owner)) expect(text, `${about} ${path} confidential`).not.toContain(one.secret)
  }
  if (opens) return
  for (const path of [`/en/listings/${one.shown}/-/poster.pdf`, `/zh/listings/${one.shown}/-/poster.png`, `/en/listings/${one.shown}/-/matches`, `/en/listings/${one.shown}/-/team`, `/en/listings/${one.shown}/-/qr.svg`, `/en/listings/${one.shown}/-/enquiry`, `/en/listings/${one.shown}/-/complaint`, `/api/v1/listings/${one.shown}/matches`])
    expect((await get(world, who, path)).status, `${about} ${path}`).toBe(404)
}

/** What its own words find, and what its people's and its secret's do. */
async function searched({ who, is, shown }: Scene, one: Subject): Promise<void> {
  const found = async (word: string) => namedIn((await get(world, who, `/api/v1/listings?limit=50&q=${word}`)).text).includes(one.word)
  expect(await found(one.word), `${who.name}: ${one.word} by title`).toBe(shown.includes(one.word))
  expect(await found(one.secret), `${who.name}: ${one.word} by its confidential detail`).toBe(false)
  expect(await found(one.people), `${who.name}: ${one.word} by its people`).toBe(shown.includes(one.word) && !is((_, __, access) => access.withheld)(one))
}

/** What is computed for a listing names only what its reader may read. */
async function computed({ who, shown, is }: Scene, one: Subject): Promise<void> {
  const own = subjects.filter(is(isOurs)).map((each) => each.word)
  const allowed = new Set([...shown, one.word, ...own])
  const paths = is(opensTo)(one) && shown.includes(one.word) ? [`/api/v1/listings/${one.shown}/matches`, `/zh/listings/${one.shown}/-/matches`, ...(one.kind === 'need' ? [`/en/listings/${one.shown}/-/team`] : [])] : []
  for (const path of [...paths, ...(who.signedIn ? [] : [`/en/problems/${problem}`])]) {
    const { text } = await get(world, who, path)
    for (const each of subjects) if (!allowed.has(each.word)) expect(text.includes(each.word) || text.includes(each.shown), `${who.name} ${path}: ${each.word}`).toBe(false)
  }
}

/** Own lists and files hold exactly what is one's own. */
async function owned({ who, is }: Scene): Promise<void> {
  if (!who.signedIn) return
  const own = subjects.filter(is(isOurs)).map((one) => one.word).sort()
  const words = (text: string) => subjects.filter((one) => text.includes(one.word)).map((one) => one.word).sort()
  expect(words((await get(world, who, '/api/v1/own/listings?limit=100')).text), 'own, by API').toEqual(own)
  expect(words((await get(world, who, '/en/desk/listings/export?format=csv')).text), 'own, as a file').toEqual(own)
  expect(words((await get(world, who, '/en/desk/listings')).text), 'own, on the desk').toEqual(own)
}

/** The page of an organisation shows of its listings those on show under its name. */
async function ofOwner({ who, is }: Scene, owner: Subject['owner']): Promise<void> {
  const { text } = await get(world, who, `/en/organisations/${owner.slug}`)
  expect(namedIn(text), `${who.name}: page of ${owner.name}`).toEqual(subjects.filter((one) => one.owner === owner && is(onShowTo)(one) && is(knowsOwner)(one)).map((one) => one.word).sort())
}

test('in the list ⇔ may be read: every place that lists, counts, finds, computes, sends or prints (invariant 3)', { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(world.worlds, fc.nat(readers.length - 1), fc.nat(subjects.length - 1), fc.nat(1_000_000), async (accesses, reading, probe, turn) => {
      await world.arrange(accesses)
      const scene = sceneOf(accesses, readers[reading]!)
      const { who, shown } = scene
      const one = subjects[probe]!
      await counted(scene)
      await alone(scene, one)
      await searched(scene, one)
      await ofOwner(scene, one.owner)
      // The other places take turns: three a world.
      const places = [() => computed(scene, one), () => owned(scene), ...surfaces.map((surface) => async () => {
        const text = await surface.read(world, who)
        if (text === undefined) return
        const found = namedIn(text)
        if (surface.names === 'all') expect(found, `${who.name}: ${surface.name}`).toEqual(shown)
        for (const each of subjects) if (!shown.includes(each.word)) expect(text.includes(each.word) || text.includes(each.shown), `${who.name}: ${surface.name} tells of ${each.word}`).toBe(false)
        for (const each of subjects) expect(text, `${who.name}: ${surface.name}`).not.toContain(each.secret)
      })]
      for (let n = 0; n < 3; n += 1) await places[(turn + n * 7) % places.length]!()
      if (who.saved) {
        const letter = await letterOf(world, who)
        expect(namedIn(letter), `letter to ${who.name}`).toEqual(shown)
        for (const owner of owners) expect(times(letter, owner.name), `${owner.name} in the letter to ${who.name}`).toBe(subjects.filter((each) => each.owner === owner && scene.is(onShowTo)(each) && scene.is(knowsOwner)(each)).length)
      }
    }),
    { numRuns },
  )
})
