import { beforeEach, describe, expect, test } from 'vitest'
import { actorOf, makeActor, makeOrganisation, makePerson } from '../../../test/world/people.ts'
import { later, openNewsroom } from '../../../test/world/watches.ts'
import type { Actor } from '../../core/actor.ts'
import { system } from '../../core/actor.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { closeListing, setAccess } from '../listings/listings.ts'
import { dismissMatch } from '../matching/matching.ts'
import { lineOf, noticesOf } from '../notices/notices.ts'
import { sweepListings } from '../listings/expiry.ts'
import type { Rhythm } from './due.ts'
import { pauseWatch, removeWatch, resumeWatch } from './changing.ts'
import { saveNeedOf, savePrivateNeed, saveSearch, watchListing, watchMatch, watchOrganisation } from './saving.ts'

const room = await openNewsroom()
const { db, live } = room
const told = (rhythm: Rhythm) => ({ rhythm, byDesk: true, byMail: true })

/** A word that no other test has, so that each finds only its own. */
let count = 0
const word = () => `alloy${String.fromCharCode(97 + (count % 26), 97 + Math.floor((count += 1) / 26))}x`

const reader = async (facts: Parameters<typeof makePerson>[1] = {}): Promise<Actor> => actorOf(db, await makePerson(db, facts), room.now)
const search = (actor: Actor, words: string, rhythm: Rhythm = 'daily') => saveSearch(db, live, { ...actor, at: room.now }, { name: `Search for ${words}`, words, telling: told(rhythm) })

beforeEach(async () => {
  await run(db, sql`delete from watch`)
  await run(db, sql`delete from mail`)
  room.sent.length = 0
  later(room, 60)
})

describe('at once', () => {
  test('a new listing is told to who saved a search that it fulfils, once, with its way out', async () => {
    const [one, actor] = [word(), await reader()]
    await search(actor, one, 'at_once')
    later(room, 1)
    const { id } = await room.publish(`Casting of ${one} for pumps`)
    await room.publish('Something else entirely')
    for (let times = 0; times < 3; times += 1) {
      await room.stir()
      await room.post()
    }
    expect(room.sent).toHaveLength(1)
    const [letter] = room.sent
    expect(letter!.text).toContain(`Saved search: Search for ${one}`)
    expect(letter!.text).toContain(`Casting of ${one} for pumps`)
    expect(letter!.text).toContain(`/en/listings/${id}`)
    expect(letter!.text).not.toContain('Something else')
    expect(letter!.subject).toBe('New for what you saved: 1')
    expect(letter!.unsubscribe).toMatch(/^https:\/\/qiao\.example\/en\/letters\/[\w-]{43}\/stop$/)
    expect(letter!.list).toBe('at-once.saved.qiao.example')
    expect(letter!.text).toContain(letter!.unsubscribe)
    expect((await noticesOf(db, actor)).map((notice) => lineOf('en', notice))).toEqual([`New for “Search for ${one}”: 1`])
  })

  test('what comes together is told together, and what comes shortly after waits for it', async () => {
    const [one, actor] = [word(), await reader()]
    await search(actor, one, 'at_once')
    await room.publish(`First ${one}`)
    await room.publish(`Second ${one}`)
    await room.stir()
    await room.post()
    await room.publish(`Third ${one}`)
    await room.stir()
    await room.post()
    expect(room.sent).toHaveLength(1)
    later(room, 3)
    await room.minute()
    await room.post()
    expect(room.letters().map((text) => ['First', 'Second', 'Third'].filter((which) => text.includes(which)))).toEqual([['First', 'Second'], ['Third']])
  })

  test('what was there when the search was saved is no news, not even after a revision', async () => {
    const [one, actor] = [word(), await reader()]
    const { id } = await room.publish(`Old ${one}`)
    later(room, 1)
    await search(actor, one, 'at_once')
    await run(db, sql`update listing set version = version + 1 where id = ${id}`)
    await room.stir()
    await room.post()
    expect(room.sent).toEqual([])
  })
})

describe('a digest', () => {
  test('goes at eight in the morning where the reader is, and not when there is nothing new', async () => {
    const [one, london, beijing] = [word(), await reader({ zone: 'Europe/London' }), await reader({ zone: 'Asia/Shanghai', lang: 'zh', name: { zh: '林晓' } })]
    room.now = new Date('2026-06-10T12:00:00Z')
    for (const actor of [london, beijing]) await search(actor, one)
    await room.publish(`New ${one}`)
    const at = async (time: string) => {
      room.now = new Date(time)
      await room.minute()
      await room.post()
      return room.sent.splice(0).map((letter) => letter.to)
    }
    expect(await at('2026-06-10T23:59:00Z')).toEqual([])
    expect(await at('2026-06-11T00:00:00Z')).toEqual([beijing.email])
    expect(await at('2026-06-11T06:59:00Z')).toEqual([])
    expect(await at('2026-06-11T07:00:00Z')).toEqual([london.email])
    expect(await at('2026-06-12T09:00:00Z')).toEqual([])
  })

  test('is written in the reader’s language, several saved things in one letter', async () => {
    const actor = await reader({ lang: 'zh', name: { zh: '周岚' }, zone: 'Asia/Shanghai' })
    const [one, other] = [word(), word()]
    await search(actor, one, 'weekly')
    await search(actor, other, 'weekly')
    await room.publish(`Both ${one} and ${other}`)
    room.now = new Date('2026-06-22T00:00:00Z')
    await room.minute()
    await room.post()
    expect(room.sent).toHaveLength(1)
    expect(room.sent[0]!.subject).toBe('每周关注：2 项新内容')
    expect(room.sent[0]!.text).toContain('周岚，您好：')
    expect(room.sent[0]!.text.match(/【保存的检索】/g)).toHaveLength(2)
    expect(room.sent[0]!.list).toBe('weekly.saved.qiao.example')
  })

  const gone: Record<string, (id: string, ownerId: string) => Promise<unknown>> = {
    withdrawn: (id) => closeListing(db, system(room.now), { id, reason: 'withdrawn' }).catch(() => run(db, sql`update listing set state = 'closed', closed_reason = 'withdrawn' where id = ${id}`)),
    paused: (id) => run(db, sql`update listing set state = 'paused' where id = ${id}`),
    expired: async (id) => {
      await run(db, sql`update listing set expires_at = ${room.now.toISOString()} where id = ${id}`)
      await sweepListings(db, room.now)
    },
    restricted: async (id, ownerId) => setAccess(db, system(room.now), { id, access: { visibility: 'named', audienceOrganisations: [ownerId] } }),
    'closed to the reader’s country': (id) => run(db, sql`update listing set excluded_countries = '{FR}' where id = ${id}`),
  }

  test.each(Object.keys(gone))('never has what is %s since it was found', async (how) => {
    const [one, actor] = [word(), await reader({ country: 'FR' })]
    await search(actor, one)
    const { id, ownerId } = await room.publish(`Nearly told ${one}`)
    await room.stir()
    expect(await rows(db, sql`select 1 from watch_found where listing_id = ${id}`)).toHaveLength(1)
    await gone[how]!(id, ownerId)
    later(room, 1440)
    await room.minute()
    await room.post()
    expect(room.sent.filter((letter) => letter.text.includes(one))).toEqual([])
    expect(await noticesOf(db, actor)).toEqual([])
  })

  test.each(Object.keys(gone))('that could not be sent at first is sent without what is %s meanwhile', async (how) => {
    const [one, actor] = [word(), await reader({ country: 'FR' })]
    await search(actor, one)
    const first = await room.publish(`Leaves ${one}`)
    await room.publish(`Stays ${one}`)
    later(room, 1440)
    await room.minute()
    room.broken = true
    await room.post()
    room.broken = false
    await gone[how]!(first.id, first.ownerId)
    await room.post()
    expect(room.letters().map((text) => [text.includes('Leaves'), text.includes('Stays')])).toEqual([[false, true]])
    expect(room.sent[0]!.to).toBe(actor.email)
    expect(room.sent[0]!.subject).toBe('Your daily news: 1')
  })

  test('of which nothing is left is not sent at all, and nothing of it stays in the outbox', async () => {
    const [one, actor] = [word(), await reader()]
    await search(actor, one)
    const { id, ownerId } = await room.publish(`Leaves ${one}`)
    later(room, 1440)
    await room.minute()
    await gone.restricted!(id, ownerId)
    await room.post()
    expect(room.sent).toEqual([])
    expect(await rows(db, sql`select 1 from mail where person_id = ${actor.personId}`)).toEqual([])
  })

  test('never has what is held back to a day, until that day', async () => {
    const [one, actor] = [word(), await reader()]
    await search(actor, one)
    const release = new Date(room.now.getTime() + 3 * 86_400_000)
    await room.publish(`Embargoed ${one}`, { access: { releaseAt: release } })
    later(room, 1440)
    await room.minute()
    await room.post()
    expect(room.sent).toEqual([])
    room.now = new Date(release.getTime() + 1000)
    await sweepListings(db, room.now)
    later(room, 1440)
    await room.minute()
    await room.post()
    expect(room.letters().filter((text) => text.includes(`Embargoed ${one}`))).toHaveLength(1)
  })

  test('tells what was opened to the reader after it was found', async () => {
    const [one, actor, ownerId] = [word(), await reader(), await makeOrganisation(db)]
    await search(actor, one)
    const { id } = await room.publish(`Opens ${one}`, { ownerId, access: { visibility: 'named', audienceOrganisations: [ownerId] } })
    later(room, 1440)
    await room.minute()
    await run(db, sql`update listing set visibility = 'public', audience_organisations = '{}' where id = ${id}`)
    later(room, 1440)
    await room.minute()
    await room.post()
    expect(room.letters().filter((text) => text.includes(`Opens ${one}`))).toHaveLength(1)
  })
})

test('a job that dies before it has told everything has told nothing, and tells it once when it runs again', async () => {
  const [one, actor] = [word(), await reader()]
  await search(actor, one)
  await room.publish(`Only once ${one}`)
  later(room, 1440)
  room.beforeTold = () => {
    throw new Error('killed')
  }
  await expect(room.minute()).rejects.toThrow('killed')
  expect(await rows(db, sql`select 1 from watch_found f join watch w on w.id = f.watch_id where w.person_id = ${actor.personId} and f.told_at is not null`)).toEqual([])
  expect(await noticesOf(db, actor)).toEqual([])
  room.beforeTold = () => undefined
  await Promise.all([room.minute(), room.minute()])
  await room.post()
  await room.post()
  expect(room.letters().filter((text) => text.includes(one))).toHaveLength(1)
  expect(await noticesOf(db, actor)).toHaveLength(1)
})

describe('needs', () => {
  test('a private need is told of offers with their reasons, and nobody else sees it', async () => {
    const [one, actor] = [word(), await reader()]
    for (const filler of ['Fish farming in cold water', 'Routing of trains', 'Wheat that resists drought', 'Laser welding of copper', 'Batteries for trams', 'Speech recognition']) await room.publish(filler)
    await savePrivateNeed(db, live, { ...actor, at: room.now }, { name: 'Line three', textEn: `Ceramic coating of ${one} valves that holds in sea water`, telling: told('at_once') })
    await room.publish(`Ceramic coating for ${one} valves in sea water`)
    await room.publish(`Ceramic coating of ${one} valves wanted`, { kind: 'need' })
    await room.stir()
    await room.post()
    expect(room.sent).toHaveLength(1)
    expect(room.sent[0]!.text).toContain(`Ceramic coating for ${one} valves in sea water`)
    expect(room.sent[0]!.text).toContain('Both speak of: ')
    expect(room.sent[0]!.text).not.toContain('wanted')
    const masked = await row<{ masked: string; subject: string }>(db, sql`select masked, subject from mail where person_id = ${actor.personId}`)
    expect(`${masked!.masked} ${masked!.subject}`).not.toContain('Line three')
    expect(await rows(db, sql`select 1 from listing_text where body like '%holds in sea water%'`)).toEqual([])
  })

  test('a need of one’s own listing is not told of what the organisation put aside', async () => {
    const one = word()
    const organisationId = await makeOrganisation(db, { kind: 'enterprise' })
    const actor = await makeActor(db, { organisationId, role: 'officer', at: room.now })
    const need = await room.publish(`Ceramic coating of ${one} valves in sea water`, { kind: 'need', ownerId: organisationId })
    await live.refresh()
    await saveNeedOf(db, live, { ...actor, at: room.now }, { listingId: need.id, name: 'Valves', telling: told('daily') })
    const aside = await room.publish(`Ceramic coating for ${one} valves`)
    const fits = await room.publish(`Sea water ${one} valves, ceramic coating`)
    await live.refresh()
    await dismissMatch(db, live, { ...actor, at: room.now }, { listing: { id: need.id, ownerId: organisationId, publisherId: organisationId }, otherId: aside.id, reason: 'not_a_fit' })
    later(room, 1440)
    await room.minute()
    await dismissMatch(db, live, { ...actor, at: room.now }, { listing: { id: need.id, ownerId: organisationId, publisherId: organisationId }, otherId: fits.id, reason: 'later' })
    await room.post()
    expect(room.sent.filter((letter) => letter.to === actor.email)).toEqual([])
  })
})

describe('watches', () => {
  const at = (actor: Actor) => ({ ...actor, at: room.now })

  test('a listing: that it was revised, that it went, without its name, that it is back', async () => {
    const [one, actor] = [word(), await reader()]
    const { id } = await room.publish(`Watched ${one}`)
    await live.refresh()
    await watchListing(db, live, at(actor), { listingId: id, telling: told('at_once') })
    const next = async () => {
      later(room, 5)
      await room.stir()
      await room.post()
      return room.sent.splice(0).map((letter) => letter.text)
    }
    expect(await next()).toEqual([])
    await run(db, sql`update listing_draft set content = jsonb_set(content, '{texts,en,title}', ${JSON.stringify(`Watched ${one}, revised`)}::jsonb) where listing_id = ${id}`)
    const { submitListing } = await import('../listings/listings.ts')
    await submitListing(db, system(room.now), { id })
    expect((await next()).map((text) => text.includes(`Revised: Watched ${one}, revised`))).toEqual([true])
    await run(db, sql`update listing set state = 'paused' where id = ${id}`)
    const [went] = await next()
    expect(went).toContain('A listing that you watch is no longer on show.')
    expect(went).not.toContain(one)
    await run(db, sql`update listing set state = 'published' where id = ${id}`)
    expect((await next()).map((text) => text.includes(`On show again: Watched ${one}`))).toEqual([true])
    expect(await next()).toEqual([])
  })

  test('an organisation: what it publishes under its name, never what it publishes without', async () => {
    const [one, actor] = [word(), await reader()]
    const ownerId = await makeOrganisation(db, { slug: `watched-${one}` })
    await watchOrganisation(db, live, at(actor), { slug: `watched-${one}`, telling: told('at_once') })
    await room.publish(`Withheld ${one}`, { ownerId, access: { nameWithheld: true } })
    await room.publish(`Named ${one}`, { ownerId })
    await room.stir()
    await room.post()
    expect(room.letters().map((text) => [text.includes('Named'), text.includes('Withheld')])).toEqual([[true, false]])
  })

  test('a match: either side; nothing once it was put aside', async () => {
    const one = word()
    const organisationId = await makeOrganisation(db)
    const actor = await makeActor(db, { organisationId, role: 'officer', at: room.now })
    const need = await room.publish(`Valves of ${one}`, { kind: 'need', ownerId: organisationId })
    const offer = await room.publish(`${one} valves`)
    await live.refresh()
    await watchMatch(db, live, at(actor), { needId: need.id, offerId: offer.id, telling: told('at_once') })
    const pause = (id: string) => run(db, sql`update listing set state = case when state = 'paused' then 'published' else 'paused' end where id = ${id}`)
    await pause(offer.id)
    await room.stir()
    await room.post()
    expect(room.letters().filter((text) => text.includes('no longer on show'))).toHaveLength(1)
    await pause(offer.id)
    await live.refresh()
    await dismissMatch(db, live, at(actor), { listing: { id: need.id, ownerId: organisationId, publisherId: organisationId }, otherId: offer.id, reason: 'later' })
    later(room, 5)
    await room.stir()
    await room.post()
    expect(room.sent).toHaveLength(1)
  })

  test('paused ones wait; what came meanwhile is told when they go on; deleted ones tell nothing', async () => {
    const [one, other, actor] = [word(), word(), await reader()]
    const [kept, removed] = [await search(actor, one, 'at_once'), await search(actor, other, 'at_once')]
    await pauseWatch(db, actor, kept)
    await room.publish(`Meanwhile ${one}`)
    await room.publish(`Lost ${other}`)
    await removeWatch(db, actor, removed)
    await room.stir()
    await room.post()
    expect(room.sent).toEqual([])
    await resumeWatch(db, { ...actor, at: room.now }, kept)
    await room.minute()
    await room.post()
    expect(room.letters().map((text) => [text.includes('Meanwhile'), text.includes('Lost')])).toEqual([[true, false]])
  })
})

test('nobody is written to at an address that was not confirmed; the desk says it', async () => {
  const [one, actor] = [word(), await reader({ emailVerified: false })]
  await search(actor, one, 'at_once')
  await room.publish(`Unconfirmed ${one}`)
  await room.stir()
  await room.post()
  expect(room.sent).toEqual([])
  expect(await noticesOf(db, actor)).toHaveLength(1)
})
