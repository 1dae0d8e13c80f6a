import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { actorOf, makeActor, makeAffiliation, makeOrganisation } from '../../../test/world/people.ts'
import { type Actor, visitor } from '../../core/actor.ts'
import { holds } from '../../core/visibility.ts'
import { spaceReadable } from './policy.ts'
import { addMember, createSpace, endMembership, endSeat, giveSeat, membersOf, type Space, spaceBySlug, spacesVisibleTo, spaceVisibilities } from './spaces.ts'

const { db } = await freshDatabase()
const organiser = await makeActor(db, { platform: 'organiser' })
let made = 0
const space = (visibility: Space['visibility'] = 'public', hostId?: string) =>
  createSpace(db, organiser, { kind: 'alliance', slug: `space-${(made += 1)}`, lang: 'en', name: `Space ${made}`, visibility, hostId })

test('a membership gives seats to the people of the organisation until it ends', async () => {
  const id = await space()
  const place = await makeAffiliation(db)
  const membership = await addMember(db, organiser, { spaceId: id, party: { organisationId: place.organisationId }, role: 'member' })
  await expect(addMember(db, organiser, { spaceId: id, party: { organisationId: place.organisationId }, role: 'member' })).rejects.toMatchObject({ code: 'conflict' })
  expect((await actorOf(db, place.personId)).seats).toEqual([{ spaceId: id, role: 'member' }])
  await expect(endMembership(db, await makeActor(db, { role: 'administrator' }), membership)).rejects.toMatchObject({ code: 'missing' })
  await endMembership(db, await makeActor(db, { organisationId: place.organisationId, role: 'administrator' }), membership)
  expect((await actorOf(db, place.personId)).seats).toEqual([])
  expect((await membersOf(db, id))[0]?.toOn).not.toBeNull()
})

test('a chair runs the space as long as the seat lasts; the last host stays', async () => {
  const hostId = await makeOrganisation(db)
  const id = await space('public', hostId)
  const chair = await makeActor(db)
  await expect(addMember(db, chair, { spaceId: id, party: { personId: chair.personId! }, role: 'member' })).rejects.toMatchObject({ code: 'missing' })
  const seat = await giveSeat(db, organiser, { spaceId: id, personId: chair.personId!, role: 'chair' })
  const seated = await actorOf(db, chair.personId!)
  await addMember(db, seated, { spaceId: id, party: { personId: chair.personId! }, role: 'observer' })
  await expect(addMember(db, seated, { spaceId: id, party: { organisationId: '01890000-0000-7000-8000-000000000000' }, role: 'member' })).rejects.toMatchObject({ code: 'invalid' })
  const host = (await membersOf(db, id)).find((one) => one.role === 'host')!
  await expect(endMembership(db, seated, host.id)).rejects.toMatchObject({ code: 'conflict' })
  await endSeat(db, seated, seat)
  await expect(addMember(db, await actorOf(db, chair.personId!), { spaceId: id, party: { organisationId: hostId }, role: 'member' })).rejects.toMatchObject({ code: 'missing' })
})

test('only organisers make spaces; a taken address is named', async () => {
  await expect(createSpace(db, await makeActor(db), { kind: 'event', slug: 'mine', lang: 'en', name: 'Mine' })).rejects.toMatchObject({ code: 'missing' })
  await createSpace(db, organiser, { kind: 'event', slug: 'week', lang: 'zh', name: '技术周' })
  await expect(createSpace(db, organiser, { kind: 'event', slug: 'week', lang: 'zh', name: '技术周' })).rejects.toMatchObject({ details: { fields: { slug: {} } } })
})

test('a space is in the list if and only if it may be read', async () => {
  const spaces = new Map<string, Space['visibility']>()
  for (const visibility of spaceVisibilities) for (let n = 0; n < 3; n += 1) spaces.set(await space(visibility), visibility)
  const ids = [...spaces.keys()]
  const slugs = new Map((await spacesVisibleTo(db, organiser, { limit: 500 })).map((one) => [one.id, one.slug]))
  const actors = fc.record({ signedIn: fc.boolean(), seats: fc.subarray(ids) }).map(({ signedIn, seats }): Actor => ({
    ...visitor(new Date()), kind: signedIn ? 'person' : 'visitor', seats: signedIn ? seats.map((spaceId) => ({ spaceId, role: 'member' })) : [],
  }))
  await fc.assert(
    fc.asyncProperty(actors, fc.constantFrom(...ids), async (actor, id) => {
      const listed = (await spacesVisibleTo(db, actor, { limit: 500 })).some((one) => one.id === id)
      const read = await spaceBySlug(db, actor, slugs.get(id)!).then(() => true, () => false)
      const allowed = holds(spaceReadable, actor, { id, visibility: spaces.get(id)! })
      return listed === allowed && read === allowed
    }),
    { numRuns: process.env.QIAO_SOAK ? 10_000 : 100 },
  )
})
