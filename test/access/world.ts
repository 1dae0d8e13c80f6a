import fc from 'fast-check'
import { type Actor, system } from '../../src/core/actor.ts'
import { newId, showId } from '../../src/core/id.ts'
import { createAlliance } from '../../src/modules/alliances/alliances.ts'
import type { ListingKind } from '../../src/modules/listings/content.ts'
import { createToken, tokenScopes } from '../../src/modules/people/people.ts'
import { openFeed, saveSearch } from '../../src/modules/watches/watches.ts'
import { addMember } from '../../src/modules/spaces/spaces.ts'
import { vocabularyWords } from '../../src/modules/vocabularies/vocabularies.ts'
import { run, sql } from '../../src/platform/database.ts'
import { openSite, type Site } from '../client.ts'
import { makeListing, someContent } from '../world/listings.ts'
import { actorOf, longAgo, makeActor, makeOrganisation } from '../world/people.ts'
import { type Access, accessOf, axesOf, rowOf } from './axes.ts'

/** Runs of a property: a hundred in `npm test`, ten thousand in `npm run soak`. */
export const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
export const patience = process.env.QIAO_SOAK ? 6 * 3_600_000 : 300_000

export const at = new Date('2026-06-01T08:00:00Z')

/** An organisation that owns listings; its name stands nowhere but on its own page and its listings. */
export type Member = { id: string; name: string; slug: string }

export type Reader = {
  name: string
  cookie?: string
  token?: string
  actor?: Actor
  signedIn: boolean
  moderates: boolean
  inSpace: boolean
  of: string[]
  countries: string[]
  /** A search that finds everything here: its feed, its page, its watch and a letter about every listing. */
  saved?: { feed: string; page: string; letter: string }
}

/** A listing with words that stand nowhere else: in its title, among its people, in its confidential detail; and a chain of its own. */
export type Subject = { id: string; shown: string; word: string; people: string; secret: string; chain: string; owner: Member; kind: ListingKind }

const words = ['anvil', 'bellows', 'crucible', 'drawplate', 'engraver', 'furnace', 'gimlet', 'hacksaw'] as const
const kinds = ['offer', 'need', 'offer', 'need', 'expertise', 'need', 'facility', 'offer'] as const satisfies readonly ListingKind[]

export type World = Awaited<ReturnType<typeof openWorld>>

/** Three owners of two countries, an alliance of one of them, a body of readers with every authority there is, eight listings of every kind. */
export async function openWorld() {
  const site = await openSite({ at })
  const { db, room } = site
  const owners: Member[] = []
  for (const [name, country] of [['Alder Institute', 'GB'], ['Beech Works', 'CN'], ['Cedar Park', 'GB']] as const) {
    const slug = name.toLowerCase().replace(' ', '-')
    owners.push({ id: await makeOrganisation(db, { name: { en: name, zh: name }, country, slug }), name, slug })
  }
  const [alder, beech, cedar] = owners as [Member, Member, Member]
  const platform = system(longAgo)
  const founding = { kind: 'consortium' as const, lang: 'en' as const, purpose: { en: 'To meet.' }, peopleJoin: false, secretariatId: cedar.id }
  const space = await createAlliance(db, platform, { ...founding, slug: 'grove', name: { en: 'Grove' }, visibility: 'public' })
  const closed = await createAlliance(db, platform, { ...founding, slug: 'copse', name: { en: 'Copse' }, visibility: 'space' })
  await addMember(db, platform, { spaceId: closed, party: { organisationId: alder.id }, role: 'member' })

  const subjects: Subject[] = []
  const chains = Object.keys(vocabularyWords.chain.shipped)
  for (const [place, word] of words.entries()) {
    const owner = owners[place % 3]!
    const [kind, chain, people, secret] = [kinds[place]!, chains[place]!, `${word}folk`, `${word}cipher`]
    const texts = { en: { title: `Graphite ${word} for steel`, summary: `Graphite ${word} for steel, cleaned in place.`, team: `Led by ${people}.` } }
    const { id } = await makeListing(db, { kind, ownerId: owner.id, at: longAgo, content: someContent({ source: 'en', texts, facts: { chain, chainLink: 'upstream', fields: ['new_materials'], priorities: ['advanced_materials'] } }) })
    await run(db, sql`insert into listing_confidential (listing_id, detail) values (${id}, ${JSON.stringify({ source: 'en', rev: 1, variants: { en: { body: `Only for friends: ${secret}.`, origin: 'author', ofRev: 1, at: longAgo.toISOString() } } })})`)
    subjects.push({ id, shown: showId(id), word, people, secret, chain, owner, kind })
  }
  const readers: Reader[] = [{ name: 'visitor', signedIn: false, moderates: false, inSpace: false, of: [], countries: [] }]
  for (const [name, facts, countries] of [
    ['somebody', { country: 'FR' }, ['FR']],
    ['of Alder', { organisationId: alder.id, role: 'officer' }, ['GB']],
    ['of Beech', { organisationId: beech.id, role: 'researcher' }, ['CN']],
    ['of Cedar', { organisationId: cedar.id, role: 'administrator' }, ['GB']],
    ['moderator', { platform: 'moderator' }, []],
  ] as const) readers.push(await reader(site, name, facts, countries, { inSpace: name === 'of Cedar' }, subjects))

  const axes = axesOf(owners.map((one) => one.id), space)
  const arrange = async (accesses: readonly Access[]): Promise<void> => {
    for (const [place, access] of accesses.entries()) await run(db, sql`update listing set ${rowOf(axes, access)} where id = ${subjects[place]!.id}`)
    await room.matcher.refresh()
  }
  const open: Access = { audience: 'public', named: [], excluded: [], standing: 'published', withheld: false }
  return { site, owners, alder, beech, cedar, space, subjects, readers, axes, arrange, open, worlds: fc.array(accessOf(axes), { minLength: words.length, maxLength: words.length }) }
}

async function reader({ db, room, as }: Site, name: string, facts: Parameters<typeof makeActor>[1], countries: readonly string[], more: { inSpace: boolean }, subjects: readonly Subject[]): Promise<Reader> {
  const { personId } = await makeActor(db, { ...facts, at })
  const actor = await actorOf(db, personId!, at)
  const { token } = await createToken(db, actor, { name, scopes: tokenScopes })
  const watch = await saveSearch(db, room.matcher, actor, { name: 'Graphite', words: 'graphite' })
  const letter = newId()
  await run(db, sql`insert into watch_letter (id, person_id, rhythm, at) values (${letter}, ${personId}, 'daily', ${at.toISOString()})`)
  for (const [place, one] of subjects.entries()) await run(db, sql`insert into watch_letter_line (letter_id, watch_id, listing_id, what, place) values (${letter}, ${watch}, ${one.id}, 'found', ${place})`)
  const saved = { feed: `/en/saved/${await openFeed(db, actor, watch)}/feed.atom`, page: `/zh/desk/saved/${showId(watch)}`, letter }
  return { name, actor, token, cookie: await as(personId!), saved, signedIn: true, moderates: facts?.platform === 'moderator', of: actor.affiliations.map((one) => one.organisationId), countries: [...countries], ...more }
}
