import { beforeEach, describe, expect, test } from 'vitest'
import { platformRoles } from '../src/core/actor.ts'
import { showId } from '../src/core/id.ts'
import { run, sql } from '../src/platform/database.ts'
import { handlers } from '../src/web/handlers.ts'
import type { Route } from '../src/web/route.ts'
import { routes } from '../src/web/routes.ts'
import { openSite } from './client.ts'
import { makeActor } from './world/people.ts'
import { addressesOf, makePlaces } from './world/places.ts'

const table = Object.entries(routes).flatMap(([group, all]) => Object.entries(all).map(([name, route]) => ({ group, name, at: `${group}.${name}`, route: route as Route })))

describe('the table', () => {
  test('every route declares who may call it, and every write how often', () => {
    const known = new Set(['anyone', 'person', 'moderator', 'organiser', 'administrator', 'machine'])
    expect(table.filter(({ route }) => !known.has(route.who)).map((one) => one.at)).toEqual([])
    expect(table.filter(({ route }) => route.method === 'POST' && route.limit === 'read').map((one) => one.at)).toEqual([])
    expect(table.filter(({ route }) => /\/(desk|account|deals)\b/.test(route.path) && route.who === 'anyone').map((one) => one.at)).toEqual([])
    expect(table.filter(({ route }) => /\/(staff|moderation)\b/.test(route.path) && !['moderator', 'organiser', 'administrator'].includes(route.who)).map((one) => one.at)).toEqual([])
  })

  test('no two routes answer the same address, and each has its handler', () => {
    const addresses = table.map(({ route }) => `${route.method} ${route.path}`)
    expect(addresses.filter((one, place) => addresses.indexOf(one) !== place)).toEqual([])
    const made = handlers as Record<string, Record<string, unknown> | undefined>
    expect(table.filter(({ group, name }) => typeof made[group]?.[name] !== 'function').map((one) => one.at)).toEqual([])
  })
})

const site = await openSite()
const places = await makePlaces(site)

/** Everybody whom a route may meet. */
const roles = ['visitor', 'person', 'officer', ...platformRoles] as const
type Role = (typeof roles)[number]
const cookies = {} as Record<Role, string | undefined>
for (const role of roles) {
  if (role === 'visitor') continue
  const actor = role === 'person' ? await makeActor(site.db) : role === 'officer' ? await makeActor(site.db, { organisationId: places.organisationId, role: 'officer' }) : await makeActor(site.db, { platform: role })
  cookies[role] = await site.as(actor.personId!)
}

const allowed = (who: Route['who'], role: Role): boolean =>
  who === 'anyone' || who === 'machine' || (role !== 'visitor' && (who === 'person' || who === role || role === 'administrator'))

/** What somebody who may not call it gets: a visitor is led to the sign-in, everybody else finds nothing. */
const refusal = (role: Role): number => (role === 'visitor' ? 303 : 404)

describe.each(roles)('a %s', (role) => {
  beforeEach(async () => void (await run(site.db, sql`delete from rate_limit`)))

  test('gets of each page what the table says, and never a fault', async () => {
    const wrong: string[] = []
    let opened = 0
    for (const { at, route } of table.filter((one) => one.route.method === 'GET')) {
      for (const path of addressesOf(at, route, places)) {
        const answer = await site.get(path, cookies[role])
        const { status } = answer
        if (status === 200) opened += 1
        const right = allowed(route.who, role) ? [200, 301, 302, 303, 304, 308, 403, 404, 409, 503].includes(status) : status === refusal(role)
        if (!right || (status === 503 && at !== 'probes.ready')) wrong.push(`${at} ${path} ${status}`)
        if (status === 303 && !allowed(route.who, role) && !answer.headers.get('location')?.includes('/sign-in')) wrong.push(`${at} leads elsewhere`)
      }
    }
    expect(wrong).toEqual([])
    expect(opened).toBeGreaterThan(role === 'visitor' ? 20 : 30)
  })

  test('is refused each write that is not theirs, and never meets a fault', async () => {
    const wrong: string[] = []
    for (const { at, route } of table.filter((one) => one.route.method === 'POST' && one.at !== 'signIn.leave' && one.at !== 'account.sessionsEnd')) {
      // The limit of an hour is for one reader's writes, not for so many addresses in a row.
      await run(site.db, sql`delete from rate_limit`)
      for (const path of addressesOf(at, route, places)) {
        const { status } = await site.post(path, {}, cookies[role])
        const right = allowed(route.who, role) ? [200, 204, 303, 400, 401, 403, 404, 409, 422].includes(status) : status === refusal(role)
        if (!right) wrong.push(`${at} ${path} ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

test('"not yours" looks exactly like "not there"', async () => {
  const stranger = cookies.person
  const kept = async (path: string) => {
    const answer = await site.get(path, stranger)
    return `${answer.status} ${(await answer.text()).replaceAll(path, '').replaceAll(encodeURIComponent(path), '').replaceAll(path.replace('/en/', '/zh/'), '')}`
  }
  const nowhere = showId('01890000-0000-7000-8000-000000000000')
  for (const [theirs, missing] of [
    [`/en/deals/${places.deal}`, `/en/deals/${nowhere}`],
    [`/en/listings/${places.draft}`, `/en/listings/${nowhere}`],
    [`/en/desk/listings/${places.draft}/edit`, `/en/desk/listings/${nowhere}/edit`],
    [`/en/files/${places.file}`.replace('/en', ''), `/files/${nowhere}`],
    [`/en/moderation/${places.listing}`, `/en/moderation/${nowhere}`],
  ] as const) {
    expect(await kept(theirs), theirs).toBe(await kept(missing))
  }
})
